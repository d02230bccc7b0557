"""Small changes of a file's text: whatever they do not name stays as it is, to the byte."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: A line with its break: of Unix, Windows or an old Mac, as the reader counts lines.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Other text in the place of some characters of a line."""

    line: int
    """Counted from 1."""

    column: int
    """Counted from 1, in characters."""

    old: str
    """The characters as they are; a line break among them is that of the file."""

    new: str

    @property
    def shown(self) -> str:
        """The change as people read it."""
        return f"{self.old.strip() or '+'} → {self.new.strip()}"


class EditError(Exception):
    """The file has something else in the place of an edit."""


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with some edits, which do not overlap.

    Raises:
        EditError: something else is in the place of one.
    """
    text = content.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    lines = _LINE.findall(text.removeprefix(_MARK))
    line_break = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(set(edits), reverse=True):
        new = edit.new.replace("\n", line_break)
        if edit.line == len(lines) + 1 and edit.column == 1 and not edit.old:
            lines.append(new)
            continue
        if edit.line > len(lines):
            raise EditError
        line, start = lines[edit.line - 1], edit.column - 1
        if not line.startswith(edit.old, start) or start > len(line):
            raise EditError
        lines[edit.line - 1] = line[:start] + new + line[start + len(edit.old) :]
    return (mark + "".join(lines)).encode("utf-8")
