"""Every page type in a real browser: accessible, at any width and text size, keyboard, print."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from actionplans.mkdocs_project import content_and_settings
from actionplans.site import Site
from actionplans.views.route import PageSpec
from actionplans.views.routes import ROUTES
from actionplans.views.site_pages import pages
from tests.conftest import MUNICIPALITY, REPOSITORY, served
from tests.rendering import DAY

PAGE_TYPES = sorted(
    {route.name for route in ROUTES} - {"redirect", "statement-redirect", "partnership-activities"}
)
"""Every page that stays on the screen; the way from a former address is in test_links, and the
lists of partnerships, which look like the one of all activities, in test_activities_list."""

SOURCES = {"published": REPOSITORY, "municipality": MUNICIPALITY}
"""The sites of examples: the published one first, the made-up one for what it does not have."""

SCRIPTS = {
    "activities": "activities",
    "places": "places",
    "search": "search",
    "translated-search": "search",
}
"""The names of the scripts that make page types handier; the others have none."""

A4 = 673
"""The width in px of the text area of a printed page: 210 mm less the margins of `@page`."""

AXE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "preload": False,
    "resultTypes": ["violations", "incomplete"],
}

LAID_OUT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""The rules of axe that look at how a page is laid out; the others look at its elements alone."""

RUN_AXE = """options => axe.run(options).then(
  ({violations, incomplete}) => ({violations, incomplete}))"""
"""Only what is to be looked at comes back: the thousands of passed checks cost more than axe."""

PLAIN = ".scroll{background:none!important}"
"""Without the shade at a table's edge, which keeps axe from telling a background's colour."""

SPACED = """\
*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-block-end:2em!important}"""
"""The text spacing that WCAG 1.4.12 lets a reader set."""

DESCRIBE = """\
const describe = it => it.outerHTML.slice(0, it.outerHTML.indexOf('>') + 1) + ' '
  + it.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40);"""

BESIDE = f"""() => {{
{DESCRIBE}
const width = document.documentElement.clientWidth;
const clipped = [...document.querySelectorAll('body *')].filter(it =>
  !it.matches('.hidden') && ['hidden', 'clip'].includes(getComputedStyle(it).overflowX)
  && it.scrollWidth > it.clientWidth);
if (document.documentElement.scrollWidth <= width) return clipped.map(describe);
const out = [...document.querySelectorAll('body *')].filter(it => !it.matches('.scroll *')
  && it.getBoundingClientRect().right > width);
return ['the page is ' + document.documentElement.scrollWidth + ' wide, not ' + width,
  ...out.map(describe), ...clipped.map(describe)];
}}"""
"""The elements that overflow the page to the right, or are cut off; tables scroll by themselves."""

GROUNDS = ("paper", "shade")

COLOURS = """() => {
const probe = document.body.appendChild(document.createElement('i'));
const found = {};
for (const name of ['ink', 'muted', 'link', 'visited', 'error', 'good', 'accent', 'paper', 'shade',
    'focus-1', 'focus-2', 'focus-3', 'focus-4', 'focus-5', 'focus-6']) {
  probe.style.color = `var(--${name})`;
  found[name] = getComputedStyle(probe).color;
}
found.texts = [...document.querySelectorAll('svg text')].map(it => {
  const box = it.parentElement.querySelector(':scope > rect:first-child');
  const ground = box ? getComputedStyle(box).fill : 'none';
  return [it.textContent, getComputedStyle(it).fill, ground === 'none' ? found.paper : ground];
});
return found;
}"""
"""The palette of a page, and what the texts in its pictures are painted with, and on: the box that
they stand in, or else the paper."""

OVERLAPPING = """() => {
const boxes = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let text; text = walk.nextNode();) {
  const parent = text.parentElement;
  if (!text.data.trim() || !parent.checkVisibility()) continue;
  if (parent.closest('.hidden, .skip, .scroll, svg')) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  for (const box of range.getClientRects()) {
    const high = box.height / 4;
    if (box.width > 4) boxes.push({
      text: text.data.trim().slice(0, 40), node: text, left: box.left + 2, right: box.right - 2,
      top: box.top + high, bottom: box.bottom - high});
  }
}
boxes.sort((one, other) => one.top - other.top);
const found = [];
boxes.forEach((one, at) => {
  for (const other of boxes.slice(at + 1)) {
    if (other.top >= one.bottom) break;
    if (one.node !== other.node && one.left < other.right && other.left < one.right)
      found.push(`"${one.text}" lies over "${other.text}"`);
  }
});
return found;
}"""

