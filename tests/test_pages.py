"""Pages: the made-up municipality's site, page by page, and one of each type against its golden.

After a change that is meant: `GOLDEN=write pytest tests/test_pages.py`, and read the difference.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from unittest.mock import patch
from urllib.parse import quote, unquote, urlsplit

import pytest

from actionplans import mkdocs_project
from actionplans import site as site_module
from actionplans.exports.files import FileSpec
from actionplans.exports.files import files as exported
from actionplans.locale import Language, language_tag
from actionplans.model.plan import PlanStatus
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.model.stated import Nothing
from actionplans.outputs import outputs
from actionplans.publishing.manifest import NAME as MANIFEST
from actionplans.reader import Content, ContentReader
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.basic_parts import Prose
from actionplans.views.parts import site_lists
from actionplans.views.route import PageSpec
from actionplans.views.routes import ROUTES
from actionplans.views.site_pages import pages
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, write
from tests.golden import assert_golden, golden_names
from tests.rendering import DAY, build_pages

TEMPLATES = REPOSITORY / "templates"
BASE = "/planer/"
"""The path that the municipality's site stands at."""

GOLDEN_PAGES = {
    "combined-budget": "budget/",
    "activities": "aktiviteter/",
    "activity": "lilleby-nord/2023/ungejob/",
    "agreement": "soeparken/2022-2025/",
    "budget": "lilleby-nord/2023/budget/",
    "calendar": "lilleby-nord/kalender/",
    "year-on-year": "lilleby-nord/2023/aendringer/",
    "disagreements": "tal-der-ikke-stemmer/",
    "editions": "lilleby-nord/udgaver/",
    "focus-area": "lilleby-nord/2023/indsatsomraade/tryghed/",
    "glossary": "ordliste/",
    "home": "",
    "indicators": "lilleby-nord/indikatorer/",
    "not-found": "404.html",
    "privacy": "privatliv/",
    "organisation": "aktoerer/bua/",
    "organisations": "aktoerer/",
    "partnership": "lilleby-nord/",
    "place": "steder/nordkvarteret/",
    "places": "steder/",
    "plan": "lilleby-nord/2023/",
    "plans": "planer/",
    "partnership-promises": "lilleby-nord/holdt-de-hvad-de-lovede/",
    "poster": "lilleby-nord/2023/ungejob/opslag/",
    "place-poster": "steder/soeparken/opslag/",
    "promises": "holdt-de-hvad-de-lovede/",
    "redirect": "lilleby-nord/2023/nattevandrere/",
    "report": "lilleby-nord/2023/status-2024-05/",
    "result": "lilleby-nord/2023/resultater/flere-i-job/",
    "search": "soeg/",
    "statement-redirect": "was/",
    "target-group": "maalgrupper/unge/",
    "target-groups": "maalgrupper/",
    "text": "om/",
    "topic": "emner/fritidsjob/",
    "topics": "emner/",
    "trends": "gaar-det-bedre/",
    "translated-poster": "ar/lilleby-nord/2023/ungejob/opslag/",
    "translated-search": "en/soeg/",
    "translation": "en/lilleby-nord/2023/ungejob/",
    "change-log": "opdateringer/",
    "whole-plan": "lilleby-nord/2023/samlet/",
}
"""One page of each type: the type is the name of its route, but for those named below."""

RARE_PAGES = {
    "accessibility": "was/",
    "partnership-activities": "lilleby-nord/aktiviteter/",
}
"""One page of each type that the municipality would have with other settings and more content."""

TYPES = {"agreement": "plan"}
"""The types of pages whose name is not that of their route."""

FRAMED = frozenset({"home", "translation"})
"""The pages whose goldens hold the frame: one in the site's language, one in another."""

FRAME = re.compile(r'(?s)<a class="skip".*?</header>\n|<footer class="foot".*</footer>\n')
"""What stands around every page: masthead and footer."""

OUTLINE = re.compile(r"</?(?:title|main|article|section|nav|aside|header|details|h[1-6])\b")
"""The lines of a page that begin or end a part of it, or are a heading."""

OWN_SCRIPT = re.compile(
    r'<script type="module" src="(?:\.\./)+assets/[0-9a-f]{8}/[a-z]+\.js"></script>'
)
"""A script of the site's own, in a file: what makes a page that is whole without it handier."""

VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
MINIMAL_ACTIVITY = MINIMAL["nord/2022/gang.md"]


