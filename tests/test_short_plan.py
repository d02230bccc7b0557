"""Plans in short: what they leave out, where they lead, and how many pages they take."""

import re
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import MINIMAL, write
from tests.pdf_lines import squeezed, texts
from tests.rendering import short_documents

ADDRESS = "nord/2022/samlet/nord-2022-kort.pdf"
MOST_SUMMARIES = 18


def document(folder: Path, activities: int, url: str = "") -> str:
    """A plan in short with some activities, each with the summary `Hvad der sker.`."""
    files = {f"nord/2022/gang{number}.md": activity(number) for number in range(activities)}
    base = {name: text for name, text in MINIMAL.items() if name != "nord/2022/gang.md"}
    write(folder, {**base, **files})
    return short_documents(folder, url=url)[ADDRESS]


def activity(number: int) -> str:
    text = MINIMAL["nord/2022/gang.md"].replace("nummer: 1", f"nummer: {number + 1}")
    return text.replace("resumé: Kort.", "resumé: Hvad der sker.")


@pytest.mark.parametrize(("activities", "summaries"), [(MOST_SUMMARIES, True), (19, False)])
def test_of_many_activities_each_has_a_line(
    activities: int, summaries: bool, tmp_path: Path
) -> None:
    html = document(tmp_path, activities)
    assert html.count("Gang i gaden</a>") == activities
    assert html.count("Hvad der sker.") == (activities if summaries else 0)


def test_it_leads_to_the_plan_where_the_site_states_its_address(tmp_path: Path) -> None:
    html = document(tmp_path, 1, "https://planer.example/")
    found = html.partition("Hele planen på nettet</h2>")[2]
    assert '<a href="https://planer.example/nord/2022/">planer.example/nord/2022</a>' in found
    assert "<svg" in found
    assert "Hele planen på nettet" not in document(tmp_path / "silent", 1)


@pytest.mark.slow
def test_it_takes_four_pages(municipality: Path, published: Path) -> None:
    found = sorted([*municipality.rglob("*-kort.pdf"), *published.rglob("*-kort.pdf")])
    assert len(found) > 5
    for file in found:
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) <= 4, file


@pytest.mark.slow
def test_it_says_what_is_asked_first(municipality: Path) -> None:
    with pikepdf.open(municipality / "lilleby-nord/2023/samlet/lilleby-nord-2023-kort.pdf") as pdf:
        assert pdf.docinfo.Title == "Tryghedsplan 2023: kort fortalt – Lilleby Nord"
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        said = "".join(texts(pdf.pages))
    for text in (
        "Planen skal gøre Lilleby Nord tryggere.",
        "Planen gælder til og med 31. december 2026.",
        "Voksne med gule veste går tur om aftenen.",
        "45.000 kr.",
        "Af hver 100 kr.",
        "Spørg her",
        "lilleby.example/planer/lilleby-nord/2023",
    ):
        assert squeezed(text) in said, text


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "samlet/"])
def test_pages_offer_it_with_its_pages_and_size(address: str, municipality: Path) -> None:
    folder = municipality / "lilleby-nord/2023" / address
    html = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(
        r'href="([^"]+-kort\.pdf)">Hent planen kort fortalt \(PDF, (\d+) sider?, (\d+)\xa0kB\)</a>',
        html,
    )
    assert found
    with pikepdf.open(folder / found[1]) as pdf:
        assert len(pdf.pages) == int(found[2])
    assert abs((folder / found[1]).stat().st_size - int(found[3]) * 1000) <= 500
