"""The files of a site as a build writes them."""

import shutil
from collections.abc import Callable
from pathlib import Path

FileContent = Path | Callable[[], bytes]
"""The content of a file: another file to copy, or a function that returns the bytes."""


def write_file(file: Path, content: FileContent) -> None:
    """Write a file of a site, and the folder that it is in.

    Raises:
        OSError: it cannot be written, or what it is a copy of cannot be read.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(content())
