"""What became of the activities of an edition in the next one: in a sentence, and in a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actionplans.lineage import Edition, Fate, Origin, Strand, editions_of
from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, present
from actionplans.views.parts.standing import tense_of

#: What is told apart in the sentence; what nobody knows comes last.
COUNTED = tuple(fate for fate in Fate if fate not in (Fate.UNKNOWN, Fate.UNSTATED))

#: The origins of activities that continue none of an earlier edition.
OTHERS = tuple(origin for origin in Origin if origin is not Origin.CONTINUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionRow:
    """An activity of an edition, and what became of it."""

    activity: Link
    shape: int | None
    """The shape of its focus area; None where it has none, or several."""

    fate: str
    successors: tuple[Link, ...]
    notes: tuple[str, ...]
    """The reasons that content gives, and its remarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionTable(Part):
    """What became of the activities of an edition."""

    caption: str
    rows: tuple[SuccessionRow, ...]


def editions_address(context: ViewContext, partnership: Entry[Partnership]) -> str:
    """The address of the page on a partnership's plan from edition to edition."""
    return context.page("editions", partnership)


def editions_link(context: ViewContext, partnership: Entry[Partnership]) -> Link | None:
    """The link to that page; None where there is none, see `lineage.editions_of`."""
    if not editions_of(context.library, partnership):
        return None
    return Link(context.text("editions-page"), editions_address(context, partnership))


def succession_sentence(context: ViewContext, earlier: Edition, later: Edition) -> str:
    """What became of the activities of an edition, each counted by what is stated of it.

    None is said to have gone on or not where nothing is stated.
    """
    names = {"earlier": earlier.plan.record.edition, "later": later.plan.record.edition}
    activities = context.text("activity-count", count=len(earlier.strands))
    fates = [strand.fate for strand in earlier.strands]
    clauses: list[str] = []
    for fate in COUNTED:
        if count := fates.count(fate):
            what = context.text(
                f"fate-how-many-{_in_tense(context, earlier, fate)}", count=count, **names
            )
            key = "fate-more" if clauses else "fate-first"
            clause = context.text(key, count=count, what=what, activities=activities, **names)
            clauses.append(clause)
    if unknown := sum(fate not in COUNTED for fate in fates):
        key = "fate-not-known" if clauses else "fate-none-known"
        clauses.append(context.text(key, count=unknown, activities=activities, **names))
    return "; ".join(clauses)


def succession_table(context: ViewContext, earlier: Edition, later: Edition) -> SuccessionTable:
    """The activities of an edition, those first of which most is known."""
    order = list(Fate)
    strands = sorted(earlier.strands, key=lambda strand: order.index(strand.fate))
    return SuccessionTable(
        caption=context.text("editions-table", earlier=earlier.plan.record.edition),
        rows=tuple(_row(context, strand, earlier, later) for strand in strands),
    )


def others(context: ViewContext, later: Edition) -> Iterator[Part]:
    """The activities of an edition that continue no earlier one by name, by what is said."""
    for origin in OTHERS:
        found = [strand.activity for strand in later.strands if strand.origin is origin]
        if found:
            yield from present(paragraph(context.text(f"origin-{origin}", count=len(found))))
            yield Links(tuple(map(context.link, found)))


def shape_of(context: ViewContext, activity: Entry[Activity]) -> int | None:
    """The shape of an activity's focus area; None where it stands under none, or several."""
    area = activity.record.area
    return context.focus_tag(activity, area).shape if area else None


def in_edition(context: ViewContext, activity: Entry[Activity]) -> Link:
    """The link to an activity with its edition: another one may have an activity of the name."""
    link, edition = context.link(activity), context.library.plan_of(activity).record.edition
    return replace(link, text=f"{link.text} ({edition})")


def _row(context: ViewContext, strand: Strand, earlier: Edition, later: Edition) -> SuccessionRow:
    activity = strand.activity
    successors = strand.successors
    return SuccessionRow(
        activity=context.link(activity),
        shape=shape_of(context, activity),
        fate=context.text(f"fate-{_in_tense(context, earlier, _fate_word(strand, later))}"),
        successors=tuple(in_edition(context, one) for one in successors),
        notes=tuple(_notes(activity, successors)),
    )


def _in_tense(context: ViewContext, earlier: Edition, fate: str) -> str:
    """The keyword of what became of an activity; what a plan that is over was to end is past."""
    is_past = fate == Fate.ENDING and tense_of(context, earlier.plan) is Tense.OVER
    return f"{fate}-over" if is_past else fate


def _fate_word(strand: Strand, later: Edition) -> str:
    """The keyword of what became of an activity; together with others where they become one."""
    next_ones = {one.id for one in strand.successors}
    joined = (
        len(other.predecessors) > 1 for other in later.strands if other.activity.id in next_ones
    )
    return "goes-on-together" if strand.fate is Fate.GOES_ON and any(joined) else strand.fate


def _notes(activity: Entry[Activity], successors: Sequence[Entry[Activity]]) -> Iterator[str]:
    for successor in successors:
        for item in successor.record.continues:
            if item.activity == activity.id and item.reason:
                yield item.reason
    if (succession := activity.record.succession) and succession.note:
        yield succession.note
