"""Pieces of Markdown that the pages are put together of."""

import re
from collections.abc import Iterable, Sequence

#: Characters of Markdown and HTML that texts of the catalogues mean as themselves.
_MEANINGFUL = re.compile(r"[\\`*_\[\]<>|&]")


def plain(text: str) -> str:
    """A text as Markdown that shows it as it is written, on one line."""
    return _MEANINGFUL.sub(
        lambda sign: f"\\{sign[0]}" if sign[0] not in "<>&" else _ENTITIES[sign[0]],
        " ".join(text.split()),
    )


_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def code(text: str) -> str:
    """A text as code within a line."""
    return f"`{text}`"


def heading(level: int, text: str, id: str) -> str:
    """A heading with an id of its own, so that links to it stay."""
    return f"{'#' * level} {text} {{ #{id} }}"


def fence(text: str, kind: str = "yaml") -> str:
    """A block of code."""
    return f"```{kind}\n{text.rstrip()}\n```"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page(*parts: str) -> str:
    """A page of its parts, those that are empty left out."""
    return "\n\n".join(filter(None, parts)) + "\n"
