"""The search of a large site: an index for each partnership, one for the rest, and one of these.

Each is made and kept by itself, so that a change in one partnership makes only its index again. The
browser asks the index of indexes first, in which each part of the site is one page that has the
words of all its pages and can be chosen as they can; then those that it names, merged by Pagefind
(`templates/assets/together.js`). That gives what one index of all gives: left to itself, Pagefind
would look for the beginning of a word in each index that lacks it, and find what no reader asked
for.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from actionplans.cache import BuildCache
from actionplans.exports.pagefind_bundle import Page, ends_of, normalize, pages_in
from actionplans.exports.search_index import (
    ENTRY,
    index_files,
    kept_index,
    languages_of,
    listed,
    program_files,
)
from actionplans.exports.searchable import SearchablePage, indexed, key_of
from actionplans.exports.word_list import PageWords, page_words, word_file, word_list
from actionplans.worker import processors

#: The filter that tells the index of indexes from the others, and a word that all pages have; see
#: `together.js`.
_SCOPE = "index"
_EVERY = b'<div hidden data-pagefind-ignore><i data-pagefind-meta="every:_all"></i></div></main>'

#: What a part has, by language, kept with its index.
_ABOUT = ".about.json"

#: The code of this module is part of the keys in the cache.
_CODE = Path(__file__).read_bytes()

#: The most indexes that are made at once. Pagefind itself uses several processors.
_AT_ONCE = 4

#: What is known of the parts, by language.
_Known = Mapping[str, Mapping[str, Mapping[str, Any]]]


def divided_files(
    site: Path, pages: Sequence[SearchablePage], cache: BuildCache
) -> dict[str, Path]:
    """The files of the indexes of a site's pages, by their paths below the index's folder.

    Raises:
        SearchError: one cannot be made.
    """
    parts: defaultdict[str, list[SearchablePage]] = defaultdict(list)
    for page in pages:
        parts[page.part].append(page)
    with ThreadPoolExecutor(min(_AT_ONCE, processors())) as pool:
        indexes = dict(
            zip(parts, pool.map(partial(_part, site, cache), parts.values()), strict=True)
        )
    files = listed(_overview({part: index / _ABOUT for part, index in indexes.items()}, cache))
    for part, index in indexes.items():
        files |= {f"{part}/{name}": file for name, file in listed(index).items()}
    return files


# The index of a part


def _part(site: Path, cache: BuildCache, pages: Sequence[SearchablePage]) -> Path:
    part = pages[0].part
    key = (_CODE, part.encode(), *key_of(pages))
    html = ((path, page.replace(b"</main>", _EVERY)) for path, page in indexed(site, pages))
    return kept_index(cache, key, html, partial(_finish_part, part))


def _finish_part(part: str, bundle: Path) -> Iterator[str]:
    about = {code: _about(list(pages_in(bundle, code))) for code in languages_of(bundle)}
    (bundle / _ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    normalize(bundle, lambda page: f"{ends_of(page)}_{part}")
    yield _ABOUT
    yield from index_files(bundle, "index", "filter", "fragment")


def _about(pages: Sequence[Page]) -> dict[str, Any]:
    """What some pages of one part in one language have."""
    tokens: set[str] = set()
    filters: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for text in (page["content"], *page["meta"].values()):
            tokens.update(text.split())
        for name, values in page["filters"].items():
            filters[name].update(values)
    words = page_words(pages)
    return {
        "pages": len(pages),
        "words": sum(page["word_count"] for page in pages),
        "tokens": sorted(tokens),
        "filters": {name: sorted(values) for name, values in sorted(filters.items())},
        "names": sorted(words.names),
        "texts": dict(sorted(words.texts.items())),
    }


# The index of indexes


def _overview(files: Mapping[str, Path], cache: BuildCache) -> Path:
    """The index of the indexes of parts, by what is known of each."""
    abouts = {part: file.read_bytes() for part, file in files.items()}
    key = (_CODE, *(piece for part, about in abouts.items() for piece in (part.encode(), about)))
    known = {part: json.loads(about) for part, about in abouts.items()}
    return kept_index(cache, key, _part_pages(known), partial(_finish_overview, known))


def _part_pages(known: _Known) -> Iterator[tuple[str, bytes]]:
    for part, languages in known.items():
        for code, about in languages.items():
            yield _path(code, part), _part_html(code, about).encode()


def _part_html(code: str, about: Mapping[str, Any]) -> str:
    chosen = [(_SCOPE, "all")]
    chosen += [(name, value) for name, values in about["filters"].items() for value in values]
    filters = "".join(
        f'<i data-pagefind-filter="{escape(name)}:{escape(value)}"></i>' for name, value in chosen
    )
    return (
        f'<html lang="{escape(code)}"><main data-pagefind-body>'
        f"<div hidden data-pagefind-ignore>{filters}</div>"
        f"<p>{escape(' '.join(about['tokens']))}</p></main>"
    )


def _finish_overview(known: _Known, bundle: Path) -> Iterator[str]:
    indexes: defaultdict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    words: defaultdict[str, PageWords] = defaultdict(lambda: PageWords(set(), Counter()))
    for part, languages in known.items():
        for code, about in languages.items():
            sizes = {"pages": about["pages"], "words": about["words"]}
            indexes[code][part] = sizes
            words[code].add(PageWords(set(about["names"]), Counter(about["texts"])))
    normalize(bundle, lambda page: f"_{Path(page['url']).stem}")
    entry = json.loads((bundle / ENTRY).read_bytes())
    entry["indexes"] = indexes
    (bundle / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")
    yield from program_files(bundle)
    yield from index_files(bundle, "index", "filter")
    for code in languages_of(bundle):
        (bundle / word_file(code)).write_bytes(word_list(words[code]))
        yield word_file(code)


def _path(code: str, part: str) -> str:
    return f"{code}/{part}.html"
