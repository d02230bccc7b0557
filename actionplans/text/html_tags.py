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

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements without an end tag."""

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn"}
)
INLINE |= {"em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong"}
INLINE |= {"sub", "sup", "time", "tt", "u", "var"}
"""Elements at whose edges no line may break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The shape and the text of a piece of HTML."""

    depth: int
    """The deepest nesting of elements."""

    table_depth: int
    """The deepest nesting of tables."""

    ids: tuple[str, ...]
    """The ids of its elements, duplicates included."""

    text: str
    """Its text, with a line break wherever a line may break around an element."""


def survey(html: str) -> Survey:
    """Read a piece of HTML from its beginning to its end."""
    depth = deepest = tables = deepest_table = end = 0
    ids: list[str] = []
    text: list[str] = []
    for match in _TAG.finditer(html):
        text.append(html[end : match.start()])
        end = match.end()
        slash, name, attributes = match.groups()
        if name not in INLINE:
            text.append("\n")
        ids += [unescape(value) for key, value in _ATTRIBUTE.findall(attributes) if key == "id"]
        if name not in VOID:
            step = -1 if slash else 1
            depth += step
            tables += step * (name == "table")
        deepest, deepest_table = max(deepest, depth), max(deepest_table, tables)
    text.append(html[end:])
    plain = unescape("".join(text))
    return Survey(depth=deepest, table_depth=deepest_table, ids=tuple(ids), text=plain)


def rewrite_tags(
    html: str,
    change: Callable[[str, str], str | None],
    element_names: dict[str, str] | None = None,
) -> str:
    """A piece of HTML with other attributes, and other names of elements.

    Args:
        html: the HTML.
        change: gives an attribute's new value, as it is written, for its name and its value; None
            where the attribute is to go.
        element_names: new names of elements, by their old ones.
    """
    renamed = element_names or {}

    def attribute(match: re.Match[str]) -> str:
        value = change(match[1], match[2])
        return "" if value is None else f' {match[1]}="{value}"'

    def tag(match: re.Match[str]) -> str:
        slash, name, attributes = match.groups()
        return f"<{slash}{renamed.get(name, name)}{_ATTRIBUTE.sub(attribute, attributes)}>"

    return _TAG.sub(tag, html)
