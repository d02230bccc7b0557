"""The page on how the indicators of all partnerships move: whether it is getting better."""

from collections.abc import Iterator

from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, present
from actionplans.views.parts.indicators import indicators_address
from actionplans.views.parts.trend import trend_summary
from actionplans.views.parts.trend_table import TrendTable, trend_table


def trends_view(context: ViewContext) -> View:
    """The tables of all partnerships that measure anything."""
    title, address = context.text("trends"), context.page("trends")
    sections = tuple(_sections(context, address))
    return View(
        title=title,
        address=address,
        description=context.text("trends-description"),
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=_summary(context, sections)),),
        sections=present(*sections, paragraph(context.text("trends-rule"), "quiet")),
    )


def _summary(context: ViewContext, sections: tuple[Section, ...]) -> str:
    """How the indicators of all partnerships move; what the page is about where there is one."""
    if len(sections) == 1:
        return context.text("trends-description")
    tables = [part for it in sections for part in it.parts if isinstance(part, TrendTable)]
    return trend_summary(context, [row.trend for table in tables for row in table.rows])


def _sections(context: ViewContext, address: str) -> Iterator[Section]:
    for partnership in context.library.partnerships.values():
        if table := trend_table(context, partnership, f"{address}{partnership.id}.csv"):
            id = context.anchor("partnership", id=partnership.id)
            title = partnership.record.title
            heading = Link(title, indicators_address(context, partnership.id))
            yield Section(id=id, heading=heading, parts=(table,))
