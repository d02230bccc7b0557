"""The handbook: it builds without a broken link, and its pages tell of all that the program has."""

import re
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest
from mkdocs.config.defaults import MkDocsConfig

from actionplans.authoring.form import FormWriter
from actionplans.authoring.json_schema import KINDS
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.model.record import Record, shapes
from actionplans.options import ActionPlansConfig
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText
from actionplans.settings_problems import EFFECTIVE
from handbook.__main__ import main as build_handbook
from handbook.command_pages import commands_of
from handbook.examples import example, record_of
from handbook.made_pages import made_pages
from handbook.message_pages import parts_of_catalogue
from handbook.words import CODES, words
from tests.conftest import REPOSITORY

HANDBOOK = REPOSITORY / "handbook"
DOCS = HANDBOOK / "docs"
PAGES = made_pages()
LARGEST_PICTURE = 60_000

parametrize_languages = pytest.mark.parametrize("code", CODES)
parametrize_kinds = pytest.mark.parametrize("kind", KINDS)


def made(code: str, path: str) -> str:
    return PAGES[f"{code}/{words(code)['paths'].get(path, path)}.md"]


def fields_of(kind: str, code: str) -> str:
    name = words(code)["kinds"][kind]["page"]
    return PAGES[f"{code}/{words(code)['paths']['fields']}/{name}.md"]


def headings(text: str) -> list[str]:
    """The headings in code: fields, codes and commands."""
    return re.findall(r"^#+ `(.+?)` \{", text, re.M)


class _Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


# What is made of the program


@parametrize_languages
@parametrize_kinds
def test_every_field_of_every_kind_is_told_with_its_help(kind: str, code: str) -> None:
    page, record = fields_of(kind, code), record_of(kind)
    language = Language.load(code)
    keys = [language.field(record.__name__, name).key for name in record.model_fields]
    assert sorted(headings(page)) == sorted(keys)
    told = page.replace("\\", "")
    assert page.count("{ #optional }") == 1
    for name in record.model_fields:
        assert " ".join(FormWriter(language).help(record, name).split()) in told, name


@parametrize_languages
@parametrize_kinds
def test_required_fields_come_first(kind: str, code: str) -> None:
    page, record = fields_of(kind, code), record_of(kind)
    first, _, _ = page.partition("{ #optional }")
    required = [name for name, field in record.model_fields.items() if field.is_required()]
    language = Language.load(code)
    assert headings(first) == [language.field(record.__name__, name).key for name in required]
    assert required


@parametrize_languages
@parametrize_kinds
def test_fields_within_fields_are_told_too(kind: str, code: str) -> None:
    page, language = fields_of(kind, code), Language.load(code)
    for record in _within(record_of(kind), set()):
        for name in record.model_fields:
            assert f"- `{language.field(record.__name__, name).key}`" in page


def _within(record: type[Record], seen: set[type[Record]]) -> set[type[Record]]:
    for shape in shapes(record).values():
        inner = shape.record or (shape.item and shape.item.record)
        if inner and inner not in seen:
            seen.add(inner)
            _within(inner, seen)
    return seen


@parametrize_languages
@parametrize_kinds
def test_every_field_has_an_example_that_is_read_without_a_word(kind: str, code: str) -> None:
    record, language = record_of(kind), Language.load(code)
    examples = {name: example(kind, name, code) for name in record.model_fields}
    assert [name for name, text in examples.items() if not text] == []
    shown = fields_of(kind, code)
    assert all(str(text) in shown for text in examples.values())
    for name, text in examples.items():
        needed = [examples[it] for it, field in record.model_fields.items() if field.is_required()]
        lines = dict.fromkeys([*map(str, needed), str(text)])
        source = SourceText("example.md", "\n".join(lines) + "\n", 1)
        document, problems = parse_document(source, record, language)
        assert [language.describe(it) for it in problems] == [], name
        assert document


@parametrize_languages
def test_every_message_is_told_with_what_to_do(code: str) -> None:
    page, language = made(code, "messages"), Language.load(code)
    assert sorted(headings(page)) == sorted(language.problem_codes)
    kinds = [
        kind for part in parts_of_catalogue(code).values() for it in part.values() for kind in it
    ]
    every = {kind for it in language.problem_codes for kind in language.kinds_of_code(it)}
    assert sorted(kinds) == sorted(every)
    assert page.count(words(code)["messages"]["do"]) >= len(language.problem_codes)


@parametrize_languages
def test_every_part_of_the_messages_says_why(code: str) -> None:
    parts = words(code)["messages"]["parts"]
    assert set(parts_of_catalogue(code)) == set(parts)
    assert all(part["why"] in made(code, "messages") for part in parts.values())


