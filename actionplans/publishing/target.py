"""The folder that a build writes into: whether it may do so, and the manifest of the result."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE

from actionplans.publishing import manifest
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.carry_over import path_list, printable

#: Entries of a folder that counts as empty: the checkout of a branch to publish.
_CHECKOUT = {".git"}

_FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""The least permissions of a published folder, for a web server; a umask may have removed some."""


class Target:
    """A folder that a host empties, except for hidden files, and writes a site into."""

    def __init__(
        self, site: Path, project_folders: Iterable[Path], *, publishes_all: bool = False
    ) -> None:
        """
        Args:
            site: the folder.
            project_folders: other folders of the project, which it must not overlap with.
            publishes_all: whether the host publishes all that is in the folder, hidden or not.

        Raises:
            Refusal: something there is not ours to delete, or to publish.
            OSError: it cannot be read.
        """
        ensure_no_overlap(site, project_folders)
        self._site = resolved(site)
        self._foreign = tuple(foreign_files(self._site))
        if lost := [path for path in self._foreign if not path.startswith(".")]:
            raise Refusal("site-would-lose", paths=path_list(lost), site=printable(site))
        if publishes_all and self._foreign:
            paths = path_list(self._foreign)
            raise Refusal("site-would-publish", paths=paths, site=printable(site))

    def reserve(self, files: Iterable[str]) -> None:
        """List files in the manifest before they are written, in case the build is killed.

        Args:
            files: the paths below the folder, with `/`.

        Raises:
            Refusal: a file of somebody else has the path of one of them.
            OSError: the manifest cannot be written.
        """
        reserved = set(files)
        if conflicts := sorted(path for path in reserved if _is_among(path, self._foreign)):
            paths = path_list(conflicts)
            raise Refusal("site-in-the-way", paths=paths, site=printable(self._site))
        self._site.mkdir(parents=True, exist_ok=True)
        manifest.write(self._site, reserved | (manifest.read(self._site) or frozenset()))

    def write_manifest(self) -> None:
        """Write the manifest of the finished site, and let everybody read what it lists."""
        write_manifest(self._site, self._foreign)


def ensure_no_overlap(site: Path, folders: Iterable[Path], refusal: str = "site-overlaps") -> None:
    """Check that a site is neither in one of some folders nor the other way round, links followed.

    Args:
        site: the site's folder.
        folders: the others.
        refusal: the key of the text that says so.

    Raises:
        Refusal: it is.
    """
    real = Path(os.path.realpath(site))
    for folder in folders:
        other = Path(os.path.realpath(folder))
        if other == real or other in real.parents or real in other.parents:
            raise Refusal(refusal, site=printable(site), other=printable(folder))


def resolved(site: Path) -> Path:
    """The folder of a site, links followed, which need not exist.

    Raises:
        Refusal: what is there is no site of ours.
        OSError: it cannot be read.
    """
    site = Path(os.path.realpath(site))
    if not os.path.lexists(site):
        return site
    if site.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(site))
    if not site.is_dir():
        raise Refusal("site-file", path=printable(site))
    if manifest.read(site) is None and not {path.name for path in site.iterdir()} <= _CHECKOUT:
        raise Refusal("site-foreign", path=printable(site))
    return site


def foreign_files(site: Path) -> list[str]:
    """The paths that others put into a site of ours, folders with `/` at their end.

    Raises:
        OSError: a folder cannot be read.
    """
    if not os.path.lexists(site):
        return []
    return list(manifest.foreign_files(site, manifest.read(site) or ()))


def write_manifest(site: Path, foreign: Iterable[str] = ()) -> None:
    """Write the manifest of a finished site, and let everybody read what it lists.

    Args:
        site: the site's folder.
        foreign: the paths in it that are somebody else's, as `foreign_files` gives them.
    """
    excluded = tuple(foreign)
    files = [path for path in manifest.files_in(site) if not _is_among(path, excluded)]
    manifest.write(site, files)
    folders = {"", *manifest.folders_of(files)}
    for mode, paths in ((FOLDER_MODE, folders), (_FILE_MODE, files)):
        for path in paths:
            _allow(site / path, mode)


def _is_among(path: str, foreign: tuple[str, ...]) -> bool:
    return any(path == other or (other[-1] == "/" and path.startswith(other)) for other in foreign)


def _allow(path: Path, mode: int) -> None:
    """Add the permissions that a path lacks."""
    current = path.lstat().st_mode
    if current & mode != mode and not path.is_symlink():
        path.chmod(S_IMODE(current) | mode)
