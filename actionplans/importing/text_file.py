"""Reads plain text, and Markdown: paragraphs, lists, tables by tabs or bars, lists of contents."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from actionplans.importing.amount_rows import find_table
from actionplans.importing.blocks import Block, Kind, Scan
from actionplans.importing.contents import ContentsList
from actionplans.importing.mending import joined, mend
from actionplans.importing.page_numbers import is_page_number
from actionplans.importing.source_lines import Line, source_lines
from actionplans.importing.vocabulary import Vocabulary

_BULLET = re.compile(r"(\s*)([-*+•●○◦▪▫■□‣·–o\uf000-\uf0ff])[ \t\xa0]+(?=\S)(.*)")
_NUMBERED = re.compile(r"(\s*)(\d{1,3}[.)]|[a-z][.)])[ \t\xa0]+(?=\S)(.*)")
_RULE_ROW = re.compile(r"[\s:|]*+-[\s:|-]*+")
_EMPHASIZED_LINES = re.compile(r"^\*\*([^*\n]+(?:\n[^*\n]+){1,3})\*\*$", re.MULTILINE)

#: Lines of a text are wrapped where nearly none is longer, and a part of them is nearly as long.
_MAX_WRAPPED, _FULL, _SHARE = 130, 0.75, 0.3
_INDENT = 2


def read_text(content: bytes, words: Vocabulary) -> Scan:
    """Read a text in UTF-8, UTF-16 with a mark, or Windows' encoding of Western Europe."""
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    text = _EMPHASIZED_LINES.sub(lambda m: "\n".join(f"**{it}**" for it in m[1].split("\n")), text)
    return Scan(mend(_Reader(list(source_lines(text)), words).read(), words))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _wrap_width(lines: list[Line]) -> int | None:
    """The length of a full line of a text whose lines are wrapped; None where they are not."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if not line.is_blank)
    if not lengths:
        return None
    width = lengths[len(lengths) * 19 // 20]
    full = sum(length >= _FULL * width for length in lengths)
    is_wrapped = 40 < width <= _MAX_WRAPPED and full >= _SHARE * len(lengths)
    return width if is_wrapped else None


@dataclass(slots=True)
class _Reader:
    """Reads lines one after another; each becomes part of one block."""

    lines: list[Line]
    words: Vocabulary
    blocks: list[Block] = field(default_factory=list)
    at: int = 0
    width: int | None = None
    contents: ContentsList = field(init=False)

    def read(self) -> list[Block]:
        """The blocks of all lines."""
        self.width = _wrap_width(self.lines)
        self.contents = ContentsList(self.words)
        steps: tuple[Callable[[Line], bool], ...] = (
            self._heading,
            self._contents,
            self._amounts,
            self._rows,
            self._item,
            self._page_number,
        )
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.is_blank:
                self.at += 1
            elif not any(step(line) for step in steps):
                self._paragraph(line)
        return self.blocks

    def _add(self, kind: Kind, line: Line, **values: object) -> None:
        self.blocks.append(Block(kind=kind, page=line.page, line=line.number, **values))  # type: ignore[arg-type]

    def _heading(self, line: Line) -> bool:
        if line.level:
            self._add(Kind.HEADING, line, text=line.text.strip(), level=line.level)
            self.at += 1
        return bool(line.level)

    def _contents(self, line: Line) -> bool:
        text = line.text.strip()
        is_entry = self.contents.takes(text)
        if is_entry:
            self._add(Kind.CONTENTS, line, text=text)
            self.at += 1
        return is_entry

    def _amounts(self, line: Line) -> bool:
        if "\t" in line.text:
            return False
        found = find_table(self.lines, self.at, self.words)
        if found:
            rows, self.at = found
            self._add(Kind.TABLE, line, rows=rows)
        return bool(found)

    # Tables by tabs and bars

    def _rows(self, line: Line) -> bool:
        cells = _cells(line.text)
        if cells is None:
            return False
        rows = [cells]
        self.at += 1
        while (found := self._next_row(len(cells))) is not None:
            row, self.at = found
            rows.append(row)
        kept = [row for row in rows if any(row) and not _RULE_ROW.fullmatch("|".join(row))]
        self._add(Kind.TABLE, line, rows=tuple(kept))
        return True

    def _next_row(self, width: int) -> tuple[tuple[str, ...], int] | None:
        """The next row of a table, and the line after it: pages may put a blank line before it."""
        if self.at >= len(self.lines):
            return None
        line = self.lines[self.at]
        cells = _cells(line.text)
        if cells is not None:
            return cells, self.at + 1
        following = _cells(self.lines[self.at + 1].text) if self.at + 1 < len(self.lines) else None
        if following is None or line.level or line.is_bold:
            return None
        if line.is_blank:
            return (following, self.at + 2) if len(following) == width else None
        return (line.text.strip(),), self.at + 1

    # Lists and paragraphs

    def _item(self, line: Line) -> bool:
        match = _BULLET.fullmatch(line.text) or _NUMBERED.fullmatch(line.text)
        if not match or self.words.section(line.text):
            return False
        self.at += 1
        text = self._with_rest(line, match[3])
        depth = len(match[1].expandtabs(4)) // _INDENT
        self._add(Kind.ITEM, line, text=text, level=depth, marker=match[2], is_bold=line.is_bold)
        return True

    def _page_number(self, line: Line) -> bool:
        neighbours = (
            self.lines[max(0, self.at - 1) : self.at] + self.lines[self.at + 1 : self.at + 2]
        )
        is_number = is_page_number(line.text) and all(it.is_blank for it in neighbours)
        if is_number:
            self._add(Kind.FURNITURE, line, text=line.text.strip())
            self.at += 1
        return is_number

    def _paragraph(self, line: Line) -> None:
        self.at += 1
        text = self._with_rest(line, line.text)
        if labelled := self.words.labelled(text):
            label, text = labelled
            self._add(Kind.PARAGRAPH, line, text=label, is_bold=True)
        self._add(Kind.PARAGRAPH, line, text=text.strip(), is_bold=line.is_bold)

    def _with_rest(self, line: Line, text: str) -> str:
        """A text with the lines that it is wrapped onto."""
        whole = text.strip()
        last = line
        while self.at < len(self.lines) and self._is_wrapped(last, self.lines[self.at]):
            last = self.lines[self.at]
            whole = joined(whole, last.text.strip())
            self.at += 1
        return whole

    def _is_wrapped(self, line: Line, following: Line) -> bool:
        if self.width is None or len(line.text.rstrip()) < _FULL * self.width:
            return False
        text = following.text
        in_sentence = not line.text.rstrip().endswith((".", ":", ";"))
        is_item = _BULLET.fullmatch(text) or (_NUMBERED.fullmatch(text) and not in_sentence)
        begins = is_item or _cells(text) is not None
        is_section = self.words.section(text) or self.words.section(line.text)
        return not (
            following.is_blank or following.level or following.is_bold or begins or is_section
        )


def _cells(text: str) -> tuple[str, ...] | None:
    """The cells of a row of a table; None for any other line."""
    stripped = text.strip(" ")
    if stripped.startswith("|") and stripped.count("|") > 1:
        return tuple(cell.strip() for cell in stripped.strip("|").split("|"))
    tabs = stripped.strip().count("\t")
    if (not tabs and not stripped.strip("\t ")) or "\t" not in stripped:
        return None
    if tabs < 2 and (_BULLET.fullmatch(text) or _NUMBERED.fullmatch(text)):
        return None
    return tuple(cell.strip() for cell in stripped.rstrip("\r").split("\t"))
