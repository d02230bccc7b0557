"""Temporary folders that are removed even when the process that made them was killed.

A process holds a lock on each of its folders. A folder whose lock is free was left behind, and the
next build removes it.
"""

import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from weakref import finalize

from actionplans.publishing.locks import lock, unlock

#: Prefix of our folders in the system's temporary folder, which we share with others.
_SHARED_PREFIX = "actionplans-"

#: A file in each of them. The name is not enough: somebody may unpack `actionplans-main` there.
_MARK = ".temporary"
_MARK_TEXT = b"Made by actionplans, which removes this folder.\n"

#: Seconds for which a folder is left alone where there are no locks that show whether it is in use.
_MAX_USE = 60 * 60


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """A new empty folder below another, removed at the end unless it was moved away.

    Raises:
        OSError: it cannot be made.
    """
    folder, handle = _locked_folder(parent, ".")
    try:
        yield folder
    finally:
        _remove(folder, handle)


def scratch_of(owner: object) -> Path:
    """A new folder in the system's temporary folder, removed with an object that owns it.

    Raises:
        OSError: it cannot be made.
    """
    folder, handle = _locked_folder(Path(gettempdir()), _SHARED_PREFIX)
    finalize(owner, _remove, folder, handle)
    (folder / _MARK).write_bytes(_MARK_TEXT)
    return folder


def sweep(parent: Path) -> None:
    """Remove the folders that killed processes left below another folder."""
    _sweep(parent, ".", _remove_if_free)


def sweep_shared() -> None:
    """Remove the folders that killed processes left in the system's temporary folder."""
    with suppress(OSError):  # there is none
        _sweep(Path(gettempdir()), _SHARED_PREFIX, _remove_if_marked)


def _locked_folder(parent: Path, prefix: str) -> tuple[Path, int | None]:
    """Make a folder and lock it; another, if the first was swept away before it was locked."""
    while True:
        folder = Path(mkdtemp(prefix=prefix, dir=parent))
        try:
            handle = lock(folder)
        except (BlockingIOError, FileNotFoundError):
            continue
        if folder.exists():
            return folder, handle
        unlock(handle)


def _remove(folder: Path, handle: int | None) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    unlock(handle)


def _sweep(parent: Path, prefix: str, remove: Callable[[Path], None]) -> None:
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.is_dir(follow_symlinks=False):
                remove(Path(entry.path))


def _remove_if_marked(folder: Path) -> None:
    with suppress(OSError):
        status = (folder / _MARK).lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(_MARK_TEXT):
            return
        if (folder / _MARK).read_bytes() == _MARK_TEXT:
            _remove_if_free(folder)


def _remove_if_free(folder: Path) -> None:
    with suppress(OSError):  # it is in use, was removed meanwhile, or is not ours
        status = folder.lstat()
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            return
        handle = lock(folder)
        if handle is None and abs(time.time() - status.st_mtime) < _MAX_USE:
            return
        _remove(folder, handle)
