"""Questions of readers on the front page, answered by links that are short enough to be chips."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, section
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.home_places import home_places
from actionplans.views.parts.place_list import places_title
from actionplans.views.parts.target_groups import group_link, groups_in_use

_MOST_TOPICS = 12
"""The most topics on the front page; a last link leads to the rest."""


@dataclass(frozen=True, slots=True)
class ChipGroup:
    """Links that answer a question."""

    links: tuple[Link, ...]
    label: Link | None = None
    """What they have in common; None where they are all."""


@dataclass(frozen=True, slots=True)
class Chips(Part):
    """Links to choose from."""

    groups: tuple[ChipGroup, ...]
    all: Link | None = None
    """The page with all of them; None where they are all here."""


def where_do_you_live(context: ViewContext) -> Section | None:
    """The places where readers may live; None without any."""
    found = tuple(home_places(context))
    if not found:
        return None
    others = Link(context.text("other-places")) if len(found) > 1 else None
    groups = tuple(
        ChipGroup(
            tuple(map(context.link, it.places)), context.link(it.around) if it.around else others
        )
        for it in found
    )
    every = Link(context.text("all-places"), context.page("places"))
    return section(
        context.anchor("where"),
        places_title(context),
        Chips(groups, every),
        style="where",
    )


def by_need(context: ViewContext) -> Iterator[Section | None]:
    """What readers look for besides: something for somebody, and something on a topic."""
    groups = tuple(group_link(context, group) for group in groups_in_use(context))
    yield _question(context, 1, context.text("for-whom"), groups, None)
    topics = _topics(context)
    every = Link(context.text("all-topics"), context.page("topics"))
    rest = every if len(topics) > _MOST_TOPICS else None
    yield _question(context, 2, context.text("what"), topics[:_MOST_TOPICS], rest)


def _question(
    context: ViewContext, number: int, heading: str, links: tuple[Link, ...], every: Link | None
) -> Section | None:
    if not links:
        return None
    chips, anchor = Chips((ChipGroup(links),), every), context.anchor("question", number=number)
    return section(anchor, heading, chips, style="need")


def _topics(context: ViewContext) -> tuple[Link, ...]:
    """The topics that activities have, those with most activities first."""
    counts = {
        context.link(entry): len(activities_on(context, entry))
        for entry in context.library.topics.values()
    }
    return tuple(sorted(filter(counts.get, counts), key=lambda link: -counts[link]))
