"""The search index: Pagefind reads the pages that are worth finding, and the browser reads it.

What Pagefind is given is only the part of each page that is to be found, so that neither the day of
the build nor the frame around the pages makes another index.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplans.exports import bundle
from actionplans.kept import Kept

#: The folder of the index in a site.
FOLDER = "pagefind"

#: How a page that is worth finding marks what is to be found on it; see `templates/base.html`.
_BODY = b"<main data-pagefind-body"
_END = b"</main>"

#: What stands on many pages, or is shown with each result: it would only make more pages be found.
_NOISE = (
    "h1",
    ".eyebrow",
    "nav",
    ".hidden",
    ".activities",
    ".compared",
    ".register",
    ".words",
    ".reasons",
    ".reckoning",
    ".under-table",
)

#: How the index is made: with other code, a kept one is made again.
_RECIPE = tuple(Path(file).read_bytes() for file in (__file__, bundle.__file__))


def search_index(site: Path, kept: Kept) -> None:
    """Put an index of a finished site into it, made now or kept from an earlier build.

    Pages in another language have an index to themselves, with the forms of its words.
    """
    pages = dict(_pages(site))
    parts = [*_RECIPE, version("pagefind").encode()]
    for name, page in pages.items():
        parts += [name.encode(), page]

    def make(folder: Path) -> None:
        _make(pages, folder)

    found = kept.keep("search", parts, make)
    kept.forget_unused("search")
    _copy(
        found,
        site / FOLDER,
        [file.relative_to(found).as_posix() for file in found.rglob("[!.]*.*")],
    )


def _pages(site: Path) -> Iterator[tuple[str, bytes]]:
    """What is to be found on each page and its language, as HTML, by the page's path."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_bytes()
        start = html.find(_BODY)
        if start >= 0:
            end = html.index(_END, start) + len(_END)
            head = html[: html.index(b">", html.index(b"<html")) + 1]
            yield file.relative_to(site).as_posix(), head + html[start:end]


def _make(pages: dict[str, bytes], folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        source, made = Path(temporary, "pages"), Path(temporary, "bundle")
        for name, page in pages.items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page)
        command = [sys.executable, "-m", "pagefind", "--silent"]
        command += ["--site", str(source), "--output-path", str(made)]
        command += ["--exclude-selectors", ", ".join(_NOISE)]
        subprocess.run(command, check=True)  # noqa: S603 - our own words and folders
        bundle.settle(made)
        _copy(made, folder, _needed(made))


def _copy(source: Path, target: Path, names: Iterable[str]) -> None:
    """Copy files, and nothing of what their folders may be to others."""
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


def _needed(made: Path) -> Iterator[str]:
    """The files that our own search page asks for: Pagefind's looks and other engines are not."""
    yield from ("pagefind.js", "pagefind-entry.json")
    languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"]
    engines = {about["wasm"] or "unknown" for about in languages.values()}
    for pattern in (*(f"wasm.{name}.pagefind" for name in engines), "*.pf_meta", "*/*.pf_*"):
        for file in sorted(made.glob(pattern)):
            yield file.relative_to(made).as_posix()
