"""Fingerprints: of what was read, so that a later build can tell whether it would read the same.

A fingerprint is a digest of a value's parts. Objects whose parts are not known have none, which is
a mistake in this program, and not in the content.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from types import FunctionType, NoneType
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

    That of a page is the text of its front matter, of which the record was made, unless a preview
    has left something out of that.
    """
    document = entry.document
    if entry.record is document.record:
        return fingerprint((document.file, document.source.header))
    return fingerprint((document.file, entry.path, repr(entry.record)))


def file_fingerprint(entry: Entry[Record]) -> str:
    """The fingerprint of the whole file of an entry."""
    source = entry.document.source
    return fingerprint((entry_fingerprint(entry), source.header, source.body))


def _plain(value: Any) -> Any:
    """A value as one that JSON can hold, different where pages can tell two values apart.

    An entry is its address, for whoever reads its record notes that; a function is its name, so
    what it depends on has to be among its arguments: see `partial`.
    """
    kind = type(value)
    if kind not in _WAYS:
        _WAYS[kind] = _way_of(kind)
    return _WAYS[kind](value)


_Way = Callable[[Any], Any]


def _way_of(kind: type) -> _Way:
    """How values of a type become ones that JSON can hold.

    Raises:
        TypeError: it is not known of what parts they are.
    """
    for types, way in _KNOWN:
        if issubclass(kind, types):
            return way
    name = kind.__name__
    if hasattr(kind, NAMED):
        return lambda value: [name, getattr(value, NAMED)]
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: [name, *(_plain(getattr(value, field)) for field in names)]
    raise TypeError(f"{name} has no fingerprint")


#: The ways of known types, the first of which is taken.
_KNOWN: tuple[tuple[Any, _Way], ...] = (
    (Enum, lambda value: [type(value).__name__, value.name]),
    (Markup, lambda value: [Markup.__name__, str(value)]),
    ((NoneType, bool, int, float, str), lambda value: value),
    ((tuple, list, range), lambda value: [_plain(part) for part in value]),
    (Entry, lambda value: [value.type.__name__, value.id]),
    (Record, repr),
    (date, date.isoformat),
    (Decimal, str),
    (Mapping, lambda value: [[_plain(key), _plain(part)] for key, part in value.items()]),
    (Set, lambda value: sorted(json.dumps(_plain(part)) for part in value)),
    # Where something is on this disk says nothing of what it is.
    (Path, lambda _: Path.__name__),
    ((type, FunctionType), lambda value: value.__qualname__),
    (partial, lambda value: [_plain(it) for it in (value.func, value.args, value.keywords)]),
)

_WAYS: dict[type, _Way] = {}
