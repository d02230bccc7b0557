"""Sanitising of rendered texts, whose Markdown may hold any HTML.

Classes, roles and labels are trusted where the engine and its extensions wrote them, and taken out
of HTML that staff wrote. A secret token distinguishes the two: `Sanitizer.sign` puts it into the
attributes of the engine's tree, in which staff's HTML is not, and `Sanitizer.clean` looks for it in
the finished HTML.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex
from typing import Any
from xml.etree.ElementTree import Element

import nh3

from actionplans.text.html_tags import rewrite_tags
from actionplans.text.links import EXTERNAL_SCHEMES, ROOT

#: Attributes by which a part of a page is known to its style, its links and screen readers.
_SIGNED = frozenset({"id", "class", "role", "aria-label", "tabindex"})

_FETCHED = ("http:", "https:", "//")
_BLANK = re.compile(r"\s")

#: Classes of code, which the extensions for it write as HTML: its language, for highlighters.
_CODE_CLASS = re.compile(r"language-[\w+-]+|codehilite|highlight")

_TAGS = nh3.ALLOWED_TAGS | {"section", "dfn"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "lang", "dir", "role", "aria-label", "tabindex"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}


@dataclass(frozen=True, slots=True)
class CleanHtml:
    """HTML that is safe to publish."""

    html: str
    had_foreign_picture: bool
    """Whether a picture was taken out that would have been fetched from another site."""


class Sanitizer:
    """Cleans the HTML of one text after another."""

    def __init__(self, reserved: Iterable[str], moved_prefix: str) -> None:
        """
        Args:
            reserved: patterns of ids that pages use themselves, which no text may have.
            moved_prefix: what such an id of a text is prefixed by instead.
        """
        self._token = f"{token_hex(16)}-"
        self._reserved = re.compile("|".join(reserved) or r"(?!)")
        self._moved_prefix = moved_prefix
        self._moved_ids: set[str] = set()
        self._had_foreign_picture = False

    def unreserved_id(self, id: str) -> str:
        """An id as a text may have it: another one where pages use it themselves."""
        return f"{self._moved_prefix}-{id}" if self._reserved.fullmatch(id) else id

    def sign(self, root: Element, unreserved: Collection[str] = ()) -> None:
        """Mark the attributes of the engine's tree, so that `clean` keeps them.

        Args:
            root: the tree; changed in place.
            unreserved: ids that stay as they are although they look like those of pages.
        """
        for element in root.iter():
            for name in _SIGNED.intersection(element.attrib):
                value = element.attrib[name]
                if value.startswith(self._token):  # the list of contents may stand many times
                    continue
                if name == "id" and value not in unreserved:
                    value = self.unreserved_id(value)
                element.set(name, f"{self._token}{value}")

    def clean(self, html: str) -> CleanHtml:
        """The HTML of a text without what must not be published."""
        self._moved_ids = set()
        self._had_foreign_picture = False
        cleaned = self._cleaner.clean(html)
        # The mark is left where staff's HTML has swallowed a tag.
        cleaned = cleaned.replace(self._token, "")
        if self._moved_ids:
            cleaned = rewrite_tags(cleaned, self._follow_moved_id)
        return CleanHtml(cleaned, self._had_foreign_picture)

    @cached_property
    def _cleaner(self) -> nh3.Cleaner:
        """One for all texts: making it takes as long as to clean a short one."""
        return nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._filter,
            url_schemes=set(EXTERNAL_SCHEMES),
            link_rel=None,
        )

    def __getstate__(self) -> dict[str, Any]:
        """Another process makes a cleaner of its own."""
        return {name: value for name, value in self.__dict__.items() if name != "_cleaner"}

    def _filter(self, tag: str, attribute: str, value: str) -> str | None:
        """An attribute's safe value; None where it has to go.

        No picture is fetched from elsewhere, whichever way it was written. In HTML of staff, ids
        are none that pages use, and nothing passes itself off as a part of the page: classes, roles
        and labels come from the engine and its extensions alone.
        """
        if tag == "img" and attribute == "src" and not value.startswith(ROOT):
            self._had_foreign_picture |= value.startswith(_FETCHED)
            return None
        if attribute not in _SIGNED:
            return value
        if value.startswith(self._token):
            return value.removeprefix(self._token)
        if attribute == "class":
            return " ".join(filter(_CODE_CLASS.fullmatch, value.split())) or None
        if attribute != "id" or not value or _BLANK.search(value):
            return None
        if (id := self.unreserved_id(value)) != value:
            self._moved_ids.add(value)
        return id

    def _follow_moved_id(self, name: str, value: str) -> str:
        """The value of an attribute, a link to an id that was moved leading to the new one."""
        leads_there = name == "href" and value[:1] == "#" and value[1:] in self._moved_ids
        return f"#{self.unreserved_id(value[1:])}" if leads_there else value
