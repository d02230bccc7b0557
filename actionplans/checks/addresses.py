"""Checks addresses: no two files of the site claim the same one, generated files included."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from actionplans.checks.subject import Subject
from actionplans.collisions import Claim, Weight, collisions, folded
from actionplans.held_back import UNDATED
from actionplans.locale import Language
from actionplans.media.host_files import NOT_FOUND, is_for_host
from actionplans.model.address import Address, Scope
from actionplans.model.former_address import former_path
from actionplans.problems import Location, Problem
from actionplans.reader import Document, code_of

Owner = Callable[[], Location]
"""Gives the position in the content that claims a path."""

#: Folders of generated files.
_FOLDERS = frozenset({"assets", "data", "pagefind"})
#: Generated files, whether this content has them or not.
_FILES = frozenset({"404", NOT_FOUND, "sitemap.xml", "index.html"})
#: Endings of generated files that are named like the page that they belong to.
_FEED, _CALENDAR_FILE = ".xml", ".ics"


def check(subject: Subject) -> Iterator[Problem]:
    """Find duplicate and reserved addresses, folders without a page, and bad former addresses.

    Only what the content itself claims is checked here, even if it has other errors. Collisions
    with generated files are found when those are listed, in `outputs`.
    """
    pages = [document for document in subject.documents if document.file.endswith(".md")]
    yield from _reserved(subject, pages)
    yield from _former_addresses(subject)
    yield from collision_problems(_claims(subject, pages))
    addresses: dict[Address, str] = {}
    for document in pages:
        addresses.setdefault(document.address, document.file)
    unread = subject.content.unread
    originals = {address: file for address, file in addresses.items() if not code_of(file)}
    front = next((document for document in subject.documents if not document.address), None)
    if front and (day := subject.library.left_out.until(front)):
        yield _front_page_held_back(front, day)
    if "" not in addresses and "index.md" not in unread:
        yield Problem.error("missing-front-page", Location("index.md"))
    yield from _folders(originals, unread)


def _front_page_held_back(front: Document, day: date) -> Problem:
    """The problem of a front page that is held back, without which there is no site."""
    if day == UNDATED:
        return Problem.error("draft-front-page", front.locate("draft"))
    key = front.language.field("TextPage", "publish_from").key
    return Problem.error(
        "coming-front-page", front.locate("publish_from"), key=key, day=day.isoformat()
    )


def collision_problems(claims: Iterable[Claim[Owner]]) -> Iterator[Problem]:
    """Yield a problem for each claim of a path that another claim has, at the lesser claim."""
    for claim, holder in collisions(claims):
        location, value = claim.owner(), claim.path.removesuffix("/index.html")
        former = claim.weight is Weight.FORMER
        if holder.weight is Weight.SITE:
            yield _reserved_problem(location, value, former=former)
            continue
        other = holder.owner()
        first = str(other) if holder.weight is Weight.FORMER else other.file
        if former:
            yield Problem.error("former-taken", location, value=value, first=first)
        else:
            yield Problem.error("duplicate-address", location, value=value, first=first)


def _reserved_problem(location: Location, value: str, *, former: bool) -> Problem:
    """The problem of an address that the site reserves, as a former address or any other."""
    if former:
        return Problem.error("former-reserved", location, value=value)
    return Problem.error("reserved-address", location, value=value)


def file_of(address: str) -> str:
    """The path of a page's file, by its address with or without a slash at the end."""
    plain = address.strip("/")
    return f"{plain}/index.html" if plain else "index.html"


def _claims(subject: Subject, pages: Iterable[Document]) -> Iterator[Claim[Owner]]:
    """Yield the paths that the content claims: of pages, attachments and former addresses."""
    for document in pages:
        yield Claim(file_of(document.address), Weight.RECORD, partial(Location, document.file))
    media = {medium.file for medium in subject.content.media}
    used = subject.used_files
    for file in sorted(file for file, as_is in used.items() if as_is and file in media):
        yield Claim(file, Weight.ATTACHMENT, partial(Location, file))
    for file in sorted(subject.host_files - set(used)):
        yield Claim(file, Weight.ATTACHMENT, partial(Location, file))
    for entry, number, written in subject.library.former_addresses():
        path = former_path(written)
        if path and not is_reserved(path, subject.library.language):
            locate = partial(entry.locate, "former_addresses", number)
            yield Claim(file_of(path), Weight.FORMER, locate)


def _reserved(subject: Subject, pages: Iterable[Document]) -> Iterator[Problem]:
    """Yield pages and attachments at reserved addresses."""
    language = subject.library.language
    for document in pages:
        if is_reserved(document.original, language) and not _may_replace(document, language):
            location = Location(document.file)
            yield Problem.error("reserved-address", location, value=document.address)
    used = subject.used_files
    for media in subject.content.media:
        if used.get(media.file) and folded(media.file).split("/")[0] in _FOLDERS:
            yield Problem.error("reserved-address", Location(media.file), value=media.file)


def _may_replace(document: Document, language: Language) -> bool:
    """Whether a page replaces one that the site would otherwise generate."""
    return "/" not in document.file and document.original == language.address("privacy")


def is_reserved(address: str, language: Language) -> bool:
    """Whether an address is reserved for generated files, of this or any other content."""
    parts = folded(address).split("/")
    at_root = {*language.reserved("site"), *_FOLDERS, *_FILES}
    at_root.add(f"{language.address('change-log')}{_FEED}")
    in_plan = language.reserved("plan")
    in_partnership = {
        *language.reserved("partnership"),
        f"{language.address('calendar')}{_CALENDAR_FILE}",
    }
    return (
        parts[0] in at_root
        or (len(parts) > 3 and parts[3] in language.reserved("activity"))
        or (len(parts) > 2 and parts[2] in in_plan)
        or (len(parts) > 1 and parts[1] in in_partnership)
    )


def _folders(addresses: dict[Address, str], unread: frozenset[str]) -> Iterator[Problem]:
    """Yield folders with pages that lack the page of their partnership or plan."""
    reported: set[str] = set()
    for address, file in addresses.items():
        for kind, scope in (
            ("missing-partnership", Scope.PARTNERSHIP),
            ("missing-plan", Scope.PLAN),
        ):
            folder = address.within(scope)
            if folder in addresses or folder in reported:
                continue
            reported.add(folder)
            if f"{folder}/index.md" not in unread:
                yield Problem.error(kind, Location(file), name=folder)


def _former_addresses(subject: Subject) -> Iterator[Problem]:
    """Yield former addresses that are invalid or reserved."""
    for entry, number, written in subject.library.former_addresses():
        path = former_path(written)
        if path is None:
            location = entry.locate("former_addresses", number)
            yield Problem.error("bad-former-address", location, value=written)
        elif is_reserved(path, subject.library.language) or is_for_host(path.split("/")[0]):
            location = entry.locate("former_addresses", number)
            yield _reserved_problem(location, path, former=True)
