"""Drawings: which are published, and that nothing in those runs or fetches; see `drawings.yml`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Route

from actionplans.cache import BuildCache
from actionplans.exports.pdf import Paper, Typesetter
from actionplans.media.svg import UnsafeDrawingError, safe_size
from tests.conftest import MINIMAL, write
from tests.test_scenarios import load, reported

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>'
ADDRESS = "https://planer.example/"


@cache
def drawings() -> dict[str, dict[str, bytes]]:
    """The drawings by what becomes of them and by name."""
    written = yaml.safe_load((Path(__file__).parent / "drawings.yml").read_text(encoding="utf-8"))
    return {
        kind: {name: _drawing(found) for name, found in group.items()}
        for kind, group in written.items()
    }


def _drawing(written: Any) -> bytes:
    if isinstance(written, dict):
        part, times = written["repeat"]
        written = written["text"].replace("MARK", part * times)
    return FRAME.format(written).encode()


CASES = [(kind, name) for kind, group in drawings().items() for name in group]


def linked(*names: str) -> dict[str, str]:
    """The least content, with an activity that links to files beside it."""
    links = "".join(f"[Tegning]({name})\n" for name in names)
    return {**MINIMAL, "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"] + links}


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_drawing_is_published_or_refused(kind: str, name: str) -> None:
    content = drawings()[kind][name]
    if kind == "published":
        assert safe_size(content) == (640, 640)
    else:
        with pytest.raises(UnsafeDrawingError) as caught:
            safe_size(content)
        assert caught.value.kind == kind


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="gb18030"?>',
        '<?xml version="1.0" encoding="utf-16"?>',
        "<?xml version='1.0' encoding = 'iso-2022-jp'?>",
        '\ufeff<?xml version="1.0" encoding="Shift_JIS"?>',
    ],
)
def test_a_drawing_says_what_it_is_read_as(head: str) -> None:
    with pytest.raises(UnsafeDrawingError):
        safe_size((head + FRAME.format("<title>é</title>")).encode())
    safe_size(FRAME.format("<title>é</title>").encode())


def test_a_drawing_is_told_what_to_do_with_it(tmp_path: Path) -> None:
    files = {
        f"{kind}-{number}.svg": content
        for kind in ("unsafe-drawing", "heavy-drawing")
        for number, content in enumerate(drawings()[kind].values())
    }
    write(tmp_path, {f"nord/2022/{name}": content for name, content in files.items()})
    write(tmp_path, linked(*files))
    found = [one for one in reported(load(tmp_path).report) if one.code == "usikker-tegning"]
    assert len(found) == sum(1 for kind, _ in CASES if kind != "published")
    assert all(one.at.endswith(".svg:1:1") and one.severity == "fejl" for one in found)
    assert all("PNG" in one.hint for one in found)
    heavy = [one for one in found if "for indviklet" in one.message]
    assert len(heavy) == len(drawings()["heavy-drawing"])


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {**linked("kort.svg"), "nord/2022/kort.svg": ""})
    with (tmp_path / "nord/2022/kort.svg").open("wb") as file:
        file.truncate(20_000_000_000)
    assert [one.code for one in reported(load(tmp_path).report)] == ["usikker-tegning"]


def test_what_is_published_asks_for_nothing_and_runs_nothing(browser: Browser) -> None:
    """Opened by itself, where an SVG may do most, and shown in a page."""
    published = list(drawings()["published"].values())
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        name = route.request.url.removeprefix(ADDRESS)
        if name.isdecimal():
            route.fulfill(body=published[int(name)], content_type="image/svg+xml")
        else:
            images = "".join(f'<img src="{number}">' for number in range(len(published)))
            route.fulfill(body=f"<title>A</title>{images}", content_type="text/html")

    page = browser.new_page()
    page.route("**/*", answer)
    for number in range(len(published)):
        page.goto(f"{ADDRESS}{number}")
        assert page.evaluate("document.getElementsByTagName('parsererror').length") == 0
        assert page.evaluate("document.scripts.length") == 0
    alone = [f"{ADDRESS}{number}" for number in range(len(published))]
    assert asked == alone
    asked.clear()
    page.goto(f"{ADDRESS}page")
    assert page.evaluate("[...document.images].every(it => it.complete && it.naturalWidth)")
    assert set(asked) == {f"{ADDRESS}page", *alone}
    page.close()


@pytest.mark.slow
def test_what_is_published_can_be_printed(tmp_path: Path) -> None:
    """All in one document: WeasyPrint leaves none out."""
    files = {f"{n}.svg": content for n, content in enumerate(drawings()["published"].values())}
    images = "".join(f'<img alt="{json.dumps(name)[1:-1]}" src="site:{name}">' for name in files)
    html = f'<html lang="da"><title>A</title>{images}'
    paper = Paper(
        html=html, style="", top="hovedindhold", parts={}, activities=4, url="", read=files.get
    )
    assert Typesetter(BuildCache(tmp_path)).pdf(paper).is_file()
