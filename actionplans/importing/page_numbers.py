"""Numbers of pages: lines that are one, and those at the end of the entries of a contents list."""

import re

_LINE = re.compile(
    r"(?:[Ss]ide|[Pp]age)?+\s*+(?:-\s*+)?+\d{1,4}\s*+(?:-\s*+)?+(?:(?:af|of|/)\s*+\d{1,4})?+"
)
_DIGITS = "0123456789"
_LEADER = " \t\n\xa0.…"
_MAX_DIGITS = 3


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a page: `7`, `- 7 -`, `Side 7 af 30`."""
    return bool(_LINE.fullmatch(line.strip()))


def split_entry(entry: str) -> tuple[str, str] | None:
    """The title of an entry and the leader before its page; None for a line without a page.

    The leader is what leads the eye to the number: dots, tabs, spaces.
    """
    line = entry.rstrip()
    stem = line.rstrip(_DIGITS)
    title = stem.rstrip(_LEADER)
    leader = stem[len(title) :]
    if not 0 < len(line) - len(stem) <= _MAX_DIGITS or leader in ("", ".", ".."):
        return None
    return title, leader


def is_dotted(leader: str) -> bool:
    """Whether a leader is one of dots: no other lines have them."""
    return leader.count(".") >= 4 or leader.count("…") >= 2


def is_wide(leader: str) -> bool:
    """Whether a leader is more than the space before a number that belongs to the title."""
    return leader.strip(" \xa0") != "" or len(leader) > 1
