"""Writes files so that nothing is lost: new ones only where there is none, others in one step."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from actionplans.authoring.edits import EditError, edited
from actionplans.authoring.move import Move
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


def write_new_bytes(path: Path, content: bytes) -> None:
    """Write a new file.

    Raises:
        Refusal: it is there already, and stays as it is.
        OSError: it cannot be written; nothing is left of it.
    """
    if os.path.lexists(path):
        raise Refusal("new-exists", files=path.as_posix())
    try:
        with path.open("xb") as opened:
            opened.write(content)
    except FileExistsError:
        raise
    except OSError:
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


def carry_out(folder: Path, move: Move) -> None:
    """Move files below a folder, and change those that the move changes: all of it, or nothing.

    Args:
        folder: the content folder.
        move: what is to be done.

    Raises:
        OSError: something cannot be written; all is as it was.
        EditError: a file has changed since; all is as it was.
    """
    done: list[Callable[[], object]] = []
    try:
        for file, edits in move.edits.items():
            path = folder / file
            before = path.read_bytes()
            after = edited(before, edits)
            replace(path, after)
            done.append(partial(replace, path, before))
        for old, new in move.files.items():
            source, target = folder / old, folder / new
            target.parent.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            source.rename(target)
            done.append(partial(target.rename, source))
    except (OSError, EditError):
        for undo in reversed(done):
            undo()
        raise
    finally:
        _remove_empty(folder, (*move.files, *move.files.values()))


def _remove_empty(folder: Path, files: Iterable[str]) -> None:
    """Remove the folders of files that have nothing in them any more."""
    parents = {parent for file in files for parent in Path(file).parents if parent.name}
    for parent in sorted(parents, key=lambda it: len(it.parts), reverse=True):
        with suppress(OSError):
            (folder / parent).rmdir()
