"""Digests of what a build reads and of what it writes, by content and nothing else.

Each is one SHA-256 of everything in its order: of a file its path, its content in pieces, and an
empty piece; of a folder its path with a slash.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parent

#: The folders of fonts, which PDFs depend on, where the systems have them.
_FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)

ADDRESSES = "addresses.csv"
"""A file beside the settings with addresses that the site has had; there need be none."""

#: What Python writes beside its sources.
_COMPILED = "__pycache__"

#: The endings of what an installed release leaves beside its modules; the name has the version.
_RELEASE = (".dist-info", ".egg-info")

#: How a file is opened to be read as it is, which Windows has to be told.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)

#: Bytes of the pieces that files are read in.
_PIECE = 1 << 18

#: Bytes of the longest file that is read; the digest of a longer one takes longer than a build.
_MAX_SIZE = 1 << 30


class NotPlainError(Exception):
    """Something is not a plain file or folder, is too long, or cannot be read."""


class Sources(NamedTuple):
    """What a build reads, besides the program and the machine."""

    settings: str
    """The path of the settings file."""

    folders: tuple[str, ...]
    """The content folder and those of the theme."""

    day: str | None
    """The day to build for that the settings name, as an ISO date; None for that of the build."""


def read_digest(sources: Sources, modules: Iterable[str] = ()) -> str:
    """The digest of what a build reads: content, theme, settings, the program and the machine.

    Raises:
        OSError: something cannot be read.
        NotPlainError: something is neither a file nor a folder.
    """
    digest = hashlib.sha256()
    for line in (*packages(), *_fonts()):
        _add(digest, line.encode(errors="surrogateescape"))
    remembered = Path(sources.settings).with_name(ADDRESSES)
    for file in (sources.settings, *modules):
        _add_file(digest, file, file)
    if remembered.is_file():
        _add_file(digest, str(remembered), str(remembered))
    for folder in (*sources.folders, str(PACKAGE)):
        _add(digest, os.fsencode(f"{folder}/"))
        for entry in _walk(folder):
            if entry.name != _COMPILED:
                _add_entry(digest, entry, entry.path)
    return digest.hexdigest()


def written_digest(site: Path) -> str:
    """The digest of a site: every path below its folder, with content and permissions.

    Raises:
        OSError: something cannot be read.
        NotPlainError: something is neither a file nor a folder.
    """
    digest = hashlib.sha256()
    folder = os.path.realpath(site)
    for entry in _walk(folder):
        mode = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
        _add_entry(digest, entry, f"{mode:o} {entry.path[len(folder) :]}")
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", part: bytes) -> None:
    digest.update(b"%d:" % len(part))
    digest.update(part)


def _add_entry(digest: "hashlib._Hash", entry: "os.DirEntry[str]", name: str) -> None:
    if entry.is_dir(follow_symlinks=False):
        _add(digest, os.fsencode(f"{name}/"))
    else:
        _add_file(digest, entry.path, name)


def _add_file(digest: "hashlib._Hash", path: str, name: str) -> None:
    _add(digest, os.fsencode(name))
    file = os.open(path, _READ)  # `open` asks the system three questions more of each file
    try:
        while piece := os.read(file, _PIECE):
            if len(piece) == _PIECE and os.fstat(file).st_size > _MAX_SIZE:
                raise NotPlainError(path)
            _add(digest, piece)
    finally:
        os.close(file)
    _add(digest, b"")


def _walk(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Everything below a folder, in an order that is always the same.

    Raises:
        OSError: a folder cannot be read.
        NotPlainError: something is neither a file nor a folder.
    """
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as scan:
            entries = sorted(scan, key=attrgetter("name"))
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != _COMPILED:
                    pending.append(entry.path)
            elif not entry.is_file(follow_symlinks=False):
                raise NotPlainError(entry.path)  # before anybody reads it: a pipe never ends
            yield entry


def packages() -> Iterator[str]:
    """Python, the host, and the releases of all packages that can be imported."""
    yield sys.version
    yield "properdocs" if "properdocs" in sys.modules else "mkdocs"
    for folder in dict.fromkeys(sys.path[1:]):  # the first is that of the script
        if Path(folder).is_dir():
            with os.scandir(folder) as scan:
                yield from sorted(it.name for it in scan if it.name.endswith(_RELEASE))


def _fonts() -> Iterator[str]:
    """The fonts of the machine, each with its size and time."""
    for folder in map(os.path.expanduser, _FONTS):
        for parent, folders, files in os.walk(folder):
            folders.sort()
            for file in sorted(files):
                with suppress(OSError):
                    status = Path(parent, file).stat()
                    yield f"{parent} {file} {status.st_size} {status.st_mtime_ns}"
