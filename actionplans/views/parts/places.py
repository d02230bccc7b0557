"""The activities of a place, by how closely they belong to it, and the areas that it is in."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.geography import areas_with, is_at_border
from actionplans.model.partnership import Area
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, present, section
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.activity_list import by_plan
from actionplans.views.parts.area import area_years
from actionplans.views.parts.details import Details
from actionplans.views.parts.offer_chips import sifted_by_group
from actionplans.views.parts.offers import offers_by_group
from actionplans.whereabouts import Nearby, Nearness


def place_count(context: ViewContext, entry: Entry[Place]) -> str:
    """The number of activities on a place's page in words, and how many of them are at the place.

    Parts of others are counted, as on the page itself, and in the list of all activities.
    """
    whereabouts = context.site.whereabouts
    activities, at = len(whereabouts.all_of(entry)), len(whereabouts.at(entry))
    words = context.text("activity-count", count=activities)
    return f"{words}, {context.text('place-count', count=at)}" if 0 < at < activities else words


def areas_of(context: ViewContext, entry: Entry[Place]) -> Iterator[Paragraph | None]:
    """A sentence for each partnership whose area a place belongs to or borders."""
    for partnership in context.library.partnerships.values():
        record, link = partnership.record, context.link(partnership)
        areas = areas_with(record, entry.id, context.site.whereabouts.places)
        if areas:
            for area in areas:
                years = area_years(context, area)
                end = Link(f" ({years})." if years else ".")
                yield paragraph((Link(f"{_belonging(context, area)} "), link, end))
        elif is_at_border(record, entry.id):
            yield paragraph((Link(f"{context.text('borders-area-of')} "), link, Link(".")))


def _belonging(context: ViewContext, area: Area) -> str:
    """The beginning of the sentence on a place in an area: in the past where its end is stated.

    Otherwise it has no tense, for nothing says that it still is.
    """
    if area.until is not None and area.until < context.site.year:
        return context.text("was-secondary-focus-of" if area.secondary else "was-in-area-of")
    return context.text("secondary-focus-of" if area.secondary else "in-area-of")


def activities_near(context: ViewContext, entry: Entry[Place]) -> tuple[Part, ...]:
    """The activities of a place: of the newest plans by how near they are, then of earlier ones.

    Over them are chips for the groups that they are for.
    """
    library, groups = context.library, context.site.whereabouts.nearby(entry)
    earlier: dict[str, Entry[Activity]] = {}
    sections: list[Section | None] = []
    for group in groups:
        newest = []
        for activity in group.activities:
            if library.is_superseded(library.plan_of(activity)):
                earlier[activity.id] = activity
            else:
                newest.append(activity)
        sections.append(_section(context, entry, group, newest))
    by: dict[str, str] = {
        it.id: nearness_heading(context, group) for group in groups for it in group.activities
    }
    alone = not any(sections)
    parts = present(*sections, _earlier(context, list(earlier.values()), by, is_open=alone))
    return sifted_by_group(context, context.site.whereabouts.all_of(entry), parts)


def _section(
    context: ViewContext, place: Entry[Place], group: Nearby, activities: list[Entry[Activity]]
) -> Section | None:
    return section(
        nearness_anchor(context, group),
        nearness_heading(context, group),
        offers_by_group(context, activities),
        intro=paragraph(_intro(context, place, group)),
    )


def nearness_anchor(context: ViewContext, group: Nearby) -> str:
    """The anchor of the activities that belong to a place in the same way."""
    match group.nearness:
        case Nearness.HERE:
            return context.anchor("here")
        case Nearness.WITHIN:
            return context.anchor("within")
        case Nearness.AROUND:
            return context.anchor("around", id=group.by.id)
        case Nearness.AREA:
            return context.anchor("area", id=group.by.id)


def nearness_heading(context: ViewContext, group: Nearby) -> str:
    """The heading over activities that belong to a place in the same way."""
    name = context.link(group.by).text
    match group.nearness:
        case Nearness.HERE:
            return context.text("right-here")
        case Nearness.WITHIN:
            return context.text("within-place", name=name)
        case Nearness.AROUND:
            return context.text("whole-place", name=name)
        case Nearness.AREA:
            return context.text("whole-area", name=name)


def _intro(context: ViewContext, place: Entry[Place], group: Nearby) -> str | None:
    """The reason for which activities are here that are not at the place itself."""
    name, outer = place.record.name, context.link(group.by).text
    match group.nearness:
        case Nearness.AROUND:
            return context.text("whole-place-intro", name=name, outer=outer)
        case Nearness.AREA if group.is_secondary:
            intro = context.text("whole-area-intro")
            return f"{intro} {context.text('secondary-focus', name=name)}"
        case Nearness.AREA:
            return context.text("whole-area-intro")
    return None


def _earlier(
    context: ViewContext,
    activities: list[Entry[Activity]],
    by: dict[str, str],
    *,
    is_open: bool,
) -> Section | None:
    """The activities of plans that newer ones took the place of, folded up."""
    if not activities:
        return None
    plans = [context.plan_title(plan) for plan, _ in by_plan(context, activities)]
    return section(
        context.anchor("earlier"),
        context.text("earlier-plans"),
        Details(
            summary=activity_count(context, activities),
            remark=context.figures.listing(plans),
            is_open=is_open,
            parts=present(offers_by_group(context, activities, by)),
        ),
    )
