"""The entry by need: for whom, where and what, as short lists with the number of activities."""

from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.activity_list import activities_on
from actionplans.views.parts.places import activities_within
from actionplans.views.parts.target_groups import Counted, counted, counted_link, groups_in_use

#: The longest a list may be: the rest is one step further on.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A question that readers come with, and its answers."""

    question: str
    answers: tuple[Counted, ...]
    all: Link | None
    """The way to the whole list, where this may be a part of it."""


def needs(context: ViewContext) -> tuple[Shortcut, ...]:
    """The questions that the content has answers to."""
    groups = tuple(counted(context, *found) for found in groups_in_use(context).items())
    places = {
        context.link(entry): len(activities_within(context, entry))
        for entry in context.library.places.values()
    }
    topics = {
        context.link(entry): len(activities_on(context, entry))
        for entry in context.library.topics.values()
    }
    all_places, all_topics = context.text("all-places"), context.text("all-topics")
    found = (
        Shortcut(context.text("for-whom"), groups, None),
        _need(context, context.text("where"), places, Link(all_places, context.page("places"))),
        _need(context, context.text("what"), topics, Link(all_topics, context.page("topics"))),
    )
    return tuple(need for need in found if need.answers)


def _need(context: ViewContext, question: str, counts: Mapping[Link, int], rest: Link) -> Shortcut:
    """The answers with most activities, by alphabet."""
    chosen = sorted(counts, key=lambda link: -counts[link])[:_MOST]
    answers = tuple(
        counted_link(context, link, counts[link])
        for link in sorted(chosen, key=lambda link: context.language.sort_key(link.text))
        if counts[link]
    )
    return Shortcut(question, answers, rest)
