"""Keeps what is costly to make, under the hash of all that it is made from.

Search indexes, PDFs and pictures' sizes are made again only when what they are made from changed.
"""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from weakref import finalize

#: Names the files of a finished thing with their sizes; written last.
_LIST = ".files"

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
        """
        found = self._folder_of(kind) / key_of(parts)
        if not _is_whole(found):
            shutil.rmtree(found, ignore_errors=True)
            new = Path(mkdtemp(prefix=".", dir=found.parent))
            try:
                make(new)
                (new / _LIST).write_text(_listing(new), encoding="utf-8")
                _settle(new, found)
            finally:
                shutil.rmtree(new, ignore_errors=True)
        (found / _LIST).touch()
        self._used.add(found)
        return found

    def _folder_of(self, kind: str) -> Path:
        """The folder of a kind; where none can be made, one that goes when this does."""
        folder = self.folder / kind
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=".", dir=folder):
                return folder
        except OSError:
            if self._passing is None:
                self._passing = Path(mkdtemp())
                finalize(self, shutil.rmtree, self._passing, ignore_errors=True)
            folder = self._passing / kind
            folder.mkdir(exist_ok=True)
            return folder

    def forget_unused(self, kind: str) -> None:
        """Remove what was kept of a kind, and nobody has asked for in a while.

        Another process, such as a preview, may be using or making what this one does not know of.
        """
        folder, now = self.folder / kind, time.time()
        for entry in folder.iterdir() if folder.is_dir() else ():
            listing = entry / _LIST
            used = (listing if listing.exists() else entry).stat().st_mtime
            if entry not in self._used and now - used > _WHILE:
                shutil.rmtree(entry, ignore_errors=True)


def key_of(parts: Iterable[bytes]) -> str:
    """A name for some parts: another for each other sequence of bytes."""
    key = hashlib.sha256()
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.hexdigest()[:32]


def _listing(folder: Path) -> str:
    """The files of a folder with their sizes, a line each."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != _LIST)
    lines = (f"{file.stat().st_size} {file.relative_to(folder).as_posix()}\n" for file in files)
    return "".join(lines)


def _is_whole(folder: Path) -> bool:
    """Whether a thing is there as it was made: a full disk may have cut it off, or somebody."""
    try:
        return (folder / _LIST).read_text(encoding="utf-8") == _listing(folder)
    except OSError:
        return False


def _settle(new: Path, found: Path) -> None:
    """Give a finished folder its name; a build beside this one may have been first."""
    try:
        new.rename(found)
    except OSError:
        if not found.is_dir():
            raise
