"""Citations of the documents behind plans and reports."""

from dataclasses import replace
from urllib.parse import quote

from actionplans.model.plan import Source
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link


def citation(context: ViewContext, source: Source, *, with_document_number: bool = False) -> str:
    """A document by its title, date and case number, and on request its document number."""
    details = [source.title]
    if source.date:
        details.append(context.date(source.date))
    if source.case_number:
        details.append(context.text("case", number=source.case_number))
    if with_document_number and source.document_number:
        details.append(document_number(context, source.document_number))
    return ", ".join(details)


def document_link(context: ViewContext, entry: Entry[Record], source: Source, text: str) -> Link:
    """A text that leads to a document on the web, else to its file; plain text without either."""
    if source.url:
        return Link(text, source.url, outside=True)
    if source.file:
        file = f"{entry.file.rpartition('/')[0]}/{source.file}"
        return Link(context.files.link_text(text, file), quote(file))
    return Link(text)


def at_page(link: Link, page: int | None) -> Link:
    """A link to a document that opens a PDF on a page; to any other document, as it is."""
    path, hash_sign, _ = (link.address or "").partition("#")
    if page is None or hash_sign or not path.partition("?")[0].lower().endswith(".pdf"):
        return link
    return replace(link, address=f"{path}#page={page}")


def document_number(context: ViewContext, number: str) -> str:
    """A document's number in its publisher's archive, in words."""
    return context.text("document", number=number)
