"""The overview of a plan: its lines with their activities, and the order of both."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.money import Line, overview_key
from actionplans.model.plan import Plan
from actionplans.model.record import Path
from actionplans.nesting import areas_of
from actionplans.reader import Entry


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class OverviewLine:
    """A line of a plan's overview, with its activity if it has one."""

    line: Line
    activity: Entry[Activity] | None = None
    entry: Entry[Activity] | Entry[Plan]
    """The record that contains the line: the activity, or the plan for a line without one."""

    path: Path
    """The path of the line in that record; empty for a line with the activity's own grant."""

    areas: tuple[str, ...]
    """The ids of the focus areas that its grant goes to: its own, else its activity's."""

    @property
    def title(self) -> str:
        """The title of the line, else of its activity; empty without either."""
        return self.line.title or (self.activity.record.title if self.activity else "")

    @property
    def position(self) -> int | None:
        """The position of its activity in the plan; None where none is stated."""
        return self.activity.record.position if self.activity else None

    @property
    def area(self) -> str | None:
        """The id of the focus area under which its grant counts; None without one or in several."""
        return self.areas[0] if len(self.areas) == 1 else None


def overview_of(plan: Entry[Plan], activities: Iterable[Entry[Activity]]) -> list[OverviewLine]:
    """The lines of a plan and of its activities, in the order of the plan's overview.

    It is that of their positions where each activity with a line states one, else of their numbers.
    """
    lines = [
        OverviewLine(line=line, entry=plan, path=("other_lines", number), areas=line.focus_areas)
        for number, line in enumerate(plan.record.other_lines)
    ]
    entries = {str(activity.id): activity for activity in activities}
    for activity in entries.values():
        for number, line in enumerate(activity.record.overview_lines):
            path: Path = ("lines", number) if activity.record.lines else ()
            areas = line.focus_areas or areas_of(entries, activity)
            lines.append(
                OverviewLine(line=line, activity=activity, entry=activity, path=path, areas=areas)
            )
    if _is_positioned(lines):
        return sorted(lines, key=lambda line: line.position or 0)
    return sorted(lines, key=lambda line: overview_key(line.line))


def in_order_of(
    overview: Iterable[OverviewLine], activities: Iterable[Entry[Activity]]
) -> list[Entry[Activity]]:
    """The activities of a plan in the order of its overview; those without a line come last.

    Parts without a line come after their whole.
    """
    lines, entries = list(overview), {str(activity.id): activity for activity in activities}
    order: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.activity:
            order.setdefault(line.activity.id, number)
    is_positioned = _is_positioned(lines)

    def key(entry: Entry[Activity]) -> tuple[int, int, str]:
        position = entry.record.position
        place = 0 if is_positioned and position is not None else order.get(entry.id, len(order))
        return place, position or 0, entry.id

    def rank(entry: Entry[Activity]) -> list[tuple[int, int, str]]:
        """The keys of an activity and the wholes that it follows, the outermost first."""
        wholes = [entry]
        while wholes[-1].id not in order:
            whole = entries.get(wholes[-1].record.part_of or "")
            if whole is None or whole in wholes:
                break
            wholes.append(whole)
        return [key(whole) for whole in reversed(wholes)]

    return sorted(entries.values(), key=rank)


def _is_positioned(lines: Iterable[OverviewLine]) -> bool:
    """Whether positions give the order of lines: each is of an activity that states one."""
    return all(line.position is not None for line in lines)
