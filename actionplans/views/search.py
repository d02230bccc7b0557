"""The search page, and what stands on it for those whom it cannot serve: every activity's title."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.activities import is_split
from actionplans.views.facets import Choice, choices
from actionplans.views.parts import Link, View
from actionplans.views.shared import Shared

_CHOICES = (
    "kind",
    "partnership",
    "year",
    "focus-area",
    "topic",
    "place",
    "target-group",
    "organisation",
)


@dataclass(frozen=True, slots=True)
class PlanTitles:
    """A plan with the titles of its activities."""

    link: Link
    count: str
    titles: tuple[Link, ...]
    """Empty where the site has too many to name them all here."""


@dataclass(frozen=True, slots=True)
class PartnershipTitles:
    """A partnership with the titles of its activities, plan by plan."""

    link: Link
    plans: tuple[PlanTitles, ...]


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """Everything on the search page."""

    indexed: bool
    """Whether there is an index to search in: a preview has none."""

    choices: tuple[Choice, ...]
    found: dict[str, str]
    """How many pages were found, by CLDR's plural forms, for the script to fill in."""

    found_all: dict[str, str]
    """The same where nothing was asked for but what the pages are chosen by."""

    ways: tuple[Link, ...]
    titles: tuple[PartnershipTitles, ...]


def search_view(shared: Shared) -> SearchView:
    """The search page."""
    ways = choices(shared)
    return SearchView(
        title=shared.text("search"),
        address=search_address(shared),
        description=shared.text("search-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        indexed=not shared.site.settings.preview,
        choices=tuple(ways[name] for name in _CHOICES),
        found=shared.language.forms("search-found"),
        found_all=shared.language.forms("search-found-all"),
        ways=ways_around(shared),
        titles=tuple(
            PartnershipTitles(
                shared.link(partnership),
                tuple(_titles(shared, plan) for plan in shared.library.plans_of(partnership)),
            )
            for partnership in shared.library.partnerships.values()
        ),
    )


def search_address(shared: Shared) -> str:
    """The address of the search page in a language: each has an index of its own."""
    page = shared.page("search")
    return f"{shared.code}/{page}" if shared.code else page


def ways_around(shared: Shared) -> tuple[Link, ...]:
    """The lists that lead to everything, for those who do not find what they look for."""
    if shared.code:
        return (shared.home(), *map(shared.link, shared.library.partnerships.values()))
    return (
        Link(shared.text("all-activities"), shared.page("activities")),
        Link(shared.text("places"), shared.page("places")),
        Link(shared.text("topics"), shared.page("topics")),
        Link(shared.text("target-groups"), shared.page("target-groups")),
        Link(shared.text("organisations"), shared.page("organisations")),
    )


def _titles(shared: Shared, plan: Entry[Plan]) -> PlanTitles:
    activities = shared.library.activities_of(plan)
    return PlanTitles(
        shared.link(plan),
        shared.text("activity-count", count=len(activities)),
        () if is_split(shared) else tuple(shared.link(activity) for activity in activities),
    )
