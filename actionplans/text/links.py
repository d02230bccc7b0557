"""Links of a Markdown text: where each leads, and its address on the site.

Links to other content files are written relative to the file they stand in. They are rendered as
addresses below `ROOT`, which a page replaces by its own path to the site's root: see
`fragments.resolve_root`.
"""

import posixpath
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from actionplans.reader.document import address_of as page_address_of

ROOT = "~/"
"""Stands for the site's root in rendered links."""

EXTERNAL_SCHEMES = ("http", "https", "mailto", "tel")
"""The schemes of links that leave the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """A link of a text that stays on the site, or that cannot be used."""

    written: str
    """The link's target as it is written."""

    path: str | None
    """The file or address below the content folder; None where the link is not usable."""

    anchor: str
    """The fragment without its `#`; empty where there is none."""

    is_picture: bool = False
    alternative: str = ""
    """A picture's alternative text."""


def resolve_link(element: Element, attribute: str, file: str) -> TextLink | None:
    """Turn the path in a link or picture into an address below `ROOT`.

    Args:
        element: an `a` or `img` of the rendered tree; changed in place.
        attribute: its attribute with the target, `href` or `src`.
        file: the content file that the text stands in.

    Returns:
        The link, to be checked; None where it leaves the site or the engine wrote it.
    """
    written, is_picture = element.get(attribute, ""), element.tag == "img"
    if written.startswith(AMP_SUBSTITUTE):  # a mail address, which the engine spells out
        return None
    if element.get("class", "").startswith("footnote"):
        return None
    parts = _split(written)
    if parts is not None and not is_picture and _leaves_the_site(parts):
        return None
    path = _content_path(parts, file) if parts is not None else None
    anchor = ""
    if parts is not None and path is not None:
        anchor = unquote(parts.fragment)
        if parts.path:
            fragment = f"#{parts.fragment}" if parts.fragment else ""
            element.set(attribute, f"{ROOT}{quote(address_of(path))}{fragment}")
    return TextLink(
        written=written,
        path=path,
        anchor=anchor,
        is_picture=is_picture,
        alternative=element.get("alt", ""),
    )


def address_of(file: str) -> str:
    """The address of a content file's page, with its slash; of any other file, its own path."""
    if not file.endswith(".md"):
        return file
    path = page_address_of(file)
    return f"{path}/" if path else ""


def _split(written: str) -> SplitResult | None:
    """The parts of a link's target; None where it is malformed."""
    try:
        return urlsplit(written)
    except ValueError:
        return None


def _leaves_the_site(parts: SplitResult) -> bool:
    has_target = bool(parts.netloc or parts.scheme in ("mailto", "tel"))
    return parts.scheme in EXTERNAL_SCHEMES and has_target


def _content_path(parts: SplitResult, file: str) -> str | None:
    """The content file that a link in a file refers to; None where it can refer to none."""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return file
    written = normalize("NFC", unquote(parts.path))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
    return None if path.startswith("..") else path
