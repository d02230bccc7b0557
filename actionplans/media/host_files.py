"""Files for the web host, such as `CNAME`: published only where the site's settings name them.

With `_redirects` or `web.config` one can take over a site, so that it must take more to publish one
than the right to write content.
"""

import re
import stat
from collections.abc import Iterable
from pathlib import Path

from actionplans.problems import Location, Problem

NOT_FOUND = "404.html"
"""The page at a site's root that hosts show at addresses that do not exist."""

#: The files that settings may name, below the content folder.
_ALLOWED = re.compile(
    r"CNAME|\.nojekyll|robots\.txt|humans\.txt|security\.txt|favicon\.ico|"
    r"apple-touch-icon(-\d+x\d+)?(-precomposed)?\.png|_headers|_redirects|\.htaccess|web\.config|"
    r"staticwebapp\.config\.json|"
    r"\.well-known(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,5}"
)
_ANY_CASE = re.compile(_ALLOWED.pattern, re.IGNORECASE)
#: Files that browsers or servers treat as pages or scripts.
_PAGE = re.compile(r".*\.([xsm]?html?|xht|xml|xslt?|svgz?|m?js|md|php\d?)", re.IGNORECASE)

#: Other files that hosts, browsers or crawlers act on at the root: content may not publish them.
_ACTED_ON = re.compile(
    r"_(routes\.json|worker\.js|config\.ya?ml)|(app-)?ads\.txt|llms(-full)?\.txt|.*\.config\.json|vercel\.json|now\.json|"
    r"firebase\.json|manifest\.json|sitemap[^/]*\.[^/]+|crossdomain\.xml|clientaccesspolicy\.xml|"
    r"browserconfig\.xml|favicon\..*",
    re.IGNORECASE,
)

#: The file that Azure acts on in any folder of a site.
_ACTED_ON_ANYWHERE = re.compile(r"(.*/)?staticwebapp\.config\.json", re.IGNORECASE)


def is_for_host(file: str) -> bool:
    """Whether a host, browser or crawler acts on a file because of its path.

    Args:
        file: its path below the content folder.
    """
    if _ACTED_ON_ANYWHERE.fullmatch(file):
        return True
    return "/" not in file and bool(_ANY_CASE.fullmatch(file) or _ACTED_ON.fullmatch(file))


def host_files(folder: Path, names: Iterable[str], settings: Location) -> dict[str, Path] | Problem:
    """The files that settings name, by their paths below the content folder.

    Returns a problem of the settings where a file may not be named, does not exist, or is reached
    through a symbolic link.
    """
    files: dict[str, Path] = {}
    for name in names:
        file = _host_file(folder, name, settings)
        if isinstance(file, Problem):
            return file
        files[name] = file
    return files


def _host_file(folder: Path, name: str, settings: Location) -> Path | Problem:
    if not _ALLOWED.fullmatch(name) or _PAGE.fullmatch(name):
        return Problem.error("host-file-not-allowed", settings, name=name)
    path = folder
    try:
        for part in name.split("/"):
            path = path / part
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                return Problem.error("host-file-is-link", settings, name=name)
        if stat.S_ISREG(mode):
            with path.open("rb"):
                return path
    except OSError:
        pass
    return Problem.error("host-file-missing", settings, name=name)
