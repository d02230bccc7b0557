"""Former addresses of pages, as staff write them."""

import unicodedata
from urllib.parse import unquote

from actionplans.media.filetypes import MAX_SEGMENT, is_device

#: The largest number of segments.
_MAX_DEPTH = 10

#: Characters allowed in a segment besides letters, combining marks and digits.
_PUNCTUATION = frozenset("-_.~+, ")


def former_path(written: str) -> str | None:
    """A former address as a path below the site, without slashes at its ends; None if invalid.

    It may be copied from a browser, where `å` is `%C3%A5`. Each segment has 1 to 100 letters,
    digits, spaces and characters of `-_.~+,`, and neither begins nor ends with a dot or a space.
    A final `index.html` is removed.
    """
    segments = written.removeprefix("/").removesuffix("/").split("/")
    try:
        decoded = [unicodedata.normalize("NFC", unquote(s, errors="strict")) for s in segments]
    except UnicodeDecodeError:
        return None
    if len(decoded) > _MAX_DEPTH or not all(map(_is_segment, decoded)):
        return None
    return "/".join(decoded).removesuffix("/index.html")


def _is_segment(segment: str) -> bool:
    return (
        0 < len(segment) <= MAX_SEGMENT
        and len(segment.encode(errors="replace")) <= 2 * MAX_SEGMENT
        and all(char in _PUNCTUATION or unicodedata.category(char)[0] in "LMN" for char in segment)
        and segment == segment.strip(" ")
        and not segment.startswith(".")
        and not segment.endswith(".")
        and not is_device(segment)
    )
