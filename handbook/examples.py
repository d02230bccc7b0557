"""Examples of fields: from the content of a made-up municipality, in the words of a language.

What that content lacks is in `examples.yml`. All of it is made up, and tests read it as content.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from actionplans.authoring.json_schema import KINDS
from actionplans.locale import Language
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.problems import Problem
from actionplans.reader.files import is_record_file, record_type_of
from handbook.words import language

CONTENT = Path(__file__).parent.parent / "tests" / "municipality" / "content"

MORE = Path(__file__).parent / "examples.yml"
"""Further records: a list of them by the kind of content file."""

#: The C parser, where there is one: it is twenty times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: The language of all of it.
_WRITTEN_IN = "da"

#: Members of a list, and characters, that an example has where a shorter one does not show more.
_MEMBERS = 2
_LENGTH = 600

#: A number as it is written: 1.250 or 8,75.
_NUMBER = re.compile(r"-?\d++(?:\.\d{3})*+(?:,\d++)?+")


def record_of(kind: str) -> type[Record]:
    """The record whose fields staff write: in a register, that of an entry."""
    record = KINDS[kind]
    entries = shapes(record)[record.shorthand].item if record.shorthand else None
    return entries.record if entries and entries.record else record


def example(kind: str, name: str, code: str) -> str | None:
    """A field with a value, as a line or more of YAML; None where the content has none.

    Args:
        kind: the kind of content file: one of `KINDS`.
        name: the English name of the field.
        code: the language of keys and words.
    """
    found = _values(kind).get(name)
    if found is None:
        return None
    record, node = found
    key = language(code).field(record.__name__, name).key
    return _Writer(language(code)).entry(key, node, shapes(record)[name])


@cache
def _values(kind: str) -> dict[str, tuple[type[Record], yaml.Node]]:
    """For each field of a kind the value that shows most of it, in as few words as that takes."""
    best: dict[str, tuple[type[Record], yaml.Node]] = {}
    for record, mapping in _records(kind):
        for key, value in mapping.value:
            name = _name_of(key, record)
            if name and (name not in best or _worth(value) > _worth(best[name][1])):
                best[name] = record, value
    return best


def _records(kind: str) -> Iterator[tuple[type[Record], yaml.MappingNode]]:
    """What the content has of a kind: each record, as it is written."""
    own = yaml.compose(MORE.read_text(encoding="utf-8"), Loader=_LOADER)
    assert isinstance(own, yaml.MappingNode)
    for key, node in own.value:
        if key.value == kind:
            yield record_of(kind), node
    for path in sorted(CONTENT.rglob("*")):
        file = path.relative_to(CONTENT).as_posix()
        if not is_record_file(path.name):
            continue
        record = record_type_of(file, language(_WRITTEN_IN))
        if isinstance(record, Problem) or record is not KINDS[kind]:
            continue
        node = _front_matter(path)
        for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            if isinstance(entry, yaml.MappingNode):
                yield record_of(kind), entry


def _front_matter(path: Path) -> yaml.Node | None:
    text = path.read_text(encoding="utf-8-sig")
    front = text.removeprefix("---\n").split("\n---\n")[0] if path.suffix == ".md" else text
    return yaml.compose(front, Loader=_LOADER)


def _name_of(key: yaml.Node, record: type[Record]) -> str | None:
    names = tuple(record.model_fields)
    return language(_WRITTEN_IN).field_for_key(record.__name__, names, str(key.value))


def _worth(value: yaml.Node) -> tuple[bool, int, int]:
    """How much an example shows: more fields are better, then fewer characters."""
    keys = {key.value for mapping in _mappings(value) for key, _ in mapping.value}
    length = len(yaml.serialize(value))
    return length < _LENGTH, len(keys), -length


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value[:_MEMBERS]:
            yield from _mappings(value)


class _Writer:
    """Writes values as YAML: lists of records a line each, all else beside each other."""

    def __init__(self, to: Language) -> None:
        self._to = to
        self._from = language(_WRITTEN_IN)
        old, new = self._from.notation, to.notation
        self._signs = str.maketrans(old.group + old.decimal, new.group + new.decimal)

    def entry(self, key: str, node: yaml.Node, shape: Shape) -> str:
        """A field and its value."""
        if isinstance(node, yaml.SequenceNode) and shape.item:
            items = [self._value(item, shape.item) for item in node.value[:_MEMBERS]]
            if any(isinstance(item, yaml.MappingNode) for item in node.value):
                return "\n".join([f"{key}:", *(f"  - {item}" for item in items)])
        if isinstance(node, yaml.MappingNode) and shape.form is Form.RECORD:
            pairs = self._pairs(node, shape)
            return "\n".join([f"{key}:", *(f"  {pair}" for pair in pairs)])
        return f"{key}: {self._value(node, shape)}"

    def _value(self, node: yaml.Node, shape: Shape) -> str:
        if isinstance(node, yaml.SequenceNode):
            inner = shape.item or shape
            return f"[{', '.join(self._value(item, inner) for item in node.value)}]"
        inner = shape.item if shape.form is Form.LIST and shape.item else shape
        if isinstance(node, yaml.MappingNode):
            return f"{{{', '.join(self._pairs(node, inner))}}}"
        return self._scalar(node, inner)

    def _pairs(self, node: yaml.MappingNode, shape: Shape) -> Iterator[str]:
        for key, value in node.value:
            if shape.form is Form.MAPPING and shape.item:
                yield f"{key.value}: {self._value(value, shape.item)}"
            elif shape.record and (name := _name_of(key, shape.record)):
                shown = self._to.field(shape.record.__name__, name).key
                yield f"{shown}: {self._value(value, shapes(shape.record)[name])}"

    def _scalar(self, node: yaml.Node, shape: Shape) -> str:
        if node.tag.endswith(":null"):
            return "~"
        text = " ".join(str(node.value).split())
        shape = self._plain_value(shape)
        heading = shape.words or ""
        if heading and (value := self._from.value_for_word(heading, text)):
            return self._to.word(heading, value)
        if _NUMBER.fullmatch(text):
            text = text.translate(self._signs)
        is_plain = isinstance(node, yaml.ScalarNode) and node.style in (None, "")
        if is_plain and not set(text) & set(",[]{}#:"):
            return text
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    @staticmethod
    def _plain_value(shape: Shape) -> Shape:
        """The shape of a plain value in the place of a record."""
        if shape.record and shape.record.shorthand:
            return shapes(shape.record)[shape.record.shorthand]
        return shape
