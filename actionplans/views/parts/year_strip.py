"""The strip of an activity's years: its money in each, also as earlier and later activities.

The money is that of the plans' overviews; an activity's own budget stands in a table of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actionplans.lineage import ancestors, descendants, gap_years
from actionplans.model.activity import Activity
from actionplans.model.grants import YearGrants, grants_by_year
from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.sums import add, stated_years
from actionplans.model.values import Ended
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.amounts import no_amount
from actionplans.views.parts.grant_words import caveats, marks
from actionplans.views.parts.succession_table import in_edition

#: More years than this do not fit on a line.
MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class StripYear:
    """A year of a strip, or years between two plans."""

    label: str
    words: str
    """What is stated of it."""

    share: float | None
    """The height of its bar relative to the highest, 0 to 1; None where no bar can show it."""

    is_hollow: bool = False
    """Whether its amount is provisional, or not all of it is stated."""

    mark: str | None = None
    """What stands in the place of a bar; None where there is one."""

    begins: bool = False
    """Whether it is the first of a plan after another."""

    is_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StripPlan:
    """The years of a plan, and the activities of it whose money the strip has."""

    years: str
    activities: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStrip(Part):
    """The money of an activity year by year, across the editions of its plan."""

    title: str
    subtitle: str
    plans: tuple[StripPlan, ...]
    """The plans by their years; empty where there is but one."""

    years: tuple[StripYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The years of one plan, with the lines of its activities."""

    plan: Entry[Plan]
    activities: Sequence[Entry[Activity]]
    lines: Sequence[Line]
    years: Sequence[int]
    grants: dict[int, YearGrants]

    def is_ended(self, year: int) -> bool:
        """Whether it is stated that all the lines have ended."""
        return add(line.grant.get(year) for line in self.lines).value is Ended.ENDED


def year_strip(context: ViewContext, entry: Entry[Activity]) -> YearStrip | None:
    """The strip of an activity; None where something is stated of fewer than two years.

    The same holds where no amount above 0 is stated, or where there are too many years.
    """
    stretches = sorted(_stretches(context, entry), key=lambda one: (one.years[0], one.plan.id))
    amounts = [found.amount for one in stretches for found in one.grants.values()]
    ended = sum(one.is_ended(year) for one in stretches for year in one.years)
    most = max(amounts, default=0)
    if len(amounts) + ended < 2 or most <= 0 or sum(len(one.years) for one in stretches) > MOST:
        return None
    years = tuple(_years(context, stretches, most))
    return YearStrip(
        title=context.text("strip-title"),
        subtitle=context.text("strip-hollow") if any(year.is_hollow for year in years) else "",
        plans=_plans(context, entry, stretches) if len(stretches) > 1 else (),
        years=years,
    )


def _stretches(context: ViewContext, entry: Entry[Activity]) -> Iterator[_Stretch]:
    library = context.library
    by_plan: dict[str, list[Entry[Activity]]] = {}
    for found in (*ancestors(library, entry), entry, *descendants(library, entry)):
        activities = by_plan.setdefault(found.id.plan, [])
        if found not in activities:
            activities.append(found)
    for id, activities in by_plan.items():
        plan = library.plans[id]
        lines = [line for one in activities for line in one.record.overview_lines]
        period = plan.record.period
        stated = stated_years(line.grant for line in lines)
        years = sorted({*(period.years if period else ()), *stated})
        if years:
            yield _Stretch(
                plan=plan,
                activities=activities,
                lines=lines,
                years=years,
                grants=grants_by_year(plan.record, library.lines(plan), lines),
            )


def _plans(
    context: ViewContext, entry: Entry[Activity], stretches: Sequence[_Stretch]
) -> tuple[StripPlan, ...]:
    return tuple(
        StripPlan(
            years=context.figures.years(stretch.years),
            activities=_activities(context, entry, stretch.activities),
        )
        for stretch in stretches
    )


def _activities(
    context: ViewContext, entry: Entry[Activity], activities: Sequence[Entry[Activity]]
) -> Link:
    """The activities of a plan: a link to a single one, but for the page's own; else how many."""
    if len(activities) > 1:
        return Link(context.text("strip-several", count=len(activities)))
    link = in_edition(context, activities[0])
    return Link(link.text, lang=link.lang) if activities[0] == entry else link


def _years(context: ViewContext, stretches: Sequence[_Stretch], most: int) -> Iterator[StripYear]:
    pairs = [None, *pairwise(stretches)]
    for pair, stretch in zip(pairs, stretches, strict=True):
        if pair:
            yield from _gap(context, *pair)
        for year in stretch.years:
            begins = pair is not None and year == stretch.years[0]
            yield _year(context, stretch, year, most, begins=begins)


def _gap(context: ViewContext, earlier: _Stretch, later: _Stretch) -> Iterator[StripYear]:
    """The years between two plans, if any: without a plan, or of plans that it is not in."""
    years = range(earlier.years[-1] + 1, later.years[0])
    if years:
        known = gap_years(context.library, earlier.plan, later.plan)
        words = context.text("no-plan-here" if set(years) <= set(known) else "strip-silent")
        label = context.figures.years(years)
        yield StripYear(label=label, words=words, share=None, is_gap=True)


def _year(
    context: ViewContext, stretch: _Stretch, year: int, most: int, *, begins: bool
) -> StripYear:
    label = str(year)
    found = stretch.grants.get(year)
    if found is None:
        is_ended = stretch.is_ended(year)
        words = no_amount(context, is_ended=True) if is_ended else context.text("strip-unstated")
        mark = words if is_ended else "–"
        return StripYear(label=label, words=words, share=None, mark=mark, begins=begins)
    said = (context.kroner(found.amount), *marks(context, stretch.plan.record, year, found))
    return StripYear(
        label=label,
        words=", ".join(said),
        share=found.amount / most if found.amount > 0 else None,
        is_hollow=bool(caveats(context, found)),
        mark=None if found.amount > 0 else context.figures.number(found.amount),
        begins=begins,
    )
