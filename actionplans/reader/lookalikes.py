"""Signs that look right and mean something else: spaces of other kinds, curly quotation marks."""

import re

#: What stands around the values of a line: its indentation, hyphens of lists, and a key.
_FRAME = re.compile(r"\s*(?:-\s+)*(?:[{\[]\s*)?(?:\w+\s*:\s*)?")

#: A key and the colon that lacks the space after it; `https://` has none either.
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- )*([^\W\d]\w*):(?=[^\s/:])")

#: The quotation marks of Word, of print and of other languages.
_CURLY = "“”„‟«»‘’‚‹›"
_CURLY_VALUE = re.compile(rf"(?:^|[:,{{\[-])\s+[{_CURLY}]|[{{\[][{_CURLY}]")


def is_curly(sign: str) -> bool:
    """Whether a sign is a quotation mark that is none to a computer."""
    return sign != "" and sign in _CURLY


def other_space(text: str) -> int | None:
    """The position of the first space that is not the ordinary one; None without any."""
    return next((at for at, char in enumerate(text) if char.isspace() and char not in " \t"), None)


def space_in_frame(line: str) -> int | None:
    """The position of such a space where it parts a line: before its values or its key."""
    frame = _FRAME.match(line)
    return other_space(frame[0]) if frame else None


def missing_space(line: str) -> int | None:
    """The position after a key's colon in a line that lacks the space there; None for others."""
    key = _KEY_WITHOUT_SPACE.match(line)
    return key.end() if key else None


def curly_quote(line: str) -> int | None:
    """The position of the first quotation mark that begins a value and is none to a computer."""
    quote = _CURLY_VALUE.search(line)
    return quote.end() - 1 if quote else None
