"""From the tree that staff wrote to the values that a record is made of, keys put into English."""

from dataclasses import dataclass, field
from typing import Any

from actionplans.locale import Language
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.problems import Location, Problem, Suggestions
from actionplans.reader.tree import Listing, Mapping, Node, Scalar

#: A path whose parts are all text, so that a year is the same read or written.
Place = tuple[str, ...]

KEY = "[key]"
"""At the end of a place, a mapping's key instead of its value; pydantic says it so too."""


@dataclass
class Translation:
    """What a tree says, in the model's words, and where each part of it stands."""

    language: Language
    values: Any = None
    locations: dict[Place, Location] = field(default_factory=dict)
    records: dict[Place, type[Record]] = field(default_factory=dict)
    """The record that each mapping is, for messages about its fields."""

    problems: list[Problem] = field(default_factory=list)
    suggestions: Suggestions = field(default_factory=lambda: Suggestions(20_000))

    def locate(self, path: tuple[str | int, ...]) -> Location:
        """Where the value at a path stands, or the nearest thing around it."""
        place = tuple(str(part) for part in path)
        while place not in self.locations:
            place = place[:-1]
        return self.locations[place]


def translate(node: Node, record: type[Record], language: Language) -> Translation:
    """Put a tree into the words of a record, gathering unknown and doubled keys on the way."""
    translation = Translation(language)
    shape = Shape(Form.RECORD, record=record)
    translation.values = _Translator(translation).value(node, shape, ())
    return translation


class _Translator:
    def __init__(self, translation: Translation) -> None:
        self.out = translation
        self.language = translation.language
        self._known: dict[type[Record], tuple[str, ...]] = {}

    def value(self, node: Node, shape: Shape, place: Place) -> Any:
        self.out.locations[place] = node.location
        if shape.form is Form.LIST and shape.item:
            return self._list(node, shape.item, place)
        if shape.form is Form.RECORD and shape.record:
            return self._record(node, shape.record, place)
        if shape.form is Form.MAPPING and shape.item and isinstance(node, Mapping):
            return self._mapping(node, shape.item, place)
        if not isinstance(node, Scalar):
            return _as_written(node)
        if shape.words and node.value is not None:
            return self.language.value_for_word(shape.words, node.value) or node.value
        return node.value

    def _list(self, node: Node, item: Shape, place: Place) -> Any:
        """A list; a single value stands for a list of one."""
        if isinstance(node, Scalar) and node.value is None:
            return ()
        members = node.items if isinstance(node, Listing) else [node]
        return tuple(self.value(m, item, (*place, str(i))) for i, m in enumerate(members))

    def _mapping(self, node: Mapping, item: Shape, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        before: tuple[Scalar, Node] | None = None
        for key, member in node.entries:
            name = key.value or ""
            if name in values:
                self.out.problems.append(Problem.error("duplicate-key", key.location, key=name))
            if before and (split := _split_by_comma(before[1], key, member, item)):
                del values[before[0].value or ""]
                self.out.problems.append(split)
                continue
            self.out.locations[(*place, name, KEY)] = key.location
            values[name] = self.value(member, item, (*place, name))
            before = key, member
        return values

    def _record(self, node: Node, record: type[Record], place: Place) -> Any:
        self.out.records[place] = record
        if record.shorthand and not isinstance(node, Mapping):
            inner = shapes(record)[record.shorthand]
            return {record.shorthand: self.value(node, inner, (*place, record.shorthand))}
        if not isinstance(node, Mapping):
            return _as_written(node)
        values: dict[str, Any] = {}
        seen: dict[str, str] = {}
        fields = shapes(record)
        for key, member in node.entries:
            name = self.language.field_for_key(record.__name__, fields, key.value or "")
            if name is None:
                self.out.problems.append(self._unknown(key, record))
            elif name in seen:
                self.out.problems.append(_twice(key, seen[name]))
            else:
                seen[name] = key.value or ""
                value = self.value(member, fields[name], (*place, name))
                if value is not None or record.model_fields[name].is_required():
                    values[name] = value
        return values

    def _keys(self, record: type[Record]) -> tuple[str, ...]:
        """What staff may write as keys of a record, put together once."""
        if record not in self._known:
            fields = (self.language.field(record.__name__, name) for name in record.model_fields)
            self._known[record] = tuple(field.key for field in fields)
        return self._known[record]

    def _unknown(self, key: Scalar, record: type[Record]) -> Problem:
        keys = self._keys(record)
        word = key.value or ""
        return Problem.error(
            "unknown-key",
            key.location,
            key=word,
            keys=keys,
            **self.out.suggestions.closest(word, keys),
        )


def _twice(key: Scalar, first: str) -> Problem:
    """One field under two keys, or under the same one twice."""
    word = key.value or ""
    if word == first:
        return Problem.error("duplicate-key", key.location, key=word)
    return Problem.error("duplicate-field", key.location, key=word, first=first)


def _split_by_comma(amount: Node, key: Scalar, member: Node, item: Shape) -> Problem | None:
    """An amount written `335,000` in braces, which YAML takes for `335` and a key `000`."""
    if item.words != "Amount" or not isinstance(amount, Scalar) or not isinstance(member, Scalar):
        return None
    start, end = amount.value or "", key.value or ""
    if member.value is not None or len(end) != 3 or not (start + end).isdecimal():
        return None
    return Problem.error("bad-amount", amount.location, value=f"{start},{end}")


def _as_written(node: Node) -> Any:
    """A tree where none belongs: handed on as it is, for validation to refuse."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [_as_written(item) for item in node.items]
    return {key.value: _as_written(value) for key, value in node.entries}
