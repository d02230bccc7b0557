"""The combined budget of all partnerships: by year, focus area, kind of cost and resident."""

from collections.abc import Iterator, Sequence

from actionplans.editions import is_order_stated
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.sums import add, stated_years
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link, Row, TableNote, YearHead
from actionplans.views.page import Part, Section, View, listed, present, section
from actionplans.views.parts.agreement_funding import agreement_funding, plans_with_money
from actionplans.views.parts.amounts import cell
from actionplans.views.parts.bar_chart import BarChart
from actionplans.views.parts.cost_kinds import kind_table
from actionplans.views.parts.focus_split import focus_chart, focus_table
from actionplans.views.parts.grant_words import grant_words, is_proposed
from actionplans.views.parts.money_table import MoneyTable, sum_row
from actionplans.views.parts.ratios import Ratios, grant_ratios
from actionplans.views.parts.topic_money import money_of_topics
from actionplans.views.parts.wages_chart import wages_chart
from actionplans.views.parts.year_bars import YearAmount, yearly_chart
from actionplans.views.parts.year_sums import plan_grants


def combined_budget_view(context: ViewContext) -> View:
    """The combined budget of all partnerships; across plans only where several state money."""
    t = context.text
    is_of_several = len(plans_with_money(context)) > 1
    title = t("across-title" if is_of_several else "budget")
    description = t("across-description" if is_of_several else "across-description-of-one")
    partnerships = list(context.library.partnerships.values())
    plans = [plan for p in partnerships for plan in context.library.plans_of(p)]
    years = stated_years(line.grant for plan in plans for line in context.library.lines(plan))
    shown = [plan for p in partnerships for plan in _shown(context, p, years)]
    stating = (plan.record for plan in plans if plan_grants(context, plan))
    words = grant_words(context, *stating, years=years)
    return View(
        title=title,
        address=context.page("combined-budget"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(
            PageHead(title=title, summary=description),
            paragraph(t("budgets-not-accounts", count=context.plan_count) if years else None),
        ),
        sections=present(
            _by_year(context, partnerships, years),
            money_of_topics(context),
            section(
                context.anchor("focus-areas"),
                t("by-focus-area"),
                *(part for plan in shown for part in _by_focus(context, plan)),
                intro=paragraph(t("by-focus-area-intro")),
            ),
            section(
                context.anchor("kinds"),
                t("by-kind"),
                *(part for plan in shown for part in _by_kind(context, plan)),
                intro=paragraph(t("by-kind-intro")),
            ),
            section(
                context.anchor("per-head"),
                t("per-head"),
                listed(Ratios, grant_ratios(context, partnerships)),
                intro=paragraph(t("per-head-intro", **words), "prose"),
            ),
            section(
                context.anchor("agreements"),
                t("agreements"),
                *(agreement_funding(context, plan) for plan in plans),
                intro=paragraph(t(_agreements_key(context, plans)), "prose"),
            ),
        ),
    )


def _agreements_key(context: ViewContext, plans: Sequence[Entry[Plan]]) -> str:
    """The key of the text on agreements: their money is undivided if none states that of a year."""
    agreements = [plan for plan in plans if plan.record.is_agreement]
    funding = [item for plan in agreements for item in plan.record.funding]
    is_divided = any(item.period and len(item.period.years) == 1 for item in funding)
    grants = any(plan_grants(context, plan) for plan in agreements)
    return "agreements-intro" if is_divided or grants else "agreements-undivided"


def counting_plan(
    context: ViewContext, partnership: Entry[Partnership], year: int
) -> Entry[Plan] | None:
    """The plan whose grants count for a year: the newest edition that states any for it.

    Where nothing says which is newer, it is the first one on the partnership's page.
    """
    plans = _granting(context, partnership)
    return next((plan for plan in plans if year in plan_grants(context, plan)), None)


def _granting(context: ViewContext, partnership: Entry[Partnership]) -> list[Entry[Plan]]:
    """The plans of a partnership that state grants; agreements are told of by themselves."""
    plans = context.library.plans_of(partnership)
    return [p for p in plans if not p.record.is_agreement and plan_grants(context, p)]


def _shown(
    context: ViewContext, partnership: Entry[Partnership], years: Sequence[int]
) -> list[Entry[Plan]]:
    """The plan that counts for the last year; all of them where nothing says which is newer."""
    plans, newest = _granting(context, partnership), _newest(context, partnership, years)
    return [newest] if newest and is_order_stated(plans) else plans


def _newest(
    context: ViewContext, partnership: Entry[Partnership], years: Sequence[int]
) -> Entry[Plan] | None:
    """The plan that counts for the last year that any counts for."""
    plans = (counting_plan(context, partnership, year) for year in reversed(years))
    return next((plan for plan in plans if plan), None)


def _by_year(
    context: ViewContext, partnerships: Sequence[Entry[Partnership]], years: Sequence[int]
) -> Section | None:
    """A chart for each partnership, and the table of them all; None where no year is stated."""
    if not years:
        return None
    charts = (_year_chart(context, partnership, years) for partnership in partnerships)
    table = _year_table(context, partnerships, years)
    return section(context.anchor("by-year"), context.text("across-by-year"), *charts, table)


def _year_table(
    context: ViewContext, partnerships: Sequence[Entry[Partnership]], years: Sequence[int]
) -> MoneyTable:
    """A row for each partnership; each amount from the plan that counts for the year."""
    rows = []
    total: dict[int, list[int]] = {year: [] for year in years}
    counting: dict[int, list[Entry[Plan]]] = {year: [] for year in years}
    for partnership in partnerships:
        cells: list[Cell] = []
        for year in years:
            plan = counting_plan(context, partnership, year)
            amount = plan_grants(context, plan)[year].amount if plan else None
            if plan and amount is not None:
                total[year].append(amount)
                counting[year].append(plan)
            cells.append(cell(context, amount))
        if any(cell.caveat is None for cell in cells):
            newest = _newest(context, partnership, years)
            address = context.budget_address(newest) if newest else context.address(partnership)
            link = Link(partnership.record.title, address)
            rows.append(Row(link, tuple(cells)))
    sums = {year: add(amounts) for year, amounts in total.items()}
    counted = (plan.record for plans in counting.values() for plan in plans)
    words = grant_words(context, *counted, years=years)
    return MoneyTable(
        caption=context.text("across-caption", **words),
        first=context.text("partnership"),
        years=tuple(_head(context, year, plans) for year, plans in counting.items()),
        rows=tuple(rows),
        sums=(sum_row(context, context.text("computed-sum"), sums, years),),
        notes=(TableNote("", _what_counts(context, partnerships)),),
        csv=f"{context.page('combined-budget')}{context.language.address('years-file')}.csv",
    )


def _what_counts(context: ViewContext, partnerships: Sequence[Entry[Partnership]]) -> str:
    """What a dash means, and which plan counts where a partnership has several."""
    dash = context.text("none-states")
    several = [plans for p in partnerships if len(plans := _granting(context, p)) > 1]
    if not several:
        return dash
    key = "newest-counts" if all(map(is_order_stated, several)) else "first-counts"
    return f"{context.text(key)} {dash}"


def _head(context: ViewContext, year: int, plans: Sequence[Entry[Plan]]) -> YearHead:
    """The head of a year, with what is said of all its amounts, or of some: that in part."""
    marks: list[list[str]] = []
    for plan in plans:
        grants = plan_grants(context, plan)[year]
        proposed = [context.text("proposed")] if is_proposed(plan.record, year) else []
        provisional = [context.text("provisional")] if grants.is_provisional else []
        incomplete = [] if grants.is_complete else [context.text("incomplete")]
        marks.append(proposed + provisional + incomplete)
    found = dict.fromkeys(mark for own in marks for mark in own)
    said = [
        mark if all(mark in own for own in marks) else context.text("partly", mark=mark)
        for mark in found
    ]
    return YearHead(str(year), ", ".join(said) or None)


def _year_chart(
    context: ViewContext, partnership: Entry[Partnership], years: Sequence[int]
) -> BarChart | None:
    """The chart of a partnership: its bars are the years, each leading to the plan that counts."""
    counting = [(y, plan) for y in years if (plan := counting_plan(context, partnership, y))]
    amounts = [
        YearAmount(
            year=year,
            plan=plan.record,
            grants=plan_grants(context, plan)[year],
            link=Link(plan.record.title, context.budget_address(plan)),
        )
        for year, plan in counting
    ]
    sources = dict.fromkeys(plan.record.source.title for _, plan in counting)
    source = context.figures.listing(list(sources))
    plans = context.library.plans_of(partnership)

    def reason(year: int) -> str:
        """Why a year has no bar: no plan of it is here, or one that states no amount.

        A plan that states no period may be one of the year.
        """
        is_here = any(
            plan.record.period is None or year in plan.record.period.years
            for plan in plans
            if not plan.record.is_agreement
        )
        return context.text("unstated" if is_here else "no-plan-here")

    return yearly_chart(context, amounts, source, partnership.record.title, reason)


def _name(context: ViewContext, plan: Entry[Plan]) -> str:
    return f"{context.library.partnership_of(plan).record.title}, {plan.record.title}"


def _by_focus(context: ViewContext, plan: Entry[Plan]) -> tuple[Part, ...]:
    name = _name(context, plan)
    words = grant_words(context, plan.record, years=list(plan_grants(context, plan)))
    caption = context.text("focus-area-of", name=name, **words)
    return present(focus_chart(context, plan, name), focus_table(context, plan, caption))


def _by_kind(context: ViewContext, plan: Entry[Plan]) -> Iterator[Part]:
    name = _name(context, plan)
    table = kind_table(context, plan, context.text("kind-of", name=name))
    if table:
        yield from present(wages_chart(context, plan, name), table)