@cache
def site_of() -> Site:
    """The municipality's content, read and checked."""
    language, url = Language.load("da"), f"https://lilleby.example{BASE}"
    settings = Settings(
        "Planer i Lilleby",
        language,
        date.fromisoformat(DAY),
        url,
        accessibility_statement="https://was.lilleby.example/erklaering",
    )
    site = Site.load(MUNICIPALITY / "content", settings)
    assert site.report.errors == ()
    return site


@cache
def specs() -> tuple[PageSpec, ...]:
    """Every page that the municipality's site is to have."""
    return tuple(pages(site_of()))


def exports() -> tuple[FileSpec, ...]:
    """Every other file that it makes of its records."""
    return tuple(exported(site_of(), specs()))


def file_of(address: str) -> str:
    """The file that a plain host serves at an address."""
    return address if address.rpartition("/")[2] else f"{address}index.html"


# What a page holds


@dataclass
class Contents(HTMLParser):
    """The content of a page that tests look at; tags that do not close in order are recorded."""

    html: str
    address: str = ""
    ids: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Every address that the page names: the tag, the attribute, and the address."""

    pointers: list[str] = field(default_factory=list)
    """The ids that attributes point at."""

    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()
        self.faults += self.unclosed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        elif tag not in VOID:
            self.faults.append(f"/{tag}")

    def _look(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src"):
                self.links.append((tag, name, value or ""))
            elif name in ("aria-labelledby", "aria-describedby", "for", "headers"):
                self.pointers += (value or "").split()


@cache
def contents_of(site: Path, address: str) -> Contents:
    return Contents((site / file_of(address)).read_text(encoding="utf-8"), address)


# One page of each type


@pytest.mark.parametrize("kind", GOLDEN_PAGES)
def test_page_looks_as_it_did(kind: str, municipality: Path) -> None:
    address = GOLDEN_PAGES[kind]
    names = {spec.route.name for spec in specs() if spec.address == address}
    assert TYPES.get(kind, kind) in names
    assert_golden(f"pages/{kind}.html", excerpt(kind, plain(municipality, address)))


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The municipality's site without an accessibility statement, and with short lists."""
    project = tmp_path_factory.mktemp("rare")
    (project / "content").symlink_to(MUNICIPALITY / "content")
    settings = (MUNICIPALITY / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"accessibility_statement: .*", "pdf: no", settings)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with patch.object(site_lists, "LIST_LIMIT", 1):
        return build_pages(project)


@pytest.mark.parametrize("kind", RARE_PAGES)
def test_rare_page_looks_as_it_did(kind: str, rare: Path) -> None:
    assert_golden(f"pages/{kind}.html", excerpt(kind, plain(rare, RARE_PAGES[kind])))


def plain(site: Path, address: str) -> str:
    """A page of a built site without what differs from one machine to another."""
    html = (site / file_of(address)).read_text(encoding="utf-8")
    html, count = re.subn(
        r"assets/[0-9a-f]{8}/([a-z-]+)-[0-9a-f]{8}\.css", r"assets/\1-HASH.css", html
    )
    assert count >= 1
    html = re.sub(r"assets/[0-9a-f]{8}/", "assets/", html)
    html = re.sub(r"(assets/pictures/[a-z-]+)-[0-9a-f]{8}(?=-\d+\.)", r"\1-HASH", html)
    html = re.sub(
        r"\(PDF, \d+ sider?, [0-9,]+\xa0[kM]B\)", "(PDF, SIZE)", html
    )  # other fonts, another size
    return html.rstrip("\n") + "\n"


def excerpt(kind: str, html: str) -> str:
    """What the golden of a page holds: nothing that another golden holds already.

    The masthead and the footer stand in those of `FRAMED`; of the whole plan, which consists of
    the sections of other pages, only the outline.
    """
    content = html if kind in FRAMED else FRAME.sub("", html)
    if kind != "whole-plan":
        return content
    return "".join(f"{line}\n" for line in content.splitlines() if OUTLINE.match(line))


@pytest.mark.parametrize("address", GOLDEN_PAGES.values())
def test_without_pdfs_a_page_lacks_only_the_link_to_one_and_the_words_for_it(
    address: str, municipality: Path, municipality_pages: Path
) -> None:
    link = r'( <a href="[^"]+\.pdf">[^<]*\(PDF, SIZE\)</a>)+'
    words = r', pdf, hent, download, udskriv, print(?=">)'
    without = re.sub(f"{link}|{words}", "", plain(municipality, address))
    assert plain(municipality_pages, address) == without


