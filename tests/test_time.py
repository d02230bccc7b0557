"""Time and trust by dates: the year of a plan, calendars, the log of changes, and their files."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from actionplans.exports.files import files
from actionplans.locale import Language
from actionplans.model.activity import TimelineEntry
from actionplans.model.dates import PartialDate
from actionplans.outputs import outputs
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, Section, View
from actionplans.views.parts.details import Details
from actionplans.views.parts.event_group import EventGroup, UndatedSteps
from actionplans.views.parts.events import events
from actionplans.views.parts.facts import Facts
from actionplans.views.parts.logged_notes import LoggedNotes
from actionplans.views.parts.year_chart import YearChart, year_chart
from actionplans.views.site_pages import pages
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, write
from tests.rendering import DAY

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
URL = "https://planer.example/by/"
ACTIVITY = "nord/2022/gang.md"

P = TypeVar("P", bound=Part)


def load(folder: Path, day: str = DAY, url: str = "", language: str = "da", **more: Any) -> Site:
    site = Site.load(
        folder, Settings("Prøve", Language.load(language), date.fromisoformat(day), url, **more)
    )
    assert site.report.errors == ()
    return site


def with_fields(fields: str, name: str = ACTIVITY) -> dict[str, str]:
    """The least content, with some fields more in one file."""
    return {**MINIMAL, name: MINIMAL[name].replace("---\n", f"---\n{fields}\n", 1)}


def steps_of(*steps: str) -> dict[str, str]:
    return with_fields("tidsplan:\n" + "\n".join(f"  - {{{step}}}" for step in steps))


def file(site: Site, name: str) -> bytes:
    return {spec.address: spec.make for spec in files(site, tuple(pages(site)))}[name]()


def view(site: Site, address: str) -> View:
    return {spec.address: spec.make for spec in pages(site)}[address]()


def parts_of(page: View, kind: type[P]) -> list[P]:
    """The parts of a page that are of a type, in its order."""
    return [part for part in page.walk() if isinstance(part, kind)]


def walked(part: Part) -> Iterator[Part]:
    """A part and every part within it."""
    yield part
    for child in part.children:
        yield from walked(child)


def facts(site: Site, address: str) -> list[str]:
    """The date of the last update that a page states."""
    found = [fact for part in parts_of(view(site, address), Facts) for fact in part.items]
    return [link.text for fact in found if fact.label == "Senest opdateret" for link in fact.links]


# What a step says of dates


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2022-03", "2022-05", "2022-03/2022-05"),
        ("2022", None, "2022"),
        (None, "2022-06-30", "2022-06-30"),
        (None, None, None),
        ("2022-05", "2022", "2022-05/2022"),
    ],
)
def test_a_step_covers_what_the_document_dates_and_no_more(
    start: str | None, end: str | None, span: str | None
) -> None:
    step = TimelineEntry(
        when="Da",
        what="Noget",
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
    )
    assert (str(step.span) if step.span else None) == span


# The year


def picture(folder: Path, *steps: str, day: str = DAY) -> YearChart | None:
    site = load(write(folder, steps_of(*steps)), day)
    return year_chart(ViewContext(site), site.library.plans["nord/2022"])


def bars(found: YearChart, table: int = 0) -> list[list[tuple[int, int]]]:
    """The bars of a table's lanes: how many columns each has, and how many steps."""
    lanes = [lane for row in found.tables[table].rows for lane in row.lanes]
    return [[(cell.columns, len(cell.steps)) for cell in lane.cells] for lane in lanes]


def test_a_quarter_spans_three_months(tmp_path: Path) -> None:
    found = picture(
        tmp_path,
        "hvornår: 2. kvartal, fra: 2022-04, til: 2022-06, hvad: A",
        "hvornår: Juli, fra: 2022-07, til: 2022-07, hvad: B",
        "hvornår: August, fra: 2022-08, til: 2022-08, hvad: C",
    )
    assert found
    assert bars(found) == [[(3, 0), (3, 1), (1, 1), (1, 1), (4, 0)]]
    assert found.tables[0].rows[0].lanes[0].cells[1].steps == ("2. kvartal: A",)


