"""Markdown engines: both give the same HTML, and neither falls over a text."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pyromark
import pytest
import yaml
from hypothesis import given, settings
from mkdocs.commands import build as host_build

from actionplans.cli import main
from actionplans.locale import Language
from actionplans.mkdocs_project import content_and_settings, open_preview
from actionplans.model.record import markdown_texts
from actionplans.options import WrongUse
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.site_texts import glossary, rendered_words
from actionplans.text import engines
from actionplans.text.engines.engine import ENGINES, PYROMARK, PYTHON_MARKDOWN, Dialect
from actionplans.text.glossary import Glossary, GlossaryTerm
from actionplans.text.renderer import Body, Fault, Renderer
from tests.commands import invoke
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, run_build, write
from tests.killing import tree
from tests.rendering import DAY, build_pages

DANISH = Language.load("da")
CASES = yaml.safe_load(Path(__file__).with_name("engines.yml").read_text(encoding="utf-8"))
FILE = "nord/2022/gang.md"
NATIVE = SETTINGS.replace("pdf: no", "pdf: no, markdown_engine: pyromark")
CONTENT = {"content": REPOSITORY, "municipality": MUNICIPALITY}
"""The projects whose texts both engines render: this site, and one with every sort of page."""

TOLD = [
    (name, CASES["same"][name])
    for name in ("emphasis", "list in a list", "quotation", "code", "definitions", "table")
]
"""Portable texts that a site is published with."""

TERMS = Glossary(
    GlossaryTerm(id=word.lower(), term=word, meaning=word * 2, address=f"ordliste/#{word.lower()}")
    for word in ("SSP", "FM")
)


def new_renderer(engine: str) -> Renderer:
    dialect = Dialect(engine, ("tables", "footnotes", "def_list", "fenced_code"))
    return Renderer(rendered_words(DANISH), dialect, TERMS, DANISH.reserved_ids)


renderer = cache(new_renderer)


def rendered(engine: str, text: str) -> Body:
    return renderer(engine)._render(text, FILE)


def used(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the native engine reads from now on."""
    read: list[str] = []
    events = pyromark.events

    def noted(text: str, **options: Any) -> Any:
        read.append(text)
        return events(text, **options)

    monkeypatch.setattr(pyromark, "events", noted)
    return read


# The same HTML


def texts(site: Site) -> Iterator[tuple[str, str]]:
    """Each Markdown text of a site: the bodies, and the values of fields."""
    for document in site.content.documents:
        yield document.file, document.body
        for field in markdown_texts(document.record):
            yield document.file, field.text


@pytest.mark.parametrize(("name", "least"), [("content", 150), ("municipality", 30)])
def test_all_texts_of_a_site_are_the_same(name: str, least: int) -> None:
    folder, options = content_and_settings(CONTENT[name] / "mkdocs.yml")
    site = Site.load(folder, options)
    native = Renderer(
        rendered_words(site.language),
        replace(options.dialect, engine=PYROMARK),
        glossary(site.library),
        site.language.reserved_ids,
    )
    found = {key for key in texts(site) if key[1].strip()}
    assert len(found) > least
    for file, text in found:
        assert native.render(text, file) == site.renderer.render(text, file)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONTENT)
def test_a_whole_site_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, built = used(monkeypatch), {}
    for engine in ENGINES:
        project = tmp_path / engine
        project.mkdir()
        (project / "content").symlink_to(CONTENT[name] / "content")
        written = (CONTENT[name] / "mkdocs.yml").read_text(encoding="utf-8")
        options = f"  - actionplans:\n      pdf: no\n      markdown_engine: {engine}\n"
        assert "  - actionplans:\n" in written
        write(project, {"mkdocs.yml": written.replace("  - actionplans:\n", options)})
        built[engine] = tree(build_pages(project))
    assert len(read) > 30
    assert len(built[PYROMARK]) > 100
    assert built[PYROMARK] == built[PYTHON_MARKDOWN]


