"""Checks contact details: mail addresses and phone numbers belong in the fields for them."""

import re
from collections.abc import Iterable, Iterator

from actionplans.checks.positions import Positions
from actionplans.checks.subject import Subject
from actionplans.model.party import Contact
from actionplans.model.record import Record
from actionplans.nearest_contact import ways_of
from actionplans.privacy.contacts import ContactDetail, mail_addresses, phone_numbers, plain_number
from actionplans.problems import Problem
from actionplans.reader import Document

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


def check(subject: Subject) -> Iterator[Problem]:
    """Find mail addresses and phone numbers outside the fields for contact details.

    Those that such a field contains, anywhere in the content, are allowed in texts too.
    """
    public = _public(subject)
    key = subject.library.language.field("Activity", "contact").key
    for document in subject.documents:
        source = document.source
        header = _COMMENT.sub(lambda match: " " * len(match[0]), source.header)
        seen = set(public)
        for text, prose in (
            (Positions(source.file, header, source.header_line), False),
            (Positions(source.file, source.body, source.body_line), True),
        ):
            yield from _first_uses(
                "mail-outside-contact", mail_addresses(text.text), text, seen, key
            )
            numbers = phone_numbers(text.text, prose=prose)
            yield from _first_uses("phone-outside-contact", numbers, text, seen, key)


def _first_uses(
    kind: str, details: Iterable[ContactDetail], text: Positions, seen: set[str], key: str
) -> Iterator[Problem]:
    """Yield a problem for each address or number that was not seen before, at its first use."""
    for offset, plain in details:
        if plain not in seen:
            seen.add(plain)
            yield Problem.warning(kind, text.at(offset), key=key)


def _public(subject: Subject) -> set[str]:
    """The mail addresses and phone numbers in fields for contact details."""
    texts = [text for document in subject.documents for text in _fields(document)]
    public = {plain_number(text) for text in texts}
    public |= {subject.feedback.casefold(), plain_number(subject.phone)}
    for text in texts:
        public.update(plain for _, plain in (*mail_addresses(text), *phone_numbers(text)))
    return public


def _contacts(record: Record) -> Iterator[Contact]:
    """The contact of a page, or those of a register's organisations."""
    for one in (record, *getattr(record, "entries", ())):
        if isinstance(contact := getattr(one, "contact", None), Contact):
            yield contact


def _fields(document: Document) -> Iterator[str]:
    """The texts of a record about how to contact somebody or take part."""
    for contact in _contacts(document.record):
        yield from filter(None, (contact.role, *ways_of(contact)))
    if participation := getattr(document.record, "participation", None):
        yield str(participation)
