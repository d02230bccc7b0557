"""What a sheet that goes out holds: its columns, and a value for each of them in every row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | None
"""What a cell holds: a text, a whole number, or nothing."""


#: Characters that no sheet's name may have, and how long it may be.
_NAME = re.compile(r"[\\/*?:\[\]]")
_MAX_NAME = 31


class Use(StrEnum):
    """What a column is for."""

    FIXED = "fixed"
    """It is read, and not to be changed."""

    TEXT = "text"
    AMOUNT = "amount"
    """Whole kroner, or a word that stands for an amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet."""

    key: str
    """What it is called in the code."""

    title: str
    """What stands above it."""

    use: Use = Use.FIXED
    width: int = 14
    """In characters."""

    words: tuple[str, ...] = ()
    """The words to choose from; empty where any text may be written."""

    is_open: bool = False
    """Whether other text may be written than one of the words."""

    help: str = ""
    """What staff are told when they stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[dict[str, Value]] = field(default_factory=list)
    """The values by the keys of their columns."""

    is_kept: bool = False
    """Whether it only keeps how things were, and nobody writes in it."""


def sheet_name(text: str) -> str:
    """A text as the name of a sheet."""
    return _NAME.sub(" ", text)[:_MAX_NAME]
