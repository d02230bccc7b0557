"""The manifest of a site: which of its files a build wrote.

It is a hidden file at the site's root, and the mark that a folder is ours to replace. A file that
it does not name is somebody else's.
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
_OWN = frozenset({NAME, _UNFINISHED})

_HEAD = (
    b"# Written by actionplans, version 1. The next build replaces the files named below, "
    b"and keeps all others in this folder.\n"
)

#: No manifest is longer, in bytes.
_LONGEST = 200_000_000


def write(site: Path, files: Iterable[str]) -> None:
    """Write the manifest of a site, at once or not at all.

    Args:
        site: the site's folder.
        files: the paths below it that a build wrote, with `/`; the manifest itself is left out.
    """
    paths = sorted(os.fsencode(file) for file in set(files) - _OWN)
    lines = "".join(f"{quote_from_bytes(path, safe='/ ')}\n" for path in paths)
    new = site / _UNFINISHED
    _remove(new)
    new.write_bytes(_HEAD + lines.encode())
    new.chmod(0o644)
    new.replace(site / NAME)


def read(site: Path) -> frozenset[str] | None:
    """The paths that a site's manifest names; None where a folder has no manifest of ours.

    Raises:
        OSError: the folder or its manifest cannot be read.
    """
    try:
        about = (site / NAME).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(about.st_mode) or about.st_size > _LONGEST:
        return None
    with os.fdopen(_handle(site / NAME), "rb") as file:
        head, lines = file.readline(len(_HEAD) + 1), file.read().splitlines()
    if head.replace(b"\r\n", b"\n") != _HEAD:  # Git for Windows may change the ends of lines
        return None
    return frozenset(os.fsdecode(unquote_to_bytes(line)) for line in lines)


def _handle(file: Path) -> int:
    """Open a file that was regular just now: neither follow a link nor wait for a pipe."""
    more = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    return os.open(file, os.O_RDONLY | sum(more))


def files_in(site: Path) -> Iterator[str]:
    """The path of everything below a folder that is not a folder, links not followed."""
    yield from _walk(site, lambda _: True)


def others(site: Path, named: Iterable[str]) -> Iterator[str]:
    """What lies in a site besides its manifest and the files that it names, outermost first.

    A folder that holds nothing that is named comes as a whole, with `/` at its end, whatever is in
    it and also when it is empty.

    Raises:
        OSError: a folder cannot be read.
    """
    files = _OWN.union(named)
    folders = {path[:at] for path in files for at in _slashes(path)}

    def is_ours(path: str) -> bool:
        return path in folders

    return (path for path in _walk(site, is_ours) if path not in files)


def disown(folder: Path) -> None:
    """Remove the manifest of a folder, which nobody replaces or removes from then on.

    Raises:
        OSError: it cannot be removed.
    """
    (folder / NAME).unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove a folder of a build as far as possible; the mark goes last, if a kill comes between.

    What could not be removed is still there.
    """
    for entry in _names(folder):
        if entry != NAME:
            _remove(folder / entry)
    if set(_names(folder)) <= {NAME}:
        _remove(folder)


def _walk(site: Path, enters: Callable[[str], bool]) -> Iterator[str]:
    """Paths below a folder in order; a folder that is not to be entered ends with `/`."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(site / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            path = f"{folder}/{entry.name}".lstrip("/")
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif enters(path):
                pending.append(path)
            else:
                yield f"{path}/"


def _slashes(path: str) -> Iterator[int]:
    return (at for at, sign in enumerate(path) if sign == "/")


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [path.name for path in folder.iterdir()]
    return []


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink()
            return
        _open(path)
        for folder, below, _ in os.walk(path):
            for name in below:
                _open(Path(folder, name))
        shutil.rmtree(path, ignore_errors=True)


def _open(folder: Path) -> None:
    """Make a folder one that can be emptied."""
    if not folder.is_symlink() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        with suppress(OSError):
            folder.chmod(0o700)
