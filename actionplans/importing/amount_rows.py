"""Tables of amounts in texts without tabs: rows that end in as many amounts as there are years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplans.importing.blocks import Rows
from actionplans.importing.source_lines import Line
from actionplans.importing.vocabulary import Vocabulary

_YEARS = re.compile(r"\s*(?:(?:19|20)\d\d\s*(?:/?\s*kr\.?)?\s*)+")
_YEAR_CELL = re.compile(r"(?:19|20)\d\d\s*(?:/?\s*kr\.?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(r"/\s*kr")

#: An amount, or a dash for none, with the mark of a note behind it.
_AMOUNT = re.compile(
    r"(?:\d{1,3}(?:[.,]\d{3})+(?:\[\d+\]|\d{1,2})?|0|[-–—])\*{0,3}(?:\s*kr\.?)?(?=\s|$)"
)
_NOTE = re.compile(r"\d(?=\s|$)")

#: Lines that a row may be spread over, characters of its label, and blank lines in a row.
_MAX_ROW_LINES, _MAX_LABEL, _MAX_BLANK = 8, 160, 2
_MAX_HEADER_WORD = 40


@dataclass(slots=True)
class _Row:
    label: list[str] = field(default_factory=list)
    amounts: list[str] = field(default_factory=list)


def find_table(lines: Sequence[Line], start: int, words: Vocabulary) -> tuple[Rows, int] | None:
    """The table of amounts that begins on a line, and the line after it; None if none does.

    A row with fewer amounts than there are years is shorter than the header.
    """
    header, at = _header(lines, start, words)
    years = [cell for cell in header if _YEAR.match(cell)]
    if not years:
        return None
    rows, end = _rows(lines, at, len(years), words)
    if not rows:
        return None
    label = " ".join(cell for cell in header if not _YEAR.match(cell))
    return ((label, *years), *rows), end


def _header(lines: Sequence[Line], start: int, words: Vocabulary) -> tuple[list[str], int]:
    """The cells of a header that begins on a line, and the line after it."""
    cells: list[str] = []
    at = start
    while at < len(lines):
        text = lines[at].text.strip()
        if "\t" in text:
            break
        if _YEARS.fullmatch(text):
            cells += [" ".join(cell.split()) for cell in _YEAR_CELL.findall(text)]
        elif text:
            is_heading = not cells and words.section(text) is not None
            if len(text) > _MAX_HEADER_WORD or is_heading or not _more_years(lines, at):
                break
            cells.append(text)
        at += 1
    years = [cell for cell in cells if _YEAR.match(cell)]
    has_unit = any(_UNIT.search(line.text) for line in lines[start:at])
    return (cells, at) if len(years) > 1 or (years and has_unit) else ([], start)


def _more_years(lines: Sequence[Line], at: int) -> bool:
    """Whether the words on a line stand above years, which follow within few short lines."""
    following = [line.text.strip() for line in lines[at + 1 : at + 5] if not line.is_blank]
    for text in following:
        if _YEARS.fullmatch(text):
            return "\t" not in text
        if len(text) > _MAX_HEADER_WORD or text.endswith((".", ":")) or any(map(str.isdigit, text)):
            return False
    return False


def _rows(
    lines: Sequence[Line], start: int, count: int, words: Vocabulary
) -> tuple[list[tuple[str, ...]], int]:
    """The rows from a line on, and the line after the last."""
    rows: list[tuple[str, ...]] = []
    row, end, blank = _Row(), start, 0
    used = 0
    for at in range(start, len(lines)):
        text = lines[at].text.strip()
        blank = 0 if text else blank + 1
        label, amounts = _split(text, count - len(row.amounts))
        if row.amounts and label and not row.label:  # a dash that is no amount
            row.label, row.amounts = row.amounts, []
            label, amounts = _split(text, count)
        elif row.amounts and label:  # the next row: this one has too few amounts
            rows.append((" ".join(row.label), *row.amounts))
            row, end, used = _Row(), at, 0
            label, amounts = _split(text, count)
        used += bool(text)
        if _ends(label, row, blank, used, words):
            break
        row.label += [label] if label else []
        row.amounts += amounts
        if len(row.amounts) == count and row.label:
            rows.append((" ".join(row.label), *row.amounts))
            row, end, used = _Row(), at + 1, 0
            if words.is_total(rows[-1][0]):
                return rows, end
    if row.amounts and row.label:
        rows.append((" ".join(row.label), *row.amounts))
        end = at
    return rows, end


def _ends(label: str, row: _Row, blank: int, used: int, words: Vocabulary) -> bool:
    """Whether a table has ended before a line."""
    return (
        blank > _MAX_BLANK
        or "\t" in label
        or used > _MAX_ROW_LINES
        or len(" ".join([*row.label, label])) > _MAX_LABEL
        or words.section(label) is not None
        or words.labelled(label) is not None
    )


def _split(text: str, most: int) -> tuple[str, list[str]]:
    """The label and the amounts of a line of a row: at most so many, from the end."""
    found = [
        match
        for match in _AMOUNT.finditer(text)
        if match.start() == 0 or text[match.start() - 1].isspace()
    ]
    amounts: list[str] = []
    end = len(text)
    for match in reversed(found):
        between = text[match.end() : end].strip()
        if between and not (_NOTE.fullmatch(between) and not amounts):
            break
        if len(amounts) == most:
            break
        amounts.insert(0, f"{match[0].strip()}{f' {between}' if between else ''}")
        end = match.start()
    if _is_prose(text[:end]):
        return text, []
    return text[:end].strip(), amounts


def _is_prose(label: str) -> bool:
    """Whether what stands before an amount is a sentence that ends in one, and no label."""
    return bool(re.search(r"(?:\b(?:på|kr\.|med|er|of|is|to)|[.,;])\s*$", label))
