"""Advisory locks on folders, which end with the process that holds them, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def lock(folder: Path) -> int | None:
    """Lock a folder; returns a handle for `unlock`, or None where the system has no such locks.

    Raises:
        BlockingIOError: somebody else holds it.
        OSError: the folder cannot be opened.
    """
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:  # some network file systems have no locks
        os.close(handle)
        return None
    return handle


def unlock(handle: int | None) -> None:
    """Give up a lock, as `lock` returned it."""
    if handle is not None:
        with suppress(OSError):
            os.close(handle)
