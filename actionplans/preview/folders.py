"""The temporary folder of a preview: locked while it runs, removed later if it was killed."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

_PREFIX = "preview-of-actionplans-"
_LOCK = "lock"

#: Seconds for which a folder without a lock is left alone: its preview may just be starting.
_STARTING = 3600


@contextmanager
def workspace() -> Iterator[Path]:
    """A temporary folder that is removed in the end; those of killed previews are removed first.

    Raises:
        OSError: none can be made, such as on a full disk.
    """
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with (folder / _LOCK).open("wb") as lock:
            _lock(lock)
            try:
                yield folder
            finally:
                _empty(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    """Remove all but the lock, which Windows does not let go of while it is open."""
    for entry in folder.iterdir():
        if entry.name != _LOCK:
            shutil.rmtree(entry, ignore_errors=True)


def _sweep(temporary: Path) -> None:
    for folder in temporary.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_ours(folder) and _is_abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether this user made a folder: in a shared one, others may use the same names."""
    status = folder.lstat()
    owned = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return owned and folder.is_dir() and not folder.is_symlink()


def _is_abandoned(folder: Path) -> bool:
    """Whether the preview that made a folder has ended.

    Raises:
        OSError: it runs.
    """
    try:
        if sys.platform == "win32":  # an open file cannot be removed there
            (folder / _LOCK).unlink()
        else:
            with (folder / _LOCK).open("rb") as lock:
                _lock(lock)
    except FileNotFoundError:
        empty = not any(folder.iterdir())
        return empty and time.time() - folder.lstat().st_mtime > _STARTING
    return True


def _lock(file: IO[bytes]) -> None:
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
