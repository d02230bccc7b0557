"""Pagefind's bundle made reproducible: the same content gives the same bytes, in small chunks.

Pagefind 1.5 writes the values of its filters in a different order at each run, and cuts its index
of words into chunks of some 30 kB, of which a first search fetches one for each word, and a list of
all of them. Here the filters are sorted and the words are cut into smaller chunks. Both files are
arrays of arrays in CBOR (RFC 8949), compressed behind a signature. The files of pages are JSON
behind the same signature; what our search page does not read of them is left out.

The format is private to Pagefind and may change with any minor version, so the package is pinned to
1.5; a bundle in another format is a `BundleFormatError`.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from math import isqrt
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"

#: Bytes of the list of chunks for each of them, by bytes of a chunk that a search fetches: both
#: before and after compression, for a search for two words, which fetches two chunks.
_LISTED = 10

#: What the search page reads of a page's metadata; the rest is in the index alone.
_READ = frozenset({"title", "kind", "names", "asked", "summary"})

#: Words with the same first letters, so many, stay in one chunk, so that a search for the beginning
#: of a word finds them all.
_SAME_LETTERS = 3

#: A word, and what Pagefind knows of it with the word itself, as CBOR.
_Word = tuple[str, bytes]

Page = dict[str, Any]
"""The file of a page: its address, its metadata, and its text."""


class BundleFormatError(Exception):
    """The bundle is not in the format of the Pagefind version that is known."""


def ends_of(page: Page) -> str:
    """The day that the plan of a page ends, as `20241231`; empty for a page of no plan."""
    return str(page["meta"].get("ends", ""))


def normalize(bundle: Path, told: Callable[[Page], str] = ends_of) -> None:
    """Rewrite the bundle in a folder.

    Args:
        bundle: the folder.
        told: what the id of a page is to tell besides, such as the day that its plan ends: so the
            search can order pages by it that it has not fetched.

    Raises:
        BundleFormatError: its format is not known.
        OSError: a file is missing, or cannot be read or written.
    """
    try:
        _normalize(bundle, told)
    except (ValueError, LookupError, TypeError, AttributeError, cbor2.CBORError) as error:
        raise BundleFormatError(str(error)) from error


def _normalize(bundle: Path, told: Callable[[Page], str]) -> None:
    entry = bundle / "pagefind-entry.json"
    overview = json.loads(entry.read_bytes())
    for code, language in sorted(overview["languages"].items()):
        old = bundle / f"pagefind.{language['hash']}.pf_meta"
        version, pages, chunks, filters, *more = _unpacked(old)
        new_chunks = list(_rechunk(bundle / "index", code, [name for _, _, name in chunks]))
        new_filters = [
            _sort_filter(bundle / "filter", code, filter_name, name)
            for filter_name, name in sorted(filters)
        ]
        old.unlink()
        new_pages = [
            [_rewrite_page(bundle / "fragment", name, told), *about] for name, *about in pages
        ]
        content = [version, new_pages, new_chunks, new_filters, *more]
        data = cbor2.dumps(content)
        language["hash"] = _write(bundle, "pagefind.", f"{code}_", ".pf_meta", data)
    entry.write_text(json.dumps(overview, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _rechunk(folder: Path, code: str, names: list[str]) -> Iterator[list[str]]:
    """Write the words of some chunks in smaller ones.

    Yields the range of words of each, as prefixes of the first and the last, and its name.
    """
    words: list[_Word] = []
    for name in names:
        old = folder / f"{name}.pf_index"
        words += ((word[0], cbor2.dumps(word)) for word in _unpacked(old)[0])
        old.unlink()
    chunks = list(_chunks(words))
    for number, chunk in enumerate(chunks):
        start, end = chunk[0][0], chunk[-1][0]
        if number:
            start = _distinct_prefix(start, chunks[number - 1][-1][0])
        if number + 1 < len(chunks):
            shorter = _distinct_prefix(end, chunks[number + 1][0][0])
            end = shorter if shorter >= start else end
        data = _array([_array([word for _, word in chunk])])
        yield [start, end, _write(folder, "", f"{code}_", ".pf_index", data)]


def _chunks(words: list[_Word]) -> Iterator[list[_Word]]:
    """The words in chunks so small that a search fetches the fewest bytes, their list included."""
    enough = isqrt(_LISTED * sum(len(data) for _, data in words))
    chunk: list[_Word] = []
    size = 0
    for word in words:
        if chunk and size >= enough and chunk[-1][0][:_SAME_LETTERS] != word[0][:_SAME_LETTERS]:
            yield chunk
            chunk, size = [], 0
        chunk.append(word)
        size += len(word[1])
    if chunk:
        yield chunk


def _distinct_prefix(word: str, other: str) -> str:
    """The shortest prefix of a word that another does not begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return word[: len(list(same)) + 1]


def _sort_filter(folder: Path, code: str, filter_name: str, name: str) -> list[str]:
    """Write a filter with its values sorted."""
    old = folder / f"{name}.pf_filter"
    _, values = _unpacked(old)
    old.unlink()
    data = cbor2.dumps([filter_name, sorted(values)])
    return [filter_name, _write(folder, "", f"{code}_", ".pf_filter", data)]


def _rewrite_page(folder: Path, name: str, told: Callable[[Page], str]) -> str:
    """Leave out of a page's file what is not read of it.

    Returns its name, which is its id in results: the language, a digest of what is in the file, and
    what else it tells.
    """
    old = folder / f"{name}.pf_fragment"
    page = read_page(old) | {"anchors": [], "filters": {}}
    old.unlink()
    more = told(page)
    page["meta"] = {key: text for key, text in page["meta"].items() if key in _READ}
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()
    new = "_".join(filter(None, (name.split("_")[0], _digest(text), more)))
    (folder / f"{new}.pf_fragment").write_bytes(_packed(text))
    return new


# Files


def pages_in(bundle: Path, code: str) -> Iterator[Page]:
    """The files of the pages in a language, by their names.

    Raises:
        ValueError: one has another format, or is cut off (EOFError, zlib.error, OSError).
    """
    return map(read_page, sorted(bundle.glob(f"fragment/{code}_*.pf_fragment")))


def read_page(file: Path) -> Page:
    """The file of a page.

    Raises:
        ValueError: it has another format, or is cut off (EOFError, zlib.error, OSError).
    """
    return dict(json.loads(_content(file)))


def _unpacked(file: Path) -> Any:
    return cbor2.loads(_content(file))


def _content(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} has no signature of Pagefind")
    return data[len(_SIGNATURE) :]


def _packed(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, 9, mtime=0)


def _array(values: Sequence[bytes]) -> bytes:
    """An array of one or more values that are CBOR: their number, as before zeros, and each."""
    count = len(values)
    return cbor2.dumps([0] * count)[:-count] + b"".join(values)


def _write(folder: Path, before: str, code: str, ending: str, data: bytes) -> str:
    """Write a file under the hash of its content; returns its name as the bundle refers to it."""
    name = code + _digest(data)
    (folder / f"{before}{name}{ending}").write_bytes(_packed(data))
    return name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]
