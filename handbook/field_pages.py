"""The fields of each kind of content file: required ones first, with help, words and an example."""

from collections.abc import Iterator

from actionplans.authoring.form import FormWriter
from actionplans.locale.slug import slugify
from actionplans.model.record import Form, Record, Shape, shapes
from handbook.examples import example, record_of
from handbook.markdown import code as as_code
from handbook.markdown import fence, heading, page, plain
from handbook.words import language, words

#: How deep fields within fields are told of.
_DEPTH = 4


def fields_page(kind: str, code: str) -> str:
    """The page on the fields of a kind of content file."""
    own, record = words(code)["kinds"][kind], record_of(kind)
    required = [name for name, field in record.model_fields.items() if field.is_required()]
    others = [name for name in record.model_fields if name not in required]
    writer = _FieldWriter(kind, code)
    return page(
        f"# {own['title']}",
        own["about"],
        f"{words(code)['file']}: {as_code(own['file'])}.",
        own.get("make", ""),
        heading(2, words(code)["required-heading"], "required") if required else "",
        *(writer.field(record, name) for name in required),
        heading(2, words(code)["optional-heading"], "optional"),
        *(writer.field(record, name) for name in others),
    )


class _FieldWriter:
    def __init__(self, kind: str, code: str) -> None:
        self._kind = kind
        self._code = code
        self._words = words(code)
        self._language = language(code)
        self._form = FormWriter(self._language)

    def field(self, record: type[Record], name: str) -> str:
        """All that is told of a field."""
        shape, field = shapes(record)[name], self._language.field(record.__name__, name)
        label = f"{self._words['label']}: *{plain(field.label)}*." if field.label else ""
        form = f"{self._words['write']} {form}." if (form := self._form_of(shape)) else ""
        return page(
            heading(3, as_code(field.key), slugify(field.key)),
            plain(self._form.help(record, name)),
            " ".join(filter(None, (form, label))),
            "\n".join(self._within(shape, 0)),
            self._example(name),
        ).rstrip()

    def _example(self, name: str) -> str:
        shown = example(self._kind, name, self._code)
        return fence(shown) if shown else ""

    def _within(self, shape: Shape, depth: int) -> Iterator[str]:
        """The fields of the record that a field has, as a list."""
        record = shape.record or (shape.item and shape.item.record)
        if not record or depth == _DEPTH:
            return
        for name, inner in shapes(record).items():
            key = as_code(self._language.field(record.__name__, name).key)
            must = record.model_fields[name].is_required()
            required = f" ({self._words['required']})" if must else ""
            told = plain(self._form.help(record, name))
            yield f"{'    ' * depth}- {key}{required}: {told}"
            yield from self._within(inner, depth + 1)

    def _form_of(self, shape: Shape) -> str:
        """What can stand in a field, in words; nothing where its help says it all."""
        if shape.form is Form.LIST and shape.item:
            return str(self._words["lists"][_kind_of(shape.item)])
        return str(self._words["forms"][_kind_of(shape)])


def _kind_of(shape: Shape) -> str:
    """The kind of a value, as the handbook's words have it."""
    if shape.form is Form.MAPPING:
        return "years"
    if shape.form is Form.RECORD:
        return "record"
    if shape.words and not shape.open:
        return "flag" if shape.words == "Flag" else "words"
    if shape.reference:
        return "reference"
    return "markdown" if shape.markdown else "text"
