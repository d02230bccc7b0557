"""One search index, made by Pagefind of some pages."""

import gzip
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.exports import pagefind_bundle, searchable, word_list
from actionplans.exports.pagefind_bundle import BundleFormatError
from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.scratch import scratch

KIND = "search"
"""The kind of entries in the cache that are indexes."""

ENTRY = "pagefind-entry.json"
"""The overview of an index: its languages."""

#: Selectors of what is shown with each result, or is for screen readers alone: left out of the
#: index. What else is left out says so itself in its component: `data-pagefind-ignore`.
_NOISE = ("h1", "nav", ".hidden")

#: The program and the code that make an index are part of its key in the cache.
_RECIPE = (
    version("pagefind").encode(),
    *(
        Path(file).read_bytes()
        for file in (__file__, searchable.__file__, pagefind_bundle.__file__, word_list.__file__)
    ),
)


class SearchError(BuildFailure):
    """An index that Pagefind did not make, or that cannot be used."""


def kept_index(
    cache: BuildCache,
    key: Iterable[bytes],
    pages: Iterable[tuple[str, bytes]],
    finish: Callable[[Path], Iterable[str]],
) -> Path:
    """The folder of an index, made now or at an earlier build.

    Args:
        cache: where it is kept.
        key: all that it depends on, besides the code of this module and those that it imports.
        pages: their HTML, each after its path in the site; asked for only where they are needed.
        finish: works over the bundle in a folder that Pagefind has made, and lists which of its
            files are wanted.

    Raises:
        SearchError: it cannot be made.
    """
    parts = (*_RECIPE, *key)
    return cache.get_or_make(KIND, parts, lambda folder: _make(pages, finish, folder))


def listed(index: Path) -> dict[str, Path]:
    """The files of an index that are published, by their paths in it."""
    files = sorted(file for file in index.rglob("[!.]*.*") if file.is_file())
    return {file.relative_to(index).as_posix(): file for file in files}


def _make(
    pages: Iterable[tuple[str, bytes]], finish: Callable[[Path], Iterable[str]], folder: Path
) -> None:
    with scratch(folder) as temporary:
        source, bundle = temporary / "pages", temporary / "bundle"
        for name, html in pages:
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html)
        _run(source, bundle)
        try:
            _verify(bundle)
            files = {name: bundle / name for name in finish(bundle)}
        except (LookupError, TypeError, AttributeError, BundleFormatError) as error:
            raise SearchError("search-format", version=version("pagefind")) from error
        except (ValueError, EOFError, zlib.error, OSError) as error:
            if isinstance(error, OSError) and error.errno and error.filename is None:
                raise
            raise SearchError("search-incomplete") from error
        copy_files(files, folder)


def languages_of(bundle: Path) -> list[str]:
    """The languages of an index."""
    return sorted(json.loads((bundle / ENTRY).read_bytes())["languages"])


def program_files(bundle: Path) -> Iterator[str]:
    """The program that searches, in the languages of an index: without Pagefind's interface."""
    yield "pagefind.js"
    languages = json.loads((bundle / ENTRY).read_bytes())["languages"]
    for name in sorted({language["wasm"] or "unknown" for language in languages.values()}):
        yield f"wasm.{name}.pagefind"


def index_files(bundle: Path, *folders: str) -> Iterator[str]:
    """The overview of an index, and its files in some folders, such as `fragment`."""
    yield ENTRY
    for pattern in ("*.pf_meta", *(f"{folder}/*.pf_*" for folder in folders)):
        for file in sorted(bundle.glob(pattern)):
            yield file.relative_to(bundle).as_posix()


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files to their paths below a folder, with none of their modes and times."""
    for name, file in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / name)


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
    overview = json.loads((bundle / ENTRY).read_bytes())
    pages = sum(language["page_count"] for language in overview["languages"].values())
    packed = [*bundle.glob("*.pagefind"), *bundle.glob("*.pf_meta"), *bundle.glob("*/*.pf_*")]
    if sum(file.suffix == ".pf_fragment" for file in packed) != pages:
        raise ValueError(f"{ENTRY}: page_count")
    for file in packed:
        gzip.decompress(file.read_bytes())
