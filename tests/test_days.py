"""The date rule: pages change on the days when a plan begins or ends, and on no other.

The day of the build stands on the newest page of the change log alone.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, run_build, write
from tests.rendering import rendered

LOG = "opdateringer/"
"""The one page that states the day of the build."""

PACKAGE = REPOSITORY / "actionplans"


def pages_on(day: str, content: Path = MUNICIPALITY / "content") -> dict[str, str]:
    """The pages and files of a site that is built for a day, by their addresses."""
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(day), "https://x.example/")
    return rendered(Site.load(content, settings))


def changed(first: str, second: str, content: Path = MUNICIPALITY / "content") -> set[str]:
    """The addresses whose bytes differ between two days, or that only one of them has."""
    one, other = pages_on(first, content), pages_on(second, content)
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-06-01", "2026-06-02"),
        ("2026-06-30", "2026-07-01"),  # a step begins and others end
        ("2023-02-03", "2023-02-04"),  # a step of a single day is over
        ("2023-12-31", "2024-01-01"),  # a year passes, within every plan
        ("2027-01-01", "2036-08-15"),  # years after everything
    ],
)
def test_an_ordinary_day_changes_one_page(first: str, second: str) -> None:
    assert changed(first, second) == {LOG}


@pytest.mark.parametrize(
    ("last", "next_day", "among"),
    [
        ("2022-12-31", "2023-01-01", "lilleby-nord/2023/"),  # the first day of a plan
        ("2025-12-31", "2026-01-01", "soeparken/2022-2025/"),  # the day after the last of another
        ("2026-12-31", "2027-01-01", "lilleby-nord/2023/ungejob/"),
    ],
)
def test_the_days_when_a_plan_begins_or_ends_change_its_pages(
    last: str, next_day: str, among: str
) -> None:
    assert {among, "aktiviteter/", ""} <= changed(last, next_day)


def test_the_last_day_is_like_the_first_and_the_day_after_is_not() -> None:
    assert changed("2023-01-01", "2025-12-31") == {LOG}
    assert "lilleby-nord/kalender.ics" in changed("2026-12-31", "2027-01-01")


def test_the_day_of_the_build_stands_on_one_page() -> None:
    day = "2031-07-17"
    assert [
        name for name, html in pages_on(day).items() if re.search(rf"{day}|17\.\sjuli", html)
    ] == [LOG]


def test_a_log_without_notes_has_no_feed_with_a_day(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    assert changed("2022-05-05", "2022-05-06", content) == {LOG}


def test_views_read_the_day_in_four_places() -> None:
    """For the tense of a plan, for a place's belonging to an area (to say and to ask), and once."""
    files = [*(PACKAGE / "views").rglob("*.py"), *(PACKAGE / "exports").rglob("*.py")]
    asking = re.compile(r"\.today\b|\bsite\.(?:day|year|\w+_tense)\b")
    read = {
        file.name: found
        for file in files
        if (found := set(asking.findall(file.read_text(encoding="utf-8"))))
    }
    assert read == {
        "standing.py": {"site.plan_tense", "site.period_tense"},
        "places.py": {"site.year"},
        "contact.py": {"site.year"},
        "change_log.py": {"site.day"},
    }


@pytest.mark.slow
def test_a_whole_build_of_another_ordinary_day_differs_in_one_page(
    municipality: Path, tmp_path: Path
) -> None:
    project = municipality.parent
    for name in ("content", ".build"):
        (tmp_path / name).symlink_to(project / name)
    (tmp_path / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text())
    done = run_build(tmp_path, "--date", "2026-06-02")
    assert done.returncode == 0, done.stderr
    found = {}
    for site in (municipality, tmp_path / "site"):
        files = (file for file in site.rglob("*") if file.is_file())
        found[site] = {file.relative_to(site).as_posix(): file.read_bytes() for file in files}
    one, two = found.values()
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == [f"{LOG}index.html"]
