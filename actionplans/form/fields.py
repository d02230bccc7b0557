"""The fields of records as a form shows them, and how a form finds them in content files.

Both are made of the records and the vocabulary. Whatever a form does not show stays in the file as
it is, so a form has the fields that are written often, not all of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.money import BudgetItem
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation, Organisations
from actionplans.model.plan import Plan
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.model.report import ActivityReport, StatusReport

Json: TypeAlias = dict[str, Any]

SHOWN: Mapping[type[Record], Sequence[str]] = {
    Activity: (
        *("title", "number", "short_title", "summary", "draft", "status", "focus_areas", "topics"),
        *("places", "target_groups", "responsible", "partners", "grant", "budget"),
        *("printed_total", "timeline", "deliverables", "participation", "contact"),
    ),
    BudgetItem: ("name", "amounts", "kind", "note"),
    Plan: (
        *("title", "kind", "edition", "period", "status", "summary", "draft", "source", "adopted"),
        *("focus_areas", "printed_sums", "contact"),
    ),
    Partnership: ("title", "kind", "summary", "draft", "organisation", "municipality", "contact"),
    Organisation: ("id", "name", "kind", "short_name", "parent", "url", "contact", "description"),
    Organisations: ("entries",),
    StatusReport: ("title", "date", "period", "summary", "draft", "activities"),
    ActivityReport: (
        *("activity", "lifecycle", "on_track", "status_word", "progress", "concerns"),
        "adjustments",
    ),
}
"""The fields that forms have, of the records whose other fields are left to the text itself."""

_LONG = ("summary", "description", "progress")
"""The fields whose texts need more than a line."""

Choices: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
"""The ids that can be referred to, by the type of what they name, each with its name."""


@dataclass(frozen=True)
class FormFields:
    """Makes the fields of one form."""

    language: Language
    english: Language
    choices: Choices
    years: Sequence[int]
    """The years that amounts can be written for."""

    def widgets(self, record: type[Record]) -> list[Json]:
        """What a form shows of a record's fields, those that must be filled in first."""
        return [widget for name in self._names(record) for widget in self._widgets_of(record, name)]

    def shape(self, record: type[Record]) -> Json:
        """How a form finds the values of a record in a file, see `scripts/values.js`."""
        names = self._names(record)
        return {
            "kind": "record",
            "shorthand": record.shorthand if record.shorthand in names else None,
            "fields": [
                {
                    "name": name,
                    "keys": self._keys(record, name),
                    "shape": self._shape(shapes(record)[name]),
                }
                for name in names
            ],
        }

    def _names(self, record: type[Record]) -> list[str]:
        """The fields of a record that are shown, by English names."""
        shown = SHOWN.get(record) or [
            name for name in record.model_fields if _can_be_shown(shapes(record)[name])
        ]
        fields = record.model_fields
        return sorted(shown, key=lambda name: not fields[name].is_required())

    def _keys(self, record: type[Record], name: str) -> list[str]:
        """The keys that mean a field to whoever reads the file, the language's own first."""
        languages, fields = (self.language, self.english), tuple(record.model_fields)
        keys = [*(it.field(record.__name__, name).key for it in languages), name]
        meant = self.language.field_for_key
        return [it for it in dict.fromkeys(keys) if meant(record.__name__, fields, it) == name]

    def _shape(self, shape: Shape) -> Json:
        if shape.form is Form.RECORD and shape.record:
            return self.shape(shape.record)
        if shape.form is Form.LIST and shape.item:
            return {"kind": "list", "item": self._shape(shape.item)}
        if shape.form is Form.MAPPING and shape.item:
            years = [str(year) for year in self.years]
            return {"kind": "years", "years": years, "item": self._shape(shape.item)}
        if shape.words and not shape.open and shape.words != "Amount":
            return {"kind": "text", "same": self._synonyms(shape.words)}
        return {"kind": "text"}

    def _synonyms(self, heading: str) -> Json:
        """The language's own word for each that can be written, under a heading."""
        words = self.language.choices(heading)
        values = [self.language.value_for_word(heading, word) for word in words]
        written = (values, self.english.choices(heading), words)
        pairs = [pair for it in written for pair in zip(it, words, strict=True)]
        return {key: word for key, word in pairs if key}

    # What a form shows

    def _widgets_of(self, record: type[Record], name: str) -> Iterator[Json]:
        shape, field = shapes(record)[name], self.language.field(record.__name__, name)
        label = field.key.replace("_", " ").capitalize()
        common = {
            "name": name,
            "label": label,
            "required": record.model_fields[name].is_required() and shape.form is Form.SCALAR,
            "hint": field.form or field.help,
        }
        if shape.form is not Form.MAPPING:
            yield {**common, **self._widget(shape, name, label)}
            return
        for year in self.years:
            yield {
                **common,
                "name": f"{name}_{year}",
                "label": f"{label} {year}",
                "widget": "string",
            }
            common["hint"] = ""  # once is enough

    def _widget(self, shape: Shape, name: str, label: str) -> Json:
        """The kind of a field in a form, and what it needs."""
        if shape.form is Form.RECORD and shape.record:
            fields = self.widgets(shape.record)
            summary = self._summary(shape.record, fields)
            return {"widget": "object", "collapsed": True, "summary": summary, "fields": fields}
        if shape.form is Form.LIST and shape.item:
            if not shape.item.record:
                return {**self._widget(shape.item, name, label), "multiple": True}
            return self._rows(shape.item.record, label)
        if options := self._options(shape):
            return {"widget": "select", "options": options, "dropdown_threshold": 0}
        return {"widget": "text" if shape.markdown or name in _LONG else "string"}

    def _rows(self, record: type[Record], label: str) -> Json:
        """A list of records, each of which is one line until it is opened."""
        fields = self.widgets(record)
        return {
            "widget": "list",
            "label_singular": self.language.text("form-row", field=label.lower()),
            "collapsed": True,
            "summary": self._summary(record, fields),
            "fields": fields,
        }

    def _summary(self, record: type[Record], fields: Sequence[Json]) -> str:
        """What is said of a closed record: its first field, and amounts; nothing where unstated."""
        first = next(it["name"] for it in fields if it["widget"] in ("string", "text", "select"))
        amounts = [f"amounts_{year}" for year in self.years] if "amounts" in shapes(record) else []
        return " ".join(f"{{{{fields.{name}}}}}" for name in (first, *amounts))

    def _options(self, shape: Shape) -> list[Json]:
        """The values that can be chosen; none where any can be written."""
        if shape.reference:
            found = self.choices.get(shape.reference, ())
            return [{"label": name, "value": id} for id, name in found]
        if not shape.words or shape.open or shape.words == "Amount":
            return []
        return [{"label": it, "value": it} for it in self.language.choices(shape.words)]


def _can_be_shown(shape: Shape) -> bool:
    """Whether a form can show a field: not lists of plain texts."""
    item = shape.item
    return not (
        shape.form is Form.LIST and item and not (item.record or item.words or item.reference)
    )
