"""Carries files that others put into a site over into the next one.

Nothing is moved: the files get another hard link, or are copied where the system has none, so that
they are in the published site at every moment.
"""

import filecmp
import os
import shutil
import stat
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplans.publishing.build_failure import Refusal

#: Paths that a message names; the rest is counted.
_MAX_LISTED = 5


def carry_over(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Carry some paths of one folder, with everything below them, over into another.

    Links stay links; modes and times stay as they are.

    Args:
        old: the folder that they are in, and stay in.
        new: the folder that they are carried into.
        paths: paths below `old`, with `/`.

    Raises:
        Refusal: in `new` something else has a path that one of them needs. Nothing was done.
        OSError: something cannot be read or written.
    """
    entries = [entry for path in paths for entry in _entries(old, path.rstrip("/"))]
    conflicts = [entry for entry in entries if _conflicts(old, new, entry)]
    if conflicts:
        raise Refusal("site-in-the-way", paths=path_list(conflicts), site=printable(old))
    folders = []
    for entry in entries:
        if not os.path.lexists(new / entry):
            folders += _add(old, new, entry)
    for folder in reversed(folders):
        _copy_metadata(old / folder, new / folder)


def catch_up(old: Path, new: Path, paths: Iterable[str], written: Container[str]) -> None:
    """Carry over what was added to a folder, or changed in it, after `carry_over`.

    Args:
        old: the folder, which has been replaced meanwhile.
        new: the folder in its place.
        paths: paths below `old`, with `/`.
        written: the files of the build in `new`, which are not overwritten.

    Raises:
        Refusal: in `new` something else has a path that one of them needs. The rest was done.
        OSError: something cannot be read or written.
    """
    conflicts = []
    for entry in [entry for path in paths for entry in _entries(old, path.rstrip("/"))]:
        if not _conflicts(old, new, entry):
            if not os.path.lexists(new / entry):
                _add(old, new, entry)
        elif entry in written or _is_folder(old / entry) or not _is_replaceable(new / entry):
            conflicts.append(entry)
        else:
            _replace(old / entry, new / entry)
    if conflicts:
        raise Refusal("site-in-the-way", paths=path_list(conflicts), site=printable(old))


def path_list(paths: Iterable[str]) -> str:
    """Some paths for a message: the first of them, and how many more there are."""
    texts = [printable(path) for path in paths]
    more = f" … (+{len(texts) - _MAX_LISTED})" if len(texts) > _MAX_LISTED else ""
    return ", ".join(texts[:_MAX_LISTED]) + more


def printable(path: str | Path) -> str:
    """A path for a message, with `?` for each character that cannot be printed."""
    return "".join(char if char.isprintable() else "?" for char in str(path))


def _entries(folder: Path, path: str) -> Iterator[str]:
    """A path and every path below it, a folder before what is in it."""
    pending = [path]
    while pending:
        entry = pending.pop()
        yield entry
        if _is_folder(folder / entry):
            pending += sorted(f"{entry}/{path.name}" for path in (folder / entry).iterdir())


def _conflicts(old: Path, new: Path, entry: str) -> bool:
    """Whether something else in `new` has the path of an entry of `old`, or of a folder of it."""
    parents = [path for path in Path(entry).parents if path != Path()]
    if any(os.path.lexists(new / path) and not _is_folder(new / path) for path in parents):
        return True
    if not os.path.lexists(new / entry):
        return False
    return not _are_same(old / entry, new / entry)


def _are_same(first: Path, second: Path) -> bool:
    """Whether two paths are both folders, or links or files with the same content."""
    kinds = [stat.S_IFMT(path.lstat().st_mode) for path in (first, second)]
    if kinds[0] != kinds[1]:
        return False
    if stat.S_ISLNK(kinds[0]):
        return first.readlink() == second.readlink()
    if os.path.samestat(first.lstat(), second.lstat()):
        return True
    if stat.S_ISREG(kinds[0]):
        return filecmp.cmp(first, second, shallow=False)
    return stat.S_ISDIR(kinds[0])


def _add(old: Path, new: Path, entry: str) -> list[str]:
    """Carry one entry over; returns the folders that were created for it, the outer ones first."""
    parents = reversed(Path(entry).parents)
    created = [path.as_posix() for path in parents if not (new / path).exists()]
    if _is_folder(old / entry):
        created.append(entry)
    for folder in created:
        (new / folder).mkdir()
    if entry not in created:
        _link(old / entry, new / entry)
    return created


def _link(source: Path, target: Path) -> None:
    """Give a file another hard link, or copy it where that is not possible."""
    with suppress(OSError, NotImplementedError):
        os.link(source, target, follow_symlinks=False)
        return
    kind = source.lstat().st_mode
    if stat.S_ISFIFO(kind):
        os.mkfifo(target)
    elif stat.S_ISREG(kind) or stat.S_ISLNK(kind):
        shutil.copy2(source, target, follow_symlinks=False)
    else:
        raise Refusal("site-special", path=printable(source))
    _copy_metadata(source, target)


def _is_replaceable(path: Path) -> bool:
    return os.path.lexists(path) and not _is_folder(path)


def _replace(source: Path, target: Path) -> None:
    """Replace a file by another atomically."""
    with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        _link(source, Path(folder, "new"))
        Path(folder, "new").replace(target)


def _copy_metadata(source: Path, target: Path) -> None:
    """Give a copy the owner, mode and times of its original, as far as that is allowed."""
    status = source.lstat()
    with suppress(OSError, AttributeError):
        os.chown(target, status.st_uid, status.st_gid, follow_symlinks=False)
    with suppress(OSError):
        shutil.copystat(source, target, follow_symlinks=False)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)