@pytest.mark.slow
def test_both_hosts_publish_the_same_by_both_engines(tmp_path: Path) -> None:
    """With the search index, in processes of their own."""
    text = "".join(f"## Afsnit {name}\n\n{it}\n\n" for name, it in TOLD)
    files = MINIMAL | {
        FILE: MINIMAL[FILE] + text,
        FILE.replace(".md", ".en.md"): f"---\ntitel: Walk\n---\n{text}",
    }
    built: list[dict[str, bytes]] = []
    for host, written in product(("", "properdocs.replacement"), (SETTINGS, NATIVE)):
        project = tmp_path / str(len(built))
        write(project, {"mkdocs.yml": written})
        write(project / "content", files)
        done = run_build(project, host=host)
        assert done.returncode == 0, done.stderr
        built.append(tree(project / "site"))
    assert any(b"<em>kursiv</em>" in content for content in built[0].values())
    assert built[0] == built[1] == built[2] == built[3]


@pytest.mark.parametrize("name", CASES["same"])
def test_portable_markdown_is_the_same(name: str) -> None:
    first, second = (rendered(engine, CASES["same"][name]) for engine in ENGINES)
    assert first.html
    assert second == first


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", CASES["different"])
def test_what_is_not_portable(name: str, engine: str) -> None:
    case = CASES["different"][name]
    assert rendered(engine, case["text"]).html.split() == case[engine].split()


@pytest.mark.parametrize("engine", ENGINES)
def test_what_an_extension_reads_is_text_without_it(engine: str) -> None:
    bare = Renderer(rendered_words(DANISH), Dialect(engine, ()))
    html = bare.render("| a |\n|---|\n\nA[^1]\n\nOrd\n: Betydning\n").html
    assert re.findall(r"<(\w+)", html) == ["p", "p", "p"]


# Texts that are no good


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["> " * 20_000 + "a", "- " * 20_000 + "a", "> - " * 20_000 + "a"])
def test_elements_that_lie_too_deep_in_each_other(text: str, engine: str) -> None:
    assert rendered(engine, text).faults == {Fault.TOO_DEEP}


SIGNS = (
    *("a", "Ord ", " ", "    ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# ", "\n: ", "---"),
    *("===\n", "*", "**", "_", "`", "```", "~~~", "\n|", "|---|\n", "|", "[", "]", "(", ")", "!["),
    *("][", "]: x", "[^1]", "[^1]: ", "[^A]", "\n[^a]: ", "<", ">", "<div>", "</div>", "<b>"),
    *("<!--", "-->", "<?", "<textarea>", "<script>", "<![CDATA[", "<div title='", "&", "&amp;"),
    *("&#0;", "&#8238;", "\\", "\t", "\x85", "\u2028", "\ufeff", "\u0130", "ß", "\U0001f600"),
    *("[TOC]", "SSP", "<http://a>", "~"),
)


@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
@settings(deadline=None, derandomize=True, max_examples=600)
def test_any_text_is_rendered_and_the_same_each_time(text: str) -> None:
    body = rendered(PYROMARK, text)
    assert new_renderer(PYROMARK)._render(text, FILE) == body
    assert Fault.UNREADABLE not in body.faults


@given(st.text(max_size=200))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_any_characters_are_rendered(text: str) -> None:
    assert Fault.UNREADABLE not in rendered(PYROMARK, text).faults


class PanicException(BaseException):
    """As the engine's own language raises it."""


def fail(*_: object, **__: object) -> None:
    raise PanicException


def test_a_mistake_of_the_engine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyromark, "events", fail)
    write(tmp_path, {"mkdocs.yml": NATIVE})
    write(tmp_path / "content", MINIMAL | {FILE: MINIMAL[FILE] + "Tekst.\n"})
    done = invoke(main, "check", "-f", str(tmp_path / "mkdocs.yml"))
    assert done.exit_code == 1
    assert f"{FILE}:9:1  fejl motor-fejl  Programmet, der læser Markdown, går i stå" in done.output


