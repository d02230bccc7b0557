"""Labels of fields: what pages call a field is the label that its catalogue gives it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import jinja2
import pytest
from jinja2 import nodes

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MUNICIPALITY
from tests.rendering import DAY, rendered
from tests.test_catalogues import (
    LANGUAGES,
    RECORDS,
    TEMPLATES,
    _called,
    _own,
    _scopes,
    _strings,
    catalogue,
    sources,
)

SAME_AS_TEXTS = {
    "name-new": "the name of a command",
    "part-of-plan": "the plan that an activity stands in, which no field names",
    "place": "a type of page",
    "stub-new": "of an activity, where the label is of a line of the overview",
    "topics": "the title of the page of all topics",
}
"""Texts that are worded as a label, and why they are none."""


@dataclass(frozen=True)
class LabelCall:
    """A call that names fields: where it is, and the fields by their records and names.

    `fields` is None where they are not to be read from the source.
    """

    place: str
    fields: frozenset[tuple[str, str]] | None


LABELLED = ("label", "field_label", "field_section", "field_anchor", "heading_in_tense")
"""The functions that are given a type of record and the name of a field with a label."""


def label_calls(*functions: str) -> Iterator[LabelCall]:
    """The calls of functions of these names; of all that name a field if there are none."""
    for file, tree in sources().items():
        for scope in _scopes(tree):
            for node in _own(scope):
                if isinstance(node, ast.Call) and _names_a_field(node, functions or LABELLED):
                    record, name = _record_and_name(node)
                    names = _strings(name, scope)
                    fields = _fields(record, names) if names else None
                    yield LabelCall(f"{file}: {ast.unparse(node)}", fields)
    if functions:
        return
    environment = jinja2.Environment(autoescape=True)
    for template in sorted(TEMPLATES.rglob("*.html")):
        for found in environment.parse(template.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(found.node, nodes.Name) and found.node.name == "label":
                record, name = (argument.as_const() for argument in found.args)
                yield LabelCall(f"{template.name}: {name}", frozenset({(record, name)}))


def _names_a_field(call: ast.Call, functions: tuple[str, ...]) -> bool:
    """Whether a call asks for a field's label, and not for that of a value."""
    of_value = ast.unparse(call.func).endswith("language.label")
    return _called(call.func) in functions and not of_value


def _record_and_name(call: ast.Call) -> tuple[ast.expr, ast.expr]:
    """The arguments that name a field; some functions are given the context before them."""
    first = {"field_section": 1, "heading_in_tense": 2}.get(_called(call.func), 0)
    return call.args[first], call.args[first + 1]


def _fields(record: ast.expr, names: set[str]) -> frozenset[tuple[str, str]] | None:
    """Fields by the record that a call names: a class, its name, or the type of a record."""
    if isinstance(record, ast.Name):
        return frozenset((record.id, name) for name in names)
    if isinstance(record, ast.Constant):
        return frozenset((str(record.value), name) for name in names)
    if isinstance(record, ast.Call):
        having = [kind for kind, found in RECORDS.items() if names <= set(found.model_fields)]
        return frozenset((kind, name) for kind in having for name in names)
    return None


def entry_of(language: str, record: str, name: str) -> str:
    """The key of a field in the catalogue of fields."""
    own = f"{record.lower()}.{name}"
    return own if own in catalogue(language, "fields") else name


def asked_fields() -> set[tuple[str, str]]:
    return set().union(*(call.fields or () for call in label_calls()))


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


def labels(code: str) -> dict[str, str]:
    fields = catalogue(code, "fields")
    return {key: entry["label"] for key, entry in fields.items() if "label" in entry}


# The catalogues


def test_fields_can_be_read_from_the_source() -> None:
    unknown = {call.place for call in label_calls() if call.fields is None}
    assert unknown == {
        "views/context.py: self.language.field_label(record.__name__, field)",
        "views/context.py: self.language.field_anchor(record.__name__, field)",
        "views/parts/field_section.py: context.label(record, field)",
        "views/parts/field_section.py: context.field_anchor(record, field)",
    }


def test_every_label_that_is_asked_for_is_of_a_field() -> None:
    assert len(asked_fields()) > 40
    for record, name in asked_fields():
        assert name in RECORDS[record].model_fields, f"{record}.{name}"


def test_every_label_that_is_asked_for_is_there_and_none_is_left_over(code: str) -> None:
    asked = {entry_of(code, record, name) for record, name in asked_fields()}
    assert set(labels(code)) == asked


def test_a_field_without_a_label_is_an_error() -> None:
    with pytest.raises(LookupError):
        Language.load("da").field_label("Organisation", "url")


def test_no_text_is_worded_as_a_label(code: str) -> None:
    """A page that names a field takes its label; a text beside it would drift from it."""
    worded = set(labels(code).values())
    texts = catalogue(code, "texts")
    assert {key for key, text in texts.items() if str(text) in worded} <= set(SAME_AS_TEXTS)


def test_every_text_that_is_worded_as_a_label_is_one_somewhere() -> None:
    worded = {
        key
        for code in LANGUAGES
        for key, text in catalogue(code, "texts").items()
        if str(text) in labels(code).values()
    }
    assert worded == set(SAME_AS_TEXTS)


# Pages


def test_pages_take_their_headings_from_the_labels() -> None:
    """With every label replaced by a made-up word, the pages have that word in its place."""
    fields = catalogue("da", "fields")
    words = {key: f"xyzzy{number}" for number, key in enumerate(labels("da"))}
    renamed = {key: {**entry, "label": words.get(key)} for key, entry in fields.items()}
    names = ("values", "problems", "texts", "addresses")
    others = {name: catalogue("da", name) for name in names}
    language = Language("da", others | {"fields": renamed})
    text = ""
    for day in (date(2024, 1, 1), date.fromisoformat(DAY)):  # some headings are past by then
        site = Site.load(MUNICIPALITY / "content", Settings("Planer", language, day))
        assert site.report.errors == ()
        text += "\n".join(rendered(site).values())
    unseen = {key for key, word in words.items() if not re.search(rf"\b{word}\b", text)}
    assert unseen == set(), "write them in tests/municipality, and give them a section of a page"
