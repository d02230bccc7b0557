"""Figures of a partnership's area: a small table, and lines for what is not compared in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.locale import as_sentence
from actionplans.model.partnership import Figure, Measure, Partnership
from actionplans.views.context import ViewContext
from actionplans.views.page import Part

_Group = tuple[tuple[str, ...], int | None]
"""The ids of the places that figures cover, and their year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """The places that figures cover, with a value for each column; None where none is stated."""

    label: str
    values: tuple[str | None, ...]
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigures(Part):
    """Figures of an area, with their sources."""

    columns: tuple[str, ...]
    """What is counted; empty where nothing is counted of several places."""

    rows: tuple[AreaRow, ...]
    lines: tuple[AreaRow, ...]
    """The other figures, each by itself."""

    source: str | None
    """The source of all; None where they have several, which the remarks name."""


def area_figures(context: ViewContext, record: Partnership) -> AreaFigures | None:
    """The figures of an area; None without any.

    What is counted of several groups of places, or in several years, is a column of the table.
    Figures of the same places and year share a row: nothing is added up.
    """
    if not record.figures:
        return None
    cells: dict[tuple[Measure, _Group], Figure] = {}
    for figure in record.figures:
        cells.setdefault((figure.measure, (figure.covers, figure.year)), figure)
    counted = Counter(measure for measure, _ in cells)
    compared = [measure for measure, count in counted.items() if count > 1]
    in_table = [figure for (measure, _), figure in cells.items() if measure in compared]
    sources = {figure.source for figure in record.figures}
    rows = []
    for group in dict.fromkeys((figure.covers, figure.year) for figure in in_table):
        found = {it: cells[it, group] for it in compared if (it, group) in cells}
        values = (_value(context, found[it]) if it in found else None for it in compared)
        label = _label(context, context.label(Partnership, "areas"), group)
        remark = _remark(found.values(), with_source=len(sources) > 1)
        rows.append(AreaRow(label=label, values=tuple(values), remark=remark))
    lines = [figure for figure in record.figures if not any(figure is it for it in in_table)]
    return AreaFigures(
        columns=tuple(context.language.label("Measure", measure) for measure in compared),
        rows=tuple(rows),
        lines=tuple(_line(context, figure, with_source=len(sources) > 1) for figure in lines),
        source=min(sources) if len(sources) == 1 else None,
    )


def _line(context: ViewContext, figure: Figure, *, with_source: bool) -> AreaRow:
    """A figure by itself: what is counted, of which places, and in which year."""
    measure = context.language.label("Measure", figure.measure)
    label = _label(context, measure, ((), figure.year))
    if figure.covers:
        label = f"{measure}: {_label(context, '', (figure.covers, figure.year))}"
    remark = _remark([figure], with_source=with_source)
    return AreaRow(label=label, values=(_value(context, figure),), remark=remark)


def _label(context: ViewContext, otherwise: str, group: _Group) -> str:
    """The places that figures cover, and their year, as far as they are stated.

    Args:
        context: the site.
        otherwise: stands for places where none are stated.
        group: the places and the year.
    """
    covers, year = group
    names = context.figures.listing([context.library.places[id].record.name for id in covers])
    return ", ".join([names or otherwise, *([str(year)] if year else [])])


def _value(context: ViewContext, figure: Figure) -> str:
    """A figure in its source's words, or else its number, and whether that is approximate."""
    about = context.text("about") if figure.approximate else ""
    return figure.as_printed or f"{about}{context.figures.number(figure.value)}"


def _remark(figures: Iterable[Figure], *, with_source: bool) -> str | None:
    """The sources and notes of some figures, each once, as sentences."""
    remarks: list[str] = []
    for figure in figures:
        remarks += [as_sentence(figure.source)] if with_source else []
        remarks += [figure.note] if figure.note else []
    return " ".join(dict.fromkeys(remarks)) or None
