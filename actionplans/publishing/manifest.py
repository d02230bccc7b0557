"""The manifest of a site: the list of the files in it that a build wrote.

It is a hidden file at the site's root. Only a folder that has one is ever replaced; a file that it
does not list belongs to somebody else.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

NAME = ".actionplans"
"""The name of the manifest's file."""

_UNFINISHED = f"{NAME}.new"
_MANIFESTS = frozenset({NAME, _UNFINISHED})

_HEAD = (
    b"# Written by actionplans, version 1. The next build replaces the files named below, "
    b"and keeps all others in this folder.\n"
)

#: Bytes of the longest manifest that is read.
_MAX_SIZE = 200_000_000


def write(site: Path, files: Iterable[str]) -> None:
    """Write the manifest of a site, atomically.

    Args:
        site: the site's folder.
        files: the paths below it that a build wrote, with `/`; the manifest itself is left out.
    """
    paths = sorted(os.fsencode(file) for file in set(files) - _MANIFESTS)
    lines = "".join(f"{quote_from_bytes(path, safe='/ ')}\n" for path in paths)
    new = site / _UNFINISHED
    _remove(new)
    new.write_bytes(_HEAD + lines.encode())
    new.chmod(0o644)
    new.replace(site / NAME)


def read(site: Path) -> frozenset[str] | None:
    """The paths that a site's manifest lists; None where a folder has no manifest of ours.

    Raises:
        OSError: the folder or its manifest cannot be read.
    """
    try:
        status = (site / NAME).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
        return None
    with os.fdopen(_open_regular(site / NAME), "rb") as file:
        head, lines = file.readline(len(_HEAD) + 1), file.read().splitlines()
    if head.replace(b"\r\n", b"\n") != _HEAD:  # Git for Windows may change the ends of lines
        return None
    return frozenset(os.fsdecode(unquote_to_bytes(line)) for line in lines)


def _open_regular(file: Path) -> int:
    """Open a file that was regular just now: neither follow a link nor wait for a pipe."""
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    return os.open(file, os.O_RDONLY | sum(flags))


def files_in(site: Path) -> Iterator[str]:
    """The path of everything below a folder that is not a folder, links not followed."""
    yield from _walk(site, lambda _: True)


def foreign_files(site: Path, listed: Iterable[str]) -> Iterator[str]:
    """The paths in a site besides its manifest and the files that it lists, outermost first.

    A folder with no listed file in it is one path, with `/` at its end, whatever is in it and also
    when it is empty.

    Raises:
        OSError: a folder cannot be read.
    """
    files = _MANIFESTS.union(listed)
    folders = folders_of(files)

    def is_ours(path: str) -> bool:
        return path in folders

    return (path for path in _walk(site, is_ours) if path not in files)


def folders_of(files: Iterable[str]) -> set[str]:
    """The paths of the folders below a site's folder that some of its files are in."""
    return {path[:index] for path in files for index in _slashes(path)}


def disown(folder: Path) -> None:
    """Remove the manifest of a folder, which no build replaces or removes from then on.

    Raises:
        OSError: it cannot be removed.
    """
    (folder / NAME).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove a folder of a build as far as possible.

    The manifest goes last, so that another build can go on where this one was killed.
    """
    for entry in _names(folder):
        if entry != NAME:
            _remove(folder / entry)
    if set(_names(folder)) <= {NAME}:
        _remove(folder)


def _walk(site: Path, enters: Callable[[str], bool]) -> Iterator[str]:
    """The paths below a folder in order; that of a folder that is not entered ends with `/`."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(site / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{folder}/{entry.name}".lstrip("/")
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif enters(path):
                pending.append(path)
            else:
                yield f"{path}/"


def _slashes(path: str) -> Iterator[int]:
    return (index for index, char in enumerate(path) if char == "/")


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [path.name for path in folder.iterdir()]
    return []


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink()
            return
        _make_accessible(path)
        for folder, subfolders, _ in os.walk(path):
            for name in subfolders:
                _make_accessible(Path(folder, name))
        shutil.rmtree(path, ignore_errors=True)


def _make_accessible(folder: Path) -> None:
    """Give a folder the permissions to be emptied."""
    if not folder.is_symlink() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        with suppress(OSError):
            folder.chmod(0o700)
