"""A plan's theory of change: from focus areas by way of results to what comes of it."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import FocusTag, Link
from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class TheoryColumn:
    """A focus area of the theory of change with the results that it leads to."""

    focus: FocusTag
    results: tuple[Link, ...]
    cross_cutting: bool


@dataclass(frozen=True, slots=True)
class Theory(Part):
    """A theory of change: what is done, what that leads to, and what comes of it in the end."""

    columns: tuple[TheoryColumn, ...]
    common: tuple[Link, ...]
    """Results that every focus area leads to."""

    effects: tuple[str, ...]


def theory_of(context: ViewContext, entry: Entry[Plan]) -> Theory | None:
    """The theory of change of a plan; None where it names no results."""
    record = entry.record
    if not record.results:
        return None
    columns = tuple(
        TheoryColumn(
            context.focus_tag(entry, area.id),
            tuple(
                context.result_link(entry, r.id) for r in record.results if area.id in r.focus_areas
            ),
            area.cross_cutting,
        )
        for area in record.focus_areas
    )
    common = tuple(context.result_link(entry, r.id) for r in record.results if not r.focus_areas)
    return Theory(columns, common, record.effects)
