"""Markup in every text and field, opened in Chromium: nothing runs, nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route

from actionplans.media.svg import UnsafeDrawingError, safe_size
from actionplans.site import Site
from tests.conftest import MINIMAL, SETTINGS, run_build, served, write
from tests.corpus import inputs
from tests.corpus.html import PAYLOADS
from tests.corpus.input import ACTIVITY, sheet
from tests.corpus.sanity import complaints
from tests.fuzz import settings_of

FIELD = "\"'><img src=x onerror=hit()><script>hit()</script><svg onload=hit()> onmouseover=hit() "
"""A payload for every context that a field could be shown in."""

_ALL = (
    "titel_i_oversigten: {0}\nbevillingsnote: {0}\n"
    "målgruppe: [{{hvem: {0}, gruppe: unge}}]\n"
    "økonomi: [{{post: {0}, art: løn, beløb: {{2022: 1.000}}}}]\n"
    "tidsplan: [{{hvornår: {0}, fra: 2022-05-01, hvad: {0}}}]\n"
    "leverancer: [{{hvad: {0}, mindst: 8, enhed: {0}, pr: {0}}}]\n"
    "succeskriterier: [{{kriterium: {0}, datakilde: {0}}}]\n"
    "uddybning: {{tidsplan: {0}, økonomi: {0}}}\n"
    "ændringer: [{{dato: 2022-05-24, tekst: {0}}}]\n"
    "deltag: {0}\nmangler: [{0}]\n"
    "uoverensstemmelser: [{{hvad: {0}, værdier: [{{værdi: {0}, kilde: {0}}}, "
    "{{værdi: {0}, kilde: {0}}}], forklaring: {0}}}]\n"
    "billeder: [{{fil: t.svg, beskrivelse: {0}, kreditering: {0}, billedtekst: {0}}}]\n"
    "bilag: [{{fil: b.pdf, titel: {0}}}]\n"
)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def content() -> dict[str, str]:
    """The least content with a payload in every field, and an activity for each text."""
    field = quoted(FIELD)
    files = dict(MINIMAL)
    files["aktoerer.yml"] = f"- {{id: by, navn: {field}, kort: {field}, art: kommune}}\n"
    files["emner.yml"] = f"- {{id: emne, titel: {field}}}\n"
    files["steder.yml"] = f"- {{id: sted, navn: {field}, art: park}}\n"
    files["ordliste.yml"] = f"- {{id: gade, ord: gaden, forklaring: {field}}}\n"
    files["nord/index.md"] = MINIMAL["nord/index.md"].replace("Nord", field)
    files["nord/2022/index.md"] = (
        MINIMAL["nord/2022/index.md"]
        .replace("Plan 2022", field)
        .replace("Trygt", field)
        .replace("Planen", field)
    )
    files[ACTIVITY] = (
        MINIMAL[ACTIVITY]
        .replace("Gang i gaden", field)
        .replace("resumé: Kort.", f"resumé: {field}")
    ).removesuffix("---\n") + f"emner: [emne]\nsteder: [sted]\n{_ALL.format(field)}---\nI gaden.\n"
    files["nord/2022/t.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    files["nord/2022/b.pdf"] = "%PDF-1.4"
    for number, (name, text) in enumerate(PAYLOADS.items(), 2):
        files[f"nord/2022/{name}.md"] = sheet(number, quoted(name), f"Før.\n\n{text}\n\nEfter.\n")
    return files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all that is not refused."""
    project = tmp_path_factory.mktemp("payloads")
    files = content()
    write(project / "content", files)
    write(project, {"mkdocs.yml": SETTINGS})
    report = Site.load(project / "content", settings_of()).report
    refused = {problem.location.file for problem in report.errors}
    texts = {f"nord/2022/{name}.md" for name in PAYLOADS}
    assert refused <= texts
    assert len(refused) < len(texts) / 2
    for file in refused:
        (project / "content" / file).unlink()
    done = run_build(project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser, and what ran in it or was asked of elsewhere."""
    context = browser.new_context()
    page, found = context.new_page(), list[str]()

    def on_dialog(dialog: Dialog) -> None:
        found.append(f"dialog on {page.url}")
        dialog.dismiss()

    def refuse(route: Route) -> None:
        found.append(f"asked for {route.request.url}")
        route.abort()

    page.expose_function("hit", lambda: found.append(f"ran on {page.url}"))
    page.on("dialog", on_dialog)
    context.route(lambda url: "//127.0.0.1" not in url, refuse)
    yield page, found
    context.close()


STIR = """() => {
  for (const element of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'focus', 'toggle', 'animationstart', 'error', 'load']) {
      element.dispatchEvent(new Event(kind));
    }
    if (/^\\s*(javascript|data|vbscript):/i.test(element.href || '')) hit();
  }
}"""


def test_no_markup_in_texts_and_fields_runs(site: Path, tab: tuple[Page, list[str]]) -> None:
    page, found = tab
    shown = ["", "nord/", "nord/2022/", "nord/2022/samlet/", "nord/2022/gang/", "nord/2022/budget/"]
    shown += ("aktoerer/", "aktoerer/by/", "emner/emne/", "steder/sted/", "ordliste/", "soeg/")
    shown += ("aktiviteter/", "opdateringer/", "tal-der-ikke-stemmer/", "404.html")
    with served(site) as root:
        for address in shown:
            page.goto(root + address)
            assert page.locator("main").count() == 1
            page.evaluate(STIR)
        page.goto(f"{root}soeg/?q=gaden")
        page.wait_for_load_state("networkidle")
        page.evaluate(STIR)
    assert found == []


@pytest.mark.slow
def test_the_site_of_payloads_is_sane(site: Path) -> None:
    assert [*complaints(site)] == []


def test_what_notices_would_notice(tmp_path: Path, tab: tuple[Page, list[str]]) -> None:
    page, found = tab
    write(
        tmp_path,
        {
            "index.html": "<main><p onmouseover=hit()>a</p><img src=https://ond.example/x.png>"
            "<a href='javascript:0'>a</a><script>hit()</script></main>",
            "404.html": "",
        },
    )
    with served(tmp_path) as root:
        page.goto(root)
        page.evaluate(STIR)
    assert [said.partition(" ")[0] for said in found].count("ran") == 3
    assert "asked for https://ond.example/x.png" in found


def test_no_drawing_that_is_accepted_runs_or_fetches(
    tmp_path: Path, tab: tuple[Page, list[str]]
) -> None:
    """Each small drawing of the corpus that may be published, opened itself and as a picture."""
    page, found = tab
    accepted = {}
    for name, given in inputs().items():
        drawing = given.files.get("nord/2022/t.svg")
        if isinstance(drawing, str | bytes) and len(drawing) < 20_000:
            raw = drawing if isinstance(drawing, bytes) else drawing.encode()
            try:
                safe_size(raw)
            except UnsafeDrawingError:
                continue
            accepted[f"{name.replace('/', '-')}.svg"] = raw
    assert len(accepted) > 3
    images = "".join(f"<img src='{name}' alt=''>" for name in accepted)
    write(tmp_path, {**accepted, "index.html": f"<!DOCTYPE html>{images}", "404.html": ""})
    with served(tmp_path) as root:
        for address in ("", *(name for name in accepted if _is_quick(name))):
            page.goto(root + address)
    assert found == []


def _is_quick(name: str) -> bool:
    """Whether a browser draws it at once: those that hang the maker of PDFs may hang it too."""
    return name.startswith(("drawings-style", "drawings-element", "drawings-base", "drawings-edit"))
