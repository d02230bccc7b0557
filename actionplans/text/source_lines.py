"""The lines of a Markdown text as far as they are text: code and link targets are blanked."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*+\S")

#: What readers do not see as written: code, and the targets of links in Markdown and HTML.
_UNSEEN = re.compile(
    r"(?<!`)(`{1,5}+)(?!`)[^`]++\1(?!`)"
    r"|(?<=\]\()[^()\n]*+(?=\))|<[^<>\n]*+>|^\[(?!\^)[^\[\]]++\]:.*"
)


def text_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is no code, with its number from 0; every column is kept.

    A line that is indented like code is code below a blank line and outside a list.
    """
    fence = ""
    above, in_list = "", False
    for number, line in enumerate(text.split("\n")):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line[opening.end() :].strip():
                fence = ""
            continue
        if opening:
            fence = opening[1]
            continue
        if line.strip() and not line[0].isspace():
            in_list = bool(re.match(r"[-+*] |\d{1,9}[.)] |\[\^|: ", line))
        is_code = _INDENTED.match(line) and not above.strip() and not in_list
        above = "" if is_code else line
        if not is_code:
            yield number, _UNSEEN.sub(lambda match: " " * len(match[0]), line)