def test_every_type_of_page_has_a_golden() -> None:
    types = {route.name for route in ROUTES}
    assert {TYPES.get(kind, kind) for kind in GOLDEN_PAGES | RARE_PAGES} == types
    assert golden_names("pages") == set(GOLDEN_PAGES | RARE_PAGES)
    made = {spec.route.name for spec in specs()}
    assert made == types - set(RARE_PAGES)


# Every page


def test_the_site_has_every_page_and_nothing_else(municipality: Path) -> None:
    found = {file.relative_to(municipality).as_posix() for file in municipality.rglob("*")}
    files = {name for name in found if (municipality / name).is_file()}
    made = {file_of(spec.address) for spec in specs()} | {spec.address for spec in exports()}
    assert made - files == set()
    media = {
        "lilleby-nord/2020/tryghedsplan.txt",
        "lilleby-nord/2023/ansoegning.txt",
        "lilleby-nord/2023/vaerksted.svg",
    }
    folders = ("assets/", "pagefind/")
    for plan in site_of().library.plans:
        made |= {f"{plan}/samlet/{plan.replace('/', '-')}{end}.pdf" for end in ("", "-kort")}
    others = {name for name in files - made - media if not name.startswith(folders)}
    assert others == {MANIFEST}
    assert media <= files


def test_every_address_is_made_once() -> None:
    addresses = sorted(spec.address for spec in specs())
    assert addresses == sorted(set(addresses))


def findings(site: Path, look: Callable[[Contents], list[str]]) -> dict[str, list[str]]:
    """The faults of each page, by its address."""
    found = {spec.address: look(contents_of(site, spec.address)) for spec in specs()}
    assert len(found) > 40
    return {address: faults for address, faults in found.items() if faults}


