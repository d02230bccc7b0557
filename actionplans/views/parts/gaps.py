"""Gaps of the sources: statements that do not fit together, and what is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.disagreement import DisagreementKind, Missing
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Note
from actionplans.views.page import Part, Section, listed, present, section, subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.noted import Noted, noted_on
from actionplans.views.parts.notes import Notes

#: The kinds in the order of pages; None is those of which nobody has said the kind.
_ORDER = (*DisagreementKind, None)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One of the values that do not fit together, and its source."""

    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementItem:
    """A recorded disagreement of the sources."""

    about: str
    values: tuple[StatedValue, ...]
    explanation: str | None = None
    consequence: str | None = None
    pages: tuple[Link, ...] = ()
    """The pages that it is about, besides the one that shows it."""


@dataclass(frozen=True, slots=True)
class Disagreements(Part):
    """Statements of the sources that do not fit together: every value with its source."""

    items: tuple[DisagreementItem, ...]


def gaps(
    context: ViewContext,
    entry: Entry[Activity] | Entry[Partnership] | Entry[Plan] | Entry[StatusReport],
    *,
    is_open: bool = False,
) -> Section | None:
    """The folded section on what does not fit together and what is missing; None without any.

    Args:
        context: the site.
        entry: the record of the page.
        is_open: whether it is unfolded at first.
    """
    lacking = missing(entry.record.missing)
    return gap_section(context, noted_on(context, entry), lacking, is_open=is_open)


def gap_section(
    context: ViewContext, noted: tuple[Noted, ...], lacking: tuple[Note, ...], *, is_open: bool
) -> Section | None:
    """The folded section of noted disagreements and of what is missing; None without any."""
    folded = folded_gaps(context, noted, lacking, is_open=is_open)
    return section(context.anchor("disagreements"), context.text("gaps-title"), folded)


def folded_gaps(
    context: ViewContext, noted: tuple[Noted, ...], lacking: tuple[Note, ...], *, is_open: bool
) -> Details | None:
    """What is noted and what is missing, folded under their numbers; None without any."""
    folded = present(
        *_kinds(context, noted),
        subsection(context.label(Plan, "missing"), listed(Notes, lacking)),
    )
    if not folded:
        return None
    summary = context.figures.listing([*_counts(context, noted, lacking)])
    return Details(summary=summary, is_open=is_open, parts=folded)


def _kinds(context: ViewContext, noted: tuple[Noted, ...]) -> Iterator[Part | None]:
    for kind in _ORDER:
        items = disagreements(one for one in noted if one.record.kind is kind)
        heading = (
            context.language.label("DisagreementKind", kind) if kind else context.text("remarks")
        )
        says_otherwise = items and kind is DisagreementKind.CONTRADICTION
        intro = paragraph(context.text("disagreements-intro")) if says_otherwise else None
        yield subsection(heading, intro, listed(Disagreements, items))


def _counts(
    context: ViewContext, noted: tuple[Noted, ...], lacking: tuple[Note, ...]
) -> Iterator[str]:
    """How many there are of each kind, in words; nothing is said of a kind without any."""
    for kind in _ORDER:
        name = kind or "unsorted"
        if count := sum(one.record.kind is kind for one in noted):
            yield context.text(f"gap-{name}", count=count)
    if lacking:
        yield context.text("gap-missing", count=len(lacking))


def disagreements(noted: Iterable[Noted]) -> tuple[DisagreementItem, ...]:
    """Recorded disagreements."""
    return tuple(
        DisagreementItem(
            about=one.record.about,
            values=tuple(StatedValue(stated.value, stated.source) for stated in one.record.values),
            explanation=one.record.explanation,
            consequence=one.record.consequence,
            pages=one.pages,
        )
        for one in noted
    )


def missing(records: Iterable[Missing]) -> tuple[Note, ...]:
    """The gaps of a source as notes."""
    return tuple(Note(record.what, record.note) for record in records)
