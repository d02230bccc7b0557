"""Former addresses of pages, as staff write them."""

import unicodedata
from urllib.parse import unquote

from actionplans.media.filetypes import MAX_SEGMENT, is_device

#: The most parts between slashes.
_DEEPEST = 10

#: What besides letters, their marks and digits a part may hold; a space not at its ends.
_SIGNS = frozenset("-_.~+, ")


def former_path(written: str) -> str | None:
    """A former address as a path below the site, without slashes at its ends; None if it is none.

    It may be copied from a browser, where `å` is `%C3%A5`. Each part between slashes has 1 to 100
    letters, digits and signs of `-_.~+,` or spaces; a dot or a space neither begins nor ends it.
    The file of a folder's page, `index.html`, is left out.
    """
    parts = written.removeprefix("/").removesuffix("/").split("/")
    try:
        decoded = [unicodedata.normalize("NFC", unquote(part, errors="strict")) for part in parts]
    except UnicodeDecodeError:
        return None
    if len(decoded) > _DEEPEST or not all(map(_is_part, decoded)):
        return None
    return "/".join(decoded).removesuffix("/index.html")


def _is_part(part: str) -> bool:
    return (
        0 < len(part) <= MAX_SEGMENT
        and len(part.encode(errors="replace")) <= 2 * MAX_SEGMENT
        and all(sign in _SIGNS or unicodedata.category(sign)[0] in "LMN" for sign in part)
        and part == part.strip(" ")
        and not part.startswith(".")
        and not part.endswith(".")
        and not is_device(part)
    )
