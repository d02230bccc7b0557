"""The entry by need: for whom, where and what, as short lists with the number of activities."""

from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.views.parts import Link
from actionplans.views.place import activities_within
from actionplans.views.shared import Shared
from actionplans.views.target_group import Counted, counted, counted_link, groups_in_use
from actionplans.views.topic import activities_on

#: The longest a list may be: the rest is one step further on.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Need:
    """A question that readers come with, and its answers."""

    question: str
    answers: tuple[Counted, ...]
    all: Link | None
    """The way to the whole list, where this may be a part of it."""


def needs(shared: Shared) -> tuple[Need, ...]:
    """The questions that the content has answers to."""
    groups = tuple(counted(shared, *found) for found in groups_in_use(shared).items())
    places = {
        shared.link(entry): len(activities_within(shared, entry))
        for entry in shared.library.places.values()
    }
    topics = {
        shared.link(entry): len(activities_on(shared, entry))
        for entry in shared.library.topics.values()
    }
    all_places, all_topics = shared.text("all-places"), shared.text("all-topics")
    found = (
        Need(shared.text("for-whom"), groups, None),
        _need(shared, shared.text("where"), places, Link(all_places, shared.page("places"))),
        _need(shared, shared.text("what"), topics, Link(all_topics, shared.page("topics"))),
    )
    return tuple(need for need in found if need.answers)


def _need(shared: Shared, question: str, counts: Mapping[Link, int], rest: Link) -> Need:
    """The answers with most activities, by alphabet."""
    chosen = sorted(counts, key=lambda link: -counts[link])[:_MOST]
    answers = tuple(
        counted_link(shared, link, counts[link])
        for link in sorted(chosen, key=lambda link: shared.language.collate(link.text))
        if counts[link]
    )
    return Need(question, answers, rest)