def test_steps_that_overlap_stand_in_lanes_and_those_alike_in_one_bar(tmp_path: Path) -> None:
    found = picture(
        tmp_path,
        "hvornår: Q, fra: 2022-01, til: 2022-03, hvad: A",
        "hvornår: Q, fra: 2022-01, til: 2022-03, hvad: B",
        "hvornår: M, fra: 2022-03-15, til: 2022-04, hvad: C",
        "hvornår: E, fra: 2022-05, til: 2022-12, hvad: D",
    )
    assert found
    assert bars(found) == [[(3, 2), (1, 0), (8, 1)], [(2, 0), (2, 1), (8, 0)]]


def test_a_step_over_years_is_in_each_and_points_on(tmp_path: Path) -> None:
    found = picture(
        tmp_path,
        "hvornår: Længe, fra: 2021-11, til: 2023-02, hvad: A",
        "hvornår: Marts, fra: 2023-03, til: 2023-03, hvad: B",
        "hvornår: April, fra: 2023-04, til: 2023-04, hvad: C",
    )
    assert found
    assert [table.caption for table in found.tables] == [
        "Plan 2022: 2021 måned for måned",
        "Plan 2022: 2023 måned for måned",
        "Plan 2022: år for år, kun aktiviteter med trin i andre år end 2021 og 2023",
    ]
    assert bars(found, 0) == [[(10, 0), (2, 1)]]
    assert bars(found, 1) == [[(2, 1), (1, 1), (1, 1), (8, 0)]]
    assert bars(found, 2) == [[(3, 1)], [(2, 0), (1, 2)]]
    outlines = [found.tables[n].rows[0].lanes[0].cells for n in (0, 1, 2)]
    assert outlines[0][1].path == "M0 0v10H82l18-5-18-5z"
    assert outlines[1][0].path == "M0 0l18 5-18 5H100V0z"
    assert outlines[2][0].path == "M0 0v10H100V0z"


def test_only_years_give_one_table_of_years(tmp_path: Path) -> None:
    found = picture(
        tmp_path,
        "hvornår: Fra 2020, fra: 2020, hvad: A",
        "hvornår: 2021-2024, fra: 2021, til: 2024, hvad: B",
        "hvornår: 2024, fra: 2024, til: 2024, hvad: C",
    )
    assert found
    assert [[column.text for column in table.columns] for table in found.tables] == [
        ["2020", "2021", "2022", "2023", "2024"]
    ]
    assert bars(found) == [[(1, 1), (4, 1)], [(4, 0), (1, 1)]]


@pytest.mark.parametrize(("last", "is_drawn"), [("2022-02", False), ("2022-03", True)])
def test_two_lengths_of_bar_are_no_picture(last: str, is_drawn: bool, tmp_path: Path) -> None:
    steps = [("2022-01", "2022-02"), ("2022-02", "2022-02"), ("2022-02", "2022-02"), (last, last)]
    lines = [f"hvornår: Da, fra: {start}, til: {end}, hvad: A" for start, end in steps]
    assert (picture(tmp_path, *lines) is not None) is is_drawn


@pytest.mark.parametrize(
    ("first", "day", "title"),
    [
        ("2022-01", "2022-12-31", "Efter planen er aktiviteten med daterede trin i gang i 2022"),
        ("2022-01", "2023-01-01", "I 2022 skulle aktiviteten med daterede trin være i gang"),
        (
            "2022-07",
            "2023-01-01",
            "I andet halvår af 2022 skulle aktiviteten med daterede trin være i gang",
        ),
    ],
)
def test_the_title_is_in_the_tense_of_the_plan(
    first: str, day: str, title: str, tmp_path: Path
) -> None:
    ends = ("2022-12", "2022-11", "2022-10")
    steps = [f"hvornår: Da, fra: {first}, til: {end}, hvad: A" for end in ends]
    found = picture(tmp_path, *steps, day=day)
    assert found
    assert found.title == title


def test_the_title_says_when_most_is_in_progress(tmp_path: Path) -> None:
    files = steps_of("hvornår: F, fra: 2022-01, til: 2022-06, hvad: A")
    other = MINIMAL[ACTIVITY].replace("nummer: 1", "nummer: 2").replace("Gang i", "Lys i")
    for name, step in (("lys", "fra: 2022-03, til: 2022-04"), ("ro", "fra: 2022-09, til: 2022-10")):
        text = other.replace("nummer: 2", "nummer: 2" if name == "lys" else "nummer: 3")
        step = f"tidsplan: [{{hvornår: E, {step}, hvad: B}}]\n---\n"
        files[f"nord/2022/{name}.md"] = text[: text.rindex("---\n")] + step
    site = load(write(tmp_path, files))
    found = year_chart(ViewContext(site), site.library.plans["nord/2022"])
    assert found
    title = (
        "I marts–april 2022 skulle flest være i gang på én gang:"
        " 2 af 3 aktiviteter med daterede trin"
    )
    assert found.title == title


