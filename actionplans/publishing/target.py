"""The folder that a build writes into: whether it may, and the manifest of what it wrote."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE

from actionplans.publishing import manifest
from actionplans.publishing.carrying import listed, named
from actionplans.publishing.refusal import Refusal

#: What a folder may hold and yet be taken for a new site: the checkout of a branch to publish.
_CHECKOUT = {".git"}

_FILE_MODE = 0o644
FOLDER_MODE = 0o755
"""What everybody may do with a published folder, a web server among them; a umask may take it."""


class Target:
    """A folder that a host empties, all but what is hidden, and writes a site into."""

    def __init__(self, site: Path, apart: Iterable[Path], *, publishes_all: bool = False) -> None:
        """
        Args:
            site: the folder.
            apart: other folders of the project that it must share no place with.
            publishes_all: whether the host publishes all that is in the folder, hidden or not.

        Raises:
            Refusal: something there is not ours to delete, or to publish.
            OSError: it cannot be read.
        """
        examine_apart(site, apart)
        self._site = examined(site)
        self._others = tuple(others(self._site))
        if lost := [path for path in self._others if not path.startswith(".")]:
            raise Refusal("site-would-lose", paths=listed(lost), site=named(site))
        if publishes_all and self._others:
            raise Refusal("site-would-publish", paths=listed(self._others), site=named(site))

    def claim(self, files: Iterable[str]) -> None:
        """Note files in the manifest before they are written, for a build may be killed between.

        Args:
            files: the paths below the folder, with `/`.

        Raises:
            Refusal: a file of somebody else has the path of one of them.
            OSError: the manifest cannot be written.
        """
        claimed = set(files)
        if clashes := sorted(path for path in claimed if _is_among(path, self._others)):
            raise Refusal("site-in-the-way", paths=listed(clashes), site=named(self._site))
        self._site.mkdir(parents=True, exist_ok=True)
        manifest.write(self._site, claimed | (manifest.read(self._site) or frozenset()))

    def sign(self) -> None:
        """Write the manifest of the finished site, and let everybody read what it names."""
        sign(self._site, self._others)


def examine_apart(site: Path, folders: Iterable[Path]) -> None:
    """Look whether a site shares no place with other folders of its project, links followed.

    Raises:
        Refusal: it does.
    """
    real = Path(os.path.realpath(site))
    for folder in folders:
        other = Path(os.path.realpath(folder))
        if other == real or other in real.parents or real in other.parents:
            raise Refusal("site-overlaps", site=named(site), other=named(folder))


def examined(site: Path) -> Path:
    """Where a site stands or is to stand, links followed.

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
        raise Refusal("site-file", path=named(site))
    if manifest.read(site) is None and not {path.name for path in site.iterdir()} <= _CHECKOUT:
        raise Refusal("site-foreign", path=named(site))
    return site


def others(site: Path) -> list[str]:
    """What somebody else put into a site of ours, folders with `/` at their end.

    Raises:
        OSError: a folder cannot be read.
    """
    if not os.path.lexists(site):
        return []
    return list(manifest.others(site, manifest.read(site) or ()))


def sign(site: Path, foreign: Iterable[str] = ()) -> None:
    """Write the manifest of a finished site, and let everybody read what it names.

    Args:
        site: the site's folder.
        foreign: what in it is somebody else's, as `others` gives it.
    """
    apart = tuple(foreign)
    files = [path for path in manifest.files_in(site) if not _is_among(path, apart)]
    manifest.write(site, files)
    folders = {parent for path in files for parent in Path(path).parents}
    for mode, paths in ((FOLDER_MODE, folders), (_FILE_MODE, map(Path, files))):
        for path in paths:
            _allow(site / path, mode)


def _is_among(path: str, foreign: tuple[str, ...]) -> bool:
    return any(path == other or (other[-1] == "/" and path.startswith(other)) for other in foreign)


def _allow(path: Path, mode: int) -> None:
    about = path.lstat().st_mode
    if about & mode != mode and not path.is_symlink():
        path.chmod(S_IMODE(about) | mode)
