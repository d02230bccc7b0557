"""Sections that show one field of a record: their heading and anchor are the field's."""

from actionplans.model.dates import Tense
from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, Section, section
from actionplans.views.parts.standing import tense_of


def field_section(
    context: ViewContext, record: type[Record], field: str, *parts: Part | None
) -> Section | None:
    """A section under the field's label; None where there is nothing in it.

    Args:
        context: the site.
        record: the type of the record.
        field: the field's English name.
        parts: what shows it.
    """
    return section(context.field_anchor(record, field), context.label(record, field), *parts)


def heading_in_tense(
    context: ViewContext, entry: Entry[Record], record: type[Record], field: str
) -> str:
    """The label of a field, which is the text `{field}-over` where the plan of its page is over.

    Args:
        context: the site.
        entry: what the page is of.
        record: the type of the record.
        field: the field's English name.
    """
    if tense_of(context, entry) is Tense.OVER:
        return context.text(f"{field.replace('_', '-')}-over")
    return context.label(record, field)
