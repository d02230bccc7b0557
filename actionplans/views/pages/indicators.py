"""The indicators of a partnership: each measured, drawn, and held against its target."""

from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link
from actionplans.views.page import View, present
from actionplans.views.parts.indicators import (
    IndicatorView,
    indicator_view,
    indicators_address,
    indicators_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsView(View):
    """Everything on the indicators' page of a partnership."""

    partnership_link: Link
    contents: tuple[Contents, ...]
    indicators: tuple[IndicatorView, ...]
    reports: tuple[Link, ...]


def indicators_view(context: ViewContext, partnership: Entry[Partnership]) -> IndicatorsView:
    """The indicators of one partnership."""
    entries = indicators_of(context, partnership.id)
    views = tuple(indicator_view(context, entry) for entry in entries)
    reports = [
        context.link(report)
        for plan in context.library.plans_of(partnership)
        for report in context.library.reports_of(plan)
    ]
    title = context.text("indicators-title", name=partnership.record.title)
    return IndicatorsView(
        title=title,
        address=indicators_address(context, partnership.id),
        description=context.text("indicators-description", name=partnership.record.title),
        breadcrumbs=(context.home(), context.link(partnership)),
        partnership=partnership.id,
        draft=partnership.record.draft,
        partnership_link=context.link(partnership),
        contents=tuple(Contents(view.id, view.title) for view in views),
        indicators=views,
        reports=tuple(reports),
        closing=present(context.words(entries[0]) if entries else None),
    )
