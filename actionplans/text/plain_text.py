"""Plain text of short Markdown texts: slugs for addresses, excerpts for descriptions."""

import re

_SYNTAX = re.compile(r"\[\^[^\[\]]++\]|[*_`]")
_LINK = re.compile(r"\[([^\[\]]*+)\]\((?:[^()]|\([^()]*+\))*+\)")

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ä": "a", "ö": "o"})


def slugify(text: str, separator: str = "-") -> str:
    """A heading or title as part of an address: `Økonomi og mål` is `oekonomi-og-maal`.

    Empty where the text has neither letters nor digits.
    """
    plain = re.sub(r"[^a-z0-9]+", separator, text.lower().translate(_LETTERS))
    return plain.strip(separator)


def plain_text(markdown_text: str) -> str:
    """A short Markdown text without its syntax, for descriptions and search results."""
    return _LINK.sub(r"\1", _SYNTAX.sub("", markdown_text)).strip()
