"""Links to the indexes through which every page can be reached."""

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link


def search_address(context: ViewContext) -> str:
    """The address of the search page in the language of the context: each has its own index."""
    page = context.page("search")
    return f"{context.code}/{page}" if context.code else page


def site_lists(context: ViewContext) -> tuple[Link, ...]:
    """Links to the indexes of all pages, for readers whose search fails."""
    if context.code:
        return (context.home(), *map(context.link, context.library.partnerships.values()))
    return context.menu("lists")


LIST_LIMIT = 150
"""The most activities on one list; beyond it, each partnership has a list of its own."""


def is_split(context: ViewContext) -> bool:
    """Whether each partnership has a list of its own, instead of one for all."""
    return len(context.library.activities) > LIST_LIMIT


def activities_address(context: ViewContext, partnership: Entry[Partnership]) -> str:
    """The address of the list of a partnership's own activities."""
    return f"{context.address(partnership)}{context.page('activities')}"
