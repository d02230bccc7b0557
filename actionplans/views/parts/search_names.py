"""What the search finds a page by, besides its texts: the names of its subject, and search words.

A place, a topic and an organisation are what their pages are about, so that their own names stand
here too and weigh more than the same words in another title.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Topic
from actionplans.model.plan import Plan
from actionplans.model.translation import Translation
from actionplans.views.page import Part, listed

_Named = Activity | Organisation | Place | Plan | Topic | Translation


@dataclass(frozen=True, slots=True)
class SearchNames(Part):
    """The names of a page's subject and the words that readers search by, none of them shown."""

    names: tuple[str, ...]


def search_names(record: _Named) -> SearchNames | None:
    """The names and search words of a page's subject; None without any but the page's title."""
    return listed(SearchNames, dict.fromkeys((*_names(record), *record.search_words)))


def _names(record: _Named) -> Iterator[str]:
    if isinstance(record, Place | Organisation):
        yield record.name
        yield from record.aliases
    if isinstance(record, Organisation) and record.short_name:
        yield record.short_name
    if isinstance(record, Topic):
        yield record.title
    if isinstance(record, Activity | Translation) and record.short_title:
        yield record.title
    if isinstance(record, Activity) and record.overview_title:
        yield record.overview_title
