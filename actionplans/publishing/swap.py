"""The atomic swap: a finished site replaces the old one, so that there is always one whole site.

A folder is only ever replaced, emptied or removed where its manifest shows that a build made it;
what others put into it is carried over into the next site.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from actionplans.publishing import manifest
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.carry_over import carry_over, catch_up, printable
from actionplans.publishing.locks import lock, unlock
from actionplans.publishing.mounts import has_mount
from actionplans.publishing.target import FOLDER_MODE, foreign_files, resolved, write_manifest

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2) and RENAME_SWAP of renamex_np(2): two paths are exchanged."""


_IN_USE = (5, 32, 33)
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: what Windows says of a
folder that another program has open, or a file in it."""


class SiteBusyError(Refusal):
    """Another build of the same site is under way."""

    def __init__(self) -> None:
        super().__init__("site-busy")


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """A folder to build in, beside the site, which it replaces when the block ends without error.

    Whatever happens, and whenever, `site` is either the old one or the new one, whole. What an
    earlier build left behind when it was killed is cleaned up first. Where `site` is a link, the
    folder that it leads to is replaced.

    Raises:
        SiteBusyError: another build of the same site is under way.
        Refusal: what is there is not ours to replace; it was left as it was.
        OSError: something cannot be read or written; the old site was left as it was.
    """
    site = replaceable(site)
    new, old = _sibling_folders(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _exclusive(site.parent):
        _restore(site, old)
        replaceable(site)
        _clear(old)
        _clear(new)
        new.mkdir()
        try:
            manifest.write(new, ())
            yield new
            _prepare(new, site)
            swap(new, site, old)
            _carry_over_late_files(old if old.exists() else new, site)
        finally:
            _restore(site, old)
            for folder in (old, new):
                if _is_ours(folder):
                    manifest.clear(folder)


def leftovers(site: Path) -> list[Path]:
    """The folders that a build of a site could not remove, and that keep the next from running."""
    return [
        path for path in _sibling_folders(Path(os.path.realpath(site))) if os.path.lexists(path)
    ]


def _sibling_folders(site: Path) -> tuple[Path, Path]:
    """The folder that a new site is built in, and the one that the old is moved to if need be."""
    return site.with_name(f".{site.name}.new"), site.with_name(f".{site.name}.old")


def _prepare(new: Path, site: Path) -> None:
    """Make a new site ready to replace the old one."""
    write_manifest(new)
    if site.exists():
        replaceable(site)
        carry_over(site, new, foreign_files(site))
        if manifest.read(site) is None:
            manifest.write(site, ())  # else a kill would leave a folder without owner
        with suppress(OSError):
            new.chmod(S_IMODE(site.stat().st_mode) | FOLDER_MODE)


def _carry_over_late_files(old: Path, site: Path) -> None:
    """Carry over what somebody wrote into the old site just before the swap.

    Where that is not possible, the old folder loses its manifest, so that no build removes it.
    """
    if not old.exists():
        return
    try:
        catch_up(old, site, foreign_files(old), manifest.read(site) or ())
    except (OSError, Refusal):
        manifest.disown(old)


def replaceable(site: Path) -> Path:
    """The folder of a site, links followed, if it can be replaced or does not exist.

    Raises:
        Refusal: what is there is no site of ours, or cannot be moved.
        OSError: it cannot be read.
    """
    site = resolved(site)
    if os.path.lexists(site) and has_mount(site):
        raise Refusal("site-mount", path=printable(site))
    return site


@contextmanager
def _exclusive(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder; where the system has no locks, nothing does."""
    try:
        handle = lock(folder)
    except BlockingIOError:
        raise SiteBusyError from None
    try:
        yield
    finally:
        unlock(handle)


def _restore(site: Path, old: Path) -> None:
    """Move the old site back where there is none."""
    if not os.path.lexists(site) and _is_ours(old):
        old.rename(site)


def _clear(folder: Path) -> None:
    """Remove what an earlier build left.

    Raises:
        Refusal: it is not of a build, or cannot be removed.
    """
    if not os.path.lexists(folder):
        return
    if not _is_ours(folder):
        raise Refusal("leftover-foreign", path=printable(folder))
    manifest.clear(folder)
    if os.path.lexists(folder):
        raise Refusal("leftover-stuck", path=printable(folder))


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    return manifest.read(folder) is not None or not any(folder.iterdir())


def swap(new: Path, site: Path, old: Path) -> None:
    """Replace `site` by `new`: atomically where the system can, else by two renames.

    Raises:
        Refusal: the site cannot be moved.
    """
    try:
        if not os.path.lexists(site):
            new.rename(site)
        elif not _exchange(new, site):
            site.rename(old)
            new.rename(site)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV):
            raise Refusal("site-mount", path=printable(site)) from error
        if getattr(error, "winerror", None) in _IN_USE:
            raise Refusal("site-in-use", path=printable(site)) from error
        raise


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two paths atomically; False where the system cannot."""
    paths = os.fsencode(first), os.fsencode(second)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, _EXCHANGE) == 0)
        if sys.platform.startswith("linux"):
            ends = (_AT_FDCWD, paths[0], _AT_FDCWD, paths[1])
            return bool(system.renameat2(*ends, _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):  # no such call, or no such library
        pass
    return False
