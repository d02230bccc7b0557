"""Compares two built sites as readers get them: `python -m tests.compare OLD NEW`.

Ignores white space that no browser shows, the style sheet's name, and the encoding of PDFs and of
the search index; compares every other file byte by byte. Exit status: 0 the same, 1 not, 2 wrong
use.
"""

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from tests.html_lines import html_lines
from tests.pdf_lines import pdf_lines
from tests.search_index import FOLDER, index_files

MANIFEST = ".actionplans"

#: A style sheet is named by what is in it, which is compared; the folder of the theme's files, too.
_THEME = re.compile(r"(?<=assets/)[0-9a-f]{8}/")
_STYLE_SHEET = re.compile(r"(?<=assets/)([a-z-]+-)[0-9a-f]{8}(?=\.css)")


def site_files(site: Path) -> dict[str, bytes]:
    """The files of a site by path; the search index stands there decoded, page by page.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    if not site.is_dir():
        raise FileNotFoundError(site)
    paths = [path for path in site.rglob("*") if not path.is_dir()]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(paths)}
    index = index_files(files)
    packed = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
    others = {name: data for name, data in files.items() if not name.endswith(packed)}
    return {_named(name): data for name, data in {**others, **index}.items()}


def differences(old: dict[str, bytes], new: dict[str, bytes]) -> dict[str, list[str]]:
    """The unified difference of each file that is not the same in two sites, without its head."""
    found = {}
    for name in sorted({*old, *new}):
        if lines := list(_difference(name, old.get(name), new.get(name))):
            found[name] = lines
    return found


def _difference(name: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if old is None or new is None:
        yield "only in the new site" if old is None else "only in the old site"
    elif old != new:
        before, after = readable(name, old), readable(name, new)
        if before != after and sorted(before) == sorted(after):
            yield "the same lines in another order"
        yield from list(unified_diff(before, after, n=2, lineterm=""))[2:]


def readable(name: str, data: bytes) -> list[str]:
    """A file as lines: whatever is the same to its readers is the same here."""
    if name.endswith(".pdf"):
        return pdf_lines(data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return [f"{len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}"]
    if name.endswith(".html"):
        return html_lines(_named(text))
    lines = text.split("\n")
    if name == MANIFEST:
        return [_named(line) for line in lines if not line.startswith(FOLDER)]
    return lines


def _named(text: str) -> str:
    """A text without the parts of theme files' paths that follow from what is in them."""
    return _STYLE_SHEET.sub(r"\1*", _THEME.sub("", text))


def report(found: dict[str, list[str]], files: int, most_lines: int) -> Iterator[str]:
    """The differences as a person reads them, the files that differ alike together.

    Args:
        found: the differences by file.
        files: how many files were compared.
        most_lines: how much of each difference is shown, in lines.
    """
    alike = defaultdict(list)
    for name, lines in found.items():
        alike[tuple(line for line in lines if not line.startswith("@@"))].append(name)
    for names in alike.values():
        lines = found[names[0]]
        yield f"=== {names[0]}" + (f" and {len(names) - 1} more" if len(names) > 1 else "")
        yield from map(_printable, lines[:most_lines])
        if len(lines) > most_lines:
            yield f"… {len(lines) - most_lines} more lines"
        if len(names) > 1:
            yield f"also in: {', '.join(names[1:])}"
    yield f"{files} files, {len(found)} of them differ" if found else f"{files} files, all the same"


def _printable(line: str) -> str:
    """A line with what cannot be seen, such as a no-break space, written as an escape."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)


def main() -> None:
    """Print how the sites differ that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.compare", description=__doc__)
    parser.add_argument("old", type=Path, help="the folder of the site before")
    parser.add_argument("new", type=Path, help="the folder of the site after")
    parser.add_argument("--lines", type=int, default=30, help="how much of each file is shown")
    asked = parser.parse_args()
    try:
        old, new = site_files(asked.old), site_files(asked.new)
    except FileNotFoundError as error:
        parser.error(f"no folder {error}")
    found = differences(old, new)
    print("\n".join(report(found, len({*old, *new}), asked.lines)))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
