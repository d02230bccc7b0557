"""Activities as offers to residents: a line each, with whom it is for and when its plan ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, Group, TargetGroup
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.activity_list import by_edition
from actionplans.views.parts.facets import group_name, groups_of
from actionplans.views.parts.sifted import Chip, Sifted
from actionplans.views.parts.standing import plan_tag

#: The groups that residents choose offers by, with the numbers of their chips.
_CHIPS = {
    Group.CHILDREN: 1,
    Group.YOUTH: 2,
    Group.ADULTS: 3,
    Group.FAMILIES: 4,
    Group.ELDERLY: 5,
}

#: With fewer offers there is nothing to choose among.
_MIN_OFFERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An activity in a line."""

    link: Link
    who: str | None = None
    """Whom it is for, in a few words; None where that is not stated in any."""

    tag: str | None = None
    """When its plan ends or ended, see `plan_tag`."""

    by: str | None = None
    """How it belongs to the page, where the list does not say it."""

    chips: tuple[int, ...] = ()
    """The numbers of the chips by which it is chosen."""


@dataclass(frozen=True, slots=True)
class Offers(Part):
    """Activities as offers, a line each."""

    items: tuple[Offer, ...]


def offers(
    context: ViewContext, activities: Iterable[Entry[Activity]], by: dict[str, str] | None = None
) -> Offers | None:
    """Activities as offers, those of the plans that end last first; None without any.

    Those of a plan are in the order of its overview.

    Args:
        context: the site.
        activities: the activities.
        by: how each belongs to the page, by the activity's id.
    """
    ordered = (entry for _, entries in by_edition(context, activities) for entry in entries)
    return listed(Offers, (_offer(context, entry, (by or {}).get(entry.id)) for entry in ordered))


def _offer(context: ViewContext, entry: Entry[Activity], by: str | None) -> Offer:
    return Offer(
        link=context.link(entry),
        who=whom_for(context, entry.record),
        tag=plan_tag(context, entry),
        by=by,
        chips=_chips_of(entry.record),
    )


def whom_for(context: ViewContext, record: Activity) -> str | None:
    """The groups that an activity is for, with their ages: `Unge (13–15 år), familier`.

    None where its target groups state neither group nor age: their own words may be long.
    """
    aged = [target for target in record.target_groups if target.ages]
    told = {group for target in aged for group in target.groups}
    pieces = [_aged(context, target) for target in aged]
    pieces += [context.language.label("Group", it) for it in groups_of(record) if it not in told]
    words = ", ".join(dict.fromkeys(pieces))
    return capitalized(words) if words else None


def _aged(context: ViewContext, target: TargetGroup) -> str:
    """A target group with ages in words, and the groups that it is of where they are stated."""
    groups = context.figures.listing([context.language.label("Group", it) for it in target.groups])
    ages = context.ages(target.ages) if target.ages else ""
    return f"{groups} ({ages})" if groups else ages


def sifted_by_group(
    context: ViewContext, activities: Iterable[Entry[Activity]], parts: tuple[Part, ...]
) -> tuple[Part, ...]:
    """Parts that list activities, with chips for the groups that those are for.

    The parts alone where there is little to choose among: few offers, or a single group.

    Args:
        context: the site.
        activities: all the activities that the parts list.
        parts: the parts.
    """
    records = [entry.record for entry in activities]
    named = {group for record in records for group in groups_of(record)}
    groups = [group for group in _CHIPS if group in named]
    if len(records) < _MIN_OFFERS or len(groups) < 2:
        return parts
    return (
        Sifted(
            question=context.text("chips-whom"),
            name=context.language.address("by-target-group"),
            whole=context.text("chips-all"),
            count=context.figures.number(len(records)),
            chips=tuple(_chip(context, group, records) for group in groups),
            parts=parts,
        ),
    )


def _chips_of(record: Activity) -> tuple[int, ...]:
    """The numbers of the chips for an activity: those of its groups, or all where it is for all."""
    groups = groups_of(record)
    if Group.EVERYBODY in groups:
        return tuple(_CHIPS.values())
    return tuple(number for group, number in _CHIPS.items() if group in groups)


def _chip(context: ViewContext, group: Group, records: list[Activity]) -> Chip:
    """The chip of a group, with the number of what is for it and of what does not say for whom."""
    text, number = context.text, _CHIPS[group]
    shown = sum(number in _chips_of(record) for record in records)
    silent = sum(not groups_of(record) for record in records)
    says = [
        text(
            "chips-shown",
            shown=shown,
            total=len(records),
            group=context.language.label("Group", group),
        )
    ]
    if silent:
        says.append(text("chips-silent", count=silent))
    return Chip(
        number=number,
        text=group_name(context, group),
        count=context.figures.number(shown),
        says=" ".join(says),
    )
