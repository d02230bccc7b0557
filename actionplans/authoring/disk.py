"""Writes files so that nothing is lost: new ones only where there is none, others in one step."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from actionplans.publishing.build_failure import Refusal


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files below a folder, all of them or none.

    Args:
        folder: the folder.
        files: their texts by their paths below it.

    Raises:
        Refusal: one of them is there already; none was written.
        OSError: one cannot be written; those before it are gone again.
    """
    taken = [file for file in files if os.path.lexists(folder / file)]
    if taken:
        raise Refusal("new-exists", files=", ".join(taken))
    written: list[Path] = []
    try:
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as opened:
                written.append(path)
                opened.write(text)
    except OSError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def replace(path: Path, content: bytes) -> None:
    """Put other content into a file; whoever reads it sees the old or the new, never a part.

    Raises:
        OSError: it cannot be written; it is as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
