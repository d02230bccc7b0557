"""A new site: the files of the language's starter, which builds and publishes only its front page.

What describes a plan in it is an example and a draft, so that nothing made up is published as true.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from actionplans import __version__
from actionplans.locale import Language

#: Stands for the year in which a site is made, in the starter's texts and paths.
_YEAR = "YYYY"

#: Where the starter's files go that are not in `content/`; others stay where they are.
_PLACES = {
    "gitignore": ".gitignore",
    "github.yml": ".github/workflows/site.yml",
    "gitlab.yml": ".gitlab-ci.yml",
}

REQUIREMENTS = "requirements.txt"
"""The file that says which version of this program builds the site, and where it comes from."""


def starter_files(language: Language, host: str, day: date) -> dict[str, str]:
    """The files of a new site, by their paths in its folder.

    Args:
        language: the site's language.
        host: the code host whose workflow is among them, one of `hosts.HOSTS`.
        day: today.
    """
    year = str(day.year)
    found = {path: text.replace(_YEAR, year) for path, text in _files(language)}
    unwanted = {"github.yml", "gitlab.yml"} - {f"{host}.yml"}
    files = {
        _PLACES.get(path, path.replace(_YEAR, year)): text
        for path, text in found.items()
        if path not in unwanted
    }
    if host != "none":
        files[REQUIREMENTS] = f"{requirement() or '# ' + language.text('init-requirement')}\n"
    return dict(sorted(files.items()))


def requirement() -> str | None:
    """How this program was installed, as a line of requirements; None where only this machine can.

    The installer notes where it took a package from, if not from an index (PEP 610).
    """
    noted = metadata.distribution("actionplans").read_text("direct_url.json")
    if not noted:
        return f"actionplans=={__version__}"
    source = json.loads(noted)
    url = str(source.get("url", ""))
    if not url.startswith(("https://", "ssh://", "git@")):
        return None
    version = source.get("vcs_info")
    return (
        f"actionplans @ {version['vcs']}+{url}@{version['commit_id']}"
        if version
        else (f"actionplans @ {url}")
    )


def _files(language: Language) -> Iterator[tuple[str, str]]:
    """The files of a language's starter, by their paths in it."""
    folder = resources.files("actionplans.locale") / language.code / "starter"
    yield from _below(folder, "")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        name = f"{path}{item.name}"
        if item.is_dir():
            yield from _below(item, f"{name}/")
        else:
            yield name, item.read_text(encoding="utf-8")
