"""HTML as a list of lines, for comparison: one line for each tag and each run of text.

White space that no browser shows is left out: between blocks, at the edges of a block, and beyond
the first space of a row. A space between two words, links or buttons stays, for it is shown.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

#: Elements that stand in a line as a word does, with edges of their own inside.
_BOXES = frozenset(
    {"audio", "button", "img", "input", "math", "meter", "picture", "progress", "select", "svg"}
)
_BOXES |= {"textarea", "video"}

#: Elements that stand in a line of text. At the edges of all others white space is not shown.
_INLINE = _BOXES | {"a", "abbr", "acronym", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn"}
_INLINE |= {"em", "i", "ins", "kbd", "label", "mark", "output", "q", "s", "samp", "small", "span"}
_INLINE |= {"strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr"}

#: Elements of which all white space counts.
_EXACT = frozenset({"code", "pre", "script", "style", "textarea"})

#: Elements without an end.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_VOID |= {"source", "track", "wbr"}

#: White space that HTML collapses: not the no-break space, nor what `str.isspace` knows besides.
_SPACES = re.compile("[ \t\n\r\f]+")


def html_lines(html: str) -> list[str]:
    """A page as lines: `<p class="quiet">`, `Nothing yet.`, `</p>`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(reader.finished())


class _Reader(HTMLParser):
    """Collects lines. A text of a line is a list, so that its last space can still be dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[list[str]] = []
        self._open: list[str] = []
        self._last_text: list[str] | None = None
        """The text of this block that ended with a space, if nothing shown has followed it."""
        self._at_space = True
        """Whether a further space would not be shown."""

    def finished(self) -> Iterator[str]:
        self._end_block()
        return ("".join(line) for line in self._lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = sorted(attrs, key=lambda attribute: attribute[0])
        written = "".join(
            f" {name}" if value is None else f' {name}="{value}"' for name, value in named
        )
        if tag not in _INLINE:
            self._end_block()
        self._lines.append([f"<{tag}{written}>"])
        if tag in _BOXES:
            self._at_space, self._last_text = tag not in _VOID, None
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<path/>` of a drawing as `<path></path>`, and `<br/>` as `<br>`."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or tag in _BOXES:
            self._end_block()
        self._lines.append([f"</{tag}>"])
        if tag in _BOXES:
            self._at_space = False
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _EXACT.isdisjoint(self._open):
            self._lines += [[line] for line in data.split("\n")]
            self._at_space, self._last_text = False, None
            return
        text = _SPACES.sub(" ", data).strip(" ")
        before = _SPACES.match(data) and not self._at_space
        after = text and _SPACES.match(data[-1])
        line = [*([" "] if before else []), *([text] if text else []), *([" "] if after else [])]
        if line:
            self._lines.append(line)
            self._at_space = line[-1] == " "
            self._last_text = line if self._at_space else None

    def handle_comment(self, data: str) -> None:
        self._lines.append([f"<!--{data}-->"])

    def handle_decl(self, decl: str) -> None:
        self._lines.append([f"<!{decl}>"])

    def _end_block(self) -> None:
        if self._last_text:
            self._last_text.pop()
        self._at_space, self._last_text = True, None
