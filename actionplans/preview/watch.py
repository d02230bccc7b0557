"""What the preview follows: the state of files, compared from one look to the next.

Files are looked at in turn rather than through the system's notifications: those are lost when a
folder is renamed or a file is replaced, and do not exist on many network drives.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Every file and folder with the times, the size and the inode that it had.
Snapshot = frozenset[tuple[str, tuple[int, ...]]]

_NOT_CONTENT = ("__pycache__", "node_modules")
_HIDDEN_BUT_PUBLISHED = ".well-known"


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """The state of some files and of all files below some folders; what is missing is left out.

    Hidden files, and those that editors and offices keep beside an open file, do not count.
    """
    return frozenset(entry for path in paths for entry in _entries(path))


def _entries(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    if not os.path.isdir(path):  # noqa: PTH112 - unlike Path's, it takes no offence at anything
        yield from _entry(path)
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if _counts(name)]
        for name in [*files, *folders]:
            if _counts(name):
                yield from _entry(Path(folder, name))


def _entry(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The state of one file or folder; none where it went away meanwhile."""
    try:
        found = path.lstat()
    except OSError:
        return
    if stat.S_ISDIR(found.st_mode):
        # Its times change with files that do not count.
        yield str(path), (found.st_ino,)
    else:
        yield str(path), (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _counts(name: str) -> bool:
    hidden = name.startswith(".") and name != _HIDDEN_BUT_PUBLISHED
    beside = name.startswith(("~$", "#")) or name.endswith("~") or name in _NOT_CONTENT
    return not hidden and not beside
