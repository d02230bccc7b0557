"""Snapshots of files, by which the preview notices changes, and the system's notices of them.

Files are polled: notices are lost when a folder is renamed or a file is replaced, and do not exist
on many network drives. Where there are notices, a file is looked at as soon as one comes.
"""

import logging
import os
import stat
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

Snapshot = frozenset[tuple[str, tuple[int, ...]]]
"""The path of every file and folder, with its times, size and inode."""

# What it reports is that a notice came while it was being stopped; files are polled besides.
logging.getLogger("watchdog").setLevel(logging.CRITICAL)

_IGNORED = ("__pycache__", "node_modules")
#: On Windows a folder that is listed tells of none, and a file that is asked for does.
_HAS_INODES = os.name != "nt"

_HIDDEN_BUT_PUBLISHED = ".well-known"


class Watch(FileSystemEventHandler):
    """Follows files and folders: the state of all of them, or of those that a notice was of."""

    def __init__(self) -> None:
        """Begins with nothing."""
        self.roused = threading.Event()
        """Set when a notice has come since the last snapshot."""

        self._touched: deque[str] = deque()
        self._states: dict[str, tuple[int, ...]] = {}
        self._observed: tuple[Path, ...] = ()
        self._observer: BaseObserver | None = None

    def snapshot(self, paths: tuple[Path, ...]) -> Snapshot:
        """The state of some files, and of all files below some folders.

        Args:
            paths: the files and folders, which the system gives notice of from now on.
        """
        if paths != self._observed:
            self.close()
            self._observe(paths)
        self.roused.clear()
        touched = {self._touched.popleft() for _ in range(len(self._touched))}
        if not touched or not self._look_at(touched):
            self._states = dict(snapshot(paths))
        return frozenset(self._states.items())

    def _look_at(self, touched: Iterable[str]) -> bool:
        """Take note of the state of some files; returns whether that is all that has changed."""
        for path in touched:
            try:
                status = os.lstat(path)
            except OSError:
                if path in self._states:
                    return False
                continue  # it came and went, as when another file is renamed
            if path not in self._states or not stat.S_ISREG(status.st_mode):
                return False
            self._states[path] = _state(status)
        return True

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of what the system says that happened."""
        if isinstance(event, _NO_CHANGES):
            return
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        if paths := {path for path in paths if not _is_ignored(Path(path).name)}:
            self._touched.extend(paths)
            self.roused.set()

    def close(self) -> None:
        """Follow nothing any more."""
        if self._observer:
            self._observer.stop()
            self._observer.join()
        self._observer, self._observed = None, ()

    def _observe(self, paths: tuple[Path, ...]) -> None:
        """Ask the system for notices; where it has none to give, files are only polled."""
        self._observed = paths
        observer = Observer()
        try:
            for path in paths:
                if path.is_dir():
                    observer.schedule(self, str(path), recursive=True)
            observer.start()
        except (OSError, RuntimeError):
            observer.unschedule_all()
        else:
            self._observer = observer


#: Notices of a folder whose files have notices of their own, and of files that were only read.
_NO_CHANGES = (DirModifiedEvent, FileOpenedEvent, FileClosedNoWriteEvent)


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
    inode = status.st_ino if _HAS_INODES else 0
    if stat.S_ISDIR(status.st_mode):  # its times change with files that are ignored
        return (inode,)
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, inode


def _is_ignored(name: str) -> bool:
    hidden = name.startswith(".") and name != _HIDDEN_BUT_PUBLISHED
    temporary = name.startswith(("~$", "#")) or name.endswith("~")
    return hidden or temporary or name in _IGNORED
