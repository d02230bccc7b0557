"""The preview in a real browser: errors take the site's place, and leave it, by themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.conftest import MINIMAL, write
from tests.test_browser import AXE, BESIDE, RUN_AXE
from tests.test_build import BROKEN, project
from tests.test_preview import reported_address, running

ACTIVITY = "nord/2022/gang.md"
LONG = f"{'x' * 90}.md"
MANY = {
    **BROKEN,
    "nord/2022/uden.md": "---\ntitel: Uden resumé\nnummer: 2\n---\n",
    f"nord/2022/{LONG}": f"---\ntitel: Lang\nnummer: 3\nansvarlige: [{'y' * 150}]\n---\n",
    "nord/2022/<img src=x onerror=alert(1)>.md": "---\ntitel: Fjendtlig\n---\n",
}
COMING = 60_000
"""Milliseconds that a build may take on a machine that is busy with other things."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a project that is wrong in many ways when its preview starts."""
    return project(tmp_path_factory.mktemp("preview"), MANY) / "content"


@pytest.fixture(scope="module")
def address(content: Path) -> Iterator[str]:
    with running(content.parent) as process:
        yield reported_address(process.stdout)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 320, "height": 800})
    made.set_default_timeout(COMING)
    yield made
    made.close()


def mend(content: Path) -> None:
    for name in MANY:
        (content / name).unlink()
    write(content, {ACTIVITY: MINIMAL[ACTIVITY]})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_at_the_start_is_shown_for_all_to_read(
    scheme: str, address: str, browser: Browser
) -> None:
    page = browser.new_page(
        viewport={"width": 320, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}nord/2022/gang/", timeout=COMING)
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden kan ikke vises endnu")
    expect(page.locator("main")).to_contain_text("content/nord/2022/gang.md:6:14")
    expect(page.locator("main")).to_contain_text('Mente du "by"?')
    assert page.locator("main img").count() == 0
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN_AXE, AXE)["violations"]
    assert [it["id"] for it in found] == []
    assert page.evaluate(BESIDE) == []
    page.close()


def test_the_site_comes_by_itself_and_goes_and_comes(
    address: str, content: Path, page: Page
) -> None:
    page.goto(f"{address}nord/2022/gang/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Siden kan ikke vises endnu", timeout=COMING)
    mend(content)
    expect(heading).to_have_text("Gang i gaden", timeout=COMING)

    write(content, BROKEN)
    expect(page.locator("main")).to_contain_text('"byy" findes ikke', timeout=COMING)
    write(content, {ACTIVITY: BROKEN[ACTIVITY].replace("byy", "byyy")})
    expect(page.locator("main")).to_contain_text('"byyy" findes ikke', timeout=COMING)

    write(content, {ACTIVITY: MINIMAL[ACTIVITY].replace("resumé: Kort.\n", "")})
    expect(heading).to_have_text("Gang i gaden", timeout=COMING)

    settings = content.parent / "mkdocs.yml"
    right = settings.read_text()
    settings.write_text("site_name: [\n")
    expect(page.locator("main")).to_contain_text("mkdocs.yml:2:1", timeout=COMING)
    settings.write_text(right.replace("name: actionplans", "name: no-such"))
    expect(heading).to_have_text("Indstillingerne kan ikke bruges", timeout=COMING)
    settings.write_text(right)
    expect(heading).to_have_text("Gang i gaden", timeout=COMING)

    content.rename(content.with_name("elsewhere"))
    expect(heading).to_have_text("Mappen content findes ikke", timeout=COMING)
    content.with_name("elsewhere").rename(content)
    expect(heading).to_have_text("Gang i gaden", timeout=COMING)

    write(content, {ACTIVITY: MINIMAL[ACTIVITY].replace("Gang i gaden", "Ny titel")})
    expect(heading).to_have_text("Ny titel", timeout=COMING)
    assert re.search(r"Ny titel", page.title())
