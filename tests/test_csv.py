"""The files of tables: the same figures as the page, in a form for spreadsheets and programs."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans import mkdocs_project
from actionplans.exports.csv import table_csv, tables_of
from actionplans.exports.files import files
from actionplans.listed_addresses import FILE as ADDRESS_LIST
from actionplans.locale import Language
from actionplans.outputs import outputs
from actionplans.site import Site
from actionplans.views.elements import Cell, Link, Row, State, TableNote, YearHead
from actionplans.views.parts.money_table import MoneyTable
from actionplans.views.site_pages import pages
from tests.conftest import MINIMAL, MUNICIPALITY, SETTINGS, run_build, write

DANISH = Language.load("da")


def parsed(made: bytes) -> list[list[str]]:
    """A file as a spreadsheet reads it: marked as UTF-8, lines ended as RFC 4180 has it."""
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.endswith(b"\r\n")
    lines = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(line) for line in lines}) == 1, "every line has a cell for each head"
    return lines


@pytest.fixture(scope="module")
def site() -> Site:
    folder, settings = mkdocs_project.content_and_settings(MUNICIPALITY / "mkdocs.yml")
    return Site.load(folder, settings)


def shown(html: str, address: str) -> Iterator[list[str]]:
    """The lines of the table above the way to a file, their texts as a reader sees them."""
    link = re.search(rf'href="[./]*{re.escape(address)}"', html)
    assert link
    before = html[: link.start()]
    table = before[before.rindex("<table") :]
    for line in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
        plain = re.sub(
            r'<span class="hidden">.*?</span>|<sup>.*?</sup>|<small>.*?</small>', "", line
        )
        cells = re.findall(r"<t[hd].*?>(.*?)</t[hd]>", plain, re.DOTALL)
        yield [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def figure(text: str) -> str:
    """A shown figure as a file has it."""
    if text in ("–", "udgår"):
        return ""
    return text.replace(".", "").replace(",", ".")


def test_each_file_has_the_figures_of_the_table_on_its_page(site: Site, municipality: Path) -> None:
    compared = 0
    for spec in pages(site):
        if spec.route.name not in ("budget", "combined-budget", "indicators"):
            continue
        html = (municipality / spec.address / "index.html").read_text(encoding="utf-8")
        for table in tables_of(spec.make()):
            lines = parsed((municipality / (table.csv or "")).read_bytes())
            page = list(shown(html, table.csv or ""))
            assert len(page) == len(lines)
            skip = 2 if isinstance(table, MoneyTable) and table.numbered else 1
            extra = 0 if isinstance(table, MoneyTable) else 1  # the column of the unit
            for seen, line in zip(page[1:], lines[1:], strict=True):
                assert [figure(cell) for cell in seen[skip:]] == line[skip + extra : -1]
                compared += 1
    assert compared > 50


def test_lines_add_up_to_the_sum_below_them(municipality: Path) -> None:
    (head, *lines) = parsed((municipality / "lilleby-nord/2023/budget/oversigt.csv").read_bytes())
    years = [place for place, name in enumerate(head) if name[:4].isdigit()]
    assert len(years) > 2
    at = next(n for n, line in enumerate(lines) if line[1] == DANISH.text("computed-sum"))
    for year in years:
        assert sum(int(line[year] or 0) for line in lines[:at]) == int(lines[at][year] or 0)


def test_provisional_years_say_so(municipality: Path) -> None:
    (head, *_) = parsed((municipality / "lilleby-nord/2023/budget/aar.csv").read_bytes())
    assert head == [
        "Sum",
        "2023",
        "2024",
        "2025 (foreløbig)",
        "2026 (foreløbig, beløb for 1 af 3 poster)",
        "Bemærkninger",
    ]


def test_dates_are_iso_and_numbers_plain(municipality: Path) -> None:
    made = (municipality / "lilleby-nord/indikatorer").glob("*.csv")
    heads = [parsed(file.read_bytes())[0] for file in made]
    assert heads
    for head in heads:
        assert head[:2] == ["Sted", "Enhed"]
        assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in head[2:-1])


def test_promises_have_what_is_stated_of_them_and_nothing_where_it_is_not(
    municipality: Path,
) -> None:
    name = "holdt-de-hvad-de-lovede/loefter.csv"
    (head, *lines) = parsed((municipality / name).read_bytes())
    assert head[3:] == [
        *("Lovet, mindst", "Lovet, højst", "Lovet, mål", "Enhed", "Senest"),
        *("Talt i statusrapport", "Ventet i statusrapport"),
        *("Rapportens enhed, når den er en anden", "Statusrapportens dato"),
        *("Holdt de det?", "Bemærkninger"),
    ]
    told = {line[2]: line[3:] for line in lines if line[1].startswith("Ungejob")}
    assert told["Job i kvarteret"][:10] == [
        *("8", "", "", "job pr. år", "2023-12", "7", "", "unge", "2024-05-24", "Ved vi ikke")
    ]
    assert told["Møder med forældre"][:10] == [
        *("2", "4", "", "møder", "", "3", "", "", "2024-05-24", "Nået")
    ]
    assert told["Virksomheder"][:10] == [
        *("", "", "12", "", "", "", "10", "", "2024-05-24", "Ved vi ikke")
    ]
    assert {"Unge på venteliste", "En folder"}.isdisjoint(told)
    assert (municipality / "lilleby-nord" / name).is_file()


def test_a_file_is_the_same_each_time(site: Site) -> None:
    made = [
        {spec.address: spec.make() for spec in files(site, tuple(pages(site)))} for _ in range(2)
    ]
    assert made[0] == made[1]
    assert any(address.endswith(".csv") for address in made[0])


def test_every_file_is_led_to_from_a_page(site: Site, municipality: Path) -> None:
    html = "".join(file.read_text(encoding="utf-8") for file in municipality.rglob("*.html"))
    listed = {
        spec.address for spec in files(site, tuple(pages(site))) if spec.address.endswith(".csv")
    }
    assert len(listed) > 5
    assert ADDRESS_LIST in listed, "the list of addresses, which is for the next build"
    listed.remove(ADDRESS_LIST)
    unled = {name for name in listed if not re.search(rf'href="[./]*{re.escape(name)}"', html)}
    assert unled == set()


def table(*rows: Row, notes: tuple[TableNote, ...] = ()) -> MoneyTable:
    return MoneyTable(
        caption="Alt", first="Post", years=(YearHead("2023"),), rows=rows, notes=notes, csv="a.csv"
    )


def line_of(row: Row, *notes: TableNote) -> list[str]:
    return parsed(table_csv(table(row, notes=notes), DANISH))[1]


def test_three_kinds_of_nothing_stay_three() -> None:
    label = Link("Veste")
    assert line_of(Row(label, (Cell("0", amount=0),))) == ["Veste", "0", ""]
    assert line_of(Row(label, (Cell("–", State.UNSTATED),))) == ["Veste", "", ""]
    assert line_of(Row(label, (Cell("udgår", State.ENDED),))) == ["Veste", "", "2023: udgår."]


def test_notes_come_along() -> None:
    row = Row(Link("Veste"), (Cell("5", mark="†", amount=5),), mark="*")
    notes = (TableNote("*", "Hele året."), TableNote("†", "Forhøjet."))
    assert line_of(row, *notes) == ["Veste", "5", "Hele året. 2023: Forhøjet."]


SIGNS = "=+-@＝＋－＠"
SEPARATORS = ",;\t\n\r"
SKIPPED = ' "\u00a0\u200b\ufeff\u2003\u2060\u00ad'
"""The characters that programs and people strip off a cell before they look at its first one."""


def split_as(made: str, separator: str) -> Iterator[str]:
    """The cells that a spreadsheet finds: a quotation mark counts at the start of a cell alone."""
    cell, quoted, fresh = "", False, True
    for sign in made:
        if fresh and sign == '"':
            quoted, fresh = True, False
        elif quoted and sign == '"':
            quoted = False
        elif not quoted and sign in f"{separator}\r\n":
            yield cell
            cell, fresh = "", True
        else:
            cell, fresh = cell + sign, False
    yield cell


def split_plainly(made: str) -> list[str]:
    """The cells that a program finds that splits at everything and knows no quotation marks."""
    return re.split(f"[{SEPARATORS}]", made)


def formulas(made: bytes) -> list[str]:
    """Every cell that some program would run."""
    text = made.decode("utf-8-sig")
    cells = [*split_plainly(text), *(it for one in ",;\t" for it in split_as(text, one))]
    return [cell for cell in cells if cell.lstrip(SKIPPED).startswith(tuple(SIGNS))]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12 34", "'+45 12 34"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\u200b\u00a0=1", "'\u200b\u00a0=1"),
        ('"=1"', '\'"=1"'),
        ("\t=1", "'\t'=1"),
        ("\n=1", "'\n'=1"),
        ("\tA", "'\tA"),
        ("Gang;=1+1", "Gang;'=1+1"),
        ('Gang; "=1+1"', 'Gang;\' "=1+1"'),
        ("Gang, -1", "Gang,' -1"),
        ("Gang\t@A1;＋1", "Gang\t'@A1;'＋1"),
        ("Gang\n=1", "Gang\n'=1"),
        ("Børn; unge, 13-15 år = alle", "Børn; unge, 13-15 år = alle"),
        ("'=1", "'=1"),
    ],
)
def test_no_text_is_taken_for_a_formula(text: str, written: str) -> None:
    amount = (Cell("5", amount=5),)
    assert line_of(Row(Link(text), amount))[0] == written
    assert line_of(Row(Link("a"), amount, mark="*"), TableNote("*", text))[-1] == written


def test_heads_are_texts_too() -> None:
    heads = (YearHead("2023", "; =3"),)
    table = MoneyTable(caption="=1", first="=2", years=heads, rows=(), csv="a.csv")
    made = table_csv(table, DANISH)
    assert parsed(made)[0][:2] == ["'=2", "2023 (;' =3)"]


TEXTS = st.text(st.sampled_from(SIGNS + SEPARATORS + SKIPPED + "a1'")) | st.text(
    st.characters(exclude_categories=["Cs"])
)


@given(TEXTS, TEXTS)
def test_any_text_comes_through_and_none_begins_a_formula(label: str, note: str) -> None:
    row = Row(Link(label), (Cell("5", amount=5),), mark="*")
    made = table_csv(table(row, notes=(TableNote("*", note),)), DANISH)
    assert formulas(made) == []
    found = parsed(made)[1]
    assert found[0].replace("'", "") == label.replace("'", "")
    assert found[-1].replace("'", "") == note.replace("'", "")


def test_numbers_below_zero_stay_numbers() -> None:
    assert line_of(Row(Link("Rest"), (Cell("-5", amount=-5),))) == ["Rest", "-5", ""]


@pytest.mark.slow
def test_a_title_written_as_a_formula_is_published_as_text(tmp_path: Path) -> None:
    activity = MINIMAL["nord/2022/gang.md"].replace("Gang i gaden", "'=HYPERLINK(\"x\")'")
    write(tmp_path / "content", {**MINIMAL, "nord/2022/gang.md": activity})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "site/nord/2022/budget/oversigt.csv").read_bytes()
    assert parsed(made)[1] == ["1", '\'=HYPERLINK("x")', "1000", ""]


@pytest.mark.parametrize("file", ["nord/2022/budget/oversigt.csv", "Budget/AAR.csv"])
def test_no_file_of_staff_takes_the_place_of_a_table(file: str, tmp_path: Path) -> None:
    front = f"{MINIMAL['index.md']}[tal]({file})\n"
    write(tmp_path, {**MINIMAL, "index.md": front, file: "a,b\n"})
    settings = mkdocs_project.content_and_settings(MUNICIPALITY / "mkdocs.yml")[1]
    problems = outputs(Site.load(tmp_path, replace(settings, logo=""))).site.report.errors
    assert [(p.kind, p.location.file) for p in problems] == [("reserved-address", file)]
