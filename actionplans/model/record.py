"""What every record is: frozen, strict, and made of fields whose shape can be asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from actionplans.model.address import Scope


class Record(BaseModel):
    """A typed, frozen part of a plan. Fields have English names; catalogues name them for staff."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    shorthand: ClassVar[str | None] = None
    """The field that a bare value stands for: `bbu-amager` for `{organisation: bbu-amager}`."""

    type_name: ClassVar[str] = ""
    """What references call the type, such as `focus-area`; empty where none can lead to it."""

    scope: ClassVar[Scope] = Scope.SITE
    """Where the ids of the type are unique."""


@dataclass(frozen=True)
class RefersTo:
    """Marks a text field as the id of another record."""

    type_name: str
    """The `Record.type_name` of what it leads to."""


@dataclass(frozen=True)
class Words:
    """Marks a field whose values have names in the catalogues, under this heading of `values`."""

    heading: str


@dataclass(frozen=True)
class Rendered:
    """Marks a text field as Markdown."""


class Form(StrEnum):
    """How a field is written in YAML."""

    SCALAR = "scalar"
    LIST = "list"
    MAPPING = "mapping"
    RECORD = "record"


@dataclass(frozen=True)
class Shape:
    """What a field holds, read off its type; the reader and the library walk by it."""

    form: Form
    item: "Shape | None" = None
    """What a list's or a mapping's members are."""

    record: type[Record] | None = None
    words: str | None = None
    reference: str | None = None
    markdown: bool = False
    within: frozenset[str] = frozenset()
    """What stands anywhere inside: `reference`, `markdown`."""


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
    origin = get_origin(kind)
    if origin is tuple or origin is dict:
        item = _shape(get_args(kind)[0 if origin is tuple else 1])
        return Shape(Form.LIST if origin is tuple else Form.MAPPING, item=item, within=item.within)
    if isinstance(kind, type) and issubclass(kind, Record):
        within = frozenset().union(*(shape.within for shape in shapes(kind).values()))
        return Shape(Form.RECORD, record=kind, within=within)
    words = next((m.heading for m in marks if isinstance(m, Words)), None)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = words or kind.__name__
    if kind is bool:
        words = "Flag"
    reference = next((m.type_name for m in marks if isinstance(m, RefersTo)), None)
    markdown = any(isinstance(m, Rendered) for m in marks)
    inside = ["reference"] * bool(reference) + ["markdown"] * markdown
    return Shape(
        Form.SCALAR,
        words=words,
        reference=reference,
        markdown=markdown,
        within=frozenset(inside),
    )


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
class Found:
    """A value in a record: a reference or a Markdown text."""

    path: Path
    shape: Shape
    text: str


def references(record: Record) -> Iterator[Found]:
    """Every reference in a record, however deep, with the path to it."""
    return _find(record, Shape(Form.RECORD, record=type(record)), (), "reference")


def markdown_texts(record: Record) -> Iterator[Found]:
    """Every Markdown text in a record, however deep, with the path to it."""
    return _find(record, Shape(Form.RECORD, record=type(record)), (), "markdown")


def _find(value: Any, shape: Shape, path: Path, sought: str) -> Iterator[Found]:
    if value is None:
        return
    if shape.form is Form.SCALAR:
        yield Found(path, shape, value)
    elif shape.form is Form.RECORD:
        for name, field in shapes(cast(type[Record], type(value))).items():
            if sought in field.within:
                yield from _find(getattr(value, name), field, (*path, name), sought)
    elif shape.item:
        members = value.items() if shape.form is Form.MAPPING else enumerate(value)
        for key, member in members:
            yield from _find(member, shape.item, (*path, key), sought)


def without(record: Any, exists: Callable[[str, str], bool]) -> Any:
    """A record without the references that lead nowhere, as a preview of a draft shows it.

    Args:
        record: the record.
        exists: whether there is a record of a kind under an id as the record writes it.
    """
    return _keep(record, Shape(Form.RECORD, record=type(record), within=_REFERENCE), exists)


_REFERENCE = frozenset({"reference"})
_GONE = object()


def _keep(value: Any, shape: Shape, exists: Callable[[str, str], bool]) -> Any:
    """A value without references that lead nowhere; `_GONE` where nothing of it can stay."""
    if value is None or "reference" not in shape.within:
        return value
    if shape.form is Form.SCALAR:
        return value if exists(shape.reference or "", value) else _GONE
    if shape.form is Form.RECORD:
        return _keep_record(value, exists)
    assert shape.item, "lists and mappings have members"
    if shape.form is Form.MAPPING:
        kept = {key: _keep(member, shape.item, exists) for key, member in value.items()}
        return {key: member for key, member in kept.items() if member is not _GONE}
    members = (_keep(member, shape.item, exists) for member in value)
    return tuple(member for member in members if member is not _GONE)


def _keep_record(record: Record, exists: Callable[[str, str], bool]) -> Any:
    changed: dict[str, Any] = {}
    for name, shape in shapes(type(record)).items():
        kept = _keep(getattr(record, name), shape, exists)
        if kept is _GONE and type(record).model_fields[name].is_required():
            return _GONE
        changed[name] = None if kept is _GONE else kept
    return record.model_copy(update=changed)
