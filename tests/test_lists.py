"""Lists: nested as CommonMark's own parser nests them, whatever their indentation."""

from html.parser import HTMLParser

import hypothesis.strategies as st
import markdown
import pytest
from hypothesis import given, settings
from markdown.extensions import Extension
from markdown_it import MarkdownIt

from actionplans.text.lists import ListExtension, reindented

COMMONMARK = MarkdownIt("commonmark")

LIST_IN_QUOTATION = "<blockquote> <ol> <li> en <ul> <li> to </li> </ul> </li> </ol> </blockquote>"


class _Structure(HTMLParser):
    """The lists, items and words of a text; two lists of a type in a row are one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol") and self.pieces and self.pieces[-1] == f"</{tag}>":
            self.pieces.pop()
        elif tag in ("ul", "ol", "li", "pre", "blockquote"):
            self.pieces.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol", "li", "pre", "blockquote"):
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces += data.split()


def structure(html: str) -> str:
    return " ".join(_Structure(html).pieces)


def rendered(text: str) -> str:
    extensions: list[str | Extension] = ["tables", "footnotes", "def_list", "toc", ListExtension()]
    return structure(markdown.markdown(text, extensions=extensions))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of lists, each at the column of one that it may belong to."""
    lines: list[str] = []
    columns = [0]
    for number in range(draw(st.integers(2, 9))):
        indent = draw(st.sampled_from(columns))
        marker = draw(st.sampled_from(["- ", "* ", "1. ", "2) ", "10. ", "-   ", "", "\n"]))
        if marker.strip():
            columns = [column for column in columns if column <= indent] + [indent + len(marker)]
            lines.append(f"{' ' * indent}{marker}ord{number}")
        else:
            lines.append(f"{marker}{' ' * indent}ord{number}")
    return "\n".join(lines)


@given(texts())
@settings(deadline=None, derandomize=True, max_examples=300)
def test_lists_nest_as_in_commonmark(text: str) -> None:
    assert rendered(text) == structure(COMMONMARK.render(text))


@given(st.text(st.sampled_from("-*+1.) \t\n>a`#|[]^:\\"), max_size=60))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_any_text_can_be_read(text: str) -> None:
    words = sorted(letter for letter in text if letter == "a")
    assert sorted(letter for letter in reindented(text) if letter == "a") == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. to\n   - tre", "<ol> <li> to <ul> <li> tre </li> </ul> </li> </ol>"),
        ("- en\n  - to", "<ul> <li> en <ul> <li> to </li> </ul> </li> </ul>"),
        ("- en\n\t- to", "<ul> <li> en <ul> <li> to </li> </ul> </li> </ul>"),
        ("- en\n - to", "<ul> <li> en </li> <li> to </li> </ul>"),
        ("Vi har:\n- en\n- to", "Vi har: <ul> <li> en </li> <li> to </li> </ul>"),
        ("- en\n1. to", "<ul> <li> en </li> </ul> <ol> <li> to </li> </ol>"),
        ("Vi er\n2. størst", "Vi er 2. størst"),
        ("1) en\n2) to", "<ol> <li> en </li> <li> to </li> </ol>"),
        ("- en\nvidere", "<ul> <li> en videre </li> </ul>"),
        ("- en\n\nefter", "<ul> <li> en </li> </ul> efter"),
        ("- en\n\n      kode", "<ul> <li> en <pre> kode </pre> </li> </ul>"),
        (
            "> - en\n>   - to",
            "<blockquote> <ul> <li> en <ul> <li> to </li> </ul> </li> </ul> </blockquote>",
        ),
        ("---\n- en", "<ul> <li> en </li> </ul>"),
        ("1. en\n\n   mere\n   - to", "<ol> <li> en mere <ul> <li> to </li> </ul> </li> </ol>"),
    ],
)
def test_list(text: str, expected: str) -> None:
    assert rendered(text) == expected


def test_numbers_begin_where_the_text_does() -> None:
    assert '<ol start="3">' in markdown.markdown("3. tre\n4. fire", extensions=[ListExtension()])


def test_a_text_without_lists_is_left_alone() -> None:
    text = "Vi er 2.\n\n    kode\n\n*kursiv* og -streg"
    assert reindented(text) == text
