"""All activities of all plans in one list, and the list of each partnership where one is too long.

The list is whole as it stands; `assets/activities.js` lets readers choose among its lines.
"""

from dataclasses import dataclass, replace

from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Facet, FocusTag, Link
from actionplans.views.page import View
from actionplans.views.parts.activity_list import ActivityRow, activity_row, granted
from actionplans.views.parts.facets import Choice, Facets, choices, group_name, groups_of
from actionplans.views.parts.site_lists import activities_address, is_split

_CHOICES = ("partnership", "year", "focus-area", "topic", "place", "target-group", "status")


@dataclass(frozen=True, slots=True)
class ListedActivity:
    """An activity in the list, with all that it may be chosen and sorted by."""

    row: ActivityRow
    focus: FocusTag | None
    amount: int | None
    facets: tuple[Facet, ...]
    """One for each name; several values are told apart by `|`."""


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan with its activities."""

    link: Link
    facets: tuple[Facet, ...]
    activities: tuple[ListedActivity, ...]


@dataclass(frozen=True, slots=True)
class ListedPartnership:
    """A partnership with its plans, or with the way to a list of its own."""

    link: Link
    count: str
    plans: tuple[ListedPlan, ...]
    own_list: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitiesView(View):
    """Everything on a page that lists activities."""

    count: str
    shown: dict[str, str]
    """How many are shown, by CLDR's plural forms, for the script to fill in."""

    partnerships: tuple[ListedPartnership, ...]
    choices: tuple[Choice, ...]
    """Empty where the page only leads to other lists."""


def activities_view(context: ViewContext) -> ActivitiesView:
    """All activities, or the ways to the lists of them."""
    partnerships = context.library.partnerships.values()
    if is_split(context):
        ways = tuple(_way(context, entry) for entry in partnerships)
        return _view(context, context.page("activities"), ways)
    listed = [_listed(context, entry) for entry in partnerships]
    return _view(context, context.page("activities"), tuple(one for one in listed if one.plans))


def own_activities_view(context: ViewContext, entry: Entry[Partnership]) -> ActivitiesView:
    """The activities of one partnership, where all of them are too many for one page."""
    way = Link(context.text("all-activities"), context.page("activities"))
    view = _view(context, activities_address(context, entry), (_listed(context, entry),))
    return replace(
        view,
        title=context.text("activities-of", name=entry.record.title),
        breadcrumbs=(context.home(), way, context.link(entry)),
        partnership=entry.id,
    )


def _view(
    context: ViewContext, address: str, partnerships: tuple[ListedPartnership, ...]
) -> ActivitiesView:
    ways = choices(context)
    count = sum(len(plan.activities) for one in partnerships for plan in one.plans)
    return ActivitiesView(
        title=context.text("all-activities"),
        address=address,
        description=context.text("all-activities-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        count=context.text("activity-count", count=count or len(context.library.activities)),
        shown=context.language.plural_forms("activities-shown"),
        partnerships=partnerships,
        choices=tuple(ways[name] for name in _CHOICES) if count else (),
    )


def _activities(context: ViewContext, entry: Entry[Partnership]) -> int:
    plans = context.library.plans_of(entry)
    return sum(len(context.library.activities_of(plan)) for plan in plans)


def _way(context: ViewContext, entry: Entry[Partnership]) -> ListedPartnership:
    count = context.text("activity-count", count=_activities(context, entry))
    way = Link(count, activities_address(context, entry))
    return ListedPartnership(context.link(entry), count, (), way)


def _listed(context: ViewContext, entry: Entry[Partnership]) -> ListedPartnership:
    count = context.text("activity-count", count=_activities(context, entry))
    facets = Facets(context)
    plans = tuple(
        ListedPlan(
            context.link(plan),
            tuple(facets.plan(plan)),
            tuple(_activity(context, facets, a) for a in context.library.activities_of(plan)),
        )
        for plan in context.library.plans_of(entry)
        if context.library.activities_of(plan)
    )
    return ListedPartnership(context.link(entry), count, plans)


def _activity(context: ViewContext, facets: Facets, entry: Entry[Activity]) -> ListedActivity:
    record = entry.record
    row = activity_row(context, entry)
    amount = granted(context, entry)
    found = list(facets.activity(entry))
    if row.status:
        found.append(facets.facet("status", row.status))
    values: dict[str, list[str]] = {}
    for facet in found:
        values.setdefault(facet.name, []).append(facet.value)
    names = [context.organisation(party.organisation).record for party in record.responsible]
    about = [
        ", ".join(group_name(context, group) for group in groups_of(record)),
        ", ".join(record.short_name or record.name for record in names),
    ]
    return ListedActivity(
        row=replace(row, summary=None, role=" · ".join(filter(None, about)) or None),
        focus=next(iter(context.focus_tags(entry, record.focus_areas[:1])), None),
        amount=amount if isinstance(amount, int) else None,
        facets=tuple(Facet(name, "|".join(found)) for name, found in values.items()),
    )