def test_messages_say_whether_they_stop_the_build() -> None:
    page = made("da", "messages")
    for code, severity in (("cpr-nummer", "Fejl"), ("ubrugt-fil", "Advarsel")):
        about = page.partition(f"### `{code}`")[2].partition("###")[0]
        assert f"*{severity}.*" in about


@parametrize_languages
def test_every_setting_is_told(code: str) -> None:
    page = made(code, "settings")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| .+ \| .+ \|$", page, re.M)
    assert sorted(rows) == sorted({*ActionPlansConfig(), *EFFECTIVE} & {*rows}) == sorted(rows)
    assert set(rows) == {*ActionPlansConfig(), *(EFFECTIVE & {*MkDocsConfig()})}
    assert set(words(code)["settings"]["meaning"]) == set(rows), "no meaning is left over"


@parametrize_languages
def test_every_command_is_told_with_its_options(code: str) -> None:
    page, language = made(code, "commands"), Language.load(code)
    group = main.in_language(language)
    contexts = list(commands_of(click.Context(group, info_name=main.name)))
    assert headings(page) == [it.command_path.removeprefix("actionplans ") for it in contexts]
    for context in contexts:
        for parameter in context.command.params:
            record = parameter.get_help_record(context)
            assert record is None or f"| `{record[0]}` |" in page


def test_the_same_pages_are_made_again() -> None:
    assert made_pages() == PAGES


# The whole of it


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built strictly: a broken link or anchor, or a page without a menu, fails."""
    site = tmp_path_factory.mktemp("handbook") / "site"
    build_handbook(site)
    return site


def pages_of(site: Path) -> list[Path]:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 60
    return pages


def test_every_page_is_in_its_language(built: Path) -> None:
    for path in pages_of(built):
        [language] = [
            attrs["lang"] for tag, attrs in _Tags(path.read_text()).found if tag == "html"
        ]
        folder = path.relative_to(built).parts[0]
        assert language == (folder if folder in CODES else "da"), path


def test_nothing_is_fetched_from_others(built: Path) -> None:
    for path in [*pages_of(built), *built.rglob("*.css")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import", text) or path.suffix == ".html", path
        for tag, attrs in _Tags(text).found:
            fetched = attrs.get("src") or (attrs.get("href") if tag == "link" else "") or ""
            assert not re.match(r"(\w+:)?//", fetched), (path, fetched)


def test_every_page_has_one_title_and_a_menu(built: Path) -> None:
    for path in pages_of(built):
        tags = [tag for tag, _ in _Tags(path.read_text()).found]
        assert tags.count("h1") == 1, path
        assert path.parent == built or "nav" in tags, path


def test_pictures_are_few_light_and_described(built: Path) -> None:
    pictures = [it for it in DOCS.rglob("*") if it.suffix in {".png", ".webp", ".jpg", ".svg"}]
    assert pictures
    assert {
        it.name: it.stat().st_size for it in pictures if it.stat().st_size > LARGEST_PICTURE
    } == {}
    used = set()
    for path in pages_of(built):
        for tag, attrs in _Tags(path.read_text()).found:
            if tag == "img":
                assert len(attrs["alt"] or "") > 20, path
                used.add(Path(str(attrs["src"])).name)
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert {it.name for it in pictures} <= used | set(re.findall(r"[\w-]+\.webp", readme))


def test_links_of_the_readme_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!\w+:)([^)#\s]+)", text):
            assert (REPOSITORY / target).exists(), target


def test_the_layout_names_every_module() -> None:
    """Every module at the top of the package, and every folder of it, has a line."""
    text = (DOCS / "en" / "layout.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b\w+(?:\.py|/)", text))
    package = REPOSITORY / "actionplans"
    modules = {it.name for it in package.glob("*.py")} - {"__init__.py", "__main__.py"}
    folders = {f"{it.name}/" for it in package.iterdir() if (it / "__init__.py").exists()}
    assert (modules | folders) - named == set()


def test_every_dependency_has_its_reason() -> None:
    text = (DOCS / "en" / "dependencies.md").read_text(encoding="utf-8").casefold()
    names = set[str]()
    for file in (REPOSITORY / "requirements").glob("*.in"):
        lines = file.read_text(encoding="utf-8").splitlines()
        names |= {re.split(r"[=\[]", line)[0] for line in lines if "==" in line}
    assert {name for name in names if name.casefold() not in text} - _BY_KIND == set()


_BY_KIND = {"types-jsonschema", "types-PyYAML", "types-Markdown"}
"""Packages of types, which one row of the table is about."""
