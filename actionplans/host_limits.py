"""The limits of hosts, as they state them, and the warning that a site comes near one.

A limit that a host does not state is None. Plans with others have a name of their own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplans.locale import Language
from actionplans.problems import Location, Problem
from actionplans.publishing.site_size import SiteSize

_MIB = 1024 * 1024
_GB = 1_000_000_000
"""Hosts that say GB do not say which: of the two the smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLimits:
    """What a host takes of one site."""

    name: str
    source: str
    """The page of the host that states the limits."""

    read: str
    """The month in which somebody read it there, as `2026-11`."""

    files: int | None = None
    entries: int | None = None
    """Files and folders together."""

    files_of_folder: int | None = None
    bytes: int | None = None
    bytes_of_file: int | None = None


HOSTS: Mapping[str, HostLimits] = {
    "github-pages": HostLimits(
        name="GitHub Pages",
        source="https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        read="2026-11",
        bytes=_GB,
    ),
    "gitlab-pages": HostLimits(
        name="GitLab Pages",
        # The entries: https://docs.gitlab.com/administration/instance_limits/
        source="https://docs.gitlab.com/user/gitlab_com/#gitlab-pages",
        read="2026-11",
        entries=200_000,
        bytes=_GB,
    ),
    "cloudflare-pages": HostLimits(
        name="Cloudflare Pages",
        source="https://developers.cloudflare.com/pages/platform/limits/",
        read="2026-11",
        files=20_000,
        bytes_of_file=25 * _MIB,
    ),
    "cloudflare-pages-paid": HostLimits(
        name="Cloudflare Pages (paid)",
        source="https://developers.cloudflare.com/pages/platform/limits/",
        read="2026-11",
        files=100_000,
        bytes_of_file=25 * _MIB,
    ),
    "netlify": HostLimits(
        name="Netlify",
        source="https://docs.netlify.com/site-deploys/overview/",
        read="2026-11",
        files_of_folder=54_000,
    ),
}
"""The hosts that settings may name."""


def limit_problems(
    size: SiteSize, name: str, location: Location, language: Language
) -> Iterator[Problem]:
    """Yield a warning for each limit of a host that a site has reached four fifths of.

    Args:
        size: the size of the site.
        name: that of the host in `HOSTS`; empty where it is not stated.
        location: that of the setting that names the host.
        language: writes the figures.
    """
    if not name:
        return
    host = HOSTS[name]
    number, weight = language.figures.number, language.figures.size
    largest, file = size.largest
    fullest, folder = size.fullest
    for kind, value, limit, written, of in (
        ("host-files", size.files, host.files, number, ""),
        ("host-entries", size.files + size.folders, host.entries, number, ""),
        ("host-folder", fullest, host.files_of_folder, number, folder),
        ("host-bytes", size.bytes, host.bytes, weight, ""),
        ("host-file-bytes", largest, host.bytes_of_file, weight, file),
    ):
        if limit and 5 * value >= 4 * limit:
            yield Problem.warning(
                kind,
                location,
                host=host.name,
                value=written(value),
                limit=written(limit),
                name=of,
            )


def size_line(size: SiteSize, language: Language) -> str:
    """The size of a site in a line: `1.059 filer, 7,1 MB`."""
    files, weight = language.figures.number(size.files), language.figures.size(size.bytes)
    return language.text("site-size", count=size.files, files=files, size=weight)