WATCH = f"""() => {{
{DESCRIBE}
for (const it of document.querySelectorAll('details')) it.open = true;
window.order = [...document.querySelectorAll(
  'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex]')]
  .filter(it => it.tabIndex >= 0 && it.checkVisibility())
  .filter(it => it.type !== 'radio' || it.checked); // of a group, the arrows reach the others
window.stops = [];
addEventListener('focusin', event => {{
  const style = getComputedStyle(event.target);
  const box = event.target.getBoundingClientRect();
  stops.push({{
    place: order.indexOf(event.target), what: describe(event.target),
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight}});
}});
return order.map(describe);
}}"""


@dataclass
class Opened:
    """An example of a page type, with what the browser heard of it since it was last loaded."""

    page: Page
    kind: str
    root: str
    address: str
    file: Path
    answers: list[tuple[int, str]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: set[Request] = field(default_factory=set)
    """The requests of the page; those of an earlier page are aborted when it is left."""

    untouched: bool = False
    """Whether the page is as `fresh` leaves it by default: nothing was done to it since."""

    def fresh(
        self,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        media: Literal["screen", "print"] = "screen",
    ) -> Page:
        """Load the page anew, as a reader with this screen or paper meets it."""
        self.untouched = False
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=scheme, media=media)
        self.page.goto("about:blank")
        self.answers.clear()
        self.complaints.clear()
        self.requests.clear()
        self.page.goto(self.root + self.address)
        return self.page

    def seen(self) -> Page:
        """The page as `fresh` leaves it by default, for a test that only looks at it.

        Loaded anew only where something may have been done to it since.
        """
        if not self.untouched:
            self.fresh()
            self.untouched = True
        return self.page


@cache
def specifications(source: Path) -> tuple[PageSpec, ...]:
    """The pages of a project, by its content."""
    folder, settings = content_and_settings(source / "mkdocs.yml")
    return tuple(pages(Site.load(folder, replace(settings, today=date.fromisoformat(DAY)))))


@cache
def addresses(source: Path) -> dict[str, list[str]]:
    """The addresses of a project's pages, by page type."""
    found = defaultdict(list)
    for spec in specifications(source):
        found[spec.route.name].append(spec.address)
    return found


def file_of(site: Path, address: str) -> Path:
    """The file that a host answers an address with."""
    return site / address / "index.html" if address.endswith("/") or not address else site / address


def example(source: Path, site: Path, kind: str) -> str | None:
    """The address of a site's fullest page of a type; none where it has no such page."""
    found = sorted(addresses(source).get(kind, ()))
    return max(found, key=lambda one: file_of(site, one).stat().st_size) if found else None


def having(kind: str) -> str:
    """The fixture of the first site that has a page type.

    Raises:
        LookupError: none has it.
    """
    for name, source in SOURCES.items():
        if addresses(source).get(kind):
            return name
    raise LookupError(f"no example of the page type {kind}, not even in tests/municipality")


