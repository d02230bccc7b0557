"""The base class of records, and introspection: the shapes of fields, references and texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from actionplans.model.address import Scope


class Record(BaseModel):
    """A typed, frozen part of the content.

    Fields have English names; the catalogues of `locale` give the keys that staff write.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    shorthand: ClassVar[str | None] = None
    """The field that a plain value is read as: `bbu-amager` as `{organisation: bbu-amager}`."""

    type_name: ClassVar[str] = ""
    """The name of the type in references, such as `focus-area`; empty if none can refer to it."""

    scope: ClassVar[Scope] = Scope.SITE
    """The part of the site in which ids of the type are unique."""


@dataclass(frozen=True)
class RefersTo:
    """Annotates a text field as the id of another record."""

    type_name: str
    """The `Record.type_name` of the target."""


@dataclass(frozen=True)
class Words:
    """Annotates a field whose values are words of the catalogues, under a heading of `values`."""

    heading: str
    open: bool = False
    """Whether other text may stand there too."""


@dataclass(frozen=True)
class Rendered:
    """Annotates a text field as Markdown."""


class Form(StrEnum):
    """The forms of fields in YAML."""

    SCALAR = "scalar"
    LIST = "list"
    MAPPING = "mapping"
    RECORD = "record"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The structure of a field, derived from its type annotation.

    The reader translates and the library finds references by it.
    """

    form: Form
    item: "Shape | None" = None
    """The shape of the members of a list, or of the values of a mapping."""

    record: type[Record] | None = None
    """The type of a record."""

    words: str | None = None
    """The heading of a scalar's words in the catalogues."""

    open: bool = False
    """Whether other text may stand there than one of the words."""

    reference: str | None = None
    """The type name of the record that a scalar refers to."""

    markdown: bool = False
    contains: frozenset[str] = frozenset()
    """`reference`, `markdown` and `text`, as far as such scalars are anywhere inside."""


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
    kind, annotations = _unwrap(annotation)
    origin = get_origin(kind)
    if origin is tuple or origin is dict:
        form = Form.LIST if origin is tuple else Form.MAPPING
        item = _shape(get_args(kind)[0 if form is Form.LIST else 1])
        return Shape(form=form, item=item, contains=item.contains)
    if isinstance(kind, type) and issubclass(kind, Record):
        contains = frozenset().union(*(shape.contains for shape in shapes(kind).values()))
        return Shape(form=Form.RECORD, record=kind, contains=contains)
    annotated = next((m for m in annotations if isinstance(m, Words)), None)
    words = annotated.heading if annotated else None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        words = words or kind.__name__
    if kind is bool:
        words = "Flag"
    reference = next((m.type_name for m in annotations if isinstance(m, RefersTo)), None)
    markdown = any(isinstance(m, Rendered) for m in annotations)
    is_narrowed = any(isinstance(m, BeforeValidator | AfterValidator) for m in annotations)
    is_text = kind is str and not reference and not is_narrowed
    kinds = ["reference"] * bool(reference) + ["markdown"] * markdown + ["text"] * is_text
    return Shape(
        form=Form.SCALAR,
        words=words,
        open=annotated is not None and annotated.open,
        reference=reference,
        markdown=markdown,
        contains=frozenset(kinds),
    )


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type inside `Annotated[…]` and `… | None`, and the annotations."""
    annotations: tuple[Any, ...] = ()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            annotations += tuple(more)
        elif origin in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not NoneType)
        else:
            return annotation, annotations


#: The path to a value in a record: field names, list indices (int) and mapping keys.
Path = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextField:
    """A scalar in a record, with the path to it: a reference or a text."""

    path: Path
    shape: Shape
    text: str


@cache
def parts_of(record_type: type[Record]) -> dict[str, type[Record]]:
    """The types of the records in a record that have entries of their own, by their fields."""
    items = {name: shape.item.record for name, shape in shapes(record_type).items() if shape.item}
    return {name: part for name, part in items.items() if part and part.type_name}


def references(record: Record) -> Iterator[TextField]:
    """Yield every reference in a record, at any depth."""
    return _scalars_of(record, Shape(form=Form.RECORD, record=type(record)), (), "reference")


def markdown_texts(record: Record) -> Iterator[TextField]:
    """Yield every Markdown text in a record, at any depth."""
    return _scalars_of(record, Shape(form=Form.RECORD, record=type(record)), (), "markdown")


def texts(record: Record) -> Iterator[TextField]:
    """Yield every text in a record, at any depth: no ids, and nothing that must have a form."""
    return _scalars_of(record, Shape(form=Form.RECORD, record=type(record)), (), "text")


def _scalars_of(value: Any, shape: Shape, path: Path, kind: str) -> Iterator[TextField]:
    if value is None or (isinstance(value, Enum) and not isinstance(value, str)):
        return  # not stated, or stated as nothing
    if shape.form is Form.SCALAR:
        yield TextField(path=path, shape=shape, text=value)
    elif shape.form is Form.RECORD:
        record_type: type[Record] = type(value)
        for name, field in _fields_with(record_type, kind):
            if (part := getattr(value, name)) is not None:
                yield from _scalars_of(part, field, (*path, name), kind)
    elif shape.item:
        members = value.items() if shape.form is Form.MAPPING else enumerate(value)
        for key, member in members:
            yield from _scalars_of(member, shape.item, (*path, key), kind)


@cache
def _fields_with(record_type: type[Record], kind: str) -> tuple[tuple[str, Shape], ...]:
    """The fields of a record that may hold scalars of a kind."""
    fields = shapes(record_type).items()
    return tuple((name, shape) for name, shape in fields if kind in shape.contains)


def drop_references(record: Any, exists: Callable[[str, str], bool]) -> Any:
    """A copy of a record without the references to records that do not exist.

    A nested record that requires a dropped reference is dropped too.

    Args:
        record: the record.
        exists: whether there is a record of a type name under an id, as written in the record.
    """
    shape = Shape(form=Form.RECORD, record=type(record), contains=_REFERENCE)
    return _pruned(record, shape, exists)


_REFERENCE = frozenset({"reference"})
_DROPPED = object()


def _pruned(value: Any, shape: Shape, exists: Callable[[str, str], bool]) -> Any:
    """A value without references to records that do not exist; `_DROPPED` if nothing is left."""
    if value is None or "reference" not in shape.contains:
        return value
    if shape.form is Form.SCALAR:
        return value if exists(shape.reference or "", value) else _DROPPED
    if shape.form is Form.RECORD:
        return _pruned_record(value, exists)
    assert shape.item, "lists and mappings have members"
    if shape.form is Form.MAPPING:
        pruned = {key: _pruned(member, shape.item, exists) for key, member in value.items()}
        return {key: member for key, member in pruned.items() if member is not _DROPPED}
    members = (_pruned(member, shape.item, exists) for member in value)
    return tuple(member for member in members if member is not _DROPPED)


def _pruned_record(record: Record, exists: Callable[[str, str], bool]) -> Any:
    changed: dict[str, Any] = {}
    for name, shape in shapes(type(record)).items():
        value = _pruned(getattr(record, name), shape, exists)
        if value is _DROPPED and type(record).model_fields[name].is_required():
            return _DROPPED
        changed[name] = None if value is _DROPPED else value
    return record.model_copy(update=changed)
