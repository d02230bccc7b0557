"""A plan's theory of change: focus areas, results and effects."""

from dataclasses import dataclass
from typing import ClassVar

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import FocusTag, Link
from actionplans.views.page import Part
from actionplans.views.parts.standing import in_tense


@dataclass(frozen=True, slots=True, kw_only=True)
class TheoryColumn:
    """A focus area of the theory of change with the results that it leads to."""

    focus: FocusTag
    results: tuple[Link, ...]
    cross_cutting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Theory(Part):
    """A theory of change: focus areas, the results that they lead to, and effects."""

    is_whole: ClassVar[bool] = True

    leads_to: str
    """The label of the results of a focus area."""

    columns: tuple[TheoryColumn, ...]
    others_heading: str
    others: tuple[Link, ...]
    """Results of which no focus area is stated."""

    effects: tuple[str, ...]


def theory_of(context: ViewContext, entry: Entry[Plan]) -> Theory | None:
    """The theory of change of a plan; None without results."""
    record = entry.record
    if not record.results:
        return None
    results = record.results
    columns = tuple(
        TheoryColumn(
            focus=context.focus_tag(entry, area.id),
            results=tuple(
                context.result_link(entry, r.id) for r in results if area.id in r.focus_areas
            ),
            cross_cutting=area.cross_cutting,
        )
        for area in record.focus_areas
    )
    others = tuple(context.result_link(entry, r.id) for r in results if not r.focus_areas)
    are_all = len(others) == len(results)
    return Theory(
        leads_to=in_tense(context, "theory-leads-to", entry),
        columns=columns,
        others_heading=context.text("theory-results" if are_all else "theory-others"),
        others=others,
        effects=record.effects,
    )


def leads_to_effects(plan: Plan) -> bool:
    """Whether each focus area is stated to lead to a result, and the plan states effects of them.

    One that cuts across the others has no work of its own, and need not.
    """
    areas = {area.id for area in plan.focus_areas if not area.cross_cutting}
    reached = {id for result in plan.results for id in result.focus_areas}
    return bool(areas and plan.effects) and areas <= reached
