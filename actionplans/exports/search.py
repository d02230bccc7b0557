"""The search index: Pagefind reads the pages that are worth finding, and the browser reads it.

What Pagefind is given is only the part of each page that is to be found, so that neither the day of
the build nor the frame around the pages makes another index.
"""

import gzip
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from actionplans.exports import bundle
from actionplans.kept import Kept
from actionplans.publishing.scratch import scratch

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


class SearchError(Exception):
    """Pagefind made no index; says why, or nothing where the index is only not whole."""


def search_index(site: Path, kept: Kept) -> None:
    """Put an index of a finished site into it, made now or kept from an earlier build.

    Raises:
        SearchError: it cannot be made.
    """
    put(search_files(site, kept), site)


def search_files(site: Path, kept: Kept) -> dict[str, Path]:
    """The files of a finished site's index, made now or kept, by their paths in the site.

    Pages in another language have an index to themselves, with the forms of its words.

    Raises:
        SearchError: it cannot be made.
    """
    pages = dict(_pages(site))
    parts = [*_RECIPE, version("pagefind").encode()]
    for name, page in pages.items():
        parts += [name.encode(), page]

    def make(folder: Path) -> None:
        _make(pages, folder)

    found = kept.keep("search", parts, make)
    kept.forget_unused("search")
    files = sorted(file for file in found.rglob("[!.]*.*") if file.is_file())
    return {f"{FOLDER}/{file.relative_to(found).as_posix()}": file for file in files}


def put(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files below a folder, and nothing of what their own folders may be to others."""
    for name, file in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)


def _pages(site: Path) -> Iterator[tuple[str, bytes]]:
    """What is to be found on each page and its language, as HTML, by the page's path."""
    for file in sorted(site.rglob("*.html")):
        if file.is_dir():  # a redirect from an address that ended so
            continue
        html = file.read_bytes()
        start = html.find(_BODY)
        if start >= 0:
            end = html.index(_END, start) + len(_END)
            head = html[: html.index(b">", html.index(b"<html")) + 1]
            yield file.relative_to(site).as_posix(), head + html[start:end]


def _make(pages: dict[str, bytes], folder: Path) -> None:
    with scratch(folder) as temporary:
        source, made = temporary / "pages", temporary / "bundle"
        for name, page in pages.items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page)
        _run(source, made)
        try:
            _verify(made)
            bundle.settle(made)
            needed = {name: made / name for name in _needed(made)}
        except (ValueError, LookupError, TypeError, EOFError, zlib.error, OSError) as error:
            if isinstance(error, OSError) and error.errno and error.filename is None:
                raise
            raise SearchError from error
        put(needed, folder)


def _run(source: Path, made: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(source), "--output-path", str(made)]
    command += ["--exclude-selectors", ", ".join(_NOISE)]
    done = subprocess.run(command, capture_output=True)  # noqa: S603 - our own words and folders
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(said) if line.strip()), "")
        raise SearchError(f"pagefind: {done.returncode} {last}".rstrip())


def _verify(made: Path) -> None:
    """Look whether an index is whole: on a full disk Pagefind leaves files out, and says nothing.

    Raises:
        ValueError, EOFError, OSError, zlib.error: a file is cut off or missing.
    """
    about = json.loads((made / "pagefind-entry.json").read_bytes())
    pages = sum(language["page_count"] for language in about["languages"].values())
    packed = [*made.glob("*.pagefind"), *made.glob("*.pf_meta"), *made.glob("*/*.pf_*")]
    if sum(file.suffix == ".pf_fragment" for file in packed) != pages:
        raise ValueError("pagefind-entry.json: page_count")
    for file in packed:
        gzip.decompress(file.read_bytes())


def _needed(made: Path) -> Iterator[str]:
    """The files that our own search page asks for: Pagefind's looks and other engines are not."""
    yield from ("pagefind.js", "pagefind-entry.json")
    languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"]
    engines = {about["wasm"] or "unknown" for about in languages.values()}
    for pattern in (*(f"wasm.{name}.pagefind" for name in engines), "*.pf_meta", "*/*.pf_*"):
        for file in sorted(made.glob(pattern)):
            yield file.relative_to(made).as_posix()
