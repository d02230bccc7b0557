"""The search page, and what stands on it for those whom it cannot serve: every activity's title."""

from dataclasses import dataclass

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.facets import Choice, choices
from actionplans.views.parts.site_lists import is_split, search_address, ways_around

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


@dataclass(frozen=True, slots=True, kw_only=True)
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


def search_view(context: ViewContext) -> SearchView:
    """The search page."""
    ways = choices(context)
    return SearchView(
        title=context.text("search"),
        address=search_address(context),
        description=context.text("search-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        indexed=not context.site.settings.preview,
        choices=tuple(ways[name] for name in _CHOICES),
        found=context.language.plural_forms("search-found"),
        found_all=context.language.plural_forms("search-found-all"),
        ways=ways_around(context),
        titles=tuple(
            PartnershipTitles(
                context.link(partnership),
                tuple(_titles(context, plan) for plan in context.library.plans_of(partnership)),
            )
            for partnership in context.library.partnerships.values()
        ),
    )


def _titles(context: ViewContext, plan: Entry[Plan]) -> PlanTitles:
    activities = context.library.activities_of(plan)
    return PlanTitles(
        context.link(plan),
        context.text("activity-count", count=len(activities)),
        () if is_split(context) else tuple(context.link(activity) for activity in activities),
    )
