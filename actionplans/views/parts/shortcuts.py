"""Shortcuts by need: target groups, places and topics, each with its number of activities."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.activity_count import activity_count, number_of_wholes
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.target_groups import group_link, groups_in_use

_MOST = 10
"""The most links of a list; a last one leads to the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedLink:
    """A link to a page, and the number of activities on it."""

    link: Link
    number: str
    count: str
    """The same number with its noun and that of their parts, for screen readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A question of readers, and links to its answers."""

    question: str
    answers: tuple[CountedLink, ...]
    all: Link | None = None
    """The page with all answers; None where they are all here."""


@dataclass(frozen=True, slots=True)
class Shortcuts(Part):
    """Questions of readers, with links to their answers."""

    items: tuple[Shortcut, ...]


def shortcuts(context: ViewContext) -> Shortcuts | None:
    """The questions that the content can answer; None without activities."""
    questions = (_for_whom(context), _where(context), _what(context))
    return listed(Shortcuts, (shortcut for shortcut in questions if shortcut.answers))


def _for_whom(context: ViewContext) -> Shortcut:
    answers = tuple(
        _counted(context, group_link(context, group), entries)
        for group, entries in groups_in_use(context).items()
    )
    return Shortcut(question=context.label(Activity, "target_groups"), answers=answers)


def _where(context: ViewContext) -> Shortcut:
    """The places that most activities name, each with all the activities on its page."""
    whereabouts = context.site.whereabouts
    chosen = sorted(_telling(context), key=lambda entry: -len(whereabouts.at(entry)))[:_MOST]
    found = {context.link(entry): whereabouts.all_of(entry) for entry in chosen}
    all_places = Link(context.text("all-places"), context.page("places"))
    answers = _most_used(context, found)
    return Shortcut(question=context.label(Activity, "places"), answers=answers, all=all_places)


def _telling(context: ViewContext) -> Iterator[Entry[Place]]:
    """The places with activities that a place within them does not have as well, all of them.

    Without those that say less: a town with a single quarter that anything happens in, and a place
    around all that happens anywhere.
    """
    whereabouts = context.site.whereabouts
    at = {id: set(whereabouts.at(it)) for id, it in context.library.places.items()}
    everywhere = set().union(*at.values())
    for id, entry in context.library.places.items():
        within = whereabouts.places.within(id)
        is_around_all = any(at[inner] for inner in within) and at[id] == everywhere
        if at[id] and not is_around_all and all(at[inner] < at[id] for inner in within):
            yield entry


def _what(context: ViewContext) -> Shortcut:
    found = {
        context.link(entry): activities_on(context, entry)
        for entry in context.library.topics.values()
    }
    all_topics = Link(context.text("all-topics"), context.page("topics"))
    answers = _most_used(context, found)
    return Shortcut(question=context.text("what"), answers=answers, all=all_topics)


def _most_used(
    context: ViewContext, found: Mapping[Link, Collection[Entry[Activity]]]
) -> tuple[CountedLink, ...]:
    """The links to the pages with most activities, in alphabetical order."""
    chosen = sorted(found, key=lambda link: -len(found[link]))[:_MOST]
    return tuple(
        _counted(context, link, found[link])
        for link in sorted(chosen, key=lambda link: context.language.sort_key(link.text))
        if found[link]
    )


def _counted(
    context: ViewContext, link: Link, activities: Collection[Entry[Activity]]
) -> CountedLink:
    return CountedLink(
        link=link,
        number=context.figures.number(number_of_wholes(activities)),
        count=activity_count(context, activities),
    )