def test_the_title_names_every_time_when_most_is_in_progress(tmp_path: Path) -> None:
    spans = (
        "fra: 2022-01, til: 2022-03",
        "fra: 2022-05, til: 2022-05",
        "fra: 2022-07, til: 2022-12",
    )
    found = picture(tmp_path, *(f"hvornår: Da, {span}, hvad: A" for span in spans))
    assert found
    assert found.title == (
        "I januar–marts 2022, maj 2022 og andet halvår af 2022"
        " skulle aktiviteten med daterede trin være i gang"
    )


def test_the_title_says_nothing_of_the_time_before_or_after_a_date_that_stands_alone(
    tmp_path: Path,
) -> None:
    steps = ("fra: 2022-02, til: 2022-02", "til: 2022", "fra: 2022-04")
    found = picture(tmp_path, *(f"hvornår: Da, {step}, hvad: A" for step in steps))
    assert found
    assert found.title == (
        "I februar 2022 og april 2022 skulle aktiviteten med daterede trin være i gang"
    )


def test_no_dates_give_no_picture_and_no_calendar(tmp_path: Path) -> None:
    assert picture(tmp_path, "hvornår: Løbende, hvad: A") is None
    site = load(tmp_path)
    assert not [spec for spec in pages(site) if spec.route.name == "calendar"]
    assert not [spec for spec in files(site, tuple(pages(site))) if spec.address.endswith(".ics")]
    assert parts_of(view(site, "nord/2022/"), YearChart) == []


