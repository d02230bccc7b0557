"""What every record is: frozen, strict, and made of fields whose shape can be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A typed, frozen part of a plan. Fields have English names; catalogues name them for staff."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    shorthand: ClassVar[str | None] = None
    """The field that a bare value stands for: `bbu-amager` for `{organisation: bbu-amager}`."""


@dataclass(frozen=True)
class Reference:
    """Marks a text field as the id of another record."""

    kind: str
    """What it points at: a key of `library.Index`."""


@dataclass(frozen=True)
class Words:
    """Marks a field whose values have names in the catalogues, under this heading of `values`."""

    heading: str


class Form(StrEnum):
    """How a field is written in YAML."""

    SCALAR = "scalar"
    LIST = "list"
    MAPPING = "mapping"
    RECORD = "record"


@dataclass(frozen=True)
class Shape:
    """What a field holds, read off its type; the reader, the library and the schema walk by it."""

    form: Form
    item: "Shape | None" = None
    """What a list's or a mapping's members are."""

    record: type[Record] | None = None
    words: str | None = None
    reference: str | None = None
    points: bool = False
    """Whether a reference stands anywhere inside."""


@cache
def shapes(record: type[Record]) -> dict[str, Shape]:
    """The shape of each field of a record, by the field's English name."""
    return {
        name: _shape(
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        )
        for name, field in record.model_fields.items()
    }


def _shape(annotation: Any) -> Shape:
    kind, marks = _unwrap(annotation)
    words = next((m.heading for m in marks if isinstance(m, Words)), None)
    reference = next((m.kind for m in marks if isinstance(m, Reference)), None)
    origin = get_origin(kind)
    if origin is tuple or origin is dict:
        item = _shape(get_args(kind)[0 if origin is tuple else 1])
        return Shape(Form.LIST if origin is tuple else Form.MAPPING, item=item, points=item.points)
    if isinstance(kind, type) and issubclass(kind, Record):
        points = any(shape.points for shape in shapes(kind).values())
        return Shape(Form.RECORD, record=kind, points=points)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = words or kind.__name__
    if kind is bool:
        words = "Flag"
    return Shape(Form.SCALAR, words=words, reference=reference, points=reference is not None)


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Take off `Annotated[…]` and `… | None`, keeping the marks."""
    marks: tuple[Any, ...] = ()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks += tuple(more)
        elif origin in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not NoneType)
        else:
            return annotation, marks


#: Where a value stands in a record: field names, list positions (int) and mapping keys.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference found in a record."""

    path: Path
    kind: str
    target: str


def pointers(record: Record, path: Path = ()) -> Iterator[Pointer]:
    """Every reference in a record, however deep, with the path to it."""
    for name, shape in shapes(type(record)).items():
        if shape.points:
            yield from _pointers(getattr(record, name), shape, (*path, name))


def _pointers(value: Any, shape: Shape, path: Path) -> Iterator[Pointer]:
    if value is None:
        return
    if shape.form is Form.RECORD:
        yield from pointers(value, path)
    elif shape.form is Form.SCALAR:
        if shape.reference:
            yield Pointer(path, shape.reference, value)
    elif shape.item:
        members = value.items() if shape.form is Form.MAPPING else enumerate(value)
        for key, member in members:
            yield from _pointers(member, shape.item, (*path, key))
