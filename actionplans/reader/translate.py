"""Translates a YAML tree into the input of a record: English names of fields and values."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.problems import Location, Problem, Suggestions
from actionplans.reader.commas import Pair, rejoined
from actionplans.reader.lookalikes import other_space
from actionplans.reader.tree import Listing, Mapping, Node, Scalar

#: A `Path` whose parts are all text, so that years are the same before and after parsing.
TextPath = tuple[str, ...]

KEY = "[key]"
"""The last part of the path to a mapping's key, as opposed to its value; pydantic uses it too."""


@dataclass
class TranslatedTree:
    """The values of a tree under English names, with the position of each."""

    language: Language
    values: Any = None
    locations: dict[TextPath, Location] = field(default_factory=dict)
    records: dict[TextPath, type[Record]] = field(default_factory=dict)
    """The type of the record that each mapping is, for messages about its fields."""

    problems: list[Problem] = field(default_factory=list)
    suggestions: Suggestions = field(default_factory=lambda: Suggestions(20_000))

    def locate(self, path: tuple[str | int, ...]) -> Location:
        """The position of the value at a path, or else of the innermost value around it."""
        text_path = tuple(str(part) for part in path)
        while text_path not in self.locations:
            text_path = text_path[:-1]
        return self.locations[text_path]


def translate(node: Node, record: type[Record], language: Language) -> TranslatedTree:
    """Translate a tree into the input of a record, and collect unknown and duplicate keys."""
    translated = TranslatedTree(language)
    shape = Shape(form=Form.RECORD, record=record)
    translated.values = _Translator(translated).value(node, shape, ())
    return translated


class _Translator:
    def __init__(self, translated: TranslatedTree) -> None:
        self.out = translated
        self.language = translated.language
        self._keys_of: dict[type[Record], tuple[str, ...]] = {}

    def value(self, node: Node, shape: Shape, path: TextPath) -> Any:
        self.out.locations[path] = node.location
        if shape.form is Form.LIST and shape.item:
            return self._list(node, shape.item, path)
        if shape.form is Form.RECORD and shape.record:
            return self._record(node, shape.record, path)
        if shape.form is Form.MAPPING and shape.item and isinstance(node, Mapping):
            return self._mapping(node, shape.item, path)
        if not isinstance(node, Scalar):
            return _as_written(node)
        if shape.words and node.value is not None:
            return self.language.value_for_word(shape.words, node.value) or node.value
        return node.value

    def _list(self, node: Node, item: Shape, path: TextPath) -> Any:
        """A list; a single value stands for a list of one."""
        if isinstance(node, Scalar) and node.value is None:
            return ()
        members = node.items if isinstance(node, Listing) else [node]
        return tuple(self.value(m, item, (*path, str(i))) for i, m in enumerate(members))

    def _mapping(self, node: Mapping, item: Shape, path: TextPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        entries, torn = rejoined(node, are_amounts=item.words == "Amount")
        self.out.problems += torn
        for key, member in entries:
            name = key.value or ""
            if name in values:
                self.out.problems.append(Problem.error("duplicate-key", key.location, key=name))
            self.out.locations[(*path, name, KEY)] = key.location
            values[name] = self.value(member, item, (*path, name))
        return values

    def _record(self, node: Node, record: type[Record], path: TextPath) -> Any:
        self.out.records[path] = record
        if record.shorthand and not isinstance(node, Mapping):
            inner = shapes(record)[record.shorthand]
            return {record.shorthand: self.value(node, inner, (*path, record.shorthand))}
        if not isinstance(node, Mapping):
            return _as_written(node)
        values: dict[str, Any] = {}
        seen: dict[str, str] = {}
        fields = shapes(record)
        entries, torn = rejoined(node)
        self.out.problems += torn
        entries = self._inside(entries, record)
        unknown: list[Scalar] = []
        for key, member in entries:
            name = self.language.field_for_key(record.__name__, fields, key.value or "")
            if name is None:
                unknown.append(key)
            elif name in seen:
                self.out.problems.append(_duplicate(key, seen[name]))
            else:
                seen[name] = key.value or ""
                value = self.value(member, fields[name], (*path, name))
                if value is not None or record.model_fields[name].is_required():
                    values[name] = value
        self.out.problems += self._unknown_keys(unknown, record)
        return values

    def _inside(self, entries: list[Pair], record: type[Record]) -> list[Pair]:
        """The entries, with those that belong in the empty one above in it; a problem for each."""
        if not any(map(_is_empty, entries)):
            return entries
        fields, seen = shapes(record), set[str]()
        kept: list[Pair] = []
        inner: type[Record] | None = None
        for key, member in entries:
            name = self.language.field_for_key(record.__name__, fields, key.value or "")
            if inner and (name is None or name in seen) and self._has(inner, key):
                self.out.problems.append(_moved_into(kept, key, member))
                continue
            kept.append((key, member))
            seen.add(name or "")
            inner = fields[name].record if name and _is_empty((key, member)) else None
        return kept

    def _has(self, record: type[Record], key: Scalar) -> bool:
        return bool(self.language.field_for_key(record.__name__, shapes(record), key.value or ""))

    def _keys(self, record: type[Record]) -> tuple[str, ...]:
        """The keys that staff can write in a record, cached by type."""
        if record not in self._keys_of:
            fields = (self.language.field(record.__name__, name) for name in record.model_fields)
            self._keys_of[record] = tuple(field.key for field in fields)
        return self._keys_of[record]

    def _unknown_keys(self, keys: list[Scalar], record: type[Record]) -> Iterator[Problem]:
        """The problems of keys that a record does not have."""
        of_activity = [key for key in keys if record is TextPage and self._has(Activity, key)]
        if len(of_activity) > 1:
            first = of_activity[0]
            yield Problem.error("outside-plan", first.location, key=first.value or "")
            keys = [key for key in keys if key not in of_activity]
        for key in keys:
            yield self._unknown(key, record)

    def _unknown(self, key: Scalar, record: type[Record]) -> Problem:
        keys = self._keys(record)
        word, at = key.value or "", key.location
        if (space := other_space(word)) is not None:
            return Problem.error("no-break-space", replace(at, column=at.column + space))
        known, colon, _ = word.partition(":")
        if colon and self.language.field_for_key(record.__name__, shapes(record), known):
            column = at.column + len(known) + 1
            return Problem.error("missing-space", replace(at, column=column), key=known)
        return Problem.error(
            "unknown-key",
            key.location,
            key=word,
            keys=keys,
            **self.out.suggestions.closest(word, keys),
        )


def _moved_into(kept: list[Pair], key: Scalar, member: Node) -> Problem:
    """Move an entry into the last of others, to which it belongs; returns the problem of it."""
    above, fields = kept[-1]
    if not isinstance(fields, Mapping):
        fields = Mapping(fields.location)
        kept[-1] = above, fields
    fields.entries.append((key, member))
    name, parent = key.value or "", above.value or ""
    return Problem.error("not-indented", key.location, key=name, parent=parent)


def _is_empty(entry: Pair) -> bool:
    _, member = entry
    return isinstance(member, Scalar) and member.value is None


def _duplicate(key: Scalar, first: str) -> Problem:
    """The problem of a field that is given twice, under the same key or under two."""
    word = key.value or ""
    if word == first:
        return Problem.error("duplicate-key", key.location, key=word)
    return Problem.error("duplicate-field", key.location, key=word, first=first)


def _as_written(node: Node) -> Any:
    """A tree where a scalar is expected, unchanged: validation will reject it."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [_as_written(item) for item in node.items]
    return {key.value: _as_written(value) for key, value in node.entries}
