"""Takes what somebody else put into a site over into the next one.

Nothing is moved: the files are linked once more, or copied where the system cannot do that, so
that at every moment they are in the site that stands.
"""

import filecmp
import os
import shutil
import stat
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplans.publishing.refusal import Refusal

#: So many paths are named in a message; the rest is counted.
_NAMED = 5


def carry(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Take some paths of one folder over into another, with what is below them.

    Links stay links; modes and times stay as they are.

    Args:
        old: the folder that they are in, and stay in.
        new: the folder that they come into.
        paths: paths below `old`, with `/`.

    Raises:
        Refusal: in `new` something else has a path that one of them needs. Nothing was done.
        OSError: something cannot be read or written.
    """
    entries = [entry for path in paths for entry in _entries(old, path.rstrip("/"))]
    clashes = [entry for entry in entries if _clashes(old, new, entry)]
    if clashes:
        raise Refusal("site-in-the-way", paths=listed(clashes), site=named(old))
    folders = []
    for entry in entries:
        if not os.path.lexists(new / entry):
            folders += _take(old, new, entry)
    for folder in reversed(folders):
        _liken(old / folder, new / folder)


def catch_up(old: Path, new: Path, paths: Iterable[str], written: Container[str]) -> None:
    """Take over what was added or changed since `carry`, in the folder that was replaced meanwhile.

    Args:
        old: the folder that was replaced.
        new: the folder in its place.
        paths: paths below `old`, with `/`.
        written: the files in `new` that are not to give way.

    Raises:
        Refusal: in `new` something else has a path that one of them needs. The rest was done.
        OSError: something cannot be read or written.
    """
    clashes = []
    for entry in [entry for path in paths for entry in _entries(old, path.rstrip("/"))]:
        if not _clashes(old, new, entry):
            if not os.path.lexists(new / entry):
                _take(old, new, entry)
        elif entry in written or _is_folder(old / entry) or not _is_replaceable(new / entry):
            clashes.append(entry)
        else:
            _replace(old / entry, new / entry)
    if clashes:
        raise Refusal("site-in-the-way", paths=listed(clashes), site=named(old))


def listed(paths: Iterable[str]) -> str:
    """Some paths for a message: the first of them, and how many more there are."""
    first = [named(path) for path in paths]
    more = f" … (+{len(first) - _NAMED})" if len(first) > _NAMED else ""
    return ", ".join(first[:_NAMED]) + more


def named(path: str | Path) -> str:
    """A path for a message, with `?` for what cannot be shown."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(path))


def _entries(folder: Path, path: str) -> Iterator[str]:
    """A path and every path below it, a folder before what is in it."""
    pending = [path]
    while pending:
        entry = pending.pop()
        yield entry
        if _is_folder(folder / entry):
            pending += sorted(f"{entry}/{path.name}" for path in (folder / entry).iterdir())


def _clashes(old: Path, new: Path, entry: str) -> bool:
    above = [path for path in Path(entry).parents if path != Path()]
    if any(os.path.lexists(new / path) and not _is_folder(new / path) for path in above):
        return True
    if not os.path.lexists(new / entry):
        return False
    return not _are_same(old / entry, new / entry)


def _are_same(one: Path, other: Path) -> bool:
    """Whether two paths are both folders, or the same link or file."""
    kinds = [stat.S_IFMT(path.lstat().st_mode) for path in (one, other)]
    if kinds[0] != kinds[1]:
        return False
    if stat.S_ISLNK(kinds[0]):
        return one.readlink() == other.readlink()
    if os.path.samestat(one.lstat(), other.lstat()):
        return True
    if stat.S_ISREG(kinds[0]):
        return filecmp.cmp(one, other, shallow=False)
    return stat.S_ISDIR(kinds[0])


def _take(old: Path, new: Path, entry: str) -> list[str]:
    """Take one entry over; returns the folders that were made for it, the outer ones first."""
    made = [path.as_posix() for path in reversed(Path(entry).parents) if not (new / path).exists()]
    if _is_folder(old / entry):
        made.append(entry)
    for folder in made:
        (new / folder).mkdir()
    if entry not in made:
        _link(old / entry, new / entry)
    return made


def _link(source: Path, target: Path) -> None:
    """Give a file one more name, or copy it where that is not possible."""
    with suppress(OSError, NotImplementedError):
        os.link(source, target, follow_symlinks=False)
        return
    kind = source.lstat().st_mode
    if stat.S_ISFIFO(kind):
        os.mkfifo(target)
    elif stat.S_ISREG(kind) or stat.S_ISLNK(kind):
        shutil.copy2(source, target, follow_symlinks=False)
    else:
        raise Refusal("site-special", path=named(source))
    _liken(source, target)


def _is_replaceable(path: Path) -> bool:
    return os.path.lexists(path) and not _is_folder(path)


def _replace(source: Path, target: Path) -> None:
    """Put a file in the place of another in one step."""
    with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
        _link(source, Path(folder, "new"))
        Path(folder, "new").replace(target)


def _liken(source: Path, target: Path) -> None:
    """Give a copy the owner, mode and times of what it was made from, as far as that is allowed."""
    about = source.lstat()
    with suppress(OSError, AttributeError):
        os.chown(target, about.st_uid, about.st_gid, follow_symlinks=False)
    with suppress(OSError):
        shutil.copystat(source, target, follow_symlinks=False)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)
