"""`schema`: what editors are told of content files holds for all of the content there is."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from actionplans.authoring.json_schema import KINDS, schema_of
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.model.record import Form, Record, shapes
from actionplans.problems import Problem
from actionplans.reader.files import is_record_file, record_type_of
from tests.commands import invoke
from tests.conftest import MUNICIPALITY, REPOSITORY

CONTENT = {
    f"{folder.parent.name}/{path.relative_to(folder).as_posix()}": (folder, path)
    for folder in (REPOSITORY / "content", MUNICIPALITY / "content")
    for path in sorted(folder.rglob("*"))
    if is_record_file(path.name)
}
NAMES = {record: kind for kind, record in KINDS.items()}


@cache
def validator(kind: str, code: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(kind, Language.load(code)))


def values(text: str) -> Any:
    """YAML as editors read it: keys are texts."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def is_valid(kind: str, text: str, code: str = "da") -> bool:
    return bool(validator(kind, code).is_valid(values(text)))


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_valid(kind: str, code: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(kind, Language.load(code)))


@pytest.mark.parametrize("name", CONTENT)
def test_content_is_as_its_schema_says(name: str) -> None:
    folder, path = CONTENT[name]
    record = record_type_of(path.relative_to(folder).as_posix(), Language.load("da"))
    assert not isinstance(record, Problem)
    text = path.read_text(encoding="utf-8-sig")
    front = text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".md" else text
    errors = validator(NAMES[record], "da").iter_errors(values(front))
    assert [error.message for error in errors] == []


def test_what_is_wrong_is_not_as_its_schema_says() -> None:
    assert is_valid("activity", "titel: Gang")
    assert is_valid("activity", "title: Gang"), "English keys work too"
    assert not is_valid("activity", "nummer: 1"), "the title is missing"
    assert not is_valid("activity", "titel: Gang\nbevillinger: {2022: 1}"), "no such field"
    assert not is_valid("activity", "titel: Gang\nstatus: rar"), "no such word"
    assert is_valid("activity", "titel: Gang\nstatus: continued"), "an English word"
    assert not is_valid("activity", "titel: Gang\nbevilling: {22: 1}"), "no year"
    assert is_valid("activity", "titel: Gang\nbevilling: {2022: udgår, 2023: ~, 2024: 1.000}")
    assert not is_valid("organisations", "- {navn: Byen, art: kommune}"), "the id is missing"
    assert is_valid("activity", "titel: Gang\nansvarlige: by\npartnere: [by, {hvem: by}]")


@pytest.mark.parametrize("code", ["da", "en"])
def test_every_field_is_explained(code: str) -> None:
    language, english = Language.load(code), Language.load("en")
    found = {kind: schema_of(kind, language)["$defs"] for kind in KINDS}
    for definitions in found.values():
        for record in _records(definitions):
            schema = definitions[record.__name__]
            schema = schema.get("anyOf", [schema])[0]
            for name in record.model_fields:
                for key in {it.field(record.__name__, name).key for it in (language, english)}:
                    about = language.field(record.__name__, name).help
                    assert schema["properties"][key]["description"] == about


def _records(definitions: dict[str, Any]) -> list[type[Record]]:
    """The records of a schema: those of the kinds, and all within them."""
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [*KINDS.values()]
    while waiting:
        record = waiting.pop()
        if record.__name__ not in found:
            found[record.__name__] = record
            for shape in shapes(record).values():
                inner = shape.item if shape.form in (Form.LIST, Form.MAPPING) else shape
                waiting += [inner.record] if inner and inner.record else []
    assert definitions.keys() <= found.keys()
    return [found[name] for name in definitions]


def test_the_command_prints_or_writes_them(tmp_path: Path) -> None:
    printed = json.loads(invoke(main, "schema").stdout)
    assert [*printed] == [*KINDS]
    assert json.loads(invoke(main, "schema", "plan").stdout) == printed["plan"]
    done = invoke(main, "schema", "--into", str(tmp_path / "schemas"))
    assert len(done.stdout.splitlines()) == len(KINDS)
    for kind in KINDS:
        assert json.loads((tmp_path / f"schemas/{kind}.schema.json").read_text()) == printed[kind]


def test_an_unknown_kind_is_told() -> None:
    done = invoke(main, "schema", "house")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "house" in done.stderr
    assert "activity" in done.stderr
