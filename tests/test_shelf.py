"""What is kept on a shelf is what was put there, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actionplans.cache import BuildCache
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.shelf import Shelf
from actionplans.site import Site
from actionplans.text.engines.engine import PYROMARK, Dialect
from actionplans.text.renderer import Body, Renderer
from tests.conftest import MUNICIPALITY
from tests.rendering import DAY, rendered

SETTINGS = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY))


def shelved(file: Path, **values: object) -> Shelf:
    shelf = Shelf(file)
    for key, value in values.items():
        shelf.put(key, value)
    shelf.save()
    return Shelf(file)


def test_what_was_put_there_is_there_for_the_next(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "kinds" / "one.json", tekst=["æ", 1, None])
    assert shelf.get("tekst") == ["æ", 1, None]
    assert shelf.get("andet") is None
    assert [path.name for path in (tmp_path / "kinds").iterdir()] == ["one.json"]


def test_what_no_build_used_is_dropped(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "one.json", old=1, used=2)
    shelf.get("used")
    shelf.put("new", 3)
    shelf.save()
    assert [Shelf(tmp_path / "one.json").get(key) for key in ("old", "used", "new")] == [None, 2, 3]


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def shortened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"x", b"y"))


def made_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def linked_to_itself(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize("damage", [emptied, shortened, changed, made_a_folder, linked_to_itself])
def test_a_damaged_shelf_is_empty(damage: Callable[[Path], None], tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    shelved(file, key="xxx")
    damage(file)
    shelf = Shelf(file)
    assert shelf.get("key") is None
    shelf.put("key", "xxx")
    shelf.save()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert shelved(tmp_path / "file" / "one.json", key=1).get("key") is None


# Rendered texts


def load(cache: Path, settings: Settings = SETTINGS, content: Path = MUNICIPALITY) -> Site:
    return Site.load(content / "content", settings, cache=BuildCache(cache))


def no_text(*_: object) -> Body:
    raise AssertionError("a text was rendered")


def test_texts_that_are_kept_are_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rendered(load(tmp_path))
    monkeypatch.setattr(Renderer, "_render", no_text)
    kept = load(tmp_path)
    texts = [document.body for document in kept.content.documents if document.body.strip()]
    assert texts
    bodies = [kept.renderer.render(d.body, d.file) for d in kept.content.documents]
    monkeypatch.undo()
    assert bodies == [
        load(tmp_path / "other").renderer.render(d.body, d.file) for d in kept.content.documents
    ]
    assert rendered(kept) == first


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, dialect=Dialect(extensions=("tables", "footnotes", "attr_list"))),
        replace(SETTINGS, dialect=Dialect(settings={"footnotes": {"BACKLINK_TEXT": "op"}})),
        replace(SETTINGS, dialect=Dialect(engine=PYROMARK)),
        replace(SETTINGS, language=Language.load("en")),
    ],
    ids=["extensions", "extension-settings", "engine", "language"],
)
def test_texts_are_rendered_anew_where_they_may_differ(settings: Settings, tmp_path: Path) -> None:
    load(tmp_path)
    before = {path.name for path in (tmp_path / "texts").iterdir()}
    load(tmp_path, settings)
    assert {path.name for path in (tmp_path / "texts").iterdir()} > before


def test_texts_by_extensions_of_others_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "from markdown.extensions.tables import makeExtension\n"
    (tmp_path / "somebodys_tables.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    load(tmp_path, replace(SETTINGS, dialect=Dialect(extensions=("somebodys_tables",))))
    assert not (tmp_path / "texts").exists()


def test_a_word_of_the_glossary_renders_texts_anew(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    text = "---\ntitel: Forside\n---\nSSP er her.\n"
    (content / "index.md").write_text(text, encoding="utf-8")

    def html() -> str:
        site = Site.load(content, SETTINGS, cache=BuildCache(tmp_path / "cache"))
        return site.renderer.render("SSP er her.", "index.md").html

    assert html() == "<p>SSP er her.</p>"
    (content / "ordliste.yml").write_text("- {id: ssp, ord: SSP, betyder: Skole}\n")
    assert '<abbr title="Skole">SSP</abbr>' in html()
    (content / "ordliste.yml").write_text("- {id: ssp, ord: SSP, betyder: Skolen}\n")
    assert '<abbr title="Skolen">SSP</abbr>' in html()


# What files were read as


def test_a_file_that_was_read_before_is_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(tmp_path)

    def parsed(*_: object) -> None:
        raise AssertionError("a file was parsed")

    monkeypatch.setattr("actionplans.reader.read.parse", parsed)
    again = load(tmp_path)
    assert [it.record for it in again.content.documents] == [
        it.record for it in first.content.documents
    ]
    assert [it.source for it in again.content.documents] == [
        it.source for it in first.content.documents
    ]
    assert list(again.report) == list(first.report)


@pytest.mark.parametrize(
    ("old", "new"),
    [("titel: Prøve", "titel: Andet"), ("Tekst.", "En anden tekst."), ("---\nT", "---\n\nT")],
)
def test_a_file_that_was_changed_is_read_anew(tmp_path: Path, old: str, new: str) -> None:
    file = tmp_path / "content" / "index.md"
    file.parent.mkdir()
    file.write_text("---\ntitel: Prøve\n---\nTekst.\n", encoding="utf-8")
    load(tmp_path / "cache", content=tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    kept = load(tmp_path / "cache", content=tmp_path)
    fresh = load(tmp_path / "none", content=tmp_path)
    assert [it.source for it in kept.content.documents] == [
        it.source for it in fresh.content.documents
    ]
    assert [it.record for it in kept.content.documents] == [
        it.record for it in fresh.content.documents
    ]


def test_what_no_file_could_say_is_not_taken_from_a_shelf(tmp_path: Path) -> None:
    before = load(tmp_path)
    (file,) = (tmp_path / "files").iterdir()
    shelf = Shelf(file)
    for key in shelf._old:
        if key.startswith("Activity"):
            shelf.put(key, [{"title": 1, "no such field": 2}, []])
    shelf.save()
    assert [it.record for it in load(tmp_path).content.documents] == [
        it.record for it in before.content.documents
    ]
