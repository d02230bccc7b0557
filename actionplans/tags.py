"""Finished HTML, read tag by tag, in time that grows with its length.

For HTML that `nh3` or a template has written: in text and in attributes, `<` and `>` are always
entities. What looks like a tag and holds one of them is none, and is passed over.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*+)((?:[^"<>]|"[^"<>]*+")*+)>')
_ATTRIBUTE = re.compile(r' ([a-z-]++)="([^"<>]*+)"')

#: Elements without an end.
_EMPTY = frozenset({"area", "br", "col", "hr", "img", "source", "wbr"})

#: Elements at whose edges no line may break.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn"}
)
_INLINE |= {"em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong"}
_INLINE |= {"sub", "sup", "time", "tt", "u", "var"}


@dataclass(frozen=True, slots=True)
class Survey:
    """What a piece of HTML is made of."""

    depth: int
    """How many elements lie in each other at most."""

    tables: int
    """How many tables lie in each other at most."""

    ids: tuple[str, ...]
    """The ids of its elements, doubles kept."""

    text: str
    """Its text, with a line break wherever a line may break around an element."""


def survey(html: str) -> Survey:
    """Read a piece of HTML from its beginning to its end."""
    depth = deepest = tables = most_tables = end = 0
    ids: list[str] = []
    text: list[str] = []
    for found in _TAG.finditer(html):
        text.append(html[end : found.start()])
        end = found.end()
        closes, name, attributes = found.groups()
        if name not in _INLINE:
            text.append("\n")
        ids += [unescape(value) for key, value in _ATTRIBUTE.findall(attributes) if key == "id"]
        if name not in _EMPTY:
            depth += -1 if closes else 1
            tables += (-1 if closes else 1) * (name == "table")
        deepest, most_tables = max(deepest, depth), max(most_tables, tables)
    text.append(html[end:])
    return Survey(deepest, most_tables, tuple(ids), unescape("".join(text)))


def changed(
    html: str, change: Callable[[str, str], str | None], names: dict[str, str] | None = None
) -> str:
    """A piece of HTML with other attributes.

    Args:
        html: the HTML.
        change: gives an attribute's new value, as it is written, for its name and its value; None
            where the attribute is to go.
        names: new names of elements, by their old ones.
    """

    def tag(found: re.Match[str]) -> str:
        closes, name, attributes = found.groups()

        def attribute(one: re.Match[str]) -> str:
            value = change(one[1], one[2])
            return "" if value is None else f' {one[1]}="{value}"'

        new = names.get(name, name) if names else name
        return f"<{closes}{new}{_ATTRIBUTE.sub(attribute, attributes)}>"

    return _TAG.sub(tag, html)
