"""A plan's theory of change: from focus areas by way of results to what comes of it."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.parts import FocusTag, Link
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class TheoryColumn:
    """A focus area of the theory of change with the results that it leads to."""

    focus: FocusTag
    results: tuple[Link, ...]
    cross_cutting: bool


@dataclass(frozen=True, slots=True)
class Theory:
    """A theory of change: what is done, what that leads to, and what comes of it in the end."""

    columns: tuple[TheoryColumn, ...]
    common: tuple[Link, ...]
    """Results that every focus area leads to."""

    effects: tuple[str, ...]


def theory_of(shared: Shared, entry: Entry[Plan]) -> Theory | None:
    """The theory of change of a plan; None where it names no results."""
    record = entry.record
    if not record.results:
        return None
    columns = tuple(
        TheoryColumn(
            shared.focus_tag(entry, area.id),
            tuple(
                shared.result_link(entry, r.id) for r in record.results if area.id in r.focus_areas
            ),
            area.cross_cutting,
        )
        for area in record.focus_areas
    )
    common = tuple(shared.result_link(entry, r.id) for r in record.results if not r.focus_areas)
    return Theory(columns, common, record.effects)
