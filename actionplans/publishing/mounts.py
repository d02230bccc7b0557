"""Detection of mounts, which cannot be moved and whose content is no part of a site."""

import os
import re
from pathlib import Path

#: Linux's list of mounts, and its field with the mount point; see proc_pid_mountinfo(5).
_TABLE = Path("/proc/self/mountinfo")
_POINT = 4
_ESCAPED = re.compile(rb"\\([0-7]{3})")


def has_mount(folder: Path) -> bool:
    """Whether a folder, named without links, is a mount or has one below it.

    Where there is no list of mounts, only the folder itself is looked at.
    """
    path = os.fsencode(folder)
    below = path.rstrip(b"/") + b"/"
    return os.path.ismount(folder) or any(
        point == path or point.startswith(below) for point in _mount_points()
    )


def _mount_points() -> list[bytes]:
    try:
        lines = _TABLE.read_bytes().splitlines()
    except OSError:
        return []
    fields = (line.split(b" ") for line in lines)
    return [
        _ESCAPED.sub(lambda match: bytes([int(match[1], 8) & 0xFF]), field[_POINT])
        for field in fields
        if len(field) > _POINT
    ]