def test_other_ends_of_a_build_are_no_mistake_of_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pyromark, "events", stop)
    with pytest.raises(KeyboardInterrupt):
        rendered(PYROMARK, "Tekst")


# Settings


def loaded(folder: Path, text: str) -> Settings:
    write(folder / "content", MINIMAL)
    write(folder, {"mkdocs.yml": text})
    return content_and_settings(folder / "mkdocs.yml")[1]


@pytest.mark.parametrize(
    ("text", "engine"), [(SETTINGS, PYTHON_MARKDOWN), (NATIVE, PYROMARK)], ids=ENGINES
)
def test_settings_name_the_engine(text: str, engine: str, tmp_path: Path) -> None:
    options = loaded(tmp_path, text)
    assert options.dialect.engine == engine
    assert options.file_problems == ()


def test_an_engine_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        loaded(tmp_path, NATIVE.replace("pyromark", "pandoc"))
    assert caught.value.format_message() == (
        'mkdocs.yml: markdown_engine: "pandoc" er ikke et program, der kan læse Markdown. Skriv et '
        "af disse, eller slet linjen: python-markdown, pyromark."
    )


def test_an_engine_that_is_not_installed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert loaded(tmp_path, SETTINGS).dialect.engine == PYTHON_MARKDOWN
    with pytest.raises(WrongUse) as caught:
        loaded(tmp_path, NATIVE)
    assert caught.value.format_message() == (
        "mkdocs.yml: markdown_engine: Pakken pyromark er ikke installeret. Kør: pip install "
        "'actionplans[pyromark]'"
    )


@pytest.mark.parametrize(
    ("extensions", "codes"),
    [
        ("[footnotes, def_list, toc, tables, fenced_code, sane_lists]", []),
        ("[markdown.extensions.footnotes]", []),
        ("[footnotes, attr_list, abbr]", ["markdown-udvidelse", "markdown-udvidelse"]),
        ("[{toc: {permalink: yes}}]", ["udvidelse-med-indstillinger"]),
    ],
)
def test_extensions_that_the_engine_has_not_are_told(
    extensions: str, codes: list[str], tmp_path: Path
) -> None:
    text = NATIVE.replace("[footnotes, def_list]", extensions)
    found = [DANISH.describe(problem) for problem in loaded(tmp_path, text).file_problems]
    places = [problem.location for problem in loaded(tmp_path, text).file_problems]
    assert [message.code for message in found] == codes
    assert {(place.file, place.line) for place in places} <= {("../mkdocs.yml", 4)}
    assert loaded(tmp_path, text.replace("pyromark", PYTHON_MARKDOWN)).file_problems == ()


# In other processes, in previews, on the other host


def test_another_process_renders_the_same() -> None:
    sent = pickle.loads(pickle.dumps(renderer(PYROMARK)))
    text = CASES["same"]["notes"]
    assert sent.render(text, FILE) == rendered(PYROMARK, text)


def test_a_preview_uses_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = used(monkeypatch)
    write(tmp_path, {"mkdocs.yml": NATIVE})
    write(tmp_path / "content", MINIMAL | {FILE: MINIMAL[FILE] + "Tekst i *kursiv*.\n"})
    config, _ = open_preview(tmp_path / "mkdocs.yml", tmp_path / "shown")
    host_build.build(config)
    assert "Tekst i *kursiv*." in map(str.strip, read)
    page = tmp_path / "shown" / FILE.removesuffix(".md") / "index.html"
    assert "Tekst i <em>kursiv</em>." in page.read_text(encoding="utf-8")


def test_translations_use_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = used(monkeypatch)
    translation = "---\ntitel: Walk\n---\nText in *italics*.\n"
    write(tmp_path, MINIMAL | {FILE.replace(".md", ".en.md"): translation})
    native = Settings("P", DANISH, date.fromisoformat(DAY), dialect=Dialect(PYROMARK))
    site = Site.load(tmp_path, native)
    read.clear()
    assert site.renderer_of("en").render("Text[^1]\n\n[^1]: Note", FILE).html
    assert len(read) == 1
