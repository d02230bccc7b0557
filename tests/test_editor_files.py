"""`editor`: what VS Code is told of a site holds for its files, and nothing of it is lost."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from actionplans.authoring.editor_files import lacking, made_files, wanted_settings
from actionplans.authoring.json_schema import KINDS
from actionplans.authoring.starter import starter_files
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.reader.files import record_type_of
from tests.commands import invoke
from tests.conftest import REPOSITORY, SETTINGS, write

OWN = {".vscode/settings.json", ".vscode/extensions.json", "frontmatter.json"}
PANEL = ".vscode/actionplans/frontmatter.json"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"mkdocs.yml": SETTINGS, "content/index.md": "---\ntitel: Planer\n---\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    return tmp_path


def read(folder: Path, file: str) -> Any:
    return json.loads((folder / file).read_text(encoding="utf-8"))


def test_everything_named_is_there(site: Path) -> None:
    done = invoke(main, "editor")
    assert done.exit_code == 0
    made = {line for line in done.stdout.splitlines() if line}
    assert made > OWN
    assert all((site / file).is_file() for file in made)
    schemas = read(site, ".vscode/settings.json")["yaml.schemas"]
    assert all((site / file).is_file() for file in schemas)
    assert read(site, "frontmatter.json")["frontMatter.extends"] == [PANEL]
    assert (site / PANEL).is_file()


def test_what_is_there_stays_and_what_it_lacks_is_told(site: Path) -> None:
    mine = '{"editor.fontSize": 20, "yaml.schemas": {"mine.json": "x.yml"}} // mine\n'
    write(site, {".vscode/settings.json": mine, "frontmatter.json": '{"frontMatter.extends": []}'})
    done = invoke(main, "editor")
    assert done.exit_code == 0
    assert (site / ".vscode/settings.json").read_text(encoding="utf-8") == mine
    assert read(site, "frontmatter.json") == {"frontMatter.extends": []}
    assert ".vscode/settings.json er der i forvejen" in done.stderr
    assert "content/aktoerer.yml" in done.stderr
    assert f'"{PANEL}"' in done.stderr
    assert "recommendations" not in done.stderr, "it was not there, so it was written"


def test_a_second_time_it_says_nothing_of_what_is_settled(site: Path) -> None:
    invoke(main, "editor")
    (site / PANEL).write_text("{}", encoding="utf-8")
    done = invoke(main, "editor")
    assert done.exit_code == 0
    assert "er der i forvejen" not in done.stderr
    assert not OWN & set(done.stdout.splitlines())
    assert read(site, PANEL), "what is ours is made anew"


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "{} // note", "[" * 100_000, "\ufffd"])
def test_settings_that_are_none_lack_everything(text: str) -> None:
    wanted = wanted_settings("content", Language.load("da"))["frontmatter.json"]
    assert lacking(wanted, text) == wanted


def test_only_what_is_lacking_is_named() -> None:
    wanted = {"a": {"x": "1", "y": "2"}, "b": ["p", "q"], "c": ["r"]}
    text = '{"a": {"x": "1", "y": "3"}, "b": ["q", "z"], "c": ["r"]}'
    assert lacking(wanted, text) == {"a": {"y": "2"}, "b": ["p"]}


def test_content_elsewhere_is_told(site: Path) -> None:
    (site / "site").mkdir()
    settings = SETTINGS.replace("docs_dir: content", "docs_dir: ../content")
    write(site / "site", {"mkdocs.yml": settings})
    done = invoke(main, "editor", "-f", "site/mkdocs.yml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "docs_dir" in done.stderr
    assert not (site / "site/.vscode").exists()


@pytest.mark.parametrize("code", ["da", "en"])
def test_registers_have_the_schema_of_their_kind(code: str) -> None:
    language = Language.load(code)
    made = made_files("content", language)
    schemas = wanted_settings("content", language)[".vscode/settings.json"]["yaml.schemas"]
    for schema, pattern in schemas.items():
        title = json.loads(made[schema])["title"]
        path = pattern.removeprefix("content/").replace("*", "nord")
        assert record_type_of(path, language) is KINDS[title]
    for path, text in _starter_registers(language):
        [schema] = [it for it, pattern in schemas.items() if pattern == path]
        jsonschema.validate(yaml.safe_load(text), json.loads(made[schema]))


def _starter_registers(language: Language) -> Iterator[tuple[str, str]]:
    for path, text in starter_files(language, "none", date(2026, 6, 1)).items():
        if path.startswith("content/") and path.endswith(".yml"):
            yield path, text


@pytest.mark.parametrize("code", ["da", "en"])
def test_the_panel_explains_every_field_and_can_write_none(code: str) -> None:
    language = Language.load(code)
    panel = json.loads(made_files("content", language)[PANEL])
    types = panel["frontMatter.taxonomy.contentTypes"]
    shown = [field for it in types for field in it["fields"]]
    assert {field["type"] for field in shown} == {"heading", "divider"}, "it reads 335.000 as 335"
    about = {field["name"]: field.get("description", "") for field in shown}
    for kind in ("page", "partnership", "plan", "activity", "report"):
        for name in KINDS[kind].model_fields:
            field = language.field(KINDS[kind].__name__, name)
            assert about[f"{kind}.{field.key}"].startswith(field.help)
    assert language.choices("ActivityStatus")[0] in about[f"activity.{_status_key(language)}"]
    named = {it["name"] for it in types}
    folders = panel["frontMatter.content.pageFolders"]
    assert [it["contentTypes"][0] for it in folders] == [it["name"] for it in types]
    assert len(named) == len(types)
    assert all(it["disableCreation"] for it in folders)


def _status_key(language: Language) -> str:
    return language.field("Activity", "status").key


def test_the_hook_takes_the_files_of_content() -> None:
    text = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    [hook] = yaml.safe_load(text)
    files = re.compile(hook["files"])
    assert hook["entry"].split() == ["actionplans", "check"]
    assert files.search("content/nord/2026/index.md")
    assert files.search("content/aktoerer.yml")
    assert not files.search("README.md")
    assert not files.search("content/nord/foto.webp")


def test_the_handbook_tells_the_same_hook() -> None:
    text = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    chapter = (REPOSITORY / "handbook/docs/da/editor.md").read_text(encoding="utf-8")
    block = chapter.split(".pre-commit-config.yaml -->\n```yaml\n")[1].split("```")[0]
    [hook], [told] = yaml.safe_load(text), yaml.safe_load(block)["repos"][0]["hooks"]
    same = ("id", "name", "entry", "files", "require_serial")
    assert {key: told[key] for key in same} == {key: hook[key] for key in same}
