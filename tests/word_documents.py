"""Documents as Word writes them, by python-docx and by hand where it has no words for it."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def xml(inner: str) -> Any:
    """An element with the prefixes that Word uses."""
    name, _, rest = (
        inner.partition(" ")
        if " " in inner.partition(">")[0]
        else (
            inner.partition(">")[0],
            "",
            inner.partition(">")[1] + inner.partition(">")[2],
        )
    )
    return parse_xml(f"{name} {nsdecls('w', 'wp', 'a', 'r', 'pic')} {rest}")


def add_part(document: Document, kind: str, inner: str) -> None:
    """Add a part such as `footnotes`, with the elements in it."""
    root = f"<w:{kind} {nsdecls('w', 'r')}>{inner}</w:{kind}>"
    package = document.part.package
    part = Part(PackURI(f"/word/{kind}.xml"), f"{_WORDML}.{kind}+xml", root.encode(), package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))


def saved(document: Document) -> bytes:
    """A document as the bytes of its file."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def paragraph(text: str) -> str:
    """A paragraph, as XML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def plan() -> Document:
    """A plan with all that an import has to find in a document of Word."""
    document = docx.Document()
    document.core_properties.title = "Plan for Nord"
    document.add_heading("Handleplan 2024", 0)
    document.add_heading("Om planen", 1)
    about = document.add_paragraph("Planen gælder ")
    about.add_run("hele").bold = True
    about.add_run(" kvarteret")
    about._p.append(xml('<w:r><w:footnoteReference w:id="7"/></w:r>'))
    new = '<w:r><w:t xml:space="preserve"> og havnen</w:t></w:r>'
    old = "<w:r><w:delText>og den gamle by</w:delText></w:r>"
    about._p.append(xml(f'<w:ins w:id="1" w:author="A">{new}</w:ins>'))
    about._p.append(xml(f'<w:del w:id="2" w:author="A">{old}</w:del>'))
    about.add_run(".")
    add_part(
        document,
        "footnotes",
        f'<w:footnote w:id="0" w:type="separator">{paragraph("streg")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("Nord for banen.")}</w:footnote>',
    )
    add_part(document, "comments", f'<w:comment w:id="3">{paragraph("Skal det med?")}</w:comment>')
    box = document.add_paragraph()
    box._p.append(
        xml(
            "<w:r><w:pict><w:txbxContent>"
            + paragraph("I en tekstboks står der noget om naboer.")
            + "</w:txbxContent></w:pict></w:r>"
        )
    )
    document.sections[0].header.paragraphs[0].text = "Nord Partnerskab, fortroligt"
    document.add_heading("Oversigt", 1)
    overview = document.add_table(rows=0, cols=4)
    for cells in (
        ("Nr.", "Aktivitet", "Beløb (kr.)", ""),
        ("", "", "2024", "2025"),
        ("1", "Fest i gaden", "10.000", "12.000"),
        ("2", "Lektiecafé", "5.000", "Udgår"),
        ("", "I alt", "15.000", "12.000"),
    ):
        row = overview.add_row().cells
        for cell, text in zip(row, cells, strict=True):
            cell.text = text
    overview.cell(0, 2).merge(overview.cell(0, 3))
    document.add_heading("Indsatsområde 1: Gaderne", 1)
    document.add_heading("Fest i gaden", 2)
    document.add_heading("Målgruppe", 3)
    document.add_paragraph("Beboere", style="List Bullet")
    document.add_paragraph("Børn 6-9 år", style="List Bullet")
    document.add_heading("Leverancer", 3)
    document.add_paragraph("Mindst 2 fester", style="List Number")
    document.add_paragraph("En kage", style="List Number")
    document.add_heading("Økonomi", 3)
    budget = document.add_table(rows=3, cols=3)
    for row_number, texts in enumerate(
        (("Post", "2024", "2025"), ("Løn", "9.000", "12.000"), ("I alt", "10.000", "12.000"))
    ):
        for column, text in enumerate(texts):
            budget.cell(row_number, column).text = text
    document.add_heading("Lektiecafé", 2)
    form = document.add_table(rows=3, cols=2)
    for row_number, (name, text) in enumerate(
        (
            ("Formål", "At få ro til lektierne."),
            ("Målgruppe", "Unge i kvarteret"),
            ("Ansvarlig", "Lilleby Skole er ansvarlig."),
        )
    ):
        form.cell(row_number, 0).text = name
        form.cell(row_number, 1).text = text
    inner = form.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "Tirsdag"
    inner.cell(0, 1).text = "kl. 15"
    return document
