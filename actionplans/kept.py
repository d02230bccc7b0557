"""Keeps what is costly to make, under the hash of all that it is made from.

Search indexes, PDFs and pictures' sizes are made again only when what they are made from changed.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import mkdtemp


class Kept:
    """A folder of finished things, that may be thrown away at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[Path] = set()

    def keep(self, kind: str, parts: Iterable[bytes], make: Callable[[Path], None]) -> Path:
        """The folder that `make` filled for these parts, now or at an earlier build.

        Args:
            kind: what is made, such as `pdf`: the name of a folder, and part of the key.
            parts: everything that the result depends on, versions of tools with it.
            make: fills the empty folder that it is given; what it raises is passed on.
        """
        found = self.folder / kind / key_of(parts)
        if not found.is_dir():
            found.parent.mkdir(parents=True, exist_ok=True)
            new = Path(mkdtemp(prefix=".", dir=found.parent))
            try:
                make(new)
                _settle(new, found)
            finally:
                shutil.rmtree(new, ignore_errors=True)
        self._used.add(found)
        return found

    def forget_unused(self, kind: str) -> None:
        """Remove what was kept of a kind, and has not been asked for since this was made."""
        folder = self.folder / kind
        if folder.is_dir():
            for entry in folder.iterdir():
                if entry not in self._used:
                    shutil.rmtree(entry, ignore_errors=True)


def key_of(parts: Iterable[bytes]) -> str:
    """A name for some parts: another for each other sequence of bytes."""
    key = hashlib.sha256()
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.hexdigest()[:32]


def _settle(new: Path, found: Path) -> None:
    """Give a finished folder its name; a build beside this one may have been first."""
    try:
        new.rename(found)
    except OSError:
        if not found.is_dir():
            raise
