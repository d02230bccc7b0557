"""The search index of a site: one, or of a large site one for each part, and one of these.

Texts are worked over only where an index is made: to know that it is up to date it takes the hashes
of its pages.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.exports import pagefind_bundle
from actionplans.exports.divided_search import divided_files
from actionplans.exports.search_index import (
    KIND,
    index_files,
    kept_index,
    languages_of,
    listed,
    program_files,
)
from actionplans.exports.searchable import SearchablePage, indexed, key_of, searchable_pages
from actionplans.exports.word_list import page_words, word_file, word_list

FOLDER = "pagefind"
"""The folder of the index in a site."""

ONE_INDEX = 5_000
"""The most pages in one index; the handbook says how this was measured."""


def search_files(site: Path, cache: BuildCache, one_index: int = ONE_INDEX) -> dict[str, Path]:
    """The files of a finished site's index, by their paths in the site: made now, or cached.

    Pages in another language have an index to themselves, with the forms of its words. A site with
    nothing to find, just begun, has no index: Pagefind makes none of no page.

    Args:
        site: the folder of the site.
        cache: where indexes are kept.
        one_index: the most pages in one index; a site with more has one for each of its parts.

    Raises:
        SearchError: it cannot be made.
    """
    pages = tuple(searchable_pages(site))
    make = divided_files if len(pages) > one_index else _whole_files
    files = make(site, pages, cache) if pages else {}
    cache.prune(KIND)
    return {f"{FOLDER}/{name}": file for name, file in files.items()}


def _whole_files(site: Path, pages: Sequence[SearchablePage], cache: BuildCache) -> dict[str, Path]:
    return listed(kept_index(cache, key_of(pages), indexed(site, pages), _finish))


def _finish(bundle: Path) -> Iterator[str]:
    pagefind_bundle.normalize(bundle)
    yield from program_files(bundle)
    yield from index_files(bundle, "index", "filter", "fragment")
    for code in languages_of(bundle):
        words = page_words(pagefind_bundle.pages_in(bundle, code))
        (bundle / word_file(code)).write_bytes(word_list(words))
        yield word_file(code)
