"""The search index: Pagefind makes it of the searchable pages, and the browser reads it.

Texts are worked over only where the index is made: to know that it is up to date it takes the
hashes of their pages.
"""

import gzip
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.exports import pagefind_bundle, searchable, word_list
from actionplans.exports.pagefind_bundle import BundleFormatError
from actionplans.exports.searchable import SearchablePage, indexed_html, searchable_pages
from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.scratch import scratch

FOLDER = "pagefind"
"""The folder of the index in a site."""

#: Selectors of what is shown with each result, or is for screen readers alone: left out of the
#: index. What else is left out says so itself in its component: `data-pagefind-ignore`.
_NOISE = ("h1", "nav", ".hidden")

#: The code that makes the index is part of the cache's key.
_RECIPE = tuple(
    Path(file).read_bytes()
    for file in (__file__, searchable.__file__, pagefind_bundle.__file__, word_list.__file__)
)


class SearchError(BuildFailure):
    """An index that Pagefind did not make, or that cannot be used."""


def search_files(site: Path, cache: BuildCache) -> dict[str, Path]:
    """The files of a finished site's index, by their paths in the site: made now, or cached.

    Pages in another language have an index to themselves, with the forms of its words. A site with
    nothing to find, just begun, has no index: Pagefind makes none of no page.

    Raises:
        SearchError: it cannot be made.
    """
    pages = tuple(searchable_pages(site))
    if not pages:
        return {}
    parts = [*_RECIPE, version("pagefind").encode()]
    for page in pages:
        parts += [page.path.encode(), page.digest]

    def make(folder: Path) -> None:
        _make(site, pages, folder)

    index = cache.get_or_make("search", parts, make)
    cache.prune("search")
    files = sorted(file for file in index.rglob("[!.]*.*") if file.is_file())
    return {f"{FOLDER}/{file.relative_to(index).as_posix()}": file for file in files}


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files to their paths below a folder, with none of their modes and times."""
    for name, file in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)


def _make(site: Path, pages: Iterable[SearchablePage], folder: Path) -> None:
    with scratch(folder) as temporary:
        source, bundle = temporary / "pages", temporary / "bundle"
        for page in pages:
            file = source / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(indexed_html(site / page.path))
        _run(source, bundle)
        try:
            _verify(bundle)
            pagefind_bundle.normalize(bundle)
            for name, words in word_list.word_lists(bundle):
                (bundle / name).write_bytes(words)
            files = {name: bundle / name for name in _published_files(bundle)}
        except (LookupError, TypeError, AttributeError, BundleFormatError) as error:
            raise SearchError("search-format", version=version("pagefind")) from error
        except (ValueError, EOFError, zlib.error, OSError) as error:
            if isinstance(error, OSError) and error.errno and error.filename is None:
                raise
            raise SearchError("search-incomplete") from error
        copy_files(files, folder)


def _run(source: Path, bundle: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(source), "--output-path", str(bundle)]
    command += ["--exclude-selectors", ", ".join(_NOISE)]
    done = subprocess.run(command, capture_output=True)  # noqa: S603 - our own words and folders
    if done.returncode:
        output = (done.stderr or done.stdout).decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(output) if line.strip()), "")
        reason = f"pagefind: {done.returncode} {last}".rstrip()
        raise SearchError("search-not-made", reason=reason)


def _verify(bundle: Path) -> None:
    """Check that no file is missing or cut off: Pagefind does not report a full disk.

    Raises:
        ValueError, EOFError, OSError, zlib.error: a file is missing or cut off.
        LookupError, TypeError, AttributeError: the overview has another format.
    """
    overview = json.loads((bundle / "pagefind-entry.json").read_bytes())
    pages = sum(language["page_count"] for language in overview["languages"].values())
    packed = [*bundle.glob("*.pagefind"), *bundle.glob("*.pf_meta"), *bundle.glob("*/*.pf_*")]
    if sum(file.suffix == ".pf_fragment" for file in packed) != pages:
        raise ValueError("pagefind-entry.json: page_count")
    for file in packed:
        gzip.decompress(file.read_bytes())


def _published_files(bundle: Path) -> Iterator[str]:
    """The files that our search page fetches: without Pagefind's interface and other engines."""
    yield from ("pagefind.js", "pagefind-entry.json")
    languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
    engines = {language["wasm"] or "unknown" for language in languages.values()}
    loaded = (f"wasm.{name}.pagefind" for name in engines)
    for pattern in (*loaded, "words.*", "*.pf_meta", "*/*.pf_*"):
        for file in sorted(bundle.glob(pattern)):
            yield file.relative_to(bundle).as_posix()
