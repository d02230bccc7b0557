"""Turns pydantic's validation errors into problems, with positions and the keys of staff."""

from itertools import zip_longest

from pydantic_core import ErrorDetails

from actionplans.locale import Field, slugify
from actionplans.model.record import Record, Shape, shapes
from actionplans.model.stated import TEXTS
from actionplans.problems import POSSIBLE, Input, Problem
from actionplans.reader.translate import KEY, TranslatedTree

#: Kinds of problems by the types of errors that are pydantic's own, and not those of the model.
_KINDS = {
    "missing": "missing-field",
    "string_type": "text-expected",
    "string_too_short": "empty-text",
    "tuple_type": "list-expected",
    "dict_type": "years-expected",
    "model_type": "fields-expected",
    "model_attributes_type": "fields-expected",
    "enum": "unknown-value",
    "bool_type": "unknown-value",
    "bool_parsing": "unknown-value",
}


def explain_validation_error(
    detail: ErrorDetails, translated: TranslatedTree, root: type[Record]
) -> Problem:
    """A validation error of pydantic as a problem."""
    language = translated.language
    place = tuple(part for part in detail["loc"] if part != TEXTS)
    path = tuple(part for part in place if part != KEY)
    record, name = _field_at(path, translated, root)
    field = language.field(record.__name__, name)
    kind = _KINDS.get(detail["type"], detail["type"])
    value = detail.get("ctx", {}).get("value", detail["input"])
    inputs: dict[str, Input] = {"key": field.key, "help": field.help}
    if not path or (kind == "fields-expected" and name == record.shorthand):
        kind, inputs["help"] = "fields-expected-here", language.text("write-fields")
    shape = shapes(record)[name]
    words = tuple(language.choices((shape.item or shape).words or ""))
    if value is None and kind != "missing-field":
        kind = "empty-text"
    if isinstance(value, list | dict) and kind == "unknown-value":
        kind = "value-expected"
    if isinstance(value, str):
        inputs["value"] = value
    if kind == "fields-expected" and (example := _example(translated, field, shape, value)):
        inputs["help"] = language.text("write-example", example=example, help=field.help)
    if kind == "unknown-value" and isinstance(value, str) and "," in value and shape.item:
        return Problem.error("list-in-one-text", translated.locate(place), value=value)
    if kind == "unknown-value":
        inputs |= {"words": words, **translated.suggestions.closest(str(value), words, POSSIBLE)}
    elif words and not shape.item and not shape.open:
        inputs["help"] = language.text("one-of-words", words=", ".join(words))
    if not language.has_problem(kind):
        kind, inputs["value"] = "bad-value", str(value)
    location = translated.locate(path[:-1] if kind == "missing-field" else place)
    return Problem.error(kind, location, **inputs)


def _example(translated: TranslatedTree, field: Field, shape: Shape, value: object) -> str:
    """The fields of a record that have to be written, the first with what is written already.

    Empty where none has to be, and where the field's help has an example.
    """
    record = (shape.item or shape).record if "{" not in field.help else None
    fields = record.model_fields.items() if record else ()
    required = [name for name, it in fields if it.is_required()]
    keys = [translated.language.field(record.__name__, name).key for name in required if record]
    text = value.partition(",")[0].strip() if isinstance(value, str) else ""
    texts = [slugify(text), text] if required[:1] == ["id"] else [text]
    parts = ", ".join(f"{key}: {it or '…'}" for key, it in zip_longest(keys, texts[: len(keys)]))
    return f"{{{parts}}}" if keys else ""


def _field_at(
    path: tuple[str | int, ...], translated: TranslatedTree, root: type[Record]
) -> tuple[type[Record], str]:
    """The innermost record on a path, and its field on that path."""
    for length in range(len(path) - 1, -1, -1):
        record = translated.records.get(tuple(str(part) for part in path[:length]))
        if record and str(path[length]) in record.model_fields:
            return record, str(path[length])
    return root, next(iter(root.model_fields))