class Tables(HTMLParser):
    """The widths of the rows of each table: columns of its own and of what reaches into it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[int]] = []
        self.reaching: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "table":
            self.tables.append([])
            self.reaching = []
        elif tag == "tr":
            self.tables[-1].append(sum(rows > 0 for rows in self.reaching))
            self.reaching = [rows - 1 for rows in self.reaching]
        elif tag in ("td", "th"):
            width = int(named.get("colspan") or 1)
            self.tables[-1][-1] += width
            self.reaching += [int(named.get("rowspan") or 1) - 1] * width


@pytest.mark.slow
@pytest.mark.parametrize("site", ["municipality", "published"])
def test_the_rows_of_a_picture_fill_its_columns(site: str, request: pytest.FixtureRequest) -> None:
    built = request.getfixturevalue(site)
    figures = [
        figure
        for file in sorted(built.rglob("*.html"))
        for figure in re.findall(
            r'<figure class="year-chart"[^>]*>.*?</figure>', file.read_text(), re.DOTALL
        )
    ]
    assert figures
    widths = [rows for figure in figures for rows in Tables(figure).tables]
    assert len(widths) >= len(figures)
    assert [rows for rows in widths if len(set(rows)) != 1] == []
    assert {rows[0] for rows in widths} >= {13}


# The calendar's page


STEPS = (
    "hvornår: Marts, fra: 2022-03, til: 2022-03, hvad: A",
    "hvornår: Fra maj, fra: 2022-05, hvad: B",
    "hvornår: Maj til juli, fra: 2022-05, til: 2022-07, hvad: C",
    "hvornår: 2022, fra: 2022, til: 2022, hvad: D",
    "hvornår: Løbende, hvad: E",
)


def test_the_calendar_has_every_date_by_month(tmp_path: Path) -> None:
    found = view(load(write(tmp_path, steps_of(*STEPS)), "2022-06-15"), "nord/kalender/")
    (plan,) = parts_of(found, Section)
    groups = [
        (part.heading, [item.what for item in part.items])
        for part in plan.parts
        if isinstance(part, EventGroup)
    ]
    assert groups == [("I 2022", ["D"]), ("Marts 2022", ["A"]), ("Maj 2022", ["B", "C"])]
    (undated,) = parts_of(found, UndatedSteps)
    (item,) = undated.items
    assert (item.activity.text, item.count) == ("Gang i gaden", "1 trin")


@pytest.mark.parametrize(
    ("last", "summary"),
    [("2022-12-31", "De 4 datoer er passeret."), ("2023-01-01", "4 datoer")],
)
def test_the_dates_of_a_plan_that_is_over_are_folded_up(
    last: str, summary: str, tmp_path: Path
) -> None:
    steps = [step.replace("til: 2022, ", f"til: {last}, ") for step in STEPS]
    content = write(tmp_path, steps_of(*steps))
    running = view(load(content, "2022-12-31"), "nord/kalender/")
    assert parts_of(running, Details) == []
    over = view(load(content, "2023-01-01"), "nord/kalender/")
    (details,) = parts_of(over, Details)
    assert details.summary == summary
    assert len(parts_of(over, EventGroup)) == len(parts_of(running, EventGroup)) == 3


def test_a_deadline_is_in_the_calendar(tmp_path: Path) -> None:
    fields = "leverancer: [{hvad: Job, mindst: 8, enhed: job, senest: 2022}, {hvad: En folder}]"
    found = view(load(write(tmp_path, with_fields(fields)), "2022-06-01"), "nord/kalender/")
    assert parts_of(found, YearChart) == []
    (group,) = parts_of(found, EventGroup)
    (event,) = group.items
    assert (event.when, event.what) == ("Senest 2022", "Job (mindst 8)")
    assert event.activity.address == "nord/2022/gang/#del-leverancer"


def test_the_newest_plan_comes_first_and_every_date_is_there(published: Path) -> None:
    site = load(REPOSITORY / "content")
    found = view(site, "amager/kalender/")
    plans = parts_of(found, Section)
    assert [plan.heading.address for plan in plans] == ["amager/2022/", "amager/2016/"]
    html = (published / "amager/kalender/index.html").read_text()
    assert html.index('id="plan-2022"') < html.index('id="plan-2016"')
    context = ViewContext(site)
    expected = [
        len(events(context, site.library.plans[name])) for name in ("amager/2022", "amager/2016")
    ]
    dated = [
        sum(len(part.items) for part in walked(plan) if isinstance(part, EventGroup))
        for plan in plans
    ]
    assert dated == expected
    assert min(expected) > 20


# The file for calendar programs


HARD = "Kaffe, kage; og en \\ tur 🎉 til Åvej: " + "æøå " * 30 + "slut"


def calendar(site: Site, name: str = "nord/kalender.ics") -> Calendar:
    return Calendar.from_ical(file(site, name))


def test_every_date_of_a_plan_that_is_not_over_is_in_the_file() -> None:
    site = load(MUNICIPALITY / "content", "2022-12-31", url=URL)
    context = ViewContext(site)
    for partnership in ("lilleby-nord", "soeparken"):
        plans = context.library.plans_of(site.library.partnerships[partnership])
        plans = [plan for plan in plans if plan.id != "lilleby-nord/2020"]
        expected = [
            (event.span.start.first, event.span.end.last + timedelta(days=1), event.what)
            for plan in plans
            for event in events(context, plan)
        ]
        found = calendar(site, f"{partnership}/kalender.ics")
        assert expected
        written = [(event.start, event.end, str(event["summary"])) for event in found.events]
        assert len(written) == len(expected)
        for (start, end, summary), (first, after, what) in zip(written, expected, strict=True):
            assert (start, end) == (first, after)
            assert summary.endswith(what)


def test_the_file_is_as_the_standard_has_it(tmp_path: Path) -> None:
    content = write(
        tmp_path, steps_of(f"hvornår: I maj, fra: 2022-05, til: 2022-05, hvad: '{HARD}'")
    )
    written = file(load(content, "2022-05-05", url=URL), "nord/kalender.ics")
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    text = written.replace(b"\r\n ", b"").decode()
    assert "Kaffe\\, kage\\; og en \\\\ tur 🎉" in text
    assert "DTSTART;VALUE=DATE:20220501\r\n" in text
    assert "DTEND;VALUE=DATE:20220601\r\n" in text
    assert "DTSTAMP:20220101T000000Z\r\n" in text
    assert f"URL:{URL}nord/2022/gang/#del-tidsplan\r\n" in text
    (event,) = Calendar.from_ical(written).events
    assert str(event["summary"]) == f"Gang i gaden: {HARD}"
    assert event["summary"].params["LANGUAGE"] == "da"
    assert str(event["description"]).splitlines()[0] == f"I maj: {HARD}"
    assert datetime(2022, 1, 1, tzinfo=UTC) == event.DTSTAMP


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    content = write(tmp_path, steps_of("hvornår: I maj, fra: 2022-05, til: 2022-05, hvad: A"))
    found = calendar(load(content, "2022-05-05"))
    assert (str(found["version"]), str(found["x-wr-calname"])) == ("2.0", "Kalender for Nord")
    assert "URL" not in found.events[0], "nobody knows where the site will stand"
    assert "URL" not in found


def uids(folder: Path, *steps: str, url: str = "") -> list[str]:
    found = calendar(load(write(folder, steps_of(*steps)), "2022-05-05", url=url)).events
    return [str(event["uid"]) for event in found]


def test_ids_stay_when_a_step_is_moved_or_others_come_before(tmp_path: Path) -> None:
    first = "hvornår: Maj, fra: 2022-05, til: 2022-05, hvad: A"
    moved = "hvornår: Juni, fra: 2022-06, til: 2022-06, hvad: A"
    other = "hvornår: April, fra: 2022-04, til: 2022-04, hvad: B"
    (id,) = uids(tmp_path, first)
    assert uids(tmp_path, moved) == [id]
    assert uids(tmp_path, first, url=URL) == [id]
    assert uids(tmp_path, other, first)[1] == id
    twice = uids(tmp_path, first, moved)
    assert twice[0] == id
    assert len(set(twice)) == 2


def test_every_id_of_the_site_is_another() -> None:
    site = load(REPOSITORY / "content", "2021-12-31")
    specs = files(site, tuple(pages(site)))
    names = [spec.address for spec in specs if spec.address.endswith(".ics")]
    found = [str(event["uid"]) for name in names for event in calendar(site, name).events]
    assert len(found) > 50
    assert len(set(found)) == len(found)


def test_a_change_that_is_noted_dates_the_event(tmp_path: Path) -> None:
    fields = "ændringer: [{dato: 2022-02, tekst: A}, {dato: 2022-02-03, tekst: B}]\ntidsplan:"
    content = steps_of("hvornår: I maj, fra: 2022-05, til: 2022-05, hvad: A")
    content[ACTIVITY] = content[ACTIVITY].replace("tidsplan:", fields)
    (event,) = calendar(load(write(tmp_path, content), "2022-05-05")).events
    assert datetime(2022, 2, 3, tzinfo=UTC) == event.DTSTAMP


@pytest.mark.parametrize(("day", "is_there"), [("2022-12-31", True), ("2023-01-01", False)])
def test_there_is_no_file_of_the_past(day: str, is_there: bool, tmp_path: Path) -> None:
    content = write(tmp_path, steps_of("hvornår: I 2023, fra: 2023, til: 2023, hvad: A"))
    site = load(content, day)
    specs = files(site, tuple(pages(site)))
    assert ("nord/kalender.ics" in {spec.address for spec in specs}) is is_there
    head = [part for part in view(site, "nord/kalender/").head if isinstance(part, Paragraph)]
    assert bool(head) is is_there


# The log of changes


def test_the_log_has_every_note_the_newest_first() -> None:
    found = view(load(MUNICIPALITY / "content"), "opdateringer/")
    logged = [
        (item.note.iso, item.note.kind, item.page.address)
        for part in parts_of(found, LoggedNotes)
        for item in part.items
    ]
    assert logged == [
        ("2024-06-01", "opdatering", "lilleby-nord/"),
        ("2024-03-05", None, "om/"),
        ("2024-03", None, "lilleby-nord/2023/"),
        ("2024", "rettelse", "lilleby-nord/2023/status-2024-05/"),
        ("2023-06-01", "rettelse", "lilleby-nord/2023/ungejob/"),
        ("2023-02-14", None, "lilleby-nord/2023/"),
    ]


def test_last_updated_moves_by_notes_alone() -> None:
    site = load(MUNICIPALITY / "content")
    every = "Se alle opdateringer"
    assert facts(site, "lilleby-nord/2023/ungejob/") == ["1. juni 2023", every]
    assert facts(site, "lilleby-nord/2023/") == ["marts 2024", every]
    assert facts(site, "lilleby-nord/") == ["1. juni 2024", every]
    for untouched in ("lilleby-nord/2023/cykelskole/", "lilleby-nord/2020/", "soeparken/"):
        assert facts(site, untouched) == []


def test_a_note_moves_the_pages_that_it_belongs_to(tmp_path: Path) -> None:
    note = "ændringer: [{dato: 2022-02, tekst: A}, {dato: 2022-02-03, tekst: B}]"
    site = load(write(tmp_path, with_fields(note)))
    for address in ("nord/2022/gang/", "nord/2022/", "nord/"):
        assert facts(site, address)[0] == "3. februar 2022"


def test_an_empty_log_says_so(tmp_path: Path) -> None:
    site = load(write(tmp_path, MINIMAL))
    found = view(site, "opdateringer/")
    assert found.sections == (paragraph("Der er ikke noteret rettelser eller opdateringer endnu."),)
    assert found.contents == ()


def notes(*years: tuple[int, int]) -> str:
    """Notes, so many in each year."""
    notes = [
        f"{{dato: {year}-{n % 12 + 1:02d}, tekst: Note {n}}}"
        for year, many in years
        for n in range(many)
    ]
    return f"ændringer: [{', '.join(notes)}]"


def test_a_long_log_is_split_by_year(tmp_path: Path) -> None:
    site = load(write(tmp_path, with_fields(notes((2020, 3), (2021, 100), (2022, 60), (2023, 60)))))
    addresses = [spec.address for spec in pages(site) if spec.route.name == "change-log"]
    assert addresses == ["opdateringer/", "opdateringer/2021/", "opdateringer/2020/"]
    shown = {address: view(site, address) for address in addresses}
    years = {address: [line.text for line in found.contents] for address, found in shown.items()}
    assert years == {
        "opdateringer/": ["2023", "2022"],
        "opdateringer/2021/": ["2021"],
        "opdateringer/2020/": ["2020"],
    }
    for address, found in shown.items():
        others = {part.text[0].address for part in found.closing if isinstance(part, Paragraph)}
        above = {link.address for link in found.breadcrumbs}
        assert others | above | {address} >= set(addresses)
    total = sum(len(n.items) for found in shown.values() for n in parts_of(found, LoggedNotes))
    assert total == 223


# The feed


def test_the_feed_has_what_the_standard_asks_for() -> None:
    site = load(MUNICIPALITY / "content", url=URL, publisher="Lilleby Kommune")
    feed = ElementTree.fromstring(file(site, "opdateringer.xml"))
    assert feed.tag == f"{{{ATOM['atom']}}}feed"
    assert feed.findtext("atom:id", namespaces=ATOM) == f"{URL}opdateringer.xml"
    assert feed.findtext("atom:title", namespaces=ATOM) == "Prøve: Opdateringer"
    assert feed.findtext("atom:author/atom:name", namespaces=ATOM) == "Lilleby Kommune"
    links = {link.get("rel"): link.get("href") for link in feed.findall("atom:link", ATOM)}
    assert links == {"self": f"{URL}opdateringer.xml", "alternate": f"{URL}opdateringer/"}
    entries = feed.findall("atom:entry", ATOM)
    assert len(entries) == 6
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            assert entry.findtext(f"atom:{name}", namespaces=ATOM)
        (link,) = entry.findall("atom:link", ATOM)
        assert (link.get("href") or "").startswith(URL)
    ids = [entry.findtext("atom:id", "", ATOM) for entry in entries]
    assert len(set(ids)) == len(ids)
    assert ids[4] == "tag:planer.example,2023-06-01:/by/lilleby-nord/2023/ungejob/#1"
    moments = [entry.findtext("atom:updated", "", ATOM) for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext("atom:updated", namespaces=ATOM) == moments[0] == "2024-06-01T12:00:00Z"
    assert entries[4].findtext("atom:title", "", ATOM).startswith('Rettelse: Ungejob "13-17" <år>')


def test_without_an_address_the_feed_leads_on_from_where_it_lies() -> None:
    feed = ElementTree.fromstring(file(load(MUNICIPALITY / "content"), "opdateringer.xml"))
    hrefs = [link.get("href") for link in feed.iter(f"{{{ATOM['atom']}}}link")]
    assert hrefs[:3] == ["opdateringer.xml", "opdateringer/", "lilleby-nord/"]
    ids = [element.text or "" for element in feed.iter(f"{{{ATOM['atom']}}}id")]
    assert len(set(ids)) == len(ids) == 7
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)
    assert feed.findtext("atom:author/atom:name", namespaces=ATOM) == "Prøve"


def test_ids_of_notes_stay_when_words_are_put_right_and_notes_come(tmp_path: Path) -> None:
    def ids(*texts: str) -> list[str]:
        notes = ", ".join(f"{{dato: {text}}}" for text in texts)
        site = load(write(tmp_path, with_fields(f"ændringer: [{notes}]")), url=URL)
        feed = ElementTree.fromstring(file(site, "opdateringer.xml"))
        return [entry.findtext("atom:id", "", ATOM) for entry in feed.findall("atom:entry", ATOM)]

    (first,) = ids("2022-05-01, tekst: Antalet er rettet")
    assert ids("2022-05-01, tekst: Antallet er rettet", "2022-05-01, tekst: Og mere")[0] == first
    assert ids("2022-06-01, tekst: Nyt", "2022-05-01, tekst: Antallet er rettet")[1] == first


def test_pages_and_their_foot_lead_to_the_log(municipality: Path) -> None:
    html = (municipality / "lilleby-nord/2023/ungejob/index.html").read_text()
    feed = '<link rel="alternate" href="../../../opdateringer.xml" type="application/atom+xml"'
    assert feed in html
    foot = html[html.index('<footer class="foot">') :]
    assert '<a href="../../../opdateringer/">Opdateringer</a>' in foot


@pytest.mark.parametrize("name", ["opdateringer.md", "nord/kalender/index.md"])
def test_no_page_of_staff_takes_their_addresses(name: str, tmp_path: Path) -> None:
    content = {
        **MINIMAL,
        name: MINIMAL["nord/2022/index.md"] if "index" in name else "---\ntitel: A\n---\n",
    }
    day = date.fromisoformat(DAY)
    report = Site.load(write(tmp_path, content), Settings("", Language.load("da"), day)).report
    assert name in {problem.location.file for problem in report.errors}


def test_no_file_of_staff_takes_the_place_of_a_calendar(tmp_path: Path) -> None:
    plan = MINIMAL["nord/2022/gang.md"].replace(
        "nummer: 1", "nummer: 1\ntidsplan: [{hvornår: Maj, fra: 2026-05, hvad: Fest}]"
    )
    front = f"{MINIMAL['index.md']}[Kalender](nord/kalender.ics)\n"
    files = {"nord/2022/gang.md": plan, "index.md": front, "nord/kalender.ics": "BEGIN"}
    day = date(2022, 5, 5)
    site = Site.load(write(tmp_path, {**MINIMAL, **files}), Settings("", Language.load("da"), day))
    found = [(p.kind, p.location.file) for p in outputs(site).site.report.errors]
    assert found == [("reserved-address", "nord/kalender.ics")]


ENGLISH = {
    "index.md": "---\ntitle: Front\n---\n",
    "organisations.yml": "- {id: city, name: City, kind: municipality}\n",
    "north/index.md": "---\ntitle: North\nkind: other\nsummary: Short.\n---\n",
    "north/2022/index.md": """\
---
title: Plan 2022
kind: action-plan
edition: "2022"
period: 2022
status: proposed
summary: Short.
source: {title: The plan}
---
""",
    "north/2022/walk.md": """\
---
title: A walk
summary: Short.
responsible: [city]
timeline: [{when: May, start: 2022-05, end: 2022-05, what: We walk}]
changes: [{date: 2022-06, kind: correction, text: It was May.}]
---
""",
}


def test_an_english_site_has_them_in_english(tmp_path: Path) -> None:
    site = load(write(tmp_path, ENGLISH), "2022-05-05", language="en", url=URL)
    specs = files(site, tuple(pages(site)))
    assert {"north/calendar.ics", "updates.xml"} <= {spec.address for spec in specs}
    assert view(site, "north/calendar/").title == "Calendar of North"
    (event,) = calendar(site, "north/calendar.ics").events
    assert event["summary"].params["LANGUAGE"] == "en"
    feed = ElementTree.fromstring(file(site, "updates.xml"))
    assert feed.findtext("atom:entry/atom:title", namespaces=ATOM) == "Correction: A walk"
