"""Swaps a finished site in for the one before, so that there is always one whole site."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2): two paths change places in one step."""


class SiteBusyError(RuntimeError):
    """Another build of the same site is under way."""


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """A folder to build in, beside the site, which takes its place when all went well.

    Whatever happens, and whenever, `site` is either the old one or the new one, whole. What an
    earlier build left behind when it was killed is put right first.

    Raises:
        SiteBusyError: another build of the same site is under way.
    """
    new, old = site.with_name(f".{site.name}.new"), site.with_name(f".{site.name}.old")
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone(site.parent):
        _recover(site, old)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        try:
            yield new
            swap(new, site, old)
        finally:
            _recover(site, old)
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder, as far as builds go, until done; where the system has no locks, go on."""
    if sys.platform == "win32":
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise SiteBusyError(folder) from None
    try:
        yield
    finally:
        os.close(held)


def _recover(site: Path, old: Path) -> None:
    """Put the old site back where there is none, and clear it away where there is one."""
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`: in one step where the system can, else by two renames."""
    if not site.exists():
        new.rename(site)
    elif not _exchange(new, site):
        site.rename(old)
        new.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    return bool(rename(*paths, _EXCHANGE) == 0)
