"""Fragments of HTML as parts of a page: ids kept distinct, headings nested, links resolved."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from actionplans.text.html_tags import rewrite_tags
from actionplans.text.links import ROOT

#: A link from the site's root, within a tag: in text, `<` is always written as an entity.
_ROOTED_LINK = re.compile(r'(<a\b[^<>]*? href=")~/([^"#<>]*+)')
_ROOTED_TARGET = re.compile(r'(<(?:a|img)\b[^<>]*? (?:href|src)=")~/([^"<>]*+)"')
_SOURCE_SIZES = re.compile(r'<source\b[^<>]*? srcset="[^"<>]*+"')

_ONE_LEVEL_DOWN = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}


def resolve_root(html: str, root: str, definitions: Mapping[str, str] | None = None) -> str:
    """Replace the mark for the site's root in the links of rendered texts.

    Args:
        html: rendered texts.
        root: the path from their page to the site's root.
        definitions: ids of the definitions that stand on the page itself, by the glossary addresses
            that links to them would lead to.
    """
    here = definitions or {}

    def target(match: re.Match[str]) -> str:
        before, address = match.groups()
        return f'{before}#{here[address]}"' if address in here else f'{before}{root}{address}"'

    html = _ROOTED_TARGET.sub(target, html)
    return _SOURCE_SIZES.sub(lambda match: match[0].replace(ROOT, root), html)


def retarget_links(html: str, addresses: Mapping[str, str]) -> str:
    """The HTML of a text, its links to the keys of `addresses` leading to the values instead."""

    def target(match: re.Match[str]) -> str:
        before, address = match.groups()
        return f"{before}{ROOT}{addresses.get(unquote(address), address)}"

    return _ROOTED_LINK.sub(target, html)


def prefix_ids(html: str, prefix: str) -> str:
    """The HTML of a text that shares a page with others, its ids and links to them prefixed."""

    def attribute(name: str, value: str) -> str:
        if name == "id":
            return f"{prefix}-{value}"
        return f"#{prefix}-{value[1:]}" if name == "href" and value.startswith("#") else value

    return rewrite_tags(html, attribute)


def embed(html: str, prefix: str) -> str:
    """The sections of one page as a part of another.

    Headings go down a level. Ids and links to them are prefixed. Sections are landmarks no longer:
    there would be hundreds with the same few names.
    """

    def attribute(name: str, value: str) -> str | None:
        if name == "id":
            return f"{prefix}_{value}"
        if name == "href" and value.startswith("#"):
            return f"#{prefix}_{value[1:]}" if value[1:] else f"#{prefix}"
        if name == "headers":
            return " ".join(f"{prefix}_{id}" for id in value.split())
        if name == "aria-labelledby":
            return None
        return "group" if (name, value) == ("role", "region") else value

    return rewrite_tags(html, attribute, _ONE_LEVEL_DOWN)
