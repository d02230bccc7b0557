"""Links to the lists through which every page can be found."""

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link


def search_address(context: ViewContext) -> str:
    """The address of the search page in a language: each has its index."""
    page = context.page("search")
    return f"{context.code}/{page}" if context.code else page


def site_lists(context: ViewContext) -> tuple[Link, ...]:
    """The lists that lead to everything, for readers who do not find what they look for."""
    if context.code:
        return (context.home(), *map(context.link, context.library.partnerships.values()))
    return context.menu("lists")


LIST_LIMIT = 150
"""The most activities that one page lists: with more, each partnership has a list to itself."""


def is_split(context: ViewContext) -> bool:
    """Whether each partnership has a list to itself."""
    return len(context.library.activities) > LIST_LIMIT


def activities_address(context: ViewContext, partnership: Entry[Partnership]) -> str:
    """The address of the list of a partnership's own activities."""
    return f"{context.address(partnership)}{context.page('activities')}"
