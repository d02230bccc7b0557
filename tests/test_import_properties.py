"""Whatever a document is, no word of it is lost, and what is written can be read."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplans.importing.blocks import Block, Kind, Scan
from actionplans.importing.mending import mend
from actionplans.importing.text_file import read_text
from actionplans.importing.vocabulary import vocabulary
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.problems import Severity
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText, split
from tests.importing import imported, lost

DANISH = Language.load("da")
WORDS = (
    *(
        "Aktivitet:",
        "Indsatsområde 2:",
        "Målgruppe",
        "Økonomi",
        "Leverancer:",
        "Ansvarlig",
        "I alt",
    ),
    *(
        "Nr.",
        "2022",
        "2023",
        "2024",
        "335.000",
        "50.0002",
        "-",
        "0",
        "Udgår",
        "20.000*",
        "1,5 mio.",
    ),
    *("Gang i gaden", "Cafe", "skolen", "Lilleby Skole", "Foreningen Hjulet", "i samarbejde med"),
    *("Anna Hansen", "ansvarlig", "mindst 8 børn", "13-15 år", "Jan-maj: fest", "x²", "² note"),
    *("[^1]", "**fed**", "# Titel", "|", "\t", "- ", "1. ", "• ", ":", ".", "kr.", "så", "sam-"),
    *("<b>", "</b>", "<li>", "&amp;", "\\", "`", "---", "\x0c", "\u2028", "\x85", "\x00", "\ufffe"),
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", "\n", "\n\n"]), st.text(max_size=8)),
    max_size=60,
).map("".join)
CELLS = st.sampled_from(WORDS) | st.text(max_size=6)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block as any reader may make it."""
    kind = draw(st.sampled_from(list(Kind)))
    rows = draw(
        st.lists(st.lists(CELLS, min_size=1, max_size=5).map(tuple), min_size=1, max_size=6)
    )
    text = " ".join(draw(st.lists(CELLS, min_size=1, max_size=4)))
    return Block(
        kind=kind,
        text="" if kind is Kind.TABLE else text,
        rows=tuple(rows) if kind is Kind.TABLE else (),
        level=draw(st.integers(0, 4)),
        marker=draw(st.sampled_from(["", "1.", "a)", "•", "2"])),
        is_bold=draw(st.booleans()),
        page=draw(st.none() | st.integers(1, 9)),
        line=draw(st.integers(1, 99)),
    )


def check(scan: Scan) -> None:
    made = imported(scan)
    assert not lost(scan, made)
    for file in made.content:
        source = split(file.path, file.text)
        assert isinstance(source, SourceText)
        record = Plan if file.path.endswith("index.md") else Activity
        document, problems = parse_document(source, record, DANISH)
        assert isinstance(document, Document), [DANISH.describe(it).text for it in problems]
        assert not [it for it in problems if it.severity is Severity.ERROR]
        assert document.is_draft


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_texts(text: str) -> None:
    check(read_text(text.encode(errors="replace"), vocabulary()))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(blocks(), max_size=14))
def test_blocks(found: list[Block]) -> None:
    check(Scan(mend(found, vocabulary())))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200))
def test_bytes(content: bytes) -> None:
    check(read_text(content, vocabulary()))
