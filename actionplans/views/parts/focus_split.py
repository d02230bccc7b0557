"""A plan's grants by focus area, split no further than its document splits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from actionplans.model.grants import YearGrants, grants_by_year
from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.sums import Sum, add, add_by_year, years_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Row
from actionplans.views.parts.amounts import no_amount
from actionplans.views.parts.bar_chart import Bar, BarChart, BarGroup, amount_bar, with_gaps
from actionplans.views.parts.focus_title import SplitAmounts, focus_title
from actionplans.views.parts.grant_words import caveats, grant_words
from actionplans.views.parts.money_table import MoneyTable, overview_heads, sum_row
from actionplans.views.parts.year_bars import hollow_note, year_label
from actionplans.views.parts.year_sums import plan_grants


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusShare:
    """The lines of a focus area, those in several, or those of which none is stated."""

    link: Link
    lines: tuple[Line, ...]
    shape: int | None = None
    is_area: bool = False
    """Whether it is a single focus area."""

    is_several: bool = False
    """Whether it is what stands in several areas, of which nobody knows how it is split."""


def focus_split(context: ViewContext, plan: Entry[Plan]) -> tuple[FocusShare, ...]:
    """The lines of a plan by focus area; those in several and of no stated one come last."""
    overview = context.library.overview(plan)
    found = []
    for area in plan.record.focus_areas:
        tag = context.focus_tag(plan, area.id)
        lines = tuple(line.line for line in overview if line.area == area.id)
        link = Link(tag.title, tag.address)
        found.append(FocusShare(link=link, lines=lines, shape=tag.shape, is_area=True))
    several = tuple(line.line for line in overview if len(line.areas) > 1)
    unstated = tuple(line.line for line in overview if not line.areas)
    link = Link(context.text("several-focus-areas"))
    found.append(FocusShare(link=link, lines=several, is_several=True))
    found.append(FocusShare(link=Link(context.text("focus-area-unstated")), lines=unstated))
    return tuple(share for share in found if share.lines)


def focus_table(context: ViewContext, entry: Entry[Plan], caption: str) -> MoneyTable | None:
    """A plan's grants by focus area and year; None for a plan without focus areas."""
    split = focus_split(context, entry)
    if not any(share.is_area for share in split):
        return None
    lines = context.library.lines(entry)
    years = years_of(line.grant for line in lines)
    rows = tuple(
        Row(
            share.link,
            sum_row(context, share.link.text, _sums(share.lines), years).cells,
            shape=share.shape,
        )
        for share in split
    )
    return MoneyTable(
        caption=caption,
        first=context.text("focus-area"),
        years=overview_heads(context, years, entry),
        rows=rows,
        sums=(sum_row(context, context.text("computed-sum"), _sums(lines), years),),
        csv=f"{context.budget_address(entry)}{context.language.address('focus-file')}.csv",
    )


def _sums(lines: Sequence[Line]) -> dict[int, Sum]:
    return add_by_year(line.grant for line in lines)


def focus_chart(context: ViewContext, entry: Entry[Plan], name: str = "") -> BarChart | None:
    """Bars of the focus areas, by year where there are several; None without any money to split."""
    split = focus_split(context, entry)
    grants = plan_grants(context, entry)
    parts = [_grants(context, entry, share) for share in split]
    most = max((found.amount for part in parts for found in part.values()), default=0)
    if most <= 0 or not any(share.is_area for share in split):
        return None
    groups = tuple(
        BarGroup(
            label=share.link,
            bars=_bars(context, entry.record, share, part, list(grants), most),
            shape=share.shape,
        )
        for share, part in zip(split, parts, strict=True)
    )
    final = [year for year, found in grants.items() if found.is_final]
    amounts, is_single = _amounts(split, parts, final), len(grants) == 1
    has_others = len(final) < len(grants)
    title = focus_title(context, entry.record, amounts, final, has_others=has_others)
    return BarChart(
        title=f"{name}: {title}" if name else title,
        subtitle=_subtitle(context, entry.record, split, parts),
        bars=tuple(_single_bar(group) for group in groups) if is_single else (),
        source=entry.record.source.title,
        groups=() if is_single else groups,
    )


def _grants(context: ViewContext, entry: Entry[Plan], share: FocusShare) -> dict[int, YearGrants]:
    return grants_by_year(entry.record, context.library.lines(entry), share.lines)


def _bars(
    context: ViewContext,
    plan: Plan,
    share: FocusShare,
    grants: Mapping[int, YearGrants],
    years: Sequence[int],
    most: int,
) -> tuple[Bar, ...]:
    """A bar for each year of the plan, all drawn to the same scale."""

    def sum_in(year: int) -> Sum:
        return add(line.grant.get(year) for line in share.lines)

    bars = []
    for year in years:
        found, amount = grants.get(year), sum_in(year).value
        caveat = ", ".join(caveats(context, found)) if found else ""
        label = year_label(context, plan, year) if found else str(year)
        bar = amount_bar(context, label, amount, most, shape=share.shape, caveat=caveat or None)
        bars.append((year, bar))
    return tuple(
        with_gaps(context, bars, lambda year: no_amount(context, is_ended=sum_in(year).is_ended))
    )


def _single_bar(group: BarGroup) -> Bar:
    """The only bar of a group, with the label of the group."""
    return replace(group.bars[0], label=group.label.text, address=group.label.address)


def _amounts(
    split: Sequence[FocusShare], parts: Sequence[Mapping[int, YearGrants]], years: Sequence[int]
) -> SplitAmounts:
    """What each part of the split gets in some years, which are final."""
    areas = []
    several = unstated = 0
    for share, part in zip(split, parts, strict=True):
        amount = sum(part[year].amount for year in years if year in part)
        if share.is_area:
            areas.append((share.link.text, amount))
        elif share.is_several:
            several = amount
        else:
            unstated = amount
    return SplitAmounts(areas=tuple(areas), several=several, unstated=unstated)


def _subtitle(
    context: ViewContext,
    plan: Plan,
    split: Sequence[FocusShare],
    parts: Sequence[Mapping[int, YearGrants]],
) -> str:
    years = [year for part in parts for year in part]
    notes = [context.text("years-subtitle", **grant_words(context, plan, years=years))]
    if any(share.is_several for share in split):
        notes.append(context.text("several-not-split"))
    notes.append(hollow_note(context, [found for part in parts for found in part.values()]))
    return " ".join(filter(None, notes))
