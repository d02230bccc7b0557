"""The documents that plans and reports come from, as pages cite them."""

from actionplans.model.plan import Source
from actionplans.views.context import ViewContext


def citation(context: ViewContext, source: Source, *, with_document_number: bool = False) -> str:
    """A document by its title, date and case number, and its own number where that is asked for."""
    details = [source.title]
    if source.date:
        details.append(context.date(source.date))
    if source.case_number:
        details.append(context.text("case", number=source.case_number))
    if with_document_number and source.document_number:
        details.append(document_number(context, source.document_number))
    return ", ".join(details)


def document_number(context: ViewContext, number: str) -> str:
    """The number that a document has in its publisher's archive."""
    return context.text("document", number=number)
