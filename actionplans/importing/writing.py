"""Writes the files of an import: all of them, or none, and never over one that is there."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from actionplans.importing.compose import ContentFile
from actionplans.publishing.build_failure import Refusal

_SHOWN = 5


def write_files(files: Iterable[tuple[Path, ContentFile]]) -> None:
    """Write files below folders.

    Raises:
        Refusal: a file is there already, and nothing was written.
        OSError: one cannot be written; those before it were removed again.
    """
    wanted = [(folder / file.path, file.text) for folder, file in files]
    if there := [path for path, _ in wanted if path.exists() or path.is_symlink()]:
        names = ", ".join(map(str, there[:_SHOWN])) + (" …" if len(there) > _SHOWN else "")
        raise Refusal("import-would-overwrite", paths=names)
    written: list[Path] = []
    try:
        for path, text in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
