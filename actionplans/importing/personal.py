"""Personal data in blocks: what may be a person's name, way of contact or number."""

import re
from collections.abc import Iterable, Iterator, Sequence

from actionplans.importing.blocks import Block
from actionplans.importing.organisations import Register
from actionplans.privacy.contacts import mail_addresses, phone_numbers
from actionplans.privacy.cpr import cpr_numbers
from actionplans.privacy.names import looks_like_person

_NAME = re.compile(r"[A-ZÆØÅÉÖÄÜ][\w'’.-]{0,40}+(?:[ ][A-ZÆØÅÉÖÄÜ][\w'’.-]{0,40}+){1,3}+")


def personal(block: Block, register: Register) -> Iterator[str]:
    """What in a block may be of a person; a civil registration number is not repeated."""
    text = block.words
    if cpr_numbers(text):
        yield "••••••-••••"
    yield from (detail.plain for detail in mail_addresses(text))
    yield from (detail.plain for detail in phone_numbers(text))
    yield from _names(text, register)


def _names(text: str, register: Register) -> Iterator[str]:
    for match in _NAME.finditer(text):
        name = match[0].rstrip(".")
        if looks_like_person(name) and not register.knows(name):
            yield name


def has_personal(blocks: Sequence[Block], register: Register) -> bool:
    """Whether something in blocks may be of a person: such blocks stay out of front matter."""
    return any(True for block in blocks for _ in personal(block, register))


def personal_in(blocks: Iterable[Block], register: Register) -> Iterator[tuple[Block, list[str]]]:
    """The blocks with something that may be of a person, each with what it is."""
    for block in blocks:
        if found := list(dict.fromkeys(personal(block, register))):
            yield block, found
