"""The form in the browser: what is published of it, what it keeps of files, and writing in it."""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from actionplans.locale import Language, slugify
from actionplans.locale.slug import plain_letters
from tests import form_program
from tests.conftest import MINIMAL, SETTINGS, served, write
from tests.rendering import build_pages
from tests.test_headers import headers_of

EDITS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "form_edits.yml").read_text(encoding="utf-8")
)
ACTIVITY = "nord/2022/gang.md"
WRITTEN = """\
---
# Øverst
nummer: 08
titel: Gang i gaden
resumé: Kort.
indsatsområder: [trygt]
ansvarlige: [by]
bevilling: {2022: 50.000} # fra oversigten
økonomi:
  - {post: Løn, art: løn, beløb: {2022: 48.000}}
  # også kaffe
  - {post: Mad, beløb: {2022: 2.000}, note: Uden sukker}
side: 4
---

## Baggrund

Tekst.
"""
CONTENT = {**MINIMAL, ACTIVITY: WRITTEN}
COMING = 120_000
"""Milliseconds that the program may take on a machine that is busy with other things."""

FILL = """async files => {
  for (const [path, text] of Object.entries(files)) {
    const names = path.split('/'), name = names.pop();
    let folder = await navigator.storage.getDirectory();
    for (const below of names) folder = await folder.getDirectoryHandle(below, {create: true});
    const writer = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writer.write(text);
    await writer.close();
  }
}"""
READ = """async path => {
  const names = path.split('/'), name = names.pop();
  let folder = await navigator.storage.getDirectory();
  for (const below of names) folder = await folder.getDirectoryHandle(below);
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""
NAMES = """async path => {
  let folder = await navigator.storage.getDirectory();
  for (const below of path.split('/')) folder = await folder.getDirectoryHandle(below);
  return (await Array.fromAsync(folder.keys())).sort();
}"""
PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
"""The folder that is chosen: one of the browser's own, for no test can press a system's buttons."""

EDITED = """async ([format, source, changes]) => {
  const {format: formatOf} = await import('./content-file.js');
  const {shape, body} = (await (await fetch('form.json')).json()).formats[format];
  const file = formatOf(shape, body), values = source ? file.fromFile(source.trim()) : {};
  for (const [path, value] of changes) {
    const keys = path.split('.'), last = keys.pop();
    let at = values;
    keys.forEach((key, place) => at = at[key] ??= isNaN([...keys, last][place + 1]) ? {} : []);
    if (value === null) at.splice(Number(last), 1);
    else at[last] = value;
  }
  return file.toFile(values);
}"""


def form_project(folder: Path, files: Mapping[str, str] = CONTENT) -> Path:
    """A project whose site has the form, built without its search index; its folder."""
    settings = SETTINGS.replace("pdf: no", "pdf: no, form: yes")
    write(folder, {"mkdocs.yml": settings})
    write(folder / "content", files)
    build_pages(folder)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return form_project(tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    site = project / "site"
    with served(site, headers=headers_of(site)) as root:
        yield root


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the form, with the headers that hosts send."""
    context = browser.new_context(locale="da-DK", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(COMING)
    page = context.new_page()
    page.add_init_script(PICKER)
    page.goto(f"{address}admin/")
    yield page
    context.close()


def add_row(page: Page) -> None:
    """Add a budget item; the program makes only the fields that one has scrolled to."""
    budget = page.locator('[data-key-path="budget"]')
    page.mouse.move(600, 500)
    for _ in range(100):
        if budget.count():
            break
        page.mouse.wheel(0, 300)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    budget.scroll_into_view_if_needed()
    budget.get_by_role("button", name=re.compile("^Tilføj")).last.click()
    budget.locator('[role="group"]').last.scroll_into_view_if_needed()


# What is published


def test_the_form_is_published_on_request_only(project: Path, tmp_path: Path) -> None:
    assert (project / "site/admin/index.html").is_file()
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", CONTENT)
    assert not (build_pages(tmp_path) / "admin").exists()


def test_nothing_leads_to_the_form(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": f"site_url: https://by.example/\n{SETTINGS}"})
    settings = (tmp_path / "mkdocs.yml").read_text().replace("pdf: no", "pdf: no, form: yes")
    write(tmp_path, {"mkdocs.yml": settings})
    write(tmp_path / "content", CONTENT)
    site = build_pages(tmp_path)
    assert 'name="robots" content="noindex"' in (site / "admin/index.html").read_text()
    for file in (*site.glob("*.xml"), *site.rglob("*.html")):
        if file.parent != site / "admin":
            assert "admin/" not in file.read_text(encoding="utf-8"), file


def test_the_form_does_not_loosen_the_policy(project: Path, tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", CONTENT)
    without = build_pages(tmp_path)
    assert (project / "site/_headers").read_bytes() == (without / "_headers").read_bytes()


def test_the_program_is_the_one_that_is_pinned() -> None:
    with zipfile.ZipFile(form_program.TARGET) as program:
        files = {name: program.read(name) for name in program.namelist()}
    assert form_program.digest(files) == form_program.DIGEST
    licences = {name for name in files if name.startswith("licences/")}
    assert {f"licences/{it}.txt" for it in ("sveltia-cms", "yaml", "source-sans-3")} <= licences


@pytest.mark.parametrize("code", ["da", "en"])
def test_fields_speak_the_language_of_the_site(code: str, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"mkdocs.yml": SETTINGS.replace("pdf: no", f"pdf: no, form: yes, language: {code}")},
    )
    files = CONTENT if code == "da" else _english(CONTENT)
    write(tmp_path / "content", files)
    told = json.loads((build_pages(tmp_path) / "admin/form.json").read_text(encoding="utf-8"))
    fields = told["program"]["collections"][0]["fields"]
    language = Language.load(code)
    shown = {field["name"]: field for field in fields}
    assert fields[0]["name"] == "title"
    assert fields[0]["required"]
    assert shown["summary"]["label"].casefold() == language.field("Activity", "summary").key
    assert shown["summary"]["hint"] == language.field("Activity", "summary").help
    words = [option["value"] for option in shown["status"]["options"]]
    assert words == language.choices("ActivityStatus")
    assert {"label": "Byen", "value": "by"} in shown["responsible"]["fields"][0]["options"]
    assert {"label": "Trygt", "value": "trygt"} in shown["focus_areas"]["options"]
    assert "grant_2022" in shown


def _english(files: Mapping[str, str]) -> dict[str, str]:
    """The same content for an English site, of which the register has another name."""
    english = {
        name.replace("aktoerer.yml", "organisations.yml"): text for name, text in files.items()
    }
    keys = {"titel": "title", "art": "kind", "navn": "name", "kommune": "municipality"}
    register = english["organisations.yml"]
    for danish, word in keys.items():
        register = register.replace(danish, word)
    english["organisations.yml"] = register
    return {
        **english,
        "index.md": "---\ntitle: Home\n---\n",
        "nord/index.md": (
            "---\ntitle: Nord\nkind: safety-partnership\nsummary: Short.\n"
            "contact: {url: https://nord.example/}\n---\n"
        ),
        "nord/2022/index.md": (
            "---\ntitle: Plan 2022\nkind: action-plan\nedition: '2022'\nperiod: 2022\n"
            "status: adopted\nsummary: Short.\nsource: {title: The plan, url: https://by.example/plan}\n"
            "focus_areas:\n  - {id: trygt, title: Trygt}\nadopted: {date: 2022-01-01}\n---\n"
        ),
        ACTIVITY: (
            "---\nnumber: 1\ntitle: Walk\nsummary: Short.\nfocus_areas: [trygt]\n"
            'responsible: [by]\ngrant: {2022: "1,000"}\n---\n'
        ),
    }


# What files keep


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: str(edit["name"]))
def test_only_what_was_changed_is_written(edit: dict[str, Any], page: Page) -> None:
    name = edit.get("format", "activities-nord-2022-frontmatter")
    text = page.evaluate(EDITED, [name, edit["before"], edit["changes"]])
    after = edit["before"] if edit["after"] == "same" else edit["after"]
    assert text.strip() == after.strip()


LETTERS = "Ø, æ og å på ÉN måde: Müllers Ärla, Ö-gade & \u0130stanbul"


def test_letters_are_spelled_as_addresses_are(page: Page) -> None:
    script = "async text => (await import('./words.js')).spelled(text)"
    assert page.evaluate(script, LETTERS) == plain_letters(LETTERS)


# Writing in it


def open_folder(page: Page, files: Mapping[str, str]) -> None:
    page.evaluate(FILL, files)
    page.get_by_role("button", name="Vælg mappen").click()
    page.get_by_role("row", name="Gang i gaden").wait_for()  # the first plan is open


def save(page: Page) -> None:
    page.get_by_role("button", name="Gem", exact=True).click()


def expect_saved(page: Page) -> None:
    expect(page.get_by_text("Dokumentet er gemt.").first).to_be_attached()


def expect_file(page: Page, path: str, text: str) -> None:
    """Expect a file of the folder to have a text soon: the form is quicker than the disk."""
    page.wait_for_function(
        f"async ([path, text]) => (await ({READ})(path)) === text", arg=[path, text]
    )


def test_what_is_written_in_the_form_is_built(page: Page, address: str, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_folder(page, CONTENT)
    page.get_by_role("row", name="Gang i gaden").click()

    page.locator('[data-key-path="grant_2022"] input').fill("53.500")
    page.locator('[data-key-path="summary"] textarea').fill("Kort: nu med sang.")
    add_row(page)
    page.locator('[data-key-path="budget.2.name"] input').fill("Leje")
    page.locator('[data-key-path="budget.2.amounts_2022"] input').fill("3.500")
    save(page)
    expect_saved(page)

    saved = page.evaluate(READ, ACTIVITY)
    expected = WRITTEN.replace("2022: 50.000", "2022: 53.500")
    expected = expected.replace("resumé: Kort.", 'resumé: "Kort: nu med sang."')
    row = "  - post: Leje\n    beløb: {2022: 3.500}\n"
    assert saved == expected.replace("Uden sukker}\n", f"Uden sukker}}\n{row}")
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []

    site = form_project(tmp_path, {**CONTENT, ACTIVITY: saved}) / "site"
    text = (site / "nord/2022/gang/index.html").read_text(encoding="utf-8")
    for said in ("53.500", "Kort: nu med sang.", "Leje", "48.000"):
        assert said in text


def test_a_file_that_others_have_changed_is_left_alone(page: Page) -> None:
    open_folder(page, CONTENT)
    page.get_by_role("row", name="Gang i gaden").click()
    number = page.locator('[data-key-path="number"] input')
    number.fill("9")
    others = WRITTEN.replace("Tekst.", "En andens tekst.")
    page.evaluate(FILL, {ACTIVITY: others})
    save(page)
    expect(page.get_by_text("gang.md er blevet ændret på din computer")).to_be_visible()
    assert page.evaluate(READ, ACTIVITY) == others
    assert page.evaluate(NAMES, "nord/2022") == ["gang.md", "index.md"]
    page.get_by_role("button", name="OK", exact=True).click()
    expect(number).to_have_value("9")


def test_a_file_is_saved_again_after_the_form_has_saved_it(page: Page) -> None:
    open_folder(page, CONTENT)
    for number in ("8", "9"):
        page.get_by_role("row", name="Gang i gaden").click()
        page.locator('[data-key-path="number"] input').fill(number)
        save(page)
        expect(page.get_by_role("button", name="Gem", exact=True)).to_have_count(0)
    expect_file(page, ACTIVITY, WRITTEN.replace("nummer: 08", "nummer: 9"))


def test_a_new_activity_is_named_as_the_site_names_pages(page: Page, tmp_path: Path) -> None:
    open_folder(page, CONTENT)
    expect(page.get_by_role("row")).to_have_count(1)  # the plan itself is no activity
    page.get_by_role("button", name="Opret").last.click()
    title = "Løb på Åvej: én_gang & æbler"
    page.locator('[data-key-path="title"] input').fill(title)
    page.locator('[data-key-path="number"] input').fill("2")
    page.locator('[data-key-path="summary"] textarea').fill("Kort.")
    save(page)
    expect_saved(page)
    file = f"nord/2022/{slugify(title)}.md"
    saved = page.evaluate(READ, file)
    assert saved == f'---\ntitel: "{title}"\nnummer: 2\nresumé: Kort.\n---\n'
    build_form = form_project(tmp_path, {**CONTENT, file: saved}) / "site"
    assert (build_form / file.removesuffix(".md") / "index.html").is_file()


def test_another_folder_is_not_taken(page: Page) -> None:
    page.evaluate(FILL, {"index.md": "---\ntitel: En anden\n---\n"})
    page.get_by_role("button", name="Vælg mappen").click()
    expect(page.get_by_role("status")).to_contain_text("ikke den, hvor indholdet")


def test_a_browser_without_folders_is_told(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.showDirectoryPicker")
    page.goto(f"{address}admin/", timeout=COMING)
    expect(page.get_by_role("status")).to_contain_text("Chrome og Edge")
    expect(page.get_by_role("button", name="Vælg mappen")).to_be_disabled()
    page.close()
