"""Addresses: every page has one of its own, also those of pages that the site makes itself."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.locale import Language
from actionplans.problems import Location, Problem
from actionplans.reader import Document, code_of

#: Addresses of pages that the site makes itself, at the root, beside plans, and in them.
_OWN = (
    "organisations",
    "places",
    "terms",
    "topics",
    "disagreements",
    "across",
    "updates",
    "accessibility",
    "privacy",
    "search",
    "activities",
    "target-groups",
)
_OWN_IN_PARTNERSHIP = ("indicators", "calendar", "activities")
_OWN_IN_PLAN = ("budget", "focus-area", "result", "changes", "whole")
_FILES = frozenset({"assets", "data", "pagefind", "404", "404.html"})
#: Files besides pages that are named as a page is, with the ending that tells them from it.
_FEED, _CALENDAR_FILE = ".xml", ".ics"


def check(subject: Subject) -> Iterator[Problem]:
    """Addresses used twice or taken by the site, folders without their page, former addresses."""
    first: dict[str, str] = {}
    for document in subject.documents:
        if not document.file.endswith(".md"):
            continue
        address, location = document.address, Location(document.file)
        language = subject.library.language
        if _is_reserved(document.original, language) and not _may_replace(document, language):
            yield Problem.error("reserved-address", location, value=address)
        if address in first:
            where = first[address]
            yield Problem.error("duplicate-address", location, value=address, first=where)
        first.setdefault(address, document.file)
    yield from _media(subject, first)
    unread = subject.content.unread
    own = {address: file for address, file in first.items() if not code_of(file)}
    if "" in subject.library.hidden:
        front = next(d for d in subject.documents if not d.address)
        yield Problem.error("draft-front-page", front.locate("draft"))
    if "" not in first and "index.md" not in unread:
        yield Problem.error("missing-front-page", Location("index.md"))
    yield from _folders(own, unread)
    yield from _former(subject, first)


def _may_replace(document: Document, language: Language) -> bool:
    """Whether a page of staff stands in the place of one that the site would make itself."""
    return "/" not in document.file and document.original == language.address("privacy")


def _media(subject: Subject, first: dict[str, str]) -> Iterator[Problem]:
    """Files published as they are, where a page of the site would stand."""
    for media in subject.content.media:
        page = media.file.removesuffix("/index.html").removesuffix("index.html")
        location = Location(media.file)
        if page != media.file and page in first:
            yield Problem.error("duplicate-address", location, value=page, first=first[page])
        elif _is_reserved(page, subject.library.language):
            yield Problem.error("reserved-address", location, value=page)


def _is_reserved(address: str, language: Language) -> bool:
    parts = address.split("/")
    at_root = {language.address(name) for name in _OWN} | _FILES
    at_root.add(f"{language.address('updates')}{_FEED}")
    in_plan = {language.address(name) for name in _OWN_IN_PLAN}
    in_partnership = {language.address(name) for name in _OWN_IN_PARTNERSHIP}
    in_partnership.add(f"{language.address('calendar')}{_CALENDAR_FILE}")
    return (
        parts[0] in at_root
        or (len(parts) > 2 and parts[2] in in_plan)
        or (len(parts) > 1 and parts[1] in in_partnership)
    )


def _folders(addresses: dict[str, str], unread: frozenset[str]) -> Iterator[Problem]:
    """Folders with pages in them, and no page that says what they are."""
    told: set[str] = set()
    for address, file in addresses.items():
        parts = address.split("/")
        for depth, kind in ((1, "missing-partnership"), (2, "missing-plan")):
            folder = "/".join(parts[:depth])
            if len(parts) <= depth or folder in addresses or folder in told:
                continue
            told.add(folder)
            if f"{folder}/index.md" not in unread:
                yield Problem.error(kind, Location(file), name=folder)


def _former(subject: Subject, first: dict[str, str]) -> Iterator[Problem]:
    """Former addresses that cannot be one, or that something else has."""
    for kind in ("page", "partnership", "plan", "activity"):
        for entry in subject.library.index[kind].values():
            for number, former in enumerate(getattr(entry.record, "former_addresses", ())):
                plain = former.strip("/")
                location = entry.locate("former_addresses", number)
                if not plain or ".." in plain or any(sign in plain for sign in '<>"\\:?#'):
                    yield Problem.error("bad-former-address", location, value=former)
                elif plain in first or _is_reserved(plain, subject.library.language):
                    where = first.get(plain, plain)
                    yield Problem.error("duplicate-address", location, value=plain, first=where)
                first.setdefault(plain, str(location))
