"""The page for addresses that do not exist."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.contact import write_to_us
from actionplans.views.parts.site_lists import ways_around


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(View):
    """The page for addresses that do not exist."""

    ways: tuple[Link, ...]
    tell_us: Link | None


def not_found_view(context: ViewContext) -> NotFoundView:
    """The page for addresses that do not exist."""
    partnerships = context.library.partnerships.values()
    return NotFoundView(
        title=context.text("not-found"),
        address="404.html",
        description=None,
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        ways=(
            context.home(),
            *(context.link(partnership) for partnership in partnerships),
            *ways_around(context),
            Link(context.text("glossary"), context.page("glossary")),
        ),
        tell_us=write_to_us(context),
    )