def test_pages_are_well_formed(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        code = next(spec.code for spec in specs() if spec.address == page.address)
        language = language_tag(code or "da")
        start = f'<!doctype html>\n<html lang="{language.code}" dir="{language.direction}"'
        starts = page.html.startswith(start)
        titled = re.search(r"<title>\s*\S.*</title>", page.html)
        return [*page.faults, *([] if starts else ["start"]), *([] if titled else ["title"])]

    assert findings(municipality, look) == {}


def test_ids_are_unique(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        return sorted(id for id, count in Counter(page.ids).items() if count > 1)

    assert findings(municipality, look) == {}


def test_pointers_have_something_to_point_at(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        return sorted({*page.pointers, "hovedindhold"} - set(page.ids))

    assert findings(municipality, look) == {}


def test_headings_go_down_one_level_at_a_time(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        steps = zip([0, *page.levels], page.levels, strict=False)
        jumps = [f"h{above} h{below}" for above, below in steps if below > above + 1]
        return [*jumps, *([] if page.levels.count(1) == 1 else ["h1"])]

    assert findings(municipality, look) == {}


def test_links_lead_somewhere(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        links = [link for _, _, link in page.links]
        return [link for link in links if not _leads_somewhere(link, page.address, municipality)]

    assert findings(municipality, look) == {}


def _leads_somewhere(link: str, address: str, site: Path) -> bool:
    parts = urlsplit(link)
    if parts.scheme in ("https", "mailto", "tel"):
        return bool(parts.netloc or parts.path)
    if parts.scheme:
        return False
    target = normpath(join(BASE + address, unquote(parts.path))) if parts.path else BASE + address
    if parts.path.endswith("/") and not target.endswith("/"):
        target += "/"
    if not target.startswith(BASE):
        return False
    there = target.removeprefix(BASE)
    if not (site / file_of(there)).is_file():
        return False
    return not parts.fragment or parts.fragment in contents_of(site, there).ids


def test_nothing_is_fetched_from_elsewhere_or_run(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        fetched = {link for tag, name, link in page.links if name == "src" or tag == "link"}
        outside = {link for link in fetched if urlsplit(link).scheme or urlsplit(link).netloc}
        named = {name for _, name, _ in page.attributes}
        active = {name for name in named if name.startswith("on") or name == "style"}
        rest = OWN_SCRIPT.sub("", page.html)
        tags = {tag for tag in ("<script", "<style", "<iframe") if tag in rest}
        own = set(re.findall(r'<link rel="(?:canonical|alternate)"[^>]* href="([^"]+)"', page.html))
        return sorted((outside - own) | active | tags)

    assert findings(municipality, look) == {}


def test_pictures_have_a_text(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        pictures = re.findall(r"<(?:img|svg)\b[^>]*>", page.html)
        alternative = re.compile(r'\balt="[^"]+"|\baria-label="[^"]+"|aria-hidden="true"')
        return [tag for tag in pictures if not alternative.search(tag)]

    assert findings(municipality, look) == {}


def _contents_list(page: Contents) -> list[str]:
    found = re.search(r'<nav class="contents".*?</nav>', page.html, re.DOTALL)
    return re.findall(r'<a href="#([^"]+)">', found[0]) if found else []


def test_contents_lists_follow_the_page(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        listed = _contents_list(page)
        return [] if listed == sorted(listed, key=page.ids.index) else listed

    assert findings(municipality, look) == {}


def test_contents_lists_leave_no_section_out(municipality: Path) -> None:
    """A section that the list of a long page leaves out is one that nobody finds.

    What closes a page stands in no list.
    """
    closing = {spec.address: spec.make().closing for spec in specs()}
    found: list[str] = []

    def look(page: Contents) -> list[str]:
        listed = _contents_list(page)
        sections = re.findall(r'<section\b[^>]*>\s*<h2 id="([^"]+)"', page.html) if listed else []
        ends = {getattr(part, "id", None) for part in closing[page.address]}
        found.extend(id for id in sections if id not in ends)
        return [id for id in sections if id not in listed and id not in ends]

    assert findings(municipality, look) == {}
    assert len(found) > 80


def test_tables_have_something_in_them(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        tables = re.findall(r"<table.*?</table>", page.html, re.DOTALL)
        return [table[:80] for table in tables if "<td" not in table]

    assert findings(municipality, look) == {}


def test_signs_of_notes_come_in_the_order_of_the_table(municipality: Path) -> None:
    """And are no digits, which would make another amount of the one that they stand at."""

    def look(page: Contents) -> list[str]:
        faults = []
        for table in re.findall(r"<table.*?</table>", page.html, re.DOTALL):
            signs = list(dict.fromkeys(re.findall(r"<sup>(.*?)</sup>", table)))
            under = page.html.partition(table)[2].partition("</p>")[0]
            listed = re.findall(r"<br>(\S+) ", under)
            faults += [] if signs == listed[: len(signs)] else [f"{signs} {listed}"]
            faults += [sign for sign in signs if sign.isdigit()]
        return faults

    assert findings(municipality, look) == {}


def test_drawn_numbers_are_short(municipality: Path) -> None:
    def look(page: Contents) -> list[str]:
        return re.findall(r'="[^"]*\d\.\d{4,}[^"]*"', page.html)

    assert findings(municipality, look) == {}


def test_drafts_are_not_published(municipality: Path) -> None:
    assert not (municipality / "lilleby-nord/2023/idebutik").exists()
    mentioning = [file for file in municipality.rglob("*.html") if "Idébutik" in file.read_text()]
    assert mentioning == []


# What staff write

UNSHOWN = {("Plan", "edition")}
"""Texts that are told in other words: an edition stands in its plan's title and address."""

NO_TEXT = {"id", "file", "url", "mail", "colour", "number", "line", "after", "between"}
NO_TEXT |= {"word", "status_word", "deliverable"}
"""Fields that are read for more than their text."""

NAMES = {"term", "aliases", "former_addresses"}


class Marker:
    """Gives every text of a record another one, which is found again on a page."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[str, str]] = {}
        self.emphasized: set[str] = set()
        """The texts of Markdown fields, which are put between asterisks."""

    def record(self, record: Record) -> Record:
        kind, fields = type(record), shapes(type(record))
        return record.model_copy(
            update={
                name: self._value(getattr(record, name), shape, (kind.__name__, name))
                for name, shape in fields.items()
                if name not in NO_TEXT | NAMES
            }
        )

    def _value(self, value: Any, shape: Shape, place: tuple[str, str]) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, Nothing):
            return value
        if shape.form is Form.LIST and shape.item:
            return tuple(self._value(member, shape.item, place) for member in value)
        if shape.form is Form.MAPPING and shape.item:
            return {key: self._value(part, shape.item, place) for key, part in value.items()}
        if type(value) is str and not shape.reference:
            mark = f"tekst{len(self.places)}slut"
            self.places[mark] = place
            if not shape.markdown:
                return mark
            self.emphasized.add(mark)
            return f"*{mark}*"
        return value


@pytest.mark.slow
def test_every_text_that_staff_write_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = Marker()

    class Marked(ContentReader):
        def read(self, changed: Collection[str] | None = None) -> Content:
            content = super().read(changed)
            published = [d for d in content.documents if not getattr(d.record, "draft", False)]
            documents = tuple(replace(d, record=marker.record(d.record)) for d in published)
            return replace(content, documents=documents)

    monkeypatch.setattr(site_module, "ContentReader", Marked)
    project = shutil.copytree(MUNICIPALITY, tmp_path / "project")
    mkdocs_project.build(project / "mkdocs.yml", tmp_path / "site", date.fromisoformat(DAY))
    files = (tmp_path / "site").rglob("*.html")
    html = "".join(file.read_text(encoding="utf-8") for file in files)
    shown = set(re.findall(r"tekst\d+slut", html))
    assert len(marker.places) > 200
    lost = {place for mark, place in marker.places.items() if mark not in shown}
    assert lost - UNSHOWN == set()
    raw = re.findall(r"\*(tekst\d+slut)\*", html)
    assert {marker.places[mark] for mark in raw} == set()
    assert len(marker.emphasized) > 10
    assert all(f"<em>{mark}</em>" in html for mark in marker.emphasized)


@pytest.mark.parametrize("status", sorted(set(PlanStatus) - {PlanStatus.ADOPTED}))
def test_a_plan_that_does_not_stand_says_so(status: PlanStatus, tmp_path: Path) -> None:
    """A proposal is not "the adopted document", and one that is withdrawn does not count."""
    language = Language.load("da")
    text = MINIMAL["nord/2022/index.md"].replace("status: vedtaget", f"status: {status}")
    html = build_page(tmp_path, {"nord/2022/index.md": text}, "nord/2022/")
    assert language.label("PlanStatus", status) in html


# Ids of templates and texts


def ids_beside_texts() -> list[str]:
    """Every id that a page with a text sets besides: its parts', and those that templates name."""
    ids: set[str] = set()
    for file in TEMPLATES.rglob("*.html"):
        names = re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8"))
        ids |= {name for name in names if "{" not in name}
    for spec in specs():
        parts = list(spec.make().walk())
        if any(isinstance(part, Prose) for part in parts):
            ids |= {str(part.id) for part in parts if hasattr(part, "id")}
    return sorted(ids)


def test_headings_leave_the_ids_of_pages_alone(tmp_path: Path) -> None:
    ids = ids_beside_texts()
    body = "".join(f"## {id.replace('-', ' ').capitalize()}\n\n" for id in ids)
    write(tmp_path, {"index.md": f"---\ntitel: Forside\n---\n{body}"})
    site = Site.load(tmp_path, Settings("", Language.load("da"), date.fromisoformat(DAY)))
    (page,) = site.library.pages.values()
    headings = site.renderer.render(page.document.body, page.document.file).headings
    assert len(headings) == len(ids) > 40
    assert [heading.id for heading in headings if heading.id in ids] == []


def test_texts_of_one_page_do_not_share_ids(tmp_path: Path) -> None:
    """The body and the texts that stand beside it, each with a footnote and a heading."""
    text = "## Baggrund\n\nSe noten.[^1]\n\n[^1]: Noten.\n"
    inset = "".join(f"    {line}\n" for line in text.split("\n"))
    activity = MINIMAL_ACTIVITY.replace("---\n", "", 1)
    activity = f"---\nuddybning:\n  målgruppe: |\n{inset}  økonomi: |\n{inset}{activity}{text}"
    html = build_page(tmp_path, {"nord/2022/gang.md": activity}, "nord/2022/gang/")
    ids = Contents(html).ids
    assert html.count("Noten.") == 3
    assert sorted(ids) == sorted(set(ids))


def test_the_mark_of_the_root_is_only_replaced_in_links(tmp_path: Path) -> None:
    activity = MINIMAL_ACTIVITY + 'Skriv `PATH="~/bin"` i filen.\n'
    html = build_page(tmp_path, {"nord/2022/gang.md": activity}, "nord/2022/gang/")
    assert '<code>PATH="~/bin"</code>' in html


def test_addresses_of_files_are_encoded(tmp_path: Path) -> None:
    files = {
        "nord/2022/Kort over gården.txt": "kort",
        "nord/2022/100 % #1.txt": "mål",
        "nord/2022/gang.md": MINIMAL_ACTIVITY
        + "[kort](<Kort over gården.txt>) og [mål](<100 %25 %231.txt>)\n",
    }
    links = Contents(build_page(tmp_path, files, "nord/2022/gang/")).links
    own = [link for _, _, link in links if link.endswith(".txt")]
    assert own == [quote(unquote(link), safe="/.") for link in own]
    assert [unquote(link.rpartition("/")[2]) for link in own] == [
        "Kort over gården.txt",
        "100 % #1.txt",
    ]


def test_headings_are_listed_as_they_are_written(tmp_path: Path) -> None:
    body = "## Mad &amp; drikke\n\n## Hvad er <b>det</b>\n\n## Vi *holder* `fest`\n"
    activity = MINIMAL_ACTIVITY + body
    html = build_page(tmp_path, {"nord/2022/gang.md": activity}, "nord/2022/gang/")
    listed = re.search(r'<nav class="contents".*?</nav>', html, re.DOTALL)
    assert listed
    texts = re.findall(r'<a href="#[^"]+">(.*)</a>', listed[0])
    assert texts[-3:] == ["Mad &amp; drikke", "Hvad er det", "Vi holder fest"]


def test_dates_may_be_exact_in_different_ways(tmp_path: Path) -> None:
    """A year beside a month of it: as exact as the document is."""
    indicators = """\
- id: tryghed
  titel: Tryghed
  enhed: procent
  retning: op
  kilde: Måling
  målinger:
    - {dato: 2022-05-24, værdi: 70}
    - {dato: 2022, værdi: 71}
    - {dato: 2022-05, værdi: 72}
    - {dato: 2021, værdi: 73, udgangspunkt: ja}
"""
    html = build_page(tmp_path, {"nord/indikatorer.yml": indicators}, "nord/indikatorer/")
    for shown in ("24.\N{NO-BREAK SPACE}maj 2022", "maj 2022", ">2022<", ">2021<"):
        assert shown in html


def test_what_nobody_has_measured_has_no_empty_table(tmp_path: Path) -> None:
    indicators = "- {id: tryghed, titel: Tryghed, enhed: procent, retning: op, kilde: Måling}\n"
    html = build_page(tmp_path, {"nord/indikatorer.yml": indicators}, "nord/indikatorer/")
    assert "Tryghed" in html
    assert "<table" not in html


def test_a_figure_of_none_is_no_denominator(tmp_path: Path) -> None:
    files = {
        "steder.yml": "- {id: byen, navn: Byen, art: bydel}\n",
        "nord/index.md": MINIMAL["nord/index.md"].replace(
            "---\n",
            "---\nområde: [byen]\nnøgletal:\n"
            "  - {hvad: beboere, værdi: 0, omfatter: [byen], kilde: Planen}\n",
            1,
        ),
    }
    assert "Byen" in build_page(tmp_path, files, "steder/")


@pytest.mark.parametrize("kind", sorted(set(GOLDEN_PAGES) - {"not-found"}))
def test_a_page_of_the_site_cannot_be_a_former_address(kind: str, tmp_path: Path) -> None:
    """Every page has its address to itself, those that the site makes too."""
    content = tmp_path / "content"
    shutil.copytree(MUNICIPALITY / "content", content)
    about = content / "om.md"
    address = GOLDEN_PAGES[kind] or "/"
    about.write_text(about.read_text().replace("[hvem-er-vi]", f'[hvem-er-vi, "{address}"]'))
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    report = outputs(Site.load(content, settings)).site.report
    assert report.errors
    assert {problem.location.file for problem in report.errors} <= {
        "om.md",
        "lilleby-nord/2023/nattevandring.md",
    }


@pytest.mark.parametrize(
    "file",
    [
        "budget.md",
        "aktoerer.md",
        "nord/indikatorer.md",
        "nord/2022/budget.md",
        "nord/2022/resultater.md",
    ],
)
def test_no_file_takes_the_address_of_a_page_of_the_site(file: str, tmp_path: Path) -> None:
    indicators = "- {id: a, titel: A, enhed: a, retning: op, kilde: Måling}\n"
    page = "---\ntitel: Min egen\n---\n"
    write(tmp_path, {**MINIMAL, "nord/indikatorer.yml": indicators, file: page})
    site = Site.load(tmp_path, Settings("", Language.load("da"), date.fromisoformat(DAY)))
    assert [problem.location.file for problem in site.report.errors] == [file]


def build_page(folder: Path, files: dict[str, str], address: str) -> str:
    """One page of the least content with some files in the place of others."""
    write(folder / "content", {**MINIMAL, **files})
    write(folder, {"mkdocs.yml": SETTINGS})
    return (build_pages(folder) / file_of(address)).read_text(encoding="utf-8")
