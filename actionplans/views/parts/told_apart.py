"""Links to activities of a list that share a title, told apart by their numbers in the plan."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.elements import Link


def told_apart(entries: Sequence[Entry[Activity]], links: Iterable[Link]) -> tuple[Link, ...]:
    """The links to some activities, with its number before each text that several have.

    Where none is stated, the text stands alone.

    Args:
        entries: the activities.
        links: the link to each.
    """
    links = tuple(links)
    times = Counter(link.text for link in links)
    return tuple(
        replace(link, text=f"{number}. {link.text}")
        if times[link.text] > 1 and (number := entry.record.numbers)
        else link
        for entry, link in zip(entries, links, strict=True)
    )
