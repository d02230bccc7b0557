"""The lines of a plan's overview that moved the same direction from one year to another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.money import Movement, movement
from actionplans.overview import OverviewLine
from actionplans.views.context import ViewContext
from actionplans.views.elements import Cell, Link
from actionplans.views.page import Part
from actionplans.views.parts.amounts import money


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """A line of the overview in two years."""

    link: Link
    earlier: Cell
    later: Cell
    difference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementTable(Part):
    """Lines whose grants moved the same direction from one year to another."""

    label: str
    """The accessible name of the scroll area."""

    caption: str
    earlier: str
    """The head of the first year's column."""

    later: str
    rows: tuple[MovementRow, ...]


def movement_tables(
    context: ViewContext, lines: Iterable[OverviewLine], earlier: int, later: int
) -> Iterator[MovementTable]:
    """A table for each direction in which lines moved from one year to another."""
    rows: dict[Movement, list[MovementRow]] = {}
    for line in lines:
        grant = line.line.grant
        direction = movement(grant.get(earlier), grant.get(later))
        if direction is not None:
            rows.setdefault(direction, []).append(_row(context, line, earlier, later))
    period = context.text("from-to", start=earlier, end=later)
    for direction in Movement:
        if direction in rows:
            caption = context.text(f"movement-{direction}", count=len(rows[direction]))
            yield MovementTable(
                label=f"{period}: {caption}",
                caption=caption,
                earlier=str(earlier),
                later=str(later),
                rows=tuple(rows[direction]),
            )


def _row(context: ViewContext, line: OverviewLine, earlier: int, later: int) -> MovementRow:
    before, after = line.line.grant.get(earlier), line.line.grant.get(later)
    difference = None
    if isinstance(before, int) and isinstance(after, int) and before != after:
        sign = "+" if after > before else "−"
        difference = f"{sign}{context.kroner(abs(after - before))}"
    return MovementRow(
        link=Link(line.title, context.address(line.activity) if line.activity else None),
        earlier=money(context, before),
        later=money(context, after),
        difference=difference,
    )
