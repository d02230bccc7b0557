"""Slugs: texts in the letters that addresses, anchors and keys are made of."""

import re
from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "é": "e",
    "ü": "u",
    "ä": "a",
    "ö": "o",
}
"""What is written for the small letters that addresses cannot have."""

_LETTERS = str.maketrans(dict(LETTERS))


def plain_letters(text: str) -> str:
    """A text in small letters without accents: `Åtgärder` is `aatgarder`."""
    return text.lower().translate(_LETTERS)


def slugify(text: str, separator: str = "-") -> str:
    """A heading or title as part of an address: `Økonomi og mål` is `oekonomi-og-maal`.

    Empty where the text has neither letters nor digits that an address can have.
    """
    return re.sub(r"[^a-z0-9]+", separator, plain_letters(text)).strip(separator)
