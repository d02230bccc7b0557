"""Plain text of short Markdown texts, for descriptions."""

import re

_SYNTAX = re.compile(r"\[\^[^\[\]]++\]|[*_`]")
_LINK = re.compile(r"\[([^\[\]]*+)\]\((?:[^()]|\([^()]*+\))*+\)")


def plain_text(markdown_text: str) -> str:
    """A short Markdown text without its syntax, for descriptions and search results."""
    return _LINK.sub(r"\1", _SYNTAX.sub("", markdown_text)).strip()
