"""Fingerprints: of what was read, so that a later build can tell whether it would read the same.

A fingerprint is a digest of a value's parts. Objects whose parts are not known have none, which is
a mistake in this program, and not in the content.
"""

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

from markupsafe import Markup

from actionplans.model.record import Record
from actionplans.reader import Entry

NAMED = "fingerprint"
"""The attribute of an object that is told apart by it alone."""


def fingerprint(value: object) -> str:
    """The fingerprint of a value.

    Raises:
        TypeError: it has a part that cannot be told apart from others of its kind.
    """
    return hashlib.sha256(json.dumps(_plain(value)).encode()).hexdigest()[:32]


def entry_fingerprint(entry: Entry[Record]) -> str:
    """The fingerprint of the record of an entry, with its place in the content.

    That of a page is the text of its front matter, of which the record was made.
    """
    document = entry.document
    if entry.record is document.record:
        return fingerprint((document.file, document.source.header))
    return fingerprint((document.file, entry.path, repr(entry.record)))


def file_fingerprint(entry: Entry[Record]) -> str:
    """The fingerprint of the whole file of an entry."""
    source = entry.document.source
    return fingerprint((source.file, source.header, source.body, repr(entry.record)))


def _plain(value: Any) -> Any:
    """A value as one that JSON can hold, different for each different value."""
    match value:
        case Enum():
            return [type(value).__name__, value.name]
        case Markup():
            return [Markup.__name__, str(value)]
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list() | range():
            return [_plain(part) for part in value]
        case Mapping():
            return [[_plain(key), _plain(part)] for key, part in value.items()]
        case Set():
            return sorted(json.dumps(_plain(part)) for part in value)
    return _plain_object(value)


def _plain_object(value: Any) -> Any:
    """An object as a value that JSON can hold."""
    match value:
        case Entry():
            return [value.type.__name__, value.id]
        case Record():
            return repr(value)
        case date():
            return value.isoformat()
        case Path():
            return Path.__name__  # where something is on this disk says nothing of what it is
        case type() | FunctionType():
            return value.__qualname__
        case partial():
            return [_plain(value.func), _plain(value.args), _plain(value.keywords)]
    named = type(value).__name__
    if hasattr(value, NAMED):
        return [named, getattr(value, NAMED)]
    if is_dataclass(value):
        return [named, *(_plain(getattr(value, field.name)) for field in fields(value))]
    raise TypeError(f"{named} has no fingerprint")
