"""Keeps what is costly to make, under the hash of all that it is made from.

Search indexes, PDFs and pictures' sizes are made again only when what they are made from changed.
What is kept is trusted no further than its list of hashes: a disk that was full or lost its power,
or somebody's hand, may have changed it. Anything that cannot be read as it was made is made again.
"""

import hashlib
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from actionplans.publishing.scratch import scratch, scratch_of, sweep, sweep_shared

#: Names the files of a finished thing with their hashes and sizes; written last.
_LIST = ".files"

#: No list is longer, in bytes.
_LONGEST_LIST = 50_000_000

#: So many seconds a thing that nobody asks for is kept.
_WHILE = 24 * 60 * 60


class Kept:
    """A folder of finished things, that may be thrown away at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[Path] = set()
        self._passing: Path | None = None

    def keep(self, kind: str, parts: Iterable[bytes], make: Callable[[Path], None]) -> Path:
        """The folder that `make` filled for these parts, now or at an earlier build.

        Args:
            kind: what is made, such as `pdf`: the name of a folder, and part of the key.
            parts: everything that the result depends on, versions of tools with it.
            make: fills the empty folder that it is given; what it raises is passed on.

        Raises:
            OSError: it can be written neither where things are kept nor in the system's temporary
                folder.
        """
        name = key_of(parts)
        found = self.folder / kind / name
        if not _is_whole(found):
            found = self._made(kind, name, make)
        with suppress(OSError):
            (found / _LIST).touch()
        self._used.add(found)
        return found

    def _made(self, kind: str, name: str, make: Callable[[Path], None]) -> Path:
        """Make a thing where things are kept; where that is not possible, in a temporary folder."""
        with ExitStack() as ending:
            try:
                place = _cleared(self.folder / kind, name)
                new = ending.enter_context(scratch(place))
            except OSError:
                place = self._passing_folder() / kind
                if _is_whole(place / name):
                    return place / name
                new = ending.enter_context(scratch(_cleared(place, name)))
            make(new)
            (new / _LIST).write_bytes(_listing(new))
            _settle(new, place / name)
        return place / name

    def _passing_folder(self) -> Path:
        """A temporary folder that goes when this does."""
        if self._passing is None:
            self._passing = scratch_of(self)
        return self._passing

    def forget_unused(self, kind: str) -> None:
        """Remove what was kept of a kind and nobody has asked for in a while.

        What killed builds left unfinished goes too. Another process, such as a preview, may be
        using or making what this one does not know of. What cannot be removed is left.
        """
        folder, now = self.folder / kind, time.time()
        sweep(folder)
        sweep_shared()
        for entry in _entries(folder):
            unfinished = entry.name.startswith(".") and entry.is_dir()
            if not unfinished and entry not in self._used and abs(now - _last_use(entry)) > _WHILE:
                _remove(entry)


def key_of(parts: Iterable[bytes]) -> str:
    """A name for some parts: another for each other sequence of bytes."""
    key = hashlib.sha256()
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.hexdigest()[:32]


def _cleared(place: Path, name: str) -> Path:
    """The folder for a kind of thing, made where there is none, without a damaged thing in it."""
    place.mkdir(parents=True, exist_ok=True)
    _remove(place / name)
    if os.path.lexists(place / name):
        raise PermissionError(place / name)
    return place


def _remove(path: Path) -> None:
    """Remove a file, a link or a folder, as far as that is possible."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _last_use(entry: Path) -> float:
    """When a thing was last asked for, in seconds; of what has no list, when it was changed."""
    for path in (entry / _LIST, entry):
        with suppress(OSError):
            return path.lstat().st_mtime
    return time.time()


# The list of a thing's files


def _listing(folder: Path) -> bytes:
    """The files of a folder, a line each: hash, size and path."""
    lines = []
    for path, size in sorted(_files(folder)):
        with Path(os.fsdecode(path)).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(b"%s %d %s\n" % (digest.encode(), size, _below(folder, path)))
    return b"".join(lines)


def _is_whole(folder: Path) -> bool:
    """Whether a thing is there as it was made. Sizes first: a file of any size costs no time."""
    try:
        listing = folder / _LIST
        about = listing.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LONGEST_LIST:
            return False
        listed = listing.read_bytes()
        sizes = [line.split(b" ", 2)[1:] for line in listed.splitlines()]
        there = [[b"%d" % size, _below(folder, path)] for path, size in sorted(_files(folder))]
        return sizes == there and listed == _listing(folder)
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> Iterator[tuple[bytes, int]]:
    """Every file below a folder but its list, with its size in bytes.

    Raises:
        OSError: a folder cannot be read.
        ValueError: something is neither a file nor a folder.
    """
    pending = [os.fsencode(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif not entry.is_file(follow_symlinks=False):
                    raise ValueError(entry.path)
                elif entry.path != os.fsencode(folder / _LIST):
                    yield entry.path, entry.stat(follow_symlinks=False).st_size


def _below(folder: Path, path: bytes) -> bytes:
    return path[len(os.fsencode(folder)) + 1 :].replace(os.sep.encode(), b"/")


def _settle(new: Path, found: Path) -> None:
    """Give a finished folder its name; a build beside this one may have been first."""
    try:
        new.rename(found)
    except OSError:
        if not _is_whole(found):
            raise
