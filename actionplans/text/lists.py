"""Lists nested as in CommonMark, written with the four columns a level that Python-Markdown reads.

What belongs to an item begins, in CommonMark, at the column of the item's own text
(https://spec.commonmark.org/0.31.2/#list-items): two or three columns are enough. Python-Markdown
flattens such lists without a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor
from markdown_it import MarkdownIt
from markdown_it.token import Token

_INDENT = 4
"""Columns a level in Python-Markdown."""

#: After raw HTML and fenced code are taken out of the text, before link definitions are.
_PRIORITY = 15

#: A quick test: a text without a match has no list.
_LIST = re.compile(r"^[ \t>]*+(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
_MARKER = re.compile(r" {0,3}(?P<bullet>[-+*]|(?P<number>[0-9]{1,9})[.)])(?P<space> *+)")
#: The number of an item, where it is text: no list that begins with 2 interrupts a paragraph.
_NUMBER = re.compile(r"^( *+[0-9]{1,9})([.)])(?= |$)")
_QUOTE = re.compile(r" {0,3}> ?")

#: Blocks are all that is asked for.
_PARSER = MarkdownIt("commonmark")
_PARSER.core.ruler.disable(["inline", "text_join"])


class ListExtension(SaneListExtension):
    """Gives Python-Markdown lists that nest as in CommonMark, and of which two types do not mix."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802, the engine's name for it
        """Register with an engine."""
        super().extendMarkdown(md)
        md.preprocessors.register(_Lists(md), "commonmark-lists", _PRIORITY)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Indent the lines of a text anew."""
        return reindented("\n".join(lines)).split("\n")


def reindented(text: str) -> str:
    """A text with its lists indented by four columns a level."""
    if not _LIST.search(text):
        return text
    lines = [_with_spaces(line) for line in text.split("\n")]
    return "\n".join(_indented(lines, _blocks(_PARSER.parse("\n".join(lines)))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blocks:
    """The blocks of a text by the lines that they begin at; each ends before a line."""

    items: dict[int, list[int]]
    """The ends of the list items that begin at a line, the outermost first."""

    lists: frozenset[int]
    """The lines that begin a list."""

    paragraphs: dict[int, int]
    """The ends of paragraphs."""

    continuations: frozenset[int]
    """The lines of paragraphs below their first ones."""

    quotes: dict[int, int]
    """The ends of quotations that lie in no list."""


def _blocks(tokens: list[Token]) -> _Blocks:
    items: dict[int, list[int]] = {}
    lists, paragraphs, quotes = set[int](), dict[int, int](), dict[int, int]()
    quoted_until = 0
    for token in tokens:
        first, end = token.map or (0, 0)
        if first < quoted_until or not token.map:
            continue
        match token.type:
            case "blockquote_open":
                quoted_until = end
                if token.level == 0:
                    quotes[first] = end
            case "list_item_open":
                items.setdefault(first, []).append(end)
            case "bullet_list_open" | "ordered_list_open":
                lists.add(first)
            case "paragraph_open":
                paragraphs[first] = end
    below = (range(first + 1, end) for first, end in paragraphs.items())
    return _Blocks(
        items=items,
        lists=frozenset(lists),
        paragraphs=paragraphs,
        continuations=frozenset(chain.from_iterable(below)),
        quotes=quotes,
    )


def _indented(lines: list[str], blocks: _Blocks) -> Iterator[str]:
    """Yield the lines of a text with their new indentation, and blank ones before lists."""
    items: list[tuple[int, int]] = []  # the open ones: where each ends, the column of its content
    is_split = False  # by a blank line since the outermost open item began
    number = 0
    while number < len(lines):
        if end := blocks.quotes.get(number):
            yield from _quotation(lines[number:end])
            number = end
            continue
        depth = len(items)
        items = [item for item in items if number < item[0]]
        line, indent = lines[number], " " * (_INDENT * len(items))
        begins = number in blocks.items or number in blocks.paragraphs
        goes_on = is_split and len(items) < depth and begins
        if number and lines[number - 1].strip() and (goes_on or _needs_blank(blocks, number)):
            yield ""
            is_split = True
        is_split = bool(items) and (is_split or not line.strip())
        column = items[-1][1] if items else 0
        rest = line[min(column, len(line) - len(line.lstrip(" "))) :]
        if number in blocks.continuations:
            rest = _NUMBER.sub(r"\1\\\2", rest, count=1)
        for end in blocks.items.get(number, ()):
            marker, width, rest = _item(rest)
            column += width
            items.append((end, column))
            indent += marker
        yield f"{indent}{rest}" if line.strip() else line
        number += 1


def _item(text: str) -> tuple[str, int, str]:
    """The marker of an item as Python-Markdown knows it, its columns, and the text after it."""
    marker = _MARKER.match(text)
    assert marker, "an item begins with its marker"
    space = len(marker["space"])
    width = len(marker[0]) - space + (space if 0 < space <= _INDENT else 1)
    return f"{marker['number']}. " if marker["number"] else "- ", width, text[width:]


def _quotation(lines: list[str]) -> Iterator[str]:
    quoted = "\n".join(_QUOTE.sub("", line, count=1) for line in lines)
    return (f"> {line}".rstrip() for line in reindented(quoted).split("\n"))


def _needs_blank(blocks: _Blocks, number: int) -> bool:
    """Whether a list begins at a line that Python-Markdown would take for the text above it.

    It sees a list right below the text that an item begins with, else below a blank line.
    """
    if number not in blocks.lists:
        return False
    above = next((first for first, end in blocks.paragraphs.items() if end == number), number)
    return not any(end > number for end in blocks.items.get(above, ()) if above < number)


def _with_spaces(line: str) -> str:
    """A line whose indentation is of spaces alone."""
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(_INDENT) + text