@pytest.fixture(scope="module")
def roots(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The addresses that the sites are served at, by the names of their fixtures."""
    names = sorted({having(kind) for kind in PAGE_TYPES})
    managers = {name: served(request.getfixturevalue(name)) for name in names}
    yield {name: manager.__enter__() for name, manager in managers.items()}
    for manager in managers.values():
        manager.__exit__(None, None, None)


@pytest.fixture(scope="module", params=PAGE_TYPES)
def opened(
    request: pytest.FixtureRequest, browser: Browser, roots: dict[str, str]
) -> Iterator[Opened]:
    """A page type's example in a browser."""
    name = having(request.param)
    site = request.getfixturevalue(name)
    address = example(SOURCES[name], site, request.param)
    assert address is not None
    page = browser.new_page(locale="da-DK")
    it = Opened(page, request.param, roots[name], address, file_of(site, address))

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            it.complaints.append(message.text)

    def failed(request: Request) -> None:
        if request in it.requests:
            it.complaints.append(f"no answer: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: it.complaints.append(str(error)))
    page.on("request", lambda request: it.requests.add(request))
    page.on("requestfailed", failed)
    page.on("response", lambda response: it.answers.append((response.status, response.url)))
    yield it
    page.close()


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Page]:
    """A browser's page with scripts turned off."""
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()


def nothing(found: Sequence[object]) -> None:
    """Fail with everything that was found, not just the first of it."""
    assert not found, "\n" + "\n".join(map(str, found))


def _listed(results: list[dict[str, Any]], but: str = "-") -> list[str]:
    return [
        f"{result['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for result in results
        for node in result["nodes"]
        if not node["html"].startswith(but)
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(opened: Opened, scheme: Literal["light", "dark"], width: int) -> None:
    page = opened.fresh(width, scheme)
    page.add_style_tag(content=PLAIN)
    page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN_AXE, AXE)
    nothing(_listed(found["violations"]))
    if (
        width == 1280
    ):  # where nothing is scrolled out of sight: what axe cannot tell, it must not pass
        undecided = [it for it in found["incomplete"] if it["id"] == "color-contrast"]
        nothing(_listed(undecided, but="<text"))


def test_every_page_can_be_read_from_right_to_left(opened: Opened) -> None:
    """As on a site in Arabic: nothing is cut off, hidden or out of contrast.

    The elements are those that `test_axe_finds_nothing` has looked at, by every rule.
    """
    page = opened.fresh(320)
    page.evaluate("document.documentElement.dir = 'rtl'")
    nothing(page.evaluate(BESIDE))
    nothing(page.evaluate(OVERLAPPING))
    page.add_style_tag(content=PLAIN)
    page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
    page.evaluate(AXE_SCRIPT)
    laid_out = {**AXE, "runOnly": {"type": "rule", "values": LAID_OUT}}
    nothing(_listed(page.evaluate(RUN_AXE, laid_out)["violations"]))


def test_narrow_screen_needs_no_sideways_scroll(opened: Opened) -> None:
    page = opened.fresh(320)
    nothing(page.evaluate(BESIDE))
    nothing(page.evaluate(OVERLAPPING))


def test_text_can_be_twice_as_large(opened: Opened) -> None:
    page = opened.fresh(640)
    size = "parseFloat(getComputedStyle(document.{}).fontSize)"
    before = page.evaluate(size.format("body"))
    double = f"document.documentElement.style.fontSize = 2 * {size} + 'px'"
    page.evaluate(double.format("documentElement"))
    assert page.evaluate(size.format("body")) == 2 * before
    nothing(page.evaluate(BESIDE))
    nothing(page.evaluate(OVERLAPPING))


def test_text_can_be_spaced_out(opened: Opened) -> None:
    page = opened.fresh(320)
    page.add_style_tag(content=SPACED)
    nothing(page.evaluate(BESIDE))


def test_skip_link_comes_first_and_leads_to_the_content(opened: Opened) -> None:
    page = opened.fresh()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('body > a.skip:first-child')")
    box = page.locator("a.skip").bounding_box()
    assert box
    assert 0 <= box["x"] <= 1280 - box["width"]
    assert 0 <= box["y"] <= 800 - box["height"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"
    if page.locator("main a").count():
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_of_the_keyboard_is_reached_in_order_and_seen(opened: Opened) -> None:
    page = opened.fresh()
    expected = page.evaluate(WATCH)
    assert len(expected) > 1
    for _ in expected:
        page.keyboard.press("Tab")
    stops = page.evaluate("stops")
    assert [stop["what"] for stop in stops] == expected
    assert [stop["place"] for stop in stops] == list(range(len(expected)))
    nothing([stop["what"] for stop in stops if stop["ring"] < 3])
    nothing([stop["what"] for stop in stops if not stop["seen"]])


@pytest.mark.parametrize("width", [1280, 320])
def test_navigation_can_be_hit_with_a_finger(opened: Opened, width: int) -> None:
    page = opened.seen() if width == 1280 else opened.fresh(width)
    sizes = page.evaluate(
        f"""() => {{ {DESCRIBE}
        const all = [...document.querySelectorAll('nav a, .masthead a, .foot a, summary, button')];
        return all.filter(it => it.checkVisibility()).map(it => {{
          const box = it.getBoundingClientRect();
          return [describe(it), box.width, box.height]; }}); }}"""
    )
    assert sizes
    nothing([size for size in sizes if min(size[1:]) < 24])


def test_nothing_is_fetched_from_elsewhere_and_nothing_complains(opened: Opened) -> None:
    opened.seen()
    nothing([url for _, url in opened.answers if not url.startswith(opened.root)])
    nothing([answer for answer in opened.answers if answer[0] >= 400])
    nothing(opened.complaints)
    assert {Path(url).suffix for _, url in opened.answers} >= {".css"}


def test_page_reads_the_same_without_scripts(opened: Opened, scriptless: Page) -> None:
    """A script may hide what it stands for, and show its own controls, but tells nothing more."""
    page = opened.seen()
    scriptless.goto(opened.root + opened.address)
    if opened.kind in SCRIPTS:
        links = "it => it.filter(one => one.checkVisibility()).map(one => one.href)"
        without = scriptless.locator("main a").evaluate_all(links)
        assert len(without) > 2
        assert set(page.locator("main a").evaluate_all(links)) <= set(without)
    else:
        assert scriptless.inner_text("body") == page.inner_text("body")


def test_page_has_no_scripts(opened: Opened) -> None:
    page = opened.seen()
    own = f"[type=module][src*='assets/'][src$='/{SCRIPTS.get(opened.kind)}.js']"
    assert page.locator(f"script{own}").count() == (opened.kind in SCRIPTS)
    assert page.locator(f"script:not([type='application/ld+json'], {own})").count() == 0
    handlers = "[...document.querySelectorAll('*')].flatMap(it => it.getAttributeNames())"
    nothing([name for name in page.evaluate(handlers) if name.startswith("on")])


def test_headings_are_in_order(opened: Opened) -> None:
    page = opened.seen()
    found = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
        ".map(it => [Number(it.localName[1]), it.textContent.trim()])"
    )
    levels = [level for level, _ in found]
    assert levels.count(1) == 1
    assert levels[0] == 1
    skips = [
        text for (level, text), above in zip(found[1:], levels, strict=False) if level > above + 1
    ]
    nothing(skips)
    nothing([level for level, text in found if not text])


def test_tables_have_captions_and_headers(opened: Opened) -> None:
    page = opened.seen()
    tables = page.evaluate(
        """[...document.querySelectorAll('table')].map(it => ({
          caption: it.caption ? it.caption.textContent.trim() : '',
          headers: it.querySelectorAll('th').length,
          bare: [...it.querySelectorAll('th:not([scope=row]):not([scope=col])')]
            .map(one => one.outerHTML),
          rows: [...it.rows].filter(row => !row.querySelector('th')).map(row => row.outerHTML)}))"""
    )
    faults = [it for it in tables if not it["caption"] or not it["headers"] or it["bare"]]
    nothing(faults)


def test_page_says_its_language_and_name(opened: Opened) -> None:
    page = opened.seen()
    languages = {"en/": ("en", "ltr"), "ar/": ("ar", "rtl")}
    code, direction = languages.get(opened.address[:3], ("da", "ltr"))
    assert page.locator(f"html[lang={code}][dir={direction}]").count() == 1
    heading = page.inner_text("h1").strip().replace("\xad", "")
    assert heading
    assert page.title().replace("\xad", "").startswith(heading)


def test_paper_has_the_page_without_its_navigation(opened: Opened) -> None:
    """But for the breadcrumbs, which tell whose plan a sheet of paper is of."""
    page = opened.fresh(A4, media="print")
    nothing(page.evaluate(BESIDE))
    seen = f"""() => {{ {DESCRIBE}
      return [...document.querySelectorAll('nav:not(.breadcrumbs), .skip')]
        .filter(it => it.checkVisibility()).map(describe); }}"""
    nothing(page.evaluate(seen))
    assert page.locator("h1").is_visible()
    colours = (
        "['color', 'backgroundColor'].map(it => getComputedStyle(document.documentElement)[it])"
    )
    light = page.evaluate(colours)
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(colours) == light


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast by WCAG's formula of two colours as the browser writes them: rgb(0, 77, 153)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "rgb(255, 255, 255)") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_that_axe_cannot_see_have_contrast(
    opened: Opened, scheme: Literal["light", "dark"]
) -> None:
    colours = opened.fresh(scheme=scheme).evaluate(COLOURS)
    weak = []
    for name in ("ink", "muted", "link", "visited", "error", "good"):
        weak += [(name, on) for on in GROUNDS if contrast(colours[name], colours[on]) < 4.5]
    for on, wanted in zip(GROUNDS, (4.5, 3), strict=True):  # on shade, only large figures have it
        weak += [("accent", on)] if contrast(colours["accent"], colours[on]) < wanted else []
    for name in (f"focus-{number}" for number in range(1, 7)):
        weak += [(name, on) for on in GROUNDS[:1] if contrast(colours[name], colours[on]) < 3]
    for text, colour, ground in colours["texts"]:
        weak += [(text, ground)] if contrast(colour, ground) < 4.5 else []
    nothing(weak)
