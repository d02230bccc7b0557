"""All activities of all plans in one list, and the list of each partnership where one is too long.

The list is whole as it stands; `assets/activities.js` lets readers choose among its lines.
"""

from dataclasses import dataclass, replace

from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.facets import Choice, Facets, choices, group_name, groups_of
from actionplans.views.parts import ActivityRow, Facet, FocusTag, Link, View
from actionplans.views.rows import activity_row, granted
from actionplans.views.shared import Shared

#: How many activities one page lists: more, and each partnership has a list of its own.
MOST = 150

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


@dataclass(frozen=True, slots=True)
class ActivitiesView(View):
    """Everything on a page that lists activities."""

    count: str
    shown: dict[str, str]
    """How many are shown, by CLDR's plural forms, for the script to fill in."""

    partnerships: tuple[ListedPartnership, ...]
    choices: tuple[Choice, ...]
    """Empty where the page only leads to other lists."""


def is_split(shared: Shared) -> bool:
    """Whether each partnership has a list of its own."""
    return len(shared.library.activities) > MOST


def activities_address(shared: Shared, partnership: Entry[Partnership]) -> str:
    """The address of the list of a partnership's own activities."""
    return f"{shared.address(partnership)}{shared.page('activities')}"


def activities_view(shared: Shared) -> ActivitiesView:
    """All activities, or the ways to the lists of them."""
    partnerships = shared.library.partnerships.values()
    if is_split(shared):
        ways = tuple(_way(shared, entry) for entry in partnerships)
        return _view(shared, shared.page("activities"), ways)
    listed = [_listed(shared, entry) for entry in partnerships]
    return _view(shared, shared.page("activities"), tuple(one for one in listed if one.plans))


def own_activities_view(shared: Shared, entry: Entry[Partnership]) -> ActivitiesView:
    """The activities of one partnership, where all of them are too many for one page."""
    way = Link(shared.text("all-activities"), shared.page("activities"))
    view = _view(shared, activities_address(shared, entry), (_listed(shared, entry),))
    return replace(
        view,
        title=shared.text("activities-of", name=entry.record.title),
        breadcrumbs=(shared.home(), way, shared.link(entry)),
        partnership=entry.id,
    )


def _view(
    shared: Shared, address: str, partnerships: tuple[ListedPartnership, ...]
) -> ActivitiesView:
    ways = choices(shared)
    count = sum(len(plan.activities) for one in partnerships for plan in one.plans)
    return ActivitiesView(
        title=shared.text("all-activities"),
        address=address,
        description=shared.text("all-activities-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        count=shared.text("activity-count", count=count or len(shared.library.activities)),
        shown=shared.language.forms("activities-shown"),
        partnerships=partnerships,
        choices=tuple(ways[name] for name in _CHOICES) if count else (),
    )


def _activities(shared: Shared, entry: Entry[Partnership]) -> int:
    plans = shared.library.plans_of(entry)
    return sum(len(shared.library.activities_of(plan)) for plan in plans)


def _way(shared: Shared, entry: Entry[Partnership]) -> ListedPartnership:
    count = shared.text("activity-count", count=_activities(shared, entry))
    way = Link(count, activities_address(shared, entry))
    return ListedPartnership(shared.link(entry), count, (), way)


def _listed(shared: Shared, entry: Entry[Partnership]) -> ListedPartnership:
    count = shared.text("activity-count", count=_activities(shared, entry))
    facets = Facets(shared)
    plans = tuple(
        ListedPlan(
            shared.link(plan),
            tuple(facets.plan(plan)),
            tuple(_activity(shared, facets, a) for a in shared.library.activities_of(plan)),
        )
        for plan in shared.library.plans_of(entry)
        if shared.library.activities_of(plan)
    )
    return ListedPartnership(shared.link(entry), count, plans)


def _activity(shared: Shared, facets: Facets, entry: Entry[Activity]) -> ListedActivity:
    record = entry.record
    row = activity_row(shared, entry)
    amount = granted(shared, entry)
    found = list(facets.activity(entry))
    if row.status:
        found.append(facets.facet("status", row.status))
    values: dict[str, list[str]] = {}
    for facet in found:
        values.setdefault(facet.name, []).append(facet.value)
    names = [shared.organisation(party.organisation).record for party in record.responsible]
    about = [
        ", ".join(group_name(shared, group) for group in groups_of(record)),
        ", ".join(record.short_name or record.name for record in names),
    ]
    return ListedActivity(
        row=replace(row, summary=None, role=" · ".join(filter(None, about)) or None),
        focus=next(iter(shared.focus_tags(entry, record.focus_areas[:1])), None),
        amount=amount if isinstance(amount, int) else None,
        facets=tuple(Facet(name, "|".join(found)) for name, found in values.items()),
    )
