"""Small results kept from build to build: many values in one file, each under its key.

For what is quick to make and is made thousands of times, such as rendered texts. What is on a shelf
is trusted no further than its digest; a shelf that is damaged, or is of another kind of values, is
an empty one. It may be deleted at any time. The digest finds damage: whoever can write values of
another form with a right digest is trusted, as is whoever can write the content.
"""

import hashlib
import json
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from actionplans.publishing.scratch import scratch

#: Bytes of the longest shelf that is read: far more than the texts of 50 000 activities.
_MAX_SIZE = 2_000_000_000


class Shelf:
    """Values that JSON can hold, by their keys."""

    def __init__(self, file: Path, saved: Callable[[], None] | None = None) -> None:
        """
        Args:
            file: the file that the values are in, or will be.
            saved: called after the file was written.
        """
        self._file = file
        self._saved = saved
        self._old: dict[str, Any] = _load(file)
        self._used: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """The value under a key, kept by this build or an earlier one; None without one."""
        if key not in self._used and key in self._old:
            self._used[key] = self._old[key]
        return self._used.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._used[key] = value

    def save(self) -> None:
        """Keep the values that were used, for the next build; none where no file can be written."""
        if self._used == self._old:
            return
        with suppress(OSError, ValueError):
            used = dict(self._used)  # another thread may go on
            body = json.dumps(used, ensure_ascii=False, separators=(",", ":")).encode()
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with scratch(self._file.parent) as folder:
                new = folder / self._file.name
                new.write_bytes(_digest(body) + b"\n" + body)
                new.replace(self._file)
            if self._saved:
                self._saved()
        self._old = dict(self._used)


def _load(file: Path) -> dict[str, Any]:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
            return {}
        digest, _, body = file.read_bytes().partition(b"\n")
        values = json.loads(body) if digest == _digest(body) else {}
    except (OSError, ValueError, RecursionError, MemoryError):
        return {}
    return values if isinstance(values, dict) else {}


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
