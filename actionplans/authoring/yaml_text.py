"""Texts as YAML that the reader reads as the same text again."""

import re

from actionplans.reader.source import BAD_CHARACTER

#: Texts that mean themselves without quotation marks: no sign of YAML's own, at the ends or within.
_PLAIN = re.compile(r"[^\W_](?:[\w .,()/%&+'!?–-]*[\w.)%+!?])?")

_NULL = "null"


def one_line(text: str) -> str:
    """A text on one line, without what no page can show."""
    return " ".join(BAD_CHARACTER.sub("", text).split())


def scalar(text: str) -> str:
    """A text of one line as a value: in quotation marks where it could mean something else."""
    if _PLAIN.fullmatch(text) and text.lower() != _NULL:
        return text
    return "'" + text.replace("'", "''") + "'"


def block(text: str, indent: str) -> list[str]:
    """A text of several lines as a value: what follows the colon, and the lines below it.

    Args:
        text: the text, without blanks at its ends.
        indent: what its lines are indented by.
    """
    return ["|-", *(f"{indent}{line}".rstrip() for line in text.split("\n"))]
