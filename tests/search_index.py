"""A site's search index, decoded: the words, filters and texts of each page.

Pagefind names its files by their hash, numbers the pages, and cuts the list of words into pieces.
All this is left out, so that two indexes that find the same are equal.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2

from actionplans.cache import BuildCache
from actionplans.exports.search import ONE_INDEX, search_files
from actionplans.exports.search_index import copy_files

FOLDER = "pagefind/"
_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"


def add_index(site: Path, cache: BuildCache, one_index: int = ONE_INDEX) -> None:
    """Add an index of a written site to it, as a build does."""
    copy_files(search_files(site, cache, one_index), site)


def index_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The index, or indexes, as files of lines: one for each page, and one for each language.

    Args:
        files: the files of a site, by path; those that are not Pagefind's are passed over.
    """
    found: dict[str, bytes] = {}
    entries = (path for path in files if path.startswith(FOLDER) and path.endswith(_ENTRY))
    for entry in sorted(entries):
        about = json.loads(files[entry])
        for code, language in about["languages"].items():
            language["hash"] = ""
            found |= _language(files, entry.removesuffix(_ENTRY), code)
        found[entry] = _as_lines([json.dumps(about, ensure_ascii=False, sort_keys=True)])
    return found


def _language(files: Mapping[str, bytes], folder: str, code: str) -> dict[str, bytes]:
    (meta,) = (data for path, data in files.items() if path.startswith(f"{folder}pagefind.{code}_"))
    version, pages, chunks, filters, *more = _decoded(meta)
    fragments = [_fragment(files, folder, name) for name, *_ in pages]
    urls = [fragment["url"] for fragment in fragments]
    words = _words(files, (f"{folder}index/{name}" for _, _, name in chunks), urls)
    found = {
        f"{folder}{code}{fragment['url']}": _as_lines(
            [*_described(fragment), *sorted(words[fragment["url"]])]
        )
        for fragment in fragments
    }
    lines = [f"version {version}", f"more {json.dumps(more, ensure_ascii=False)}"]
    for name, *_, piece in filters:
        _, values = _decoded(files[f"{folder}filter/{piece}.pf_filter"])
        lines += (f"{name}: {value}: {sorted(urls[page] for page in on)}" for value, on in values)
    return {**found, f"{folder}{code}": _as_lines(lines)}


def _fragment(files: Mapping[str, bytes], folder: str, name: str) -> dict[str, Any]:
    """The file of a page; that of a page which stands for another index is its name alone."""
    path = f"{folder}fragment/{name}.pf_fragment"
    if path not in files:
        return {"url": f"/{name.split('_', 3)[3]}"}
    data = gzip.decompress(files[path])
    return dict(json.loads(data.removeprefix(_SIGNATURE)))


def _described(fragment: Mapping[str, Any]) -> Iterator[str]:
    for key, value in sorted(fragment.items()):
        parts = value if isinstance(value, list) else [value]
        yield from (f"{key}: {json.dumps(it, ensure_ascii=False, sort_keys=True)}" for it in parts)


def _words(
    files: Mapping[str, bytes], pieces: Iterable[str], urls: list[str]
) -> dict[str, list[str]]:
    """The words of each page with where they stand on it, by the page's address."""
    found = defaultdict(list)
    for piece in pieces:
        for word, on, *forms in _decoded(files[f"{piece}.pf_index"])[0]:
            listed = [(word, on), *((f"{word} as {form}", where) for form, where in forms[0])]
            for name, pages in listed:
                # A page's number is written as its distance from the one before.
                numbers = accumulate(page[0] for page in pages)
                for number, (_, *where) in zip(numbers, pages, strict=True):
                    found[urls[number]].append(f"word {name}: {json.dumps(where)}")
    return found


def _decoded(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_SIGNATURE))


def _as_lines(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()
