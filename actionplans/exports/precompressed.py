"""Compressed copies of files beside them, `index.html.gz` and `index.html.br`, for hosts to send.

A host that has them compresses nothing itself. Brotli makes a seventh less of our pages than gzip,
and takes fifty times as long (17 ms a file): what it made is kept from build to build, what gzip
made is not worth it. (Both at their best, measured on one core in November 2026.)
"""

import gzip
import os
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from actionplans.cache import BuildCache, key_of
from actionplans.publishing import manifest
from actionplans.shelf import Shelf
from actionplans.worker import processors

GZIP, BROTLI = "gz", "br"

ENCODINGS: Mapping[str, str] = {BROTLI: "br", GZIP: "gzip"}
"""The names of the forms in HTTP (RFC 9110, 8.4.1) by their files' endings; the best first."""

TYPES: Mapping[str, str] = {
    "css": "text/css",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "rtf": "application/rtf",
    "srt": "application/x-subrip",
    "svg": "image/svg+xml",
    "tsv": "text/tab-separated-values",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
}
"""The media types of files that become smaller, by their endings; others are compressed already."""

#: Bytes that one packet of a network holds: what is no longer arrives no sooner when it is smaller.
_PACKET = 1_400

#: The name of the package that does it, and of the shelf of what it did.
_BROTLI = "brotli"


def has_brotli() -> bool:
    """Whether the package for Brotli is installed."""
    try:
        return bool(version(_BROTLI))
    except PackageNotFoundError:
        return False


def write_copies(
    site: Path,
    forms: Collection[str],
    cache: BuildCache,
    reserve: Callable[[Iterable[str]], object],
) -> None:
    """Write compressed copies of a site's files, as many at once as there are processors.

    None is written where something stands already: another plugin may have made the copy, or a
    former address may have that name.

    Args:
        site: the site's folder, with all its files.
        forms: the forms of copies, of `ENCODINGS`.
        cache: where Brotli's results are kept.
        reserve: is told the paths that may be written, before they are.

    Raises:
        Refusal: a file of somebody else is in the way.
        OSError: something cannot be read or written.
    """
    files = list(_compressible(site))
    wanted = (f"{file}.{form}" for file in files for form in forms)
    paths = frozenset(path for path in wanted if not os.path.lexists(site / path))
    reserve(paths)
    by_shelf = _by_shelf(site, files, cache) if BROTLI in forms else [(None, files)]
    with ThreadPoolExecutor(processors()) as threads:  # both libraries let others work meanwhile
        try:
            for shelf, some in by_shelf:
                for key, kept in threads.map(partial(_write, site, paths, shelf), some):
                    if shelf and kept is not None:
                        shelf.put(key, kept)
                if shelf:
                    shelf.save()
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise
    cache.prune(_BROTLI)


def _compressible(site: Path) -> Iterator[str]:
    """The files of a site that are worth compressing, by their paths; nothing that is hidden."""
    for path in manifest.files_in(site):
        ending = path.rpartition(".")[2].lower()
        is_hidden = path.startswith(".") or "/." in path
        if ending in TYPES and not is_hidden and (site / path).lstat().st_size > _PACKET:
            yield path


def _by_shelf(
    site: Path, files: Iterable[str], cache: BuildCache
) -> Iterator[tuple[Shelf | None, list[str]]]:
    """The files of each of sixteen shelves: what is on one is in memory, and all would be much."""
    groups: dict[str, list[str]] = defaultdict(list)
    for file in files:
        groups[_key((site / file).read_bytes())[0]].append(file)
    for digit, some in sorted(groups.items()):
        yield cache.shelf(_BROTLI, [version(_BROTLI).encode(), digit.encode()]), some


def _key(content: bytes) -> str:
    return key_of([content])


def _write(
    site: Path, paths: frozenset[str], shelf: Shelf | None, file: str
) -> tuple[str, str | None]:
    """Write the copies of a file; returns what is to be kept of it, and under which key."""
    content = (site / file).read_bytes()
    key, kept = _key(content), None
    if (path := f"{file}.{GZIP}") in paths:
        _write_smaller(site / path, gzip.compress(content, 9, mtime=0), content)
    if shelf and (path := f"{file}.{BROTLI}") in paths:
        kept = shelf.get(key)
        if kept is None:
            kept = b64encode(_brotli(content)).decode()
        _write_smaller(site / path, b64decode(kept), content)
    return key, kept


def _write_smaller(path: Path, packed: bytes, content: bytes) -> None:
    if len(packed) < len(content):
        path.write_bytes(packed)


def _brotli(content: bytes) -> bytes:
    import brotli  # an extra: it is there where settings ask for it

    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11))
