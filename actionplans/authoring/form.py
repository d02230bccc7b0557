"""Front matter to fill in: what is known as values, all else as comments with the field's help.

It is made of the records and the vocabulary, so that no field can be forgotten in it.
"""

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from actionplans.authoring.yaml_text import block, scalar
from actionplans.locale import Language
from actionplans.model.record import Form, Record, Shape, shapes

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""A value to write: a text as staff write it, a list, or a record's fields by English names."""

#: Characters of a line; comments that are longer are broken.
_WIDTH = 100

_INDENT = "  "

#: Items that stand beside each other on a line: ids, paths and single words.
_WORD = re.compile(r"[^\W\d_][\w/-]*", re.ASCII)

#: Words that help names where they matter: `ja`, `udgår`.
_SAID_IN_HELP = ("Flag", "Amount", "Nothing")


class FormWriter:
    """Writes the fields of records in the words of a language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def fields(
        self,
        record: type[Record],
        given: Mapping[str, Value],
        expected: Collection[str] = (),
        notes: Mapping[str, Sequence[str]] | None = None,
    ) -> str:
        """The fields of a record, a line or more for each, those with a value first.

        Args:
            record: the type of the record.
            given: the values that are known, by the English names of their fields.
            expected: the fields that stand there empty, for staff will mostly fill them in.
            notes: what staff are told of single fields besides their help.
        """
        told = notes or {}
        stated = [name for name in record.model_fields if name in given or name in expected]
        others = [name for name in record.model_fields if name not in stated]
        lines = [
            *(
                line
                for name in stated
                for line in self._stated(record, name, given.get(name), told.get(name, ()))
            ),
            "",
            *comment(self._language.text("form-optional")),
            "",
            *(line for name in others for line in self._field_comment(record, name)),
        ]
        return "\n".join(lines) + "\n"

    def _stated(
        self, record: type[Record], name: str, value: Value | None, notes: Sequence[str]
    ) -> Iterator[str]:
        for text in (self.help(record, name), *notes):
            yield from comment(text)
        yield from self._entry(record, name, value, "")

    def _field_comment(self, record: type[Record], name: str) -> Iterator[str]:
        yield from comment(self.help(record, name))
        yield from (f"#{line}" for line in self._blank(record, name, ""))

    def help(self, record: type[Record], name: str) -> str:
        """What staff are told of a field, with the words that can stand there."""
        field, shape = self._language.field(record.__name__, name), shapes(record)[name]
        heading = (shape.item or shape).words
        words = self._language.choices(heading or "")
        if heading in _SAID_IN_HELP or shape.open or all(word in field.help for word in words):
            return field.help
        return f"{field.help} {self._language.text('one-of-words', words=', '.join(words))}"

    def _key(self, record: type[Record], name: str) -> str:
        return self._language.field(record.__name__, name).key

    # Fields with a value

    def _entry(
        self, record: type[Record], name: str, value: Value | None, indent: str
    ) -> Iterator[str]:
        key = f"{indent}{self._key(record, name)}:"
        shape = shapes(record)[name]
        if value is None:
            yield key
        elif isinstance(value, str):
            yield from _text(f"{key} ", value, indent + _INDENT)
        elif isinstance(value, Mapping):
            assert shape.record, f"{name} has no fields"
            yield key
            yield from self._record(shape.record, value, indent + _INDENT)
        elif all(isinstance(item, str) and _WORD.fullmatch(item) for item in value):
            yield f"{key} [{', '.join(map(str, value))}]"
        else:
            yield key
            yield from self._items(shape, value, indent + _INDENT)

    def _items(self, shape: Shape, items: Sequence[Value], indent: str) -> Iterator[str]:
        assert shape.item, "a list has members"
        for item in items:
            if isinstance(item, str):
                yield from _text(f"{indent}- ", item, indent + _INDENT)
                continue
            assert isinstance(item, Mapping)
            assert shape.item.record, "only records have fields"
            if [*item] == [shape.item.record.shorthand]:
                yield from self._items(shape, [*item.values()], indent)
                continue
            first, *rest = self._record(shape.item.record, item, indent + _INDENT, others=False)
            yield f"{indent}- {first.strip()}"
            yield from rest

    def _record(
        self, record: type[Record], given: Mapping[str, Value], indent: str, *, others: bool = True
    ) -> Iterator[str]:
        """The fields of a record within another; where `others`, also those without a value."""
        for name, value in given.items():
            yield from self._entry(record, name, value or None, indent)
        for name in record.model_fields if others else ():
            if name not in given:
                first, *rest = self._blank(record, name, "")
                yield f"{indent}#{first}  # {self.help(record, name)}"
                yield from (f"{indent}#{line}" for line in rest)

    # Fields without one

    def _blank(self, record: type[Record], name: str, indent: str) -> Iterator[str]:
        """The lines of a field that has no value, without the sign of a comment."""
        key, shape = f"{indent}{self._key(record, name)}:", shapes(record)[name]
        inner = shape.item if shape.form is Form.LIST else shape
        if inner and inner.record:
            yield key
            lines = self._blanks(inner.record, f"{indent}{_INDENT}")
            if shape.form is Form.LIST:
                lines = _as_item(lines, f"{indent}{_INDENT}")
            yield from lines
        else:
            yield f"{key} []" if shape.form is Form.LIST else key

    def _blanks(self, record: type[Record], indent: str) -> Iterator[str]:
        for name in record.model_fields:
            first, *rest = self._blank(record, name, indent)
            yield f"{first}  # {self.help(record, name)}"
            yield from rest


def _text(before: str, text: str, indent: str) -> Iterator[str]:
    """A text after its key or hyphen, on as many lines as it has."""
    if "\n" not in text:
        yield f"{before}{scalar(text)}"
        return
    first, *lines = block(text, indent)
    yield f"{before}{first}"
    yield from lines


def _as_item(lines: Iterator[str], indent: str) -> Iterator[str]:
    """The lines of a record as the item of a list."""
    yield f"{indent}- {next(lines).strip()}"
    yield from (f"{_INDENT}{line}" for line in lines)


def comment(text: str) -> list[str]:
    """A text as the lines of a comment."""
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH - 2)]
