"""Around the content: settings, the folder of the site, and what lies in it already."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import write
from tests.corpus.input import WITH_PDF, Input

_STRANGERS = {
    "index.html": "FREMMED hjemmeside",
    "bilag/regnskab.xlsx": "FREMMED regnskab",
    ".git/HEAD": "FREMMED ref: refs/heads/main",
    ".ssh/id_ed25519": "FREMMED key",
}
"""A folder of somebody's, which is no site of ours."""


def _writes(files: dict[str, str]) -> Callable[[Path], None]:
    def prepare(project: Path) -> None:
        write(project, files)

    return prepare


def _in(folder: str) -> Callable[[Path], None]:
    return _writes({f"{folder}/{name}": text for name, text in _STRANGERS.items()})


def _away(project: Path) -> None:
    """Put the site elsewhere, and a link in its place."""
    (project / "site").rename(project / "elsewhere")
    (project / "site").symlink_to("elsewhere")


def _dangling(project: Path) -> None:
    (project / "site").rename(project / "elsewhere")
    (project / "site").symlink_to("nowhere/site")


def _pipe_in_site(project: Path) -> None:
    os.mkfifo(project / "site/pipe")


def _damage(project: Path) -> None:
    """Change a byte in everything that is kept, lists and all."""
    _flip(project, "*")


def _damage_things(project: Path) -> None:
    """Change a byte in everything that is kept but the lists of it."""
    _flip(project, "[!.]*")


def _flip(project: Path, names: str) -> None:
    for path in sorted((project / ".build").rglob(names)):
        if path.is_file() and path.stat().st_size:
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 0xFF
            path.write_bytes(content)


def _as_file(path: Path) -> None:
    """Put a file in the place of a folder."""
    if path.is_dir():
        shutil.rmtree(path)
    path.write_text("FREMMED")


def _cache_of_files(project: Path) -> None:
    for path in [*(project / ".build").glob("*/*")]:
        _as_file(path)


def _settings(name: str, what: str, settings: str, **more: object) -> Input:
    more = {"expect": "refused", "quick": True, **more}
    return Input(name=name, what=what, settings=settings, **more)  # type: ignore[arg-type]


def _site_in(folder: str) -> str:
    return f"{WITH_PDF}site_dir: {folder}\n"


INPUTS = (
    _settings(
        "site-over-strangers",
        "a folder with somebody's files named as the site's",
        _site_in("hjem"),
        prepare=_in("hjem"),
    ),
    _settings("site-is-project", "the project named as the site's folder", _site_in(".")),
    _settings("site-is-content", "the content named as the site's folder", _site_in("content")),
    _settings(
        "site-in-content",
        "a folder in the content",
        _site_in("content/site"),
        expect="any",
        quick=False,
    ),
    _settings(
        "site-is-settings", "the settings named as the site's folder", _site_in("mkdocs.yml")
    ),
    _settings(
        "site-is-cache", "the cache named as the site's folder", _site_in(".build"), expect="any"
    ),
    _settings("site-is-root", "the whole disk named as the site's folder", _site_in("/")),
    _settings(
        "site-is-file",
        "a file named as the site's folder",
        _site_in("rapport.pdf"),
        prepare=_writes({"rapport.pdf": "FREMMED"}),
    ),
    Input(
        name="strangers-in-site",
        what="a branch, a name and a document that others put into the site",
        prepare=_writes(
            {
                "site/.git": "FREMMED gitdir: /elsewhere",
                "site/CNAME": "FREMMED by.example",
                "site/.nojekyll": "FREMMED",
                "site/rapporter/2021.pdf": "FREMMED %PDF-1.4",
            }
        ),
        expect="built",
        quick=True,
    ),
    Input(name="pipe-in-site", what="a pipe in the site", prepare=_pipe_in_site, expect="any"),
    Input(
        name="site-is-link",
        what="the site is a link",
        prepare=_away,
        expect="any",
        site="elsewhere",
    ),
    Input(
        name="site-is-dangling",
        what="the site is a link to nothing",
        prepare=_dangling,
        expect="any",
    ),
    Input(
        name="new-site-is-file",
        what="somebody's file by the name of the folder that a build writes in",
        prepare=_writes({".site.new": "FREMMED"}),
        expect="any",
    ),
    Input(
        name="cache-is-file",
        what="a file in the place of the cache",
        prepare=lambda project: _as_file(project / ".build"),
        same=True,
        expect="any",
    ),
    Input(
        name="cache-damaged",
        what="a changed byte in everything that is kept",
        prepare=_damage,
        same=True,
        expect="built",
        quick=True,
    ),
    Input(
        name="cache-flipped",
        what="a changed byte in everything that is kept, with lists that say all is well",
        prepare=_damage_things,
        same=True,
        expect="built",
        quick=True,
    ),
    Input(
        name="cache-of-files",
        what="a file in the place of each thing that is kept",
        prepare=_cache_of_files,
        same=True,
        expect="built",
    ),
    _settings("settings-empty", "settings of no bytes", ""),
    _settings("settings-not-yaml", "settings that are not YAML", "site_name: [Planer\n"),
    _settings(
        "settings-aliases",
        "settings that repeat themselves a billion times",
        "extra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
        + WITH_PDF,
    ),
    _settings("settings-deep", "settings of a thousand layers", "x: " + "[" * 1_000),
    _settings(
        "settings-language",
        "a language that nobody has",
        WITH_PDF.replace("pdf:", "language: xx, pdf:"),
    ),
    _settings(
        "settings-language-path",
        "a language that is a path",
        WITH_PDF.replace("pdf:", "language: ../../../etc, pdf:"),
    ),
    _settings(
        "settings-name",
        "a name with a control character",
        WITH_PDF.replace("Prøveplaner", '"a\\x01b"'),
    ),
    _settings(
        "settings-address",
        "a site's address that runs a script",
        f"{WITH_PDF}site_url: javascript:alert(1)\n",
    ),
    _settings(
        "settings-theme",
        "a theme that nobody has",
        WITH_PDF.replace("theme: {name: actionplans}", "theme: {name: x}"),
    ),
    _settings(
        "settings-extension",
        "an extension that nobody has",
        WITH_PDF.replace("def_list", "nobody_has_this"),
    ),
    _settings(
        "settings-content",
        "a content folder that is not there",
        WITH_PDF.replace("docs_dir: content", "docs_dir: x"),
    ),
    _settings(
        "settings-day",
        "a day that is none",
        WITH_PDF.replace("pdf:", "date: 2026-02-30, pdf:"),
        expect="any",
    ),
)
