"""Checks for addresses that the site had and has no longer, and finds what leads readers on.

Told are those of pages that staff write, and of what stood below them. A page that was renamed is
known again by its title, its number or the name of its file.
"""

from collections.abc import Iterable, Iterator, Mapping

from actionplans.checks.subject import Subject
from actionplans.held_back import UNDATED
from actionplans.library import Library
from actionplans.listed_addresses import Listed
from actionplans.locale import slugify
from actionplans.model.address import Address
from actionplans.model.former_address import former_path
from actionplans.model.record import Record
from actionplans.problems import Location, Problem, closest
from actionplans.reader import Entry, address_of

#: The types of pages that can name former addresses.
_LEADING = frozenset({"text", "partnership", "plan", "activity"})
#: Others that staff write, and former addresses.
_OTHERS = frozenset({"report", "redirect"})
#: The types of pages that registers make.
_REGISTERED = frozenset({"organisation", "place", "topic"})


def check(subject: Subject) -> Iterator[Problem]:
    """Find addresses that vanished, those whose readers belong on one page together."""
    before = {row.address: row for row in subject.remembered}
    if not before:
        return
    library, now = subject.library, _written(subject.library)
    known = {*now, *(f"{address_of(file)}/" for file in subject.content.unread)}
    known.update(_coming(library))
    held_back = library.left_out
    gone = [
        row
        for address, row in before.items()
        if address not in known and held_back.until_page(row.path) in (None, UNDATED)
    ]
    new = [row for address, row in now.items() if address not in before]
    pages = [row for row in gone if row.type in _LEADING | _OTHERS]
    moved: dict[str, set[str]] = {}
    deleted: dict[str, set[str]] = {}
    for row in pages:
        successor = _successor(row, [it for it in new if it.type == row.type in _LEADING])
        if successor:
            moved.setdefault(successor.path, set()).add(row.address)
        else:
            deleted.setdefault(_above(library, row), set()).add(row.address)
    told = {row.address for row in pages}
    for path, old in moved.items():
        below = {row.address for row in gone if any(_is_below(row.address, it) for it in old)}
        yield _problem("vanished-address", library, path, old | (below - told))
    for path, old in deleted.items():
        yield _problem("deleted-address", library, path, old)
    yield from _of_registers(subject, gone)


def _written(library: Library) -> Mapping[str, Listed]:
    """The pages that staff write, and their former addresses."""
    rows: dict[str, Listed] = {}
    for type_name, records in (
        ("text", library.pages),
        ("partnership", library.partnerships),
        ("plan", library.plans),
        ("activity", library.activities),
        ("report", library.reports),
    ):
        for id, entry in records.items():
            number = str(getattr(entry.record, "number", None) or "")
            title = getattr(entry.record, "title", "")
            rows[f"{id}/"] = Listed(f"{id}/", type_name, number, title)
    for _, _, written in library.former_addresses():
        if path := former_path(written):
            rows.setdefault(f"{path}/", Listed(f"{path}/", "redirect"))
    return rows


def _coming(library: Library) -> Iterator[str]:
    """Yield the former addresses of pages that are published on a day that is stated."""
    for _, document in library.left_out.coming():
        for written in getattr(document.record, "former_addresses", ()):
            if path := former_path(written):
                yield f"{path}/"


def _is_below(address: str, page: str) -> bool:
    """Whether an address is below that of a page, or is a translation of either."""
    return address.startswith(page) or address.partition("/")[2].startswith(page)


def _successor(old: Listed, new: list[Listed]) -> Listed | None:
    """The new page that an old one probably is now: told by its title, its number or its name."""
    beside = [it for it in new if it.folder == old.folder]
    title, number = slugify(old.title), slugify(old.number)
    titled = [it for it in new if title and slugify(it.title) == title]
    numbered = [it for it in beside if number and slugify(it.number) == number]
    for found in ([it for it in titled if it in beside], titled, numbered):
        if len(found) == 1:
            return found[0]
    names = {it.name: it for it in beside}
    close = closest(old.name, names)
    return names[str(close["suggestion"])] if close else None


def _above(library: Library, row: Listed) -> str:
    """The path of the nearest page above one that can have former addresses."""
    parts = row.path.split("/")
    above = ("/".join(parts[:depth]) for depth in range(len(parts) - 1, -1, -1))
    return next((path for path in above if _page_at(library, path)), "")


def _problem(kind: str, library: Library, path: str, old: set[str]) -> Problem:
    """The problem of vanished addresses at the page that is to be their readers'."""
    entry = _page_at(library, path)
    stated = tuple(getattr(entry.record, "former_addresses", ())) if entry else ()
    known = {former_path(written) for written in stated}
    paths = sorted(it.rstrip("/") for it in old if it.rstrip("/") not in known)
    return Problem.warning(
        kind,
        entry.locate("title") if entry else Location("index.md"),
        value=tuple(sorted(old)),
        key=library.language.field("Activity", "former_addresses").key,
        addresses=(*stated, *paths),
    )


def _of_registers(subject: Subject, gone: Iterable[Listed]) -> Iterator[Problem]:
    """Yield the pages of organisations, places and topics whose ids are gone."""
    language = subject.library.language
    records = {it.type_name: ids for it, ids in subject.library.records.entries.items()}
    for row in gone:
        if row.type in _REGISTERED and row.name not in records[row.type]:
            file = f"{language.address(f'{row.type}s')}.yml"
            if file not in subject.content.unread:
                value, at = row.address, Location(file)
                yield Problem.warning("vanished-id", at, value=value, id=row.name, file=file)


def _page_at(library: Library, path: str) -> Entry[Record] | None:
    """The page of a path that can have former addresses."""
    id = Address(path)
    for records in (library.pages, library.partnerships, library.plans, library.activities):
        if id in records:
            return records[id]
    return None
