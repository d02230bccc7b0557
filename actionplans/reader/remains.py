"""What is left of a file with a wrong value: the ids in it, and its references to others.

They are checked all the same, so that every mistake is told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from actionplans.model.record import Form, Path, Record, Shape, parts_of, shapes
from actionplans.problems import Location
from actionplans.reader.translate import TranslatedTree


@dataclass(frozen=True, slots=True)
class LooseReference:
    """A reference in a file that is no record."""

    type_name: str
    """The `Record.type_name` of its target."""

    id: str
    """The id as written."""

    location: Location


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left of a file."""

    file: str
    references: tuple[LooseReference, ...]
    ids: frozenset[tuple[str, str]]
    """The type names and ids of the records in it that have entries of their own."""

    has_all_ids: bool
    """Whether every such record has an id."""


def remains_of(file: str, translated: TranslatedTree, record: type[Record]) -> Remains:
    """What is left of a file whose values are not valid.

    Args:
        file: the path below the content folder.
        translated: its values.
        record: the type that they are not a record of.
    """
    shape = Shape(form=Form.RECORD, record=record)
    found = _references(translated.values, shape, ())
    references = (
        LooseReference(inner.reference or "", id, translated.locate(path))
        for inner, id, path in found
    )
    ids = list(_ids(translated.values, record))
    whole = frozenset((name, id) for name, id in ids if id)
    return Remains(file, tuple(references), whole, has_all_ids=all(id for _, id in ids))


def _references(value: Any, shape: Shape, path: Path) -> Iterator[tuple[Shape, str, Path]]:
    if shape.form is Form.SCALAR:
        if shape.reference and isinstance(value, str) and value.strip():
            yield shape, value.strip(), path
    elif shape.form is Form.RECORD:
        for name, inner in shapes(shape.record).items() if shape.record else ():
            if isinstance(value, dict) and "reference" in inner.contains:
                yield from _references(value.get(name), inner, (*path, name))
    elif shape.item and isinstance(value, dict | tuple):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for key, member in members:
            yield from _references(member, shape.item, (*path, key))


def _ids(values: Any, record: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield the type name and the id of each record with an entry; the id is empty without one."""
    for name, part in parts_of(record).items():
        members = values.get(name) if isinstance(values, dict) else None
        for member in members if isinstance(members, tuple) else ():
            id = member.get("id") if isinstance(member, dict) else None
            yield part.type_name, id.strip() if isinstance(id, str) else ""
