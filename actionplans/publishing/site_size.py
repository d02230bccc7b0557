"""How large a finished site is, in the measures that hosts have limits for."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from actionplans.publishing import manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSize:
    """The size of a site: of the files that a build wrote, the manifest with them."""

    files: int
    folders: int
    """The folders below that of the site."""

    bytes: int
    largest: tuple[int, str]
    """The bytes of the largest file, and its path."""

    fullest: tuple[int, str]
    """The files of the folder that has most of them itself, and its path; `.` for the site's."""


def site_size(site: Path) -> SiteSize:
    """The size of a site with a manifest.

    Raises:
        OSError: something cannot be read.
    """
    paths = [*(manifest.read(site) or ()), manifest.NAME]
    sizes = [((site / path).lstat().st_size, path) for path in paths]
    in_folders = Counter(path.rpartition("/")[0] or "." for path in paths)
    return SiteSize(
        files=len(paths),
        folders=len(manifest.folders_of(paths)),
        bytes=sum(size for size, _ in sizes),
        largest=max(sizes),
        fullest=max((count, folder) for folder, count in in_folders.items()),
    )
