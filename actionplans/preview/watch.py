"""What the preview follows: the state of files, compared from one look to the next.

Files are looked at in turn rather than through the system's notifications: those are lost when a
folder is renamed or a file is replaced, and do not exist on many network drives.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

#: Every file and folder with the times, the size and the inode that it had.
Snapshot = frozenset[tuple[str, tuple[int, ...]]]

_NOT_CONTENT = ("__pycache__", "node_modules")
_HIDDEN_BUT_PUBLISHED = ".well-known"


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """The state of some files and of all files below some folders; what is missing is left out.

    Hidden files, and those that editors and offices keep beside an open file, do not count.
    """
    return frozenset(state for path in paths for state in _states(path))


def _states(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    waiting = [str(path)]
    try:
        if not path.is_dir():
            yield str(path), _state(path.lstat())
            return
    except OSError:
        return
    while waiting:
        # What goes away between two steps is missing now, and will be noticed.
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if _counts(entry.name):
                    found = entry.stat(follow_symlinks=False)
                    yield entry.path, _state(found)
                    if stat.S_ISDIR(found.st_mode):
                        waiting.append(entry.path)


def _state(found: os.stat_result) -> tuple[int, ...]:
    if stat.S_ISDIR(found.st_mode):  # its times change with files that do not count
        return (found.st_ino,)
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _counts(name: str) -> bool:
    hidden = name.startswith(".") and name != _HIDDEN_BUT_PUBLISHED
    beside = name.startswith(("~$", "#")) or name.endswith("~") or name in _NOT_CONTENT
    return not hidden and not beside
