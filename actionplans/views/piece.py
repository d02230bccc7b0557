"""A piece of a page that is cut, and what its parts are made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from actionplans.locale.slug import slugify
from actionplans.views.basic_parts import Paragraph
from actionplans.views.elements import Link
from actionplans.views.page import Part, Subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.sifted import Sifted
from actionplans.views.weight import longest_list

_FIRST = re.compile(r"^[^\W\d_]+-")
"""The first word of an anchor, which all have: `del-`."""

_COUNT = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d.,]*\b")
"""A number in a heading that is no year: how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What of a page stands on a page of its own."""

    headings: tuple[Link, ...] = ()
    """The headings down to it."""

    words: tuple[Link | str, ...] = ()
    """What each is called in addresses; of a record, the link to its page."""

    letter: str = ""
    """The letter that all its items begin with; empty where it is not cut by letters."""

    run: range | None = None
    """The numbers that it has room for, of what is under its headings; None for all of it."""

    of: int = 0
    """How many of them there are."""

    ends: tuple[str, ...] = ()
    """The headings of the first and the last, where each has one."""

    parts: tuple[Part, ...]
    count: int
    """The number of items in it."""

    def slug(self, page: str) -> str:
        """Its part of an address, made of what stays when its neighbours change.

        Args:
            page: the address of the page that it is cut from.
        """
        words = [_below(word, page) if isinstance(word, Link) else word for word in self.words]
        run = f"{self.run[0]}-{self.run[-1]}" if self.run else ""
        return "-".join(filter(None, map(_slug, (*words, self.letter, run))))

    @property
    def numbers(self) -> str:
        """The numbers of what it has: `1–50`; empty for all."""
        if self.run is None:
            return ""
        last = min(self.run[-1], self.of)
        return str(last) if last == self.run[0] else f"{self.run[0]}–{last}"


def word_of(heading: Link, id: str = "") -> Link | str:
    """What a heading is called in addresses: by its record, its anchor, or else its words."""
    if heading.address and not heading.outside:
        return heading
    if id and not any(map(str.isdigit, id)):
        return _FIRST.sub("", id)
    return _COUNT.sub("", heading.text)


def heading_of(part: Part) -> Link | None:
    """The heading of a part; None without one."""
    if isinstance(part, Details):
        return part.about or Link(part.summary)
    found = getattr(part, "heading", None)
    return Link(found) if isinstance(found, str) else found if isinstance(found, Link) else None


def is_sentence(part: Part) -> bool:
    """Whether a part only says something of others."""
    return isinstance(part, Paragraph)


def count(part: Part) -> int:
    """The number of items in a part; what consists of different things is one itself."""
    field = None if part.is_whole else longest_list(part)
    if field is None:
        return 1
    items = getattr(part, field)
    if not isinstance(items[0], Part):
        return len(items)
    several = [it for it in items if not is_sentence(it)]
    return sum(map(count, several)) if len(set(map(type, several))) == 1 else 1


def around(part: Part, field: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """What of a part stands around one of its pieces: its heading, and not what folds or sifts."""
    if isinstance(part, Details):
        return (Subsection(Link(part.summary), parts),)
    if isinstance(part, Sifted):
        return parts
    return (with_items(part, field, parts),)


def with_items(part: Part, field: str, items: Iterable[Any], without: Iterable[str] = ()) -> Part:
    """A part with other items in a field, and none in some others."""
    changes = {**dict.fromkeys(without, ()), field: tuple(items)}
    return cast(Part, replace(cast(Any, part), **changes))


def letter_of(item: object) -> str:
    """The letter that an item of a list begins with; empty where that is none, or not known."""
    link = getattr(item, "link", None)
    text = link.text if isinstance(link, Link) else getattr(item, "term", "")
    return text[0].upper() if isinstance(text, str) and text[:1].isalpha() else ""


def _below(heading: Link, page: str) -> str:
    """The address of a heading's record as far as it is not that of the page."""
    own, names = page.strip("/").split("/"), (heading.address or "").strip("/").split("/")
    while own and names[1:] and own[0] == names[0]:
        own, names = own[1:], names[1:]
    return "-".join(names)


def _slug(words: str) -> str:
    """Words as part of an address; letters that addresses lack by their numbers in Unicode."""
    return slugify(words) or "-".join(f"{ord(letter):x}" for letter in words if letter.strip())
