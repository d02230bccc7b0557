"""Blocks as Markdown that shows their text as it stands."""

import re
import textwrap
from collections.abc import Iterable, Sequence

from actionplans.importing.blocks import Block, Kind, Rows
from actionplans.importing.mending import references

_WIDTH = 100
_FIRST_LEVEL = 2

#: What Markdown would take for marks, but for references to notes.
_SIGNS = re.compile(r"(\[\^\w{1,10}\])|([\\`*_\[\]<>|~])")
_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|=+$|-+$|:(?=\s)|>)")
_NUMBER_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)")
_HTML = re.compile(r"&(?=#?\w+;)")


def plain_markdown(text: str) -> str:
    """Markdown that shows a text as it is."""
    return _SIGNS.sub(lambda sign: sign[1] or f"\\{sign[2]}", _HTML.sub("&amp;", text))


def _line_start(line: str) -> str:
    """A line of Markdown that begins neither like a heading nor like a list."""
    return _NUMBER_START.sub(r"\1\\\2", _START.sub(r"\1\\\2", line))


def _with_safe_starts(lines: Sequence[str]) -> list[str]:
    """Wrapped lines of which none but the first begins like a heading or a list."""
    safe: list[str] = []
    for line in lines:
        while safe and line and _line_start(line) != line:
            word, _, line = line.partition(" ")
            safe[-1] += f" {word}"
        safe += [line] if line else []
    return safe


def _wrapped(text: str, first: str = "", following: str = "") -> str:
    width = _WIDTH
    parts = [
        textwrap.wrap(part, width - len(following), break_long_words=False, break_on_hyphens=False)
        for part in text.split("\n")
    ]
    lines = [line for part in parts for line in _with_safe_starts(part)]
    safe = [_line_start(line) if number == 0 else line for number, line in enumerate(lines)]
    return "\n".join(f"{following if number else first}{line}" for number, line in enumerate(safe))


def paragraph(text: str) -> str:
    """A text as paragraphs, one for each of its lines."""
    return "\n\n".join(_wrapped(plain_markdown(line)) for line in text.split("\n") if line.strip())


def table(rows: Rows) -> str:
    """A table; the first row is its header, as Markdown's tables have one."""
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    lines = [
        [plain_markdown(" ".join(cell.split())) for cell in row] + [""] * (width - len(row))
        for row in rows
    ]
    head, *body = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, f"|{'---|' * width}", *body])


def markdown(blocks: Iterable[Block], level: int = _FIRST_LEVEL) -> str:
    """Blocks as Markdown; headings among them are of a level, or of one below."""
    parts: list[str] = []
    previous: Block | None = None
    for block in blocks:
        is_list = previous is not None and previous.kind is Kind.ITEM and block.kind is Kind.ITEM
        text = _block(block, previous if is_list else None, level)
        if text:
            parts.append(("\n" if is_list else "\n\n" if parts else "") + text)
            previous = block
    return "".join(parts)


def _block(block: Block, previous: Block | None, level: int) -> str:
    if block.kind is Kind.HEADING:
        marker = f"{block.marker} " if block.marker else ""
        return f"{'#' * level} {_line_start(plain_markdown(marker + ' '.join(block.text.split())))}"
    if block.kind is Kind.ITEM:
        return _item(block, previous)
    if block.kind is Kind.TABLE:
        return table(block.rows)
    if block.kind is Kind.NOTE:
        return _wrapped(
            plain_markdown(" ".join(block.text.split())), f"[^{block.marker}]: ", "    "
        )
    marker = f"{block.marker} " if block.marker and not block.text.startswith(block.marker) else ""
    return paragraph(marker + block.text)


def _item(block: Block, previous: Block | None) -> str:
    """An item of a list. A number that is no digit stays as a text."""
    depth = min(block.level, (previous.level + 1) if previous else 0)
    digits = block.marker.rstrip(".)")
    if digits.isdigit():
        sign, text = f"{digits}. ", block.text
    else:
        letter = (
            f"{block.marker} " if digits.isalpha() and len(digits) == 1 and digits != "o" else ""
        )
        sign, text = "- ", letter + block.text
    indent = "    " * depth
    return _wrapped(
        plain_markdown(" ".join(text.split())), f"{indent}{sign}", f"{indent}{' ' * len(sign)}"
    )


def noted(blocks: Sequence[Block]) -> list[str]:
    """The labels of the notes that blocks refer to, each once."""
    return list(dict.fromkeys(label for block in blocks for label in references(block.words)))
