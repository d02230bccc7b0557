"""Chips by which readers choose offers: by the groups that these state, youth also by its ages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, Group, TargetGroup
from actionplans.model.values import AgeSpan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.page import Part
from actionplans.views.parts.facets import groups_of
from actionplans.views.parts.sifted import Chip, Sifted

#: The age at which a child is grown up: youth is younger and older than that.
_OF_AGE = 18
_ANY_AGE = AgeSpan(None, None)
_UNDER_AGE = AgeSpan(None, _OF_AGE - 1)
_GROWN_UP = AgeSpan(_OF_AGE, None)

#: With fewer offers there is nothing to choose among.
_MIN_OFFERS = 4


@dataclass(frozen=True, slots=True)
class _Choice:
    """A group that readers choose offers by."""

    number: int
    """That of its chip."""

    group: Group
    ages: AgeSpan
    """The ages of those in it, as far as nobody doubts them."""


_YOUTH_UNDER_AGE = _Choice(2, Group.YOUTH, _UNDER_AGE)
_YOUTH_OF_AGE = _Choice(6, Group.YOUTH, _GROWN_UP)
_CHOICES = (
    _Choice(1, Group.CHILDREN, _UNDER_AGE),
    _YOUTH_UNDER_AGE,
    _YOUTH_OF_AGE,
    _Choice(3, Group.ADULTS, _GROWN_UP),
    _Choice(4, Group.FAMILIES, _ANY_AGE),
    _Choice(5, Group.ELDERLY, _GROWN_UP),
)


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
    choices = [it for it in _CHOICES if it.group in named]
    if len(records) < _MIN_OFFERS or len({it.group for it in choices}) < 2:
        return parts
    divided = _is_youth_divided(records)
    return (
        Sifted(
            question=context.text("chips-whom"),
            name=context.language.address("by-target-group"),
            whole=context.text("chips-all"),
            count=context.figures.number(len(records)),
            chips=tuple(
                _chip(context, choice, records, divided=divided)
                for choice in choices
                if divided or choice is not _YOUTH_OF_AGE
            ),
            parts=parts,
        ),
    )


def chips_of(record: Activity) -> tuple[int, ...]:
    """The numbers of the chips for an activity, by the groups and ages of its target groups."""
    found = (it.number for it in _CHOICES if any(_suits(it, to) for to in record.target_groups))
    return tuple(sorted(found))


def _suits(choice: _Choice, target: TargetGroup) -> bool:
    """Whether a target group states the group of a choice, or everybody, and its ages allow it.

    The ages that stand with another group than youth are not looked at: they may be those of the
    children of the families and adults that are named.
    """
    if Group.EVERYBODY in target.groups and _overlap(choice.ages, target.ages):
        return True
    is_aged = choice.group is Group.YOUTH
    return choice.group in target.groups and (not is_aged or _overlap(choice.ages, target.ages))


def _overlap(ages: AgeSpan, stated: AgeSpan | None) -> bool:
    """Whether stated ages have any in common with others; those that are not stated may."""
    if stated is None:
        return True
    return (ages.youngest or 0) <= _oldest(stated) and (stated.youngest or 0) <= _oldest(ages)


def _oldest(ages: AgeSpan) -> float:
    return inf if ages.oldest is None else ages.oldest


def _is_youth_divided(records: Sequence[Activity]) -> bool:
    """Whether something is stated to be for youth of age alone: then it is not for younger ones."""
    groups = {Group.YOUTH, Group.EVERYBODY}
    return any(
        groups & {*target.groups} and not _overlap(_UNDER_AGE, target.ages)
        for record in records
        for target in record.target_groups
    )


def _chip(
    context: ViewContext, choice: _Choice, records: Sequence[Activity], *, divided: bool
) -> Chip:
    """The chip of a choice, with the number of what is for it and of what does not say for whom."""
    text, shown = context.text, [it for it in records if choice.number in chips_of(it)]
    silent = sum(not groups_of(record) for record in records)
    is_divided = divided and choice.group is Group.YOUTH
    group = context.language.label("Group", choice.group)
    if is_divided:
        key = "youth-of-age" if choice is _YOUTH_OF_AGE else "youth-under-age"
        group = text(key, age=_OF_AGE)
    says = [text("chips-shown", shown=len(shown), total=len(records), group=group)]
    if is_divided and (ageless := sum(_is_ageless(choice, it) for it in shown)):
        says.append(text("chips-ageless", count=ageless))
    if silent:
        says.append(text("chips-silent", count=silent))
    return Chip(
        number=choice.number,
        text=capitalized(group),
        count=context.figures.number(len(shown)),
        says=" ".join(says),
    )


def _is_ageless(choice: _Choice, record: Activity) -> bool:
    """Whether a record is for youth by target groups that state no ages alone."""
    suiting = [it for it in record.target_groups if _suits(choice, it)]
    return all(it.ages is None and Group.EVERYBODY not in it.groups for it in suiting)
