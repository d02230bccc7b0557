"""When files were last changed, as far as a git repository says so."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

#: Seconds that git may take: a history of ten thousand changes takes two.
_SECONDS = 60

_MARK = "\x01"


def last_changes(folder: Path) -> dict[str, date]:
    """The day on which each file below a folder was last changed, by its path there.

    Empty where the folder is in no repository, where there is no git, or where the history was cut
    off: all that was changed before would seem to be of one day.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        folder,
        *("-c", "core.quotePath=false", "log", f"--format={_MARK}%cs", "--name-only"),
        *("--relative", "--no-renames", "--", "."),
    )
    found: dict[str, date] = {}
    for file, day in _named(log):
        found.setdefault(file, day)
    return found


def _named(log: str) -> Iterator[tuple[str, date]]:
    """Yield the files of a log with the days of their changes, the newest first."""
    day = date.min
    for line in log.splitlines():
        if line.startswith(_MARK):
            day = date.fromisoformat(line.removeprefix(_MARK))
        elif line:
            yield line, day


def _git(folder: Path, *arguments: str) -> str:
    """What git answers; nothing where it cannot."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and no shell
            command, capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
