"""Checks contact details: mail addresses and phone numbers belong in the fields for them."""

import re
from collections.abc import Iterator

from actionplans.checks.positions import Positions
from actionplans.checks.subject import Subject
from actionplans.model.party import Contact
from actionplans.model.record import Record
from actionplans.nearest_contact import ways_of
from actionplans.privacy.contacts import mail_addresses, phone_numbers, plain_number
from actionplans.problems import Problem
from actionplans.reader import Document

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


def check(subject: Subject) -> Iterator[Problem]:
    """Find mail addresses and phone numbers outside the fields for contact details.

    Those that such a field contains, anywhere in the content, are allowed in texts too.
    """
    public = _public(subject)
    for document in subject.documents:
        seen = set(public)
        for detail in subject.in_file(_details, document):
            plain = str(detail.inputs["detail"])
            if plain not in seen:
                seen.add(plain)
                yield detail


def _details(document: Document) -> Iterator[Problem]:
    """Yield each address or number in a file as a problem, which it is where no field has it."""
    source, key = document.source, document.language.field("Activity", "contact").key
    header = _COMMENT.sub(lambda match: " " * len(match[0]), source.header)
    for text, prose in (
        (Positions(source.file, header, source.header_line), False),
        (Positions(source.file, source.body, source.body_line), True),
    ):
        for offset, plain in mail_addresses(text.text):
            yield Problem.warning("mail-outside-contact", text.at(offset), key=key, detail=plain)
        for offset, plain in phone_numbers(text.text, prose=prose):
            yield Problem.warning("phone-outside-contact", text.at(offset), key=key, detail=plain)


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
