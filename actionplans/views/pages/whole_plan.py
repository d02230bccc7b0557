"""The whole of a plan on one page, to print or to save: its own text and every activity's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from actionplans.markup import inset
from actionplans.model.plan import FocusArea, Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, FocusTag, Link, Verdict, View, Word
from actionplans.views.pages.activity import ActivityView, activity_view
from actionplans.views.pages.budget import BudgetView, budget_view
from actionplans.views.pages.plan import PlanView, plan_view
from actionplans.views.parts.plan_verdicts import plan_verdicts

#: The sections of a plan's page that this page has in another place, or in full.
_ELSEWHERE = frozenset({"del-penge", "del-aktiviteter", "del-forandringsteori", "del-aaret"})


@dataclass(frozen=True, slots=True)
class WholeArea:
    """A focus area with what the plan says of it."""

    id: str
    tag: FocusTag
    intro: str | None


@dataclass(frozen=True, slots=True)
class WholeActivity:
    """An activity as a part of the page."""

    id: str
    """Tells its ids from those of the other activities."""

    view: ActivityView


@dataclass(frozen=True, slots=True)
class WholePlanView(View):
    """Everything in a plan."""

    plan: PlanView
    plan_page: Link
    budget: BudgetView | None
    areas: tuple[WholeArea, ...]
    activities: tuple[WholeActivity, ...]
    contents: tuple[Contents, ...]
    differing: tuple[Verdict, ...]
    """Sums that differ from what the plan prints."""

    words: tuple[Word, ...]


def whole_plan_view(context: ViewContext, entry: Entry[Plan]) -> WholePlanView:
    """The whole of one plan."""
    plan = plan_view(context, entry)
    entries = context.library.activities_of(entry)
    activities = tuple(
        WholeActivity(_part(one.id), _within(context, activity_view(context, one)))
        for one in entries
    )
    areas = tuple(_areas(context, entry))
    differing = tuple(v for v in plan_verdicts(context, entry) if v.agrees is False)
    words = tuple(replace(word, back=None) for word in context.words(entry, *entries))
    return WholePlanView(
        title=context.text("whole-title", plan=plan.title),
        address=context.whole_address(entry),
        description=context.text("whole-description", plan=plan.title),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=plan.partnership,
        draft=plan.draft,
        plan=plan,
        plan_page=Link(context.text("plan-page"), plan.address),
        budget=budget_view(context, entry) if plan.budget_page else None,
        areas=areas,
        activities=activities,
        contents=tuple(_contents(context, plan, areas, activities, differing, words)),
        differing=differing,
        words=words,
    )


def pdf_name(plan: Entry[Plan]) -> str:
    """What a plan's PDF is called: `amager-2022.pdf`."""
    return f"{plan.id.replace('/', '-')}.pdf"


def pdf_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """Where a plan's PDF stands."""
    return f"{context.whole_address(plan)}{pdf_name(plan)}"


def places(context: ViewContext, entry: Entry[Plan]) -> dict[str, str]:
    """Where on the page each of a plan's own pages is told, by the address of that page.

    The addresses are from the site's root; an empty place is the top of the page.
    """
    found = {context.address(entry): "", context.budget_address(entry): "del-penge"}
    for area in entry.record.focus_areas:
        found[context.focus_tag(entry, area.id).address] = f"gruppe-{area.id}"
    for activity in context.library.activities_of(entry):
        found[context.address(activity)] = _part(activity.id)
    return found


def _part(activity: str) -> str:
    """The name of an activity's part: no heading of a text has it, see `RESERVED_IDS`."""
    return f"aktivitet-{activity.rpartition('/')[2]}"


def _within(context: ViewContext, view: ActivityView) -> ActivityView:
    """An activity without what only its own page has need of."""
    plan = context.text("part-of-plan")
    facts = tuple(fact for fact in view.facts if fact.label != plan)
    return replace(view, facts=facts, budget_page=None)


def _areas(context: ViewContext, plan: Entry[Plan]) -> Iterator[WholeArea]:
    for area in plan.record.focus_areas:
        entry = cast(Entry[FocusArea], context.library.index["focus-area"][f"{plan.id}#{area.id}"])
        id = f"gruppe-{area.id}"
        text = area.intro or area.summary
        html = context.site.renderer.render(text, entry.document.file).html if text else ""
        intro = inset(context.files.furnished(html), id) or None
        yield WholeArea(id, context.focus_tag(plan, area.id), intro)


def _contents(
    context: ViewContext,
    plan: PlanView,
    areas: tuple[WholeArea, ...],
    activities: tuple[WholeActivity, ...],
    differing: tuple[Verdict, ...],
    words: tuple[Word, ...],
) -> Iterator[Contents]:
    """Every part of the page, in its order."""
    yield from (part for part in plan.contents if part.id not in _ELSEWHERE)
    sections = (
        ("del-indsatsomraader", "focus-areas", bool(areas)),
        ("del-penge", "plan-grants", bool(plan.sums)),
        ("del-forandringsteori", "theory", bool(plan.theory)),
        ("del-aaret", "what-when", bool(plan.year)),
    )
    for id, text, there in sections:
        if there:
            yield Contents(id, context.text(text))
    for one in activities:
        number = f"{one.view.number}. " if one.view.number else ""
        yield Contents(one.id, f"{number}{one.view.title}")
    closing = (
        ("del-regnskab", "disagreements-title", bool(differing)),
        ("rettelser", "changes", bool(plan.changes)),
        ("ord-paa-siden", "words-on-page", bool(words)),
    )
    for id, text, there in closing:
        if there:
            yield Contents(id, context.text(text))
