"""Activities as offers to residents: a line each, with whom it is for and when its plan ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.locale import capitalized
from actionplans.model.activity import Activity, Group, TargetGroup
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.activity_list import by_edition
from actionplans.views.parts.facets import groups_of
from actionplans.views.parts.offer_chips import chips_of
from actionplans.views.parts.standing import plan_tag


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
class OfferGroup:
    """Offers that are for nobody in particular, or for no residents."""

    label: str
    """Whom they are for."""

    items: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Offers(Part):
    """Activities as offers, a line each."""

    items: tuple[Offer, ...]
    others: tuple[OfferGroup, ...] = ()
    """Those that come after the ones that name a group of residents."""


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
    ordered = _in_order(context, activities)
    return listed(Offers, (_offer(context, entry, (by or {}).get(entry.id)) for entry in ordered))


def offers_by_group(
    context: ViewContext, activities: Iterable[Entry[Activity]], by: dict[str, str] | None = None
) -> Offers | None:
    """The same; those for everybody come after the others, and those for professionals last."""
    kinds: dict[Group | None, list[Offer]] = {}
    for entry in _in_order(context, activities):
        offer = _offer(context, entry, (by or {}).get(entry.id))
        kinds.setdefault(_for_others(entry.record), []).append(offer)
    labels = {
        Group.EVERYBODY: context.text("for-everybody"),
        Group.PROFESSIONALS: context.text("for-professionals"),
    }
    others = (OfferGroup(label, tuple(kinds[it])) for it, label in labels.items() if it in kinds)
    return Offers(tuple(kinds.get(None, ())), tuple(others)) if kinds else None


def _for_others(record: Activity) -> Group | None:
    """Whom an activity is for that is for everybody or for professionals alone; None for others."""
    groups = groups_of(record)
    if Group.EVERYBODY in groups:
        return Group.EVERYBODY
    return Group.PROFESSIONALS if groups == [Group.PROFESSIONALS] else None


def _in_order(
    context: ViewContext, activities: Iterable[Entry[Activity]]
) -> Iterator[Entry[Activity]]:
    return (entry for _, entries in by_edition(context, activities) for entry in entries)


def _offer(context: ViewContext, entry: Entry[Activity], by: str | None) -> Offer:
    return Offer(
        link=context.link(entry),
        who=whom_for(context, entry.record),
        tag=plan_tag(context, entry),
        by=by,
        chips=chips_of(entry.record),
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
