"""Mail addresses and telephone numbers: those of functions, in the fields that are for them."""

import re
from collections.abc import Iterable, Iterator

from actionplans.checks.positions import Positions
from actionplans.checks.subject import Subject
from actionplans.model.party import Contact
from actionplans.privacy.contacts import ContactDetail, mail_addresses, phone_numbers, plain_number
from actionplans.problems import Problem
from actionplans.reader import Document

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


def check(subject: Subject) -> Iterator[Problem]:
    """Addresses and numbers elsewhere than where the content says how to reach somebody.

    What stands in such a field, anywhere in the content, may stand in texts too.
    """
    public = _public(subject)
    key = subject.library.language.field("Activity", "contact").key
    for document in subject.documents:
        source = document.source
        header = _COMMENT.sub(lambda found: " " * len(found[0]), source.header)
        told = set(public)
        for text, prose in (
            (Positions(source.file, header, source.header_line), False),
            (Positions(source.file, source.body, source.body_line), True),
        ):
            yield from _told("mail-outside-contact", mail_addresses(text.text), text, told, key)
            numbers = phone_numbers(text.text, prose=prose)
            yield from _told("phone-outside-contact", numbers, text, told, key)


def _told(
    kind: str, found: Iterable[ContactDetail], text: Positions, told: set[str], key: str
) -> Iterator[Problem]:
    """One problem for each address or number, where it first stands in the file."""
    for offset, plain in found:
        if plain not in told:
            told.add(plain)
            yield Problem.warning(kind, text.at(offset), key=key)


def _public(subject: Subject) -> set[str]:
    """The addresses and numbers that the content itself says how to reach somebody by."""
    texts = [text for document in subject.documents for text in _fields(document)]
    found = {plain_number(text) for text in texts} | {subject.feedback.casefold()}
    for text in texts:
        found.update(plain for _, plain in (*mail_addresses(text), *phone_numbers(text)))
    return found


def _fields(document: Document) -> Iterator[str]:
    """The texts of a record that say how to reach somebody or take part."""
    contact = getattr(document.record, "contact", None)
    if isinstance(contact, Contact):
        yield from filter(None, (contact.role, contact.mail, contact.phone, contact.note))
    if participation := getattr(document.record, "participation", None):
        yield str(participation)
