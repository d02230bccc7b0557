"""Pages kept from build to build: each is made again only when something that it read has changed.

A ledger says of each page what it read (see `reads`), with what it read there, and what its file
is; the files themselves are kept by their content. The next build asks the same again, each
question once, and takes the pages to which all answers are the same. What all pages depend on is
in the ledger's key: see `page_recipe`. Ledger and files may be deleted at any time, and are trusted
no further than their digests.
"""

import os
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from actionplans.answers import Answers
from actionplans.cache import BuildCache
from actionplans.fingerprints import fingerprint
from actionplans.page_maker import MadePage, PageMaker
from actionplans.page_pool import make_pages
from actionplans.site import Site
from actionplans.stamp import packages
from actionplans.theme_files import StyleSheets
from actionplans.views.frame import Frame

KIND = "pages"
"""The kind of what is kept, in the cache."""

#: The key of all reads in the ledger; no page has a space in its address.
_READS = "all reads"

#: The type of the numbers of reads, for `array`: 32 bits.
_NUMBER = "I"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the ledger: a page."""

    inputs: str
    """The fingerprint of what was given to it."""

    content: str
    """The digest of its file."""

    styles: tuple[str, ...]
    """The names of the styles in its sheet, see `StyleSheet`."""

    reads: "array[int]"
    """The numbers of its reads."""

    def to_json(self) -> list[Any]:
        """The same as a value that JSON can hold."""
        reads = b64encode(self.reads.tobytes()).decode()
        return [self.inputs, self.content, list(self.styles), reads]

    @classmethod
    def from_json(cls, value: list[Any]) -> Self:
        """The line that `to_json` made a value of."""
        inputs, content, styles, reads = value
        return cls(inputs, content, tuple(styles), array(_NUMBER, b64decode(reads)))


class KeptPages:
    """The pages of a site: kept, or made now and kept for the next build."""

    def __init__(self, maker: PageMaker, cache: BuildCache, recipe: Iterable[bytes]) -> None:
        """
        Args:
            maker: makes the pages.
            cache: keeps them.
            recipe: what all pages depend on, see `page_recipe`.
        """
        self._maker = maker
        self._cache = cache
        self._ledger = cache.shelf(KIND, recipe)
        self._answers = Answers(maker.site, maker.names)
        self._reads: dict[str, int] = {}
        """The numbers of the reads in the new ledger."""

    def pages(self, addresses: Iterable[str]) -> Iterator[MadePage]:
        """The pages at some addresses, in any order.

        Raises:
            MissingTemplateError: the theme lacks a template.
        """
        wanted = dict.fromkeys(addresses)
        kept: dict[str, _Line] = {}
        for page, line in self._unchanged(wanted):
            kept[page.address] = line
            yield page
        made = [address for address in wanted if address not in kept]
        if not made:
            self._ledger.save()
            return
        old = self._old_reads()
        for address, line in kept.items():
            reads = (old[number][0] for number in line.reads)
            self._ledger.put(address, replace(line, reads=self._numbers(reads)).to_json())
        for page in make_pages(self._maker, made):
            self._put(page)
            yield page
        self._ledger.put(_READS, [[read, self._answers.of(read)] for read in self._reads])
        self._ledger.save()

    def _unchanged(self, addresses: Iterable[str]) -> Iterator[tuple[MadePage, _Line]]:
        """The kept pages that would be made again just as they are."""
        changed = {
            number
            for number, (read, answer) in enumerate(self._old_reads())
            if answer is None or answer != self._answers.of(read)
        }
        for address in addresses:
            line = self._line(address)
            if line is None or line.inputs != self._maker.inputs(address):
                continue
            if not changed.isdisjoint(line.reads):
                continue
            if content := self._cache.content(KIND, line.content):
                yield self._maker.made(address, content, line.styles), line

    def _put(self, page: MadePage) -> None:
        line = _Line(
            inputs=self._maker.inputs(page.address),
            content=self._cache.keep(KIND, page.content),
            styles=page.sheet.styles,
            reads=self._numbers(page.reads),
        )
        self._ledger.put(page.address, line.to_json())

    def _numbers(self, reads: Iterable[str]) -> "array[int]":
        return array(_NUMBER, sorted(self._reads.setdefault(it, len(self._reads)) for it in reads))

    def _old_reads(self) -> list[tuple[str, str | None]]:
        """What the pages of the last build read, with the answers that they got."""
        return self._ledger.get(_READS) or []

    def _line(self, address: str) -> _Line | None:
        value = self._ledger.get(address)
        return _Line.from_json(value) if value else None


def page_recipe(
    site: Site, frames: Mapping[str, Frame], styles: StyleSheets, folders: Iterable[Path]
) -> list[bytes] | None:
    """What all pages of a site depend on, besides the code of this program.

    None where that cannot be told, see `Renderer.recipe`: no page can be kept then.

    Args:
        site: the site.
        frames: the frames of its pages. What they say of single pages is given to these, and is
            no part of it.
        styles: the style sheets.
        folders: the folders of the theme.
    """
    texts = site.renderer.recipe
    if texts is None:
        return None
    shared = [
        (code, replace(frame, versions={}, documents={})) for code, frame in sorted(frames.items())
    ]
    known = [*packages(), site.settings.fingerprint, fingerprint(shared), styles.text()]
    return [*texts, *map(str.encode, known), *_theme(folders)]


def _theme(folders: Iterable[Path]) -> Iterator[bytes]:
    """The files of the theme, each with its path in its folder, in the order of the folders."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield os.fsencode(file.relative_to(folder))
                yield file.read_bytes()
