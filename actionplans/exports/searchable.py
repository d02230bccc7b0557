"""The searchable part of pages: what of a written page is in the index, and as Pagefind reads it.

Pagefind is given only that part of each page, so that neither the day of the build nor the frame
around the pages changes the index.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplans.text.hyphenation import SOFT_HYPHEN

#: The searchable part of a page; see `templates/base.html`.
_START = b"<main data-pagefind-body"
_END = b"</main>"

#: The partnership of a page, in its first element; see `templates/base.html`.
_PARTNERSHIP = re.compile(rb' class="(of-[^"]++)"')

#: The end of an element right before the start of another: a name and a role, which a style sets
#: apart. Read without a space they would be one word.
_ADJACENT = re.compile(rb"</\w+>(?=<\w)")

#: What long words are divided by, which readers do not type.
_SOFT_HYPHEN = SOFT_HYPHEN.encode()

#: What tells the search page that no sentence goes on here; see `excerpt.js`.
_BREAK = " ·. "

# Each begins with the letters that it is to be found by: what may stand before them comes after.

#: The end of a heading, be it that of a table, and of a table itself; the beginning of a term.
_HEADING_END = re.compile(r"</(?=(?:h[2-6]|caption|summary|table)>|t[hd]>\s*+</tr>\s*+</thead>)")
_TERM_START = re.compile(r"<dt\b[^>]*+>")

#: The end of a term and that of its meaning; a time with what happens then is like a term.
_TERM_END = re.compile(r"</(?<![.:?!]</)(?=dt>|span> <span>)")
_MEANING_END = re.compile(r"</dd>(?<![.:?!]</dd>)")

#: A remark right after a name, which may be a sentence.
_REMARK = re.compile(r' <span class="quiet">(?<![.:?!] <span class="quiet">)(\w)')


@dataclass(frozen=True, slots=True)
class SearchablePage:
    """A written page that readers can find."""

    path: str
    """Its file, from the site's root."""

    part: str
    """The part of the site that it belongs to: `of-` and a partnership's id, or `rest`."""

    digest: bytes
    """The hash of all that is in the index of it."""


def searchable_pages(site: Path) -> Iterator[SearchablePage]:
    """The pages of a written site that are in its index, by their paths."""
    for file in sorted(site.rglob("*.html")):
        if file.is_dir():  # a redirect from an address that ended so
            continue
        if cut := _cut(file):
            partnership = _PARTNERSHIP.search(cut[0])
            part = partnership[1].decode() if partnership else "rest"
            digest = hashlib.sha256(b"\0".join(cut)).digest()
            yield SearchablePage(file.relative_to(site).as_posix(), part, digest)


def key_of(pages: Iterable[SearchablePage]) -> Iterator[bytes]:
    """What an index of pages depends on."""
    for page in pages:
        yield page.path.encode()
        yield page.digest


def indexed(site: Path, pages: Iterable[SearchablePage]) -> Iterator[tuple[str, bytes]]:
    """The HTML of pages as Pagefind is given it, each after its path."""
    for page in pages:
        yield page.path, indexed_html(site / page.path)


def indexed_html(file: Path) -> bytes:
    """The searchable part of a page, in an `html` element with its language, as it is to be read.

    Raises:
        ValueError: it has none.
    """
    cut = _cut(file)
    if cut is None:
        raise ValueError(f"{file.name} is not searchable")
    head, main = cut
    return head + _readable(_ADJACENT.sub(rb"\g<0> ", main).replace(_SOFT_HYPHEN, b""))


def _cut(file: Path) -> tuple[bytes, bytes] | None:
    """The first element and the searchable part of a page; None where nothing is searchable."""
    html = file.read_bytes()
    start = html.find(_START)
    if start < 0:
        return None
    head = html[html.index(b"<html") : html.index(b">", html.index(b"<html")) + 1]
    return head, html[start : html.index(_END, start) + len(_END)]


def _readable(main: bytes) -> bytes:
    """The searchable part of a page as its sentences are to be read without any layout."""
    text = _HEADING_END.sub(rf"{_BREAK}\g<0>", main.decode())
    text = _MEANING_END.sub(r".\g<0>", _TERM_END.sub(r":\g<0>", text))
    text = _REMARK.sub(lambda it: f".{it[0]}" if it[1].isupper() else it[0], text)
    return _TERM_START.sub(rf"\g<0>{_BREAK}", text).encode()
