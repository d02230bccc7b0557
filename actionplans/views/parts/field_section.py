"""Sections that show one field of a record: their heading and anchor are the field's."""

from actionplans.model.record import Record
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, Section, section


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
