"""The files of a site, written by a build or copied into the folder that a web server shows."""

import shutil
from collections.abc import Callable
from pathlib import Path

from actionplans.publishing import manifest

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


def copy_site(site: Path, folder: Path) -> None:
    """Copy the files of a site that a build wrote, and none that others put there.

    Args:
        site: the site's folder, with its manifest.
        folder: the folder to copy them into.

    Raises:
        OSError: something cannot be read or written.
    """
    for path in sorted(manifest.read(site) or ()):
        source, target = site / path, folder / path
        write_file(target, source)
        shutil.copystat(source, target)
