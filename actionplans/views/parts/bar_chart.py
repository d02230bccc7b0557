"""Bar charts: bars of amounts, labelled directly, and gaps where there are none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.values import Ended
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.amounts import no_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a chart, labelled directly."""

    label: str
    value: str
    share: float | None
    """Its length relative to the longest, 0 to 1; None where no bar can show the value."""

    shape: int | None = None
    """The shape of its focus area; None where it is of none."""

    sign: str | None = None
    """The keyword of the sign of a status, see `StatusMark`; None where it is of none."""

    address: str | None = None
    caveat: str | None = None
    """A reservation about the value; the bar is then drawn without filling."""

    is_gap: bool = False
    """Whether it stands for what is not there, such as the years between two plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """Bars that belong together, such as the years of a focus area."""

    label: Link
    bars: tuple[Bar, ...]
    shape: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Part):
    """A bar chart: bars, or groups of bars on one scale, titled by what is certain of them."""

    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    source: str
    groups: tuple[BarGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class BarList(Part):
    """Bars alone, whose section says what they are."""

    items: tuple[Bar, ...]


def amount_bar(
    context: ViewContext,
    label: str,
    amount: int | Ended | None,
    most: int,
    *,
    shape: int | None = None,
    address: str | None = None,
    caveat: str | None = None,
) -> Bar:
    """The bar of an amount, relative to the largest one in the chart, `most`, which is above 0.

    What is no stated amount has no bar, and one below 0 none either: its words say so.
    """
    share = None
    if not isinstance(amount, int):
        value, caveat = no_amount(context, is_ended=amount is Ended.ENDED), None
    elif amount < 0:
        value = context.text("below-zero", amount=context.kroner(amount))
    else:
        value, share = context.kroner(amount), amount / most
    return Bar(label=label, value=value, share=share, shape=shape, address=address, caveat=caveat)


def with_gaps(
    context: ViewContext, bars: Iterable[tuple[int, Bar]], reason: Callable[[int], str]
) -> Iterator[Bar]:
    """The bars of years, and a gap for each run of years without one between them.

    Args:
        context: the site.
        bars: the bars by their years, in order.
        reason: says in words why a year has no bar; years in a row with the same share a gap.
    """
    last: int | None = None
    for year, bar in bars:
        if last is not None:
            yield from _gaps(context, range(last + 1, year), reason)
        yield bar
        last = year


def _gaps(
    context: ViewContext, years: Iterable[int], reason: Callable[[int], str]
) -> Iterator[Bar]:
    runs: list[tuple[str, list[int]]] = []
    for year in years:
        if not runs or runs[-1][0] != reason(year):
            runs.append((reason(year), []))
        runs[-1][1].append(year)
    for why, run in runs:
        yield Bar(label=context.figures.years(run), value=why, share=None, is_gap=True)
