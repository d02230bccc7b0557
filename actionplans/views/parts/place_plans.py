"""The plans that are in force at a place on the day of the build, or that none is."""

from dataclasses import dataclass

from actionplans.model.dates import Tense
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.standing import past_end, plan_tag, start_ahead, tense_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPlan:
    """A plan, and when it ends."""

    link: Link
    tag: str | None


@dataclass(frozen=True, slots=True)
class PlacePlans(Part):
    """The plans whose time it is at a place."""

    items: tuple[TaggedPlan, ...]


def plans_now(context: ViewContext, entry: Entry[Place]) -> Part | None:
    """The plans whose period runs at a place, or the sentence that none is in force.

    None where nothing is known of any, or where one may be in force: a plan without a period, or
    one of a partnership whose area the place may belong to now.
    """
    whereabouts = context.site.whereabouts
    plans = whereabouts.plans_at(entry)
    if running := [plan for plan in plans if tense_of(context, plan) is Tense.NOW]:
        return PlacePlans(
            tuple(
                TaggedPlan(
                    link=Link(context.plan_title(plan), context.address(plan)),
                    tag=plan_tag(context, plan),
                )
                for plan in running
            )
        )
    possible = {tense_of(context, it) for it in whereabouts.plans_that_may_be_at(entry)}
    if not plans or possible & {Tense.NOW, None}:
        return None
    sentences = [context.text("none-in-force-here")]
    starts = [start for plan in plans if (start := start_ahead(context, plan))]
    ends = [end for plan in plans if (end := past_end(context, plan))]
    if starts:
        sentences.append(context.text("next-begins-here", date=context.figures.day(min(starts))))
    elif len(ends) == len(plans):
        sentences.append(context.text("last-ended-here", date=context.figures.day(max(ends))))
    return paragraph(" ".join(sentences), "standing")
