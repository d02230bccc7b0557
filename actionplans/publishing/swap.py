"""Swaps a finished site in for the one before, so that there is always one whole site.

A folder is only ever replaced, emptied or removed when its manifest says that a build made it; what
others put into it is taken over into the next site.
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
from actionplans.publishing.carrying import carry, catch_up, named
from actionplans.publishing.locks import lock, unlock
from actionplans.publishing.mounts import has_mount
from actionplans.publishing.refusal import Refusal
from actionplans.publishing.target import FOLDER_MODE, examined, others, sign

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2) and RENAME_SWAP of renamex_np(2): two paths change places."""


class SiteBusyError(Refusal):
    """Another build of the same site is under way."""

    def __init__(self) -> None:
        super().__init__("site-busy")


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """A folder to build in, beside the site, which takes its place when all went well.

    Whatever happens, and whenever, `site` is either the old one or the new one, whole. What an
    earlier build left behind when it was killed is put right first. Where `site` is a link, the
    folder that it leads to is replaced.

    Raises:
        SiteBusyError: another build of the same site is under way.
        Refusal: what is there is not ours to replace; it was left as it was.
        OSError: something cannot be read or written; the old site was left as it was.
    """
    site = replaceable(site)
    new, old = _beside(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        _restore(site, old)
        replaceable(site)
        _clear(old)
        _clear(new)
        new.mkdir()
        try:
            manifest.write(new, ())
            yield new
            _finish(new, site)
            swap(new, site, old)
            _take_late(old if old.exists() else new, site)
        finally:
            _restore(site, old)
            for folder in (old, new):
                if _is_ours(folder):
                    manifest.clear(folder)


def leftovers(site: Path) -> list[Path]:
    """What a build of a site could not remove, and is in the way of the next."""
    return [path for path in _beside(Path(os.path.realpath(site))) if os.path.lexists(path)]


def _beside(site: Path) -> tuple[Path, Path]:
    """Where a new site is built, and where the old one is put if need be."""
    return site.with_name(f".{site.name}.new"), site.with_name(f".{site.name}.old")


def _finish(new: Path, site: Path) -> None:
    """Make a new site ready to take the place of the old one."""
    sign(new)
    if site.exists():
        replaceable(site)
        carry(site, new, others(site))
        if manifest.read(site) is None:
            manifest.write(site, ())  # else a build killed hereafter would leave what nobody owns
        with suppress(OSError):
            new.chmod(S_IMODE(site.stat().st_mode) | FOLDER_MODE)


def _take_late(old: Path, site: Path) -> None:
    """Take over what somebody wrote into the old site in the last moment before the swap.

    Where that is not possible, the old site is no longer taken for one, so that nothing removes it.
    """
    if not old.exists():
        return
    try:
        catch_up(old, site, others(old), manifest.read(site) or ())
    except (OSError, Refusal):
        manifest.disown(old)


def replaceable(site: Path) -> Path:
    """Where a site stands or is to stand, links followed, if another can take its place.

    Raises:
        Refusal: what is there is no site of ours, or cannot be moved.
        OSError: it cannot be read.
    """
    site = examined(site)
    if os.path.lexists(site) and has_mount(site):
        raise Refusal("site-mount", path=named(site))
    return site


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder, as far as builds go, until done; where the system has no locks, go on."""
    try:
        handle = lock(folder)
    except BlockingIOError:
        raise SiteBusyError from None
    try:
        yield
    finally:
        unlock(handle)


def _restore(site: Path, old: Path) -> None:
    """Put the old site back where there is none."""
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
        raise Refusal("leftover-foreign", path=named(folder))
    manifest.clear(folder)
    if os.path.lexists(folder):
        raise Refusal("leftover-stuck", path=named(folder))


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    return manifest.read(folder) is not None or not any(folder.iterdir())


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`: in one step where the system can, else by two renames.

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
            raise Refusal("site-mount", path=named(site)) from error
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
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
