"""Imports of PDFs: headings by their size, tables ruled or not, paragraphs over pages."""

from html import escape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from actionplans.importing.documents import scan
from actionplans.importing.failure import DocumentError
from actionplans.importing.imports import Import
from tests.importing import imported, lost

STYLE = """
@page {size: A5; margin: 20mm 15mm; @bottom-center {content: "Side " counter(page)}
       @top-left {content: "Nord Partnerskab"}}
body {font: 10pt/1.4 serif} h1 {font-size: 20pt} h2 {font-size: 15pt} h3 {font-size: 12.5pt}
h2, h3, p, table {margin: 0 0 8pt} table {border-collapse: collapse}
.new {break-before: page} sup {font-size: 6pt} .note {font-size: 8pt}
"""
RULED = "td {border: 1px solid; padding: 2px 5px}"
LONG = (
    "De unge skal have et sted, hvor de kan være sammen uden at have aftalt det, og hvor der er "
    "en voksen, som har tid til at høre efter, når de fortæller. "
)


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


OVERVIEW = f"""<table>{row("Nr.", "Aktivitet", "2024", "2025")}
{row("1", "Fest i gaden", "10.000", "12.000")}{row("", "Ny belysning", "", "8.000")}
{row("2", "Lektiecafé med et navn, som fylder mere end en linje i tabellen", "5.000", "Udgår")}
{row("", "I alt", "15.000", "20.000")}</table>"""
BUDGET = f"""<table>{row("Post", "2024", "2025")}{row("Løn til den, der laver maden", "9.000", "")}
{row("Telte", "1.000", "12.000")}{row("I alt", "10.000", "12.000")}</table>"""
PLAN = f"""<h1>Handleplan 2024</h1>
<h2>Om planen</h2><p>{LONG}{LONG}<sup>1</sup> Det er aftalt.</p><p class=note><sup>1</sup> Nord.</p>
<h2>Oversigt</h2>{OVERVIEW}
<h2 class=new>Fest i gaden</h2><p>{LONG * 12}</p>
<h3>Målgruppe</h3><ul><li>Børn på 6-9 år</li><li>Naboer</li></ul>
<h3>Økonomi</h3>{BUDGET}<p>Resten er givet.</p>
<h3>Ansvarlig</h3><p>Lilleby Skole er ansvarlig.</p>
<h2 class=new>Lektiecafé med et navn, som fylder mere end en linje i tabellen</h2>
<h3>Leverancer</h3><ul><li>Mindst 8 stole</li></ul>"""


def pdf(html: str, style: str = "") -> bytes:
    document: bytes = weasyprint.HTML(string=f"<style>{STYLE}{style}</style>{html}").write_pdf()
    return document


def read(content: bytes, folder: Path) -> Import:
    """What is made of a PDF, of which nothing is lost."""
    path = folder / "plan.pdf"
    path.write_bytes(content)
    found = scan(path)
    made = imported(found, name="plan.pdf")
    assert not lost(found, made)
    return made


def text(made: Import, name: str) -> str:
    (found,) = [it.text for it in (*made.content, *made.beside) if it.path.endswith(name)]
    return found


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Import:
    return read(pdf(PLAN, RULED), tmp_path_factory.mktemp("pdf"))


def test_headings_tables_and_lists(plan: Import) -> None:
    party = text(plan, "fest-i-gaden.md")
    assert "nummer: 1" in party
    assert "bevilling: {2024: 10.000, 2025: 12.000}" in party
    assert "beløb: {2024: 9.000, 2025: ~}" in party
    assert "i_alt: {2024: 10.000, 2025: 12.000}" in party
    assert "økonomi: Resten er givet." in party
    assert "{hvem: Børn på 6-9 år, alder: 6-9}" in party
    assert "ansvarlige: [skolen]" in party
    cafe = text(plan, "lektiecafe-med-et-navn-som-fylder-mere-end-en-linje-i.md")
    assert "bevilling: {2024: 5.000, 2025: udgår}" in cafe
    assert "mindst: 8" in cafe
    index = text(plan, "index.md")
    assert "titel: Handleplan 2024" in index
    assert "sum: {2024: 15.000, 2025: 20.000}" in index
    assert "bevilling: {2024: ~, 2025: 8.000}" in index


def test_notes(plan: Import) -> None:
    index = text(plan, "index.md")
    assert "[^1] Det er aftalt." in index.replace("\n", " ")
    assert "[^1]: Nord." in index


def test_a_paragraph_over_two_pages_is_one(plan: Import) -> None:
    party = text(plan, "fest-i-gaden.md").split("---\n")[2].replace("\n", " ")
    assert (LONG * 12).strip() in party


def test_headers_and_page_numbers_are_told_by_the_report_alone(plan: Import) -> None:
    report = text(plan, "rapport.md")
    assert "Nord Partnerskab" in report
    assert "Side 2" in report
    for file in plan.content:
        assert "Nord Partnerskab" not in file.text
        assert "Side 2" not in file.text


def test_pages_are_named(plan: Import) -> None:
    """A figure can be looked up in the document."""
    assert "| side 2, nr. " in text(plan, "rapport.md")


# What cannot be read


def why(content: bytes, folder: Path) -> str:
    (folder / "plan.pdf").write_bytes(content)
    with pytest.raises(DocumentError) as refused:
        scan(folder / "plan.pdf")
    return refused.value.kind


def test_a_password(tmp_path: Path) -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf("<p>Hemmeligt"))) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert why(target.getvalue(), tmp_path) == "import-encrypted"


def test_a_scanned_document(tmp_path: Path) -> None:
    picture = "<svg width=100 height=100><rect width=90 height=90 /></svg>"
    bare = "@page {@top-left {content: ''} @bottom-center {content: ''}}"
    assert why(pdf(picture, bare), tmp_path) == "import-no-text"


def test_a_document_cut_off(tmp_path: Path) -> None:
    """Whatever is left of it is read, or it is refused: nothing else."""
    whole = pdf(PLAN, RULED)
    kinds = set()
    for length in range(0, len(whole), len(whole) // 12):
        (tmp_path / "plan.pdf").write_bytes(whole[:length])
        try:
            assert scan(tmp_path / "plan.pdf").blocks
        except DocumentError as refused:
            kinds.add(refused.kind)
    assert kinds <= {"import-unreadable", "import-no-text"}
    assert kinds
