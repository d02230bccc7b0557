"""JSON Schema (2020-12) of each kind of content file, in the words of a language, for editors.

It is made of the records and the vocabulary, and is wider than the reader, which also holds ids,
dates and amounts against each other. YAML reads `335.000` as a number and `2022-05-24` as a date
where the reader takes the text as it is written, so most values may be either.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.indicator import Indicators
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.model.report import StatusReport
from actionplans.model.translation import Translation
from actionplans.reader.files import REGISTERS

KINDS: Mapping[str, type[Record]] = {
    "page": TextPage,
    "partnership": Partnership,
    "plan": Plan,
    "activity": Activity,
    "report": StatusReport,
    "translation": Translation,
    "indicators": Indicators,
    **REGISTERS,
}
"""The kinds of content files, by name."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: What a single value can be in YAML, where the reader sees a text.
_SCALAR = ["string", "number", "boolean"]

_YEAR = r"^(19|20)\d\d$"

Schema = dict[str, Any]


def schema_of(kind: str, language: Language) -> Schema:
    """The schema of a kind of content file: of its front matter, or of a whole register.

    Args:
        kind: one of `KINDS`.
        language: the language of keys, words and help; the English ones can stand there too.
    """
    writer = _SchemaWriter(language)
    root = writer.reference(KINDS[kind])
    return {"$schema": _DIALECT, "title": kind, **root, "$defs": writer.definitions}


class _SchemaWriter:
    """Writes the schemas of records, each once."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._english = Language.load("en")
        self.definitions: dict[str, Schema] = {}

    def reference(self, record: type[Record]) -> Schema:
        """A reference to the schema of a record."""
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a record within itself ends
            self.definitions[name] = self._record(record)
        return {"$ref": f"#/$defs/{name}"}

    def _record(self, record: type[Record]) -> Schema:
        fields = shapes(record)
        schema: Schema = {
            "type": "object",
            "properties": dict(self._properties(record)),
            "additionalProperties": False,
        }
        required = [name for name, field in record.model_fields.items() if field.is_required()]
        if required:
            schema["allOf"] = [self._required(record, name) for name in required]
        if record.shorthand:
            short = self._value(fields[record.shorthand])
            is_required = record.model_fields[record.shorthand].is_required()
            return {"anyOf": [schema, short if is_required else _or_null(short)]}
        return schema

    def _properties(self, record: type[Record]) -> Iterator[tuple[str, Schema]]:
        for name, shape in shapes(record).items():
            about = self._language.field(record.__name__, name).help
            for key in self._keys(record, name):
                value = self._value(shape)
                is_required = record.model_fields[name].is_required()
                yield key, {"description": about, **(value if is_required else _or_null(value))}

    def _keys(self, record: type[Record], name: str) -> list[str]:
        """The keys of a field, the language's own first."""
        languages = (self._language, self._english)
        return list(dict.fromkeys(it.field(record.__name__, name).key for it in languages))

    def _required(self, record: type[Record], name: str) -> Schema:
        return {"anyOf": [{"required": [key]} for key in self._keys(record, name)]}

    def _value(self, shape: Shape) -> Schema:
        if shape.form is Form.RECORD and shape.record:
            return self.reference(shape.record)
        if shape.form is Form.LIST and shape.item:
            item = self._value(shape.item)
            return {"anyOf": [{"type": "array", "items": item}, item]}
        if shape.form is Form.MAPPING and shape.item:
            values = {_YEAR: _or_null(self._value(shape.item))}
            return {"type": "object", "patternProperties": values, "additionalProperties": False}
        if shape.words:
            return self._words(shape.words, is_open=shape.open or shape.words == "Amount")
        return {"type": _SCALAR}

    def _words(self, heading: str, *, is_open: bool) -> Schema:
        words = [*self._language.choices(heading), *self._english.choices(heading)]
        listed: Schema = {"enum": [*dict.fromkeys(words)]}
        if heading == "Flag":
            return {"anyOf": [listed, {"type": "boolean"}]}
        return {"anyOf": [listed, {"type": _SCALAR}]} if is_open else listed


def _or_null(schema: Schema) -> Schema:
    """A schema of a value that may also be left empty."""
    return {"anyOf": [schema, {"type": "null"}]}
