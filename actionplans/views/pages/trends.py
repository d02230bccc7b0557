"""The page on how the indicators of all partnerships move: whether it is getting better."""

from collections.abc import Iterator

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, present
from actionplans.views.parts.indicators import indicators_address
from actionplans.views.parts.trend import trend_figures
from actionplans.views.parts.trend_table import TrendRow, TrendTable, trend_table


def trends_view(context: ViewContext) -> View:
    """The tables of all partnerships that measure anything."""
    title, address = context.text("trends"), context.page("trends")
    sections = tuple(_sections(context, address))
    return View(
        title=title,
        address=address,
        description=context.text("trends-description"),
        breadcrumbs=(context.home(),),
        head=present(
            PageHead(title=title, summary=context.text("trends-description")),
            trend_figures(context, [row.trend for row in _rows(sections)]),
        ),
        sections=present(
            *(paragraph(told, "quiet") for told in _limits(context, sections)),
            *sections,
            paragraph(context.text("trends-rule"), "quiet"),
        ),
    )


def _rows(sections: tuple[Section, ...]) -> Iterator[TrendRow]:
    tables = (part for it in sections for part in it.parts if isinstance(part, TrendTable))
    return (row for table in tables for row in table.rows)


def _limits(context: ViewContext, sections: tuple[Section, ...]) -> Iterator[str]:
    """What the page does not reach: earlier years, and partnerships without measurements."""
    if years := [row.earlier.iso[:4] for row in _rows(sections) if row.earlier]:
        yield context.text("trends-since", year=min(years))
    measured = {it.id for it in sections}
    partnerships = context.library.partnerships.values()
    others = [it.record.title for it in partnerships if _anchor(context, it) not in measured]
    if measured and others:
        yield context.text("trends-without", names=context.figures.listing(others))


def _anchor(context: ViewContext, partnership: Entry[Partnership]) -> str:
    return context.anchor("partnership", id=partnership.id)


def _sections(context: ViewContext, address: str) -> Iterator[Section]:
    for partnership in context.library.partnerships.values():
        if table := trend_table(context, partnership, f"{address}{partnership.id}.csv"):
            title = partnership.record.title
            heading = Link(title, indicators_address(context, partnership.id))
            yield Section(id=_anchor(context, partnership), heading=heading, parts=(table,))
