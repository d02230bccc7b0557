"""Texts: Markdown that costs an engine more than its length."""

from collections.abc import Callable
from functools import partial

from tests.corpus.input import ACTIVITY, Input, page

_LINE = "En sætning om en gade.\n"


def _text(
    name: str, what: str, text: Callable[[], str], expect: str = "any", *, quick: bool = False
) -> Input:
    """An activity with a body; most are clumsy rather than wrong: told or built, and soon."""
    return Input(
        name=name,
        what=what,
        files={ACTIVITY: lambda: page(text() + "\n")},
        expect=expect,
        quick=quick,
    )


def _repeated(
    name: str, what: str, part: str, size: int, end: str = "", *, quick: bool = False
) -> Input:
    """A part again and again, until the body has about that many signs."""
    return _text(name, what, lambda: part * (size // len(part)) + end, quick=quick)


def _field(name: str, what: str, text: str, times: int) -> Input:
    """The same short text in many fields."""
    steps = "".join(f"  - {{hvornår: Nu, hvad: '{text}'}}\n" for _ in range(times))
    return Input(
        name=name, what=what, files={ACTIVITY: page("", f"tidsplan:\n{steps}")}, expect="any"
    )


def _picture() -> str:
    """A text as Google Docs saves it, with a picture in it."""
    return (
        "## Baggrund\n\n![][image1]\n\n[image1]: <data:image/png;base64,"
        + "iVBORw0KGgo" * 18_000
        + ">"
    )


def _names() -> str:
    return "".join(f"[a{n}]: b{n}.md\n" for n in range(30_000))


def _notes() -> str:
    return (
        " ".join(f"a[^{n}]" for n in range(1_900))
        + "\n\n"
        + "".join(f"[^{n}]: b\n" for n in range(1_900))
    )


def _nested_list(depth: int) -> str:
    return "".join(f"{'    ' * level}- a\n" for level in range(depth))


def _triangle(sign: str) -> str:
    return "\n".join(sign * length for length in range(1, 700))


def _long_table(number: int) -> str:
    body = "a" * 9_000 + "\n\n|a|\n|-|\n" + "|b|\n" * 400
    return page(body).replace("nummer: 1", f"nummer: {number + 2}")


INPUTS = (
    _repeated("capitals", "two thousand capitals", "A", 2_000, "_", quick=True),
    _repeated("capitals-many", "a hundred thousand capitals", "A", 100_000, "_"),
    _repeated("capitals-apart", "capitals in threes", "ABC_", 100_000),
    _repeated("capitals-hyphen", "capitals between hyphens", "A-", 100_000),
    _repeated("capitals-and", "capitals between signs", "A&", 60_000),
    _text(
        "picture-pasted",
        "a document of Google's with a picture in it",
        _picture,
        "told",
        quick=True,
    ),
    _repeated("picture-unnamed", "a line of nothing but base64", "iVBORw0KGgo", 60_000),
    _repeated("word", "a word of 900 000 letters", "a", 900_000, quick=True),
    _repeated("word-20", "a word of 20 000 letters", "a", 20_000),
    _repeated("word-9", "a word just below ten thousand letters", "a", 9_900),
    _repeated("words-9", "twenty lines of one long word each", "a" * 9_000 + "\n\n", 180_000),
    _repeated("hyphens", "a word of hyphens and letters", "a-", 900_000),
    _repeated("mails", "at signs and letters", "a@", 100_000),
    _repeated("slashes", "slashes and letters", "a/", 100_000),
    _repeated("stops", "a line of dots", ".", 20_000),
    _repeated("stops-letters", "dots and letters", "a.", 100_000),
    _repeated("questions", "exclamation and question marks", "!?", 60_000),
    _repeated("img", "begun pictures in a text", "<img ", 950_000, quick=True),
    _repeated("img-lines", "begun pictures, a line each", "<img \n", 300_000),
    _repeated("img-src", "pictures without an end", "<img src=", 100_000),
    _repeated("brackets", "opening brackets", "[", 20_000, quick=True),
    _repeated("brackets-lines", "opening brackets, a few a line", "[[[[\n", 100_000),
    _repeated("links-open", "begun links", "[](", 20_000),
    _repeated("notes-open", "begun notes", "[^", 20_000),
    _repeated("tags-open", "opening angle brackets", "<", 20_000),
    _repeated("tags-a", "begun tags", "<a ", 60_000),
    _repeated("tags-closed", "closing tags of nothing", "</p>", 200_000),
    _repeated("comments-open", "begun comments", "<!--", 60_000),
    _repeated("cdata-open", "begun CDATA", "<![CDATA[", 60_000),
    _repeated("questions-open", "begun instructions", "<?", 60_000),
    _repeated("entities", "entities", "&amp;", 300_000),
    _repeated("entities-open", "begun entities", "&#", 300_000),
    _repeated("emphasis", "stars and letters", "*a ", 60_000),
    _repeated("emphasis-both", "stars of one and of two", "*a **b ", 60_000),
    _repeated("stars", "a line of stars", "*", 60_000),
    _repeated("stars-wide", "stars with spaces: rules", "* " * 500 + "\n\n", 200_000),
    _repeated("underscores", "underscores and letters", "_a", 60_000),
    _repeated("backticks", "backticks", "`", 60_000),
    _text(
        "backticks-growing",
        "runs of backticks, each one longer",
        lambda: " a ".join("`" * n for n in range(1, 400)),
    ),
    _repeated("backslashes", "backslashes", "\\", 100_000),
    _repeated("quotation-150", "a quotation of 150 layers", ">", 150, " a", quick=True),
    _repeated("quotation-5000", "a quotation of 5 000 layers", "> ", 10_000, "a"),
    _text("quotations-in-steps", "quotations of growing depth", lambda: _triangle(">")[:200_000]),
    _text("list-40", "a list of forty layers", lambda: _nested_list(40)),
    _text("list-300", "a list of three hundred layers", lambda: _nested_list(300)),
    _repeated("list-in-line", "three thousand lists on a line", "- ", 6_000, "a"),
    _repeated("numbers-in-line", "three thousand numbered lists on a line", "1. ", 9_000, "a"),
    _repeated("list-long", "a hundred and fifty thousand points", "- a\n", 600_000),
    _repeated("list-loose", "forty thousand points with space between", "- a\n\n", 200_000),
    _repeated("list-loose-deep", "points with paragraphs in them", "- a\n\n    b\n\n", 200_000),
    _repeated(
        "headings-same", "ten thousand headings of the same words", "a\n-\n", 40_000, quick=True
    ),
    _repeated("headings-hash", "twenty thousand headings", "## a\n\n", 120_000),
    _text(
        "contents",
        "nine hundred lists of contents of fifteen hundred headings",
        lambda: "[TOC]\n\n" * 900 + "".join(f"## Afsnit {n}\n\n" for n in range(1_500)),
        expect="refused",
    ),
    _repeated("headings-empty", "headings of no words", "##\n", 60_000),
    _repeated("rules", "a hundred thousand rules", "---\n\n", 500_000),
    _text(
        "links-many",
        "two thousand links in a long text",
        lambda: ("[a](gang.md) " + "ord " * 95 + "\n\n") * 1_990,
    ),
    _text(
        "links-dead",
        "two thousand links to nothing",
        lambda: "".join(f"[a](x{n}.md)\n" for n in range(1_900)),
    ),
    _text("links-names", "thirty thousand names of links", _names),
    _repeated("links-same-name", "a name of a link, again and again", "[a]: b\n", 200_000),
    _text("notes-many", "nineteen hundred notes", _notes),
    _repeated(
        "notes-to-one",
        "a note that is referred to two thousand times",
        "a[^1] ",
        11_000,
        "\n\n[^1]: b",
    ),
    _text(
        "notes-in-notes",
        "notes that refer to themselves",
        lambda: "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n",
    ),
    _text(
        "table-long",
        "a table of forty thousand rows",
        lambda: "|a|b|\n|-|-|\n" + "|c|d|\n" * 40_000,
    ),
    _text(
        "table-wide",
        "a table of three thousand columns",
        lambda: ("|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n") + ("|b" * 3_000 + "|\n") * 30,
    ),
    _repeated("pipes", "a line of bars", "|", 100_000),
    _repeated("definitions", "forty thousand definitions", "a\n: b\n\n", 280_000),
    _repeated("definitions-deep", "definitions in definitions", ": ", 20_000, "a"),
    _repeated("code", "a hundred thousand lines of code", "    a\n", 600_000),
    _repeated("tabs", "tabs", "\t", 300_000, "a"),
    _repeated("spaces", "spaces", " ", 900_000, "a"),
    _repeated("breaks", "line breaks", "  \n", 300_000, "a"),
    _repeated("empty-lines", "empty lines", "\n", 900_000, "a"),
    _repeated("div-200", "two hundred open divisions", "<div>", 1_000, "a"),
    _repeated("div-1999", "two thousand open divisions", "<div>\n", 11_900, "a", quick=True),
    _repeated("div-markdown", "divisions with Markdown in them", '<div markdown="1">\n', 20_000),
    _repeated("span-1900", "two thousand open spans", "<span>", 11_400, "a"),
    _repeated("bold-1900", "two thousand open bold texts", "<b>", 5_700, "a"),
    _repeated("list-html", "two thousand open lists of HTML", "<ul><li>", 8_000, "a"),
    _repeated("table-html", "open tables of HTML in each other", "<table><tr><td>", 15_000, "a"),
    _repeated("bold-misnested", "tags that close in the wrong order", "<b><i></b></i>", 28_000),
    _repeated("autolinks", "addresses between angle brackets", "<https://a.dk> ", 25_000),
    _repeated("schemes", "begun addresses", "https://", 200_000),
    _repeated("sentence", "an honest text of 900 000 signs", _LINE, 900_000),
    _repeated("paragraphs", "an honest text of twenty thousand paragraphs", _LINE + "\n", 500_000),
    _repeated(
        "line-endless",
        "a text of 400 000 signs on one line",
        _LINE.strip() + " ",
        400_000,
        quick=True,
    ),
    _repeated(
        "line-ten-thousand",
        "paragraphs just below ten thousand signs",
        _LINE.strip() * 450 + "\n\n",
        200_000,
    ),
    _repeated("digits", "digits", "1234567890 ", 300_000),
    _repeated("digits-hyphen", "digits and hyphens", "12-", 100_000),
    _repeated("digits-solid", "digits in one number", "0", 300_000),
    _repeated("dashes", "dashes of all lengths", "–—-", 90_000),
    _repeated("quotes", "quotation marks", "\"'", 200_000),
    _repeated("emoji", "families of emoji", "\U0001f468\u200d\U0001f469\u200d\U0001f467", 50_000),
    _repeated("soft-hyphens", "a word of soft hyphens", "a\u00ad", 50_000),
    _repeated("zero-widths", "a word with a place to break after each letter", "a\u200b", 50_000),
    _repeated("arabic", "Arabic and Latin in turns", "a\u0627 ", 100_000),
    _field("fields-brackets", "brackets in five hundred fields", "[" * 150, 500),
    _field("fields-links", "links in two thousand fields", "[a](https://by.example/)", 2_000),
    Input(
        name="field-capitals",
        what="two thousand capitals in a field",
        files={ACTIVITY: page("", "tidsplan:\n  - {hvornår: Nu, hvad: " + "A" * 2_000 + "_}\n")},
        expect="any",
        quick=True,
    ),
    Input(
        name="field-quotations",
        what="quotations of five hundred layers in a field",
        files={ACTIVITY: page("", "uddybning:\n  tidsplan: '" + ">" * 500 + " a'\n")},
        expect="any",
    ),
    Input(
        name="glossary-in-one-text",
        what="twelve hundred words of the glossary in one paragraph",
        files={
            "ordliste.yml": "".join(
                f"- {{id: o{n}, ord: Ordet{n}x, forklaring: Et ord.}}\n" for n in range(1_200)
            ),
            ACTIVITY: page(" ".join(f"Ordet{n}x" for n in range(1_200)) + "\n"),
        },
        expect="any",
        quick=True,
    ),
    Input(
        name="twenty-files",
        what="twenty activities of a word of nine thousand letters and a long table",
        files={f"nord/2022/a{n}.md": partial(_long_table, n) for n in range(20)},
        expect="any",
    ),
)
