"""Gaps of the sources: recorded disagreements and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.disagreement import Disagreement, Missing
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.report import StatusReport
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Note
from actionplans.views.page import Part, Section, listed, section, subsection
from actionplans.views.parts.notes import Notes


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One of the values that disagree, and its source."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class DisagreementItem:
    """A recorded disagreement of the sources."""

    about: str
    values: tuple[StatedValue, ...]
    explanation: str | None = None
    page: Link | None = None
    """The page that it belongs to, in a list over several pages."""


@dataclass(frozen=True, slots=True)
class Disagreements(Part):
    """Contradictions of the sources: every value with its source."""

    items: tuple[DisagreementItem, ...]


def gaps(
    context: ViewContext, record: Activity | Partnership | Plan | StatusReport
) -> Section | None:
    """The section on contradictions and gaps of the sources; None without any."""
    differing = listed(Disagreements, disagreements(record.disagreements))
    lacking = listed(Notes, missing(record.missing))
    text, anchor = context.text, context.anchor("disagreements")
    if not differing:
        return section(anchor, context.label(type(record), "missing"), lacking)
    return section(
        anchor,
        context.label(type(record), "disagreements"),
        paragraph(text("disagreements-intro")),
        differing,
        subsection(context.label(type(record), "missing"), lacking),
    )


def disagreements(
    records: Iterable[Disagreement], page: Link | None = None
) -> tuple[DisagreementItem, ...]:
    """Recorded disagreements."""
    return tuple(
        DisagreementItem(
            record.about,
            tuple(StatedValue(value.value, value.source) for value in record.values),
            record.explanation,
            page,
        )
        for record in records
    )


def missing(records: Iterable[Missing]) -> tuple[Note, ...]:
    """The gaps of a source as notes."""
    return tuple(Note(record.what, record.note) for record in records)
