"""Snapshots of files, by which the preview notices changes.

Files are polled: the system's notifications are lost when a folder is renamed or a file is
replaced, and do not exist on many network drives.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Snapshot = frozenset[tuple[str, tuple[int, ...]]]
"""The path of every file and folder, with its times, size and inode."""

_IGNORED = ("__pycache__", "node_modules")
_HIDDEN_BUT_PUBLISHED = ".well-known"


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """The state of some files, and of all files below some folders, as far as they exist.

    Hidden files, and those that editors and offices make beside an open file, are ignored.
    """
    return frozenset(state for path in paths for state in _states(path))


def _states(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    pending = [str(path)]
    try:
        if not path.is_dir():
            yield str(path), _state(path.lstat())
            return
    except OSError:
        return
    while pending:
        # A file that is removed between two steps is missing here, which the next snapshot shows.
        with suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if not _is_ignored(entry.name):
                    status = entry.stat(follow_symlinks=False)
                    yield entry.path, _state(status)
                    if stat.S_ISDIR(status.st_mode):
                        pending.append(entry.path)


def _state(status: os.stat_result) -> tuple[int, ...]:
    if stat.S_ISDIR(status.st_mode):  # its times change with files that are ignored
        return (status.st_ino,)
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _is_ignored(name: str) -> bool:
    hidden = name.startswith(".") and name != _HIDDEN_BUT_PUBLISHED
    temporary = name.startswith(("~$", "#")) or name.endswith("~")
    return hidden or temporary or name in _IGNORED
