"""Pictures of figures: titles that are true, labels that fit, and lines seen without colour."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal

import hypothesis
import pytest
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from actionplans import mkdocs_project
from actionplans.model.grants import YearGrants, grants_by_year
from actionplans.model.money import Line
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts, Ended
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.parts.focus_title import SplitAmounts, focus_title
from actionplans.views.parts.line_chart import Reading, line_chart
from actionplans.views.parts.year_bars import YearAmount, yearly_chart
from tests.conftest import MUNICIPALITY, served

SPACE = "\N{NO-BREAK SPACE}"
OPEN = "Bevillinger i 2023 fordelt på indsatsområder"
"""The title where nothing is certain of the split."""


@pytest.fixture(scope="module")
def context() -> ViewContext:
    folder, settings = mkdocs_project.content_and_settings(MUNICIPALITY / "mkdocs.yml")
    return ViewContext(Site.load(folder, settings))


# Titles

LARGEST = [
    ({"A": 60, "B": 40}, 0, 0, f"Mest til A: 60{SPACE}% af bevillingerne i 2023"),
    ({"A": 1, "B": 2}, 0, 0, f"Mest til B: 66,7{SPACE}% af bevillingerne i 2023"),
    ({"A": 5, "B": 0}, 0, 0, f"Alt til A: 100{SPACE}% af bevillingerne i 2023"),
    ({"A": 99_999, "B": 1}, 0, 0, f"Mest til A: 99,9{SPACE}% af bevillingerne i 2023"),
    (
        {"A": 5, "B": 5},
        0,
        0,
        f"Lige meget til hvert indsatsområde: 50{SPACE}% af bevillingerne i 2023",
    ),
    ({"A": 5_001, "B": 4_999}, 0, 0, OPEN),
    (
        {"A": 4, "B": 4, "C": 2},
        0,
        0,
        f"Mest til A og B: 40{SPACE}% af bevillingerne i 2023 til hver",
    ),
    ({"A": 5, "B": 5}, 1, 0, OPEN),
    ({"A": 1, "B": 1}, 0, 3, OPEN),
    ({"A": 1, "B": 1}, 2, 3, OPEN),
    ({"A": 3, "B": 1}, 0, 3, OPEN),
    ({"A": 0, "B": 0}, 0, 3, OPEN),
    ({"A": 6, "B": 1}, 0, 2, f"Mest til A: mindst 66,6{SPACE}% af bevillingerne i 2023"),
    ({"A": 6, "B": 1}, 3, 2, OPEN),
    ({"A": 5, "B": 5}, 0, 1, OPEN),
    (
        {"A": 0, "B": 0},
        3,
        0,
        f"Alt til flere indsatsområder på én gang: 100{SPACE}% af bevillingerne i 2023",
    ),
    ({"A": 60, "B": 20}, 20, 0, f"Mest til A: mindst 60{SPACE}% af bevillingerne i 2023"),
    ({"A": 40, "B": 20}, 20, 0, OPEN),
    ({"A": 6, "B": 1}, 2, 0, f"Mest til A: mindst 66,6{SPACE}% af bevillingerne i 2023"),
    ({"A": 60, "B": -20}, 0, 0, OPEN),
    ({"A": 0, "B": 0}, 0, 0, OPEN),
]
"""What each area gets, what stands in several and in none stated, and the title."""


@pytest.mark.parametrize(("areas", "several", "unstated", "title"), LARGEST)
def test_title_of_areas_says_what_the_amounts_say(
    areas: dict[str, int], several: int, unstated: int, title: str, context: ViewContext
) -> None:
    amounts = SplitAmounts(areas=tuple(areas.items()), several=several, unstated=unstated)
    assert focus_title(context, plan_of(areas), amounts, [2023]) == title


def test_title_of_areas_is_silent_on_years_that_are_not_final(context: ViewContext) -> None:
    amounts = SplitAmounts(areas=(("A", 60), ("B", 40)))
    found = focus_title(context, plan_of("AB"), amounts, [])
    assert found == "Bevillinger fordelt på indsatsområder"


def plan_of(areas: Iterable[str]) -> Plan:
    return Plan.model_validate(
        {
            "title": "Plan",
            "kind": "action-plan",
            "edition": "2023",
            "period": "2023",
            "adopted": {"date": "2023-01-01"},
            "source": {"title": "Planen"},
            "focus_areas": tuple({"id": name.lower(), "title": name} for name in areas),
        }
    )


PLAN = plan_of("A")


def years(*amounts: int | None, provisional: int = 0, silent: int = 0) -> list[YearAmount]:
    """Amounts from 2021 on; those of the last years are provisional, or some of them are silent."""
    last = len(amounts)
    return [
        YearAmount(
            year=2021 + place,
            plan=PLAN,
            grants=YearGrants(
                amount=amount,
                stated=1,
                lines=2 if place >= last - silent else 1,
                is_confirmed=False,
                is_provisional=place >= last - provisional,
            ),
        )
        for place, amount in enumerate(amounts)
        if amount is not None
    ]


YEARLY = [
    ((1, 2), f"Bevillingerne stiger fra 1{SPACE}kr. i 2021 til 2{SPACE}kr. i 2022"),
    ((2, 0), f"Bevillingerne falder fra 2{SPACE}kr. i 2021 til 0{SPACE}kr. i 2022"),
    ((0, 2), f"Bevillingerne stiger fra 0{SPACE}kr. i 2021 til 2{SPACE}kr. i 2022"),
    ((-1, 2), f"Bevillingerne stiger fra −1{SPACE}kr. i 2021 til 2{SPACE}kr. i 2022"),
    ((2, 2), f"Bevillingerne er lige store i 2021 og 2022: 2{SPACE}kr. hvert år"),
    (
        (2, 5, 2),
        f"Bevillingerne er de samme i 2023 som i 2021, 2{SPACE}kr., men ikke i årene imellem",
    ),
    (
        (2, 5, 4, 2),
        f"Bevillingerne er de samme i 2024 som i 2021, 2{SPACE}kr., men ikke i årene imellem",
    ),
    ((2, 5, 2, 2), "Bevillinger år for år"),
    ((2, 5, None, 2), "Bevillinger år for år"),
    ((1, None, 3), f"Bevillingerne stiger fra 1{SPACE}kr. i 2021 til 3{SPACE}kr. i 2023"),
]


@pytest.mark.parametrize(("amounts", "title"), YEARLY)
def test_title_of_years_says_what_the_amounts_say(
    amounts: tuple[int | None, ...], title: str, context: ViewContext
) -> None:
    chart = yearly_chart(context, years(*amounts), "Planen")
    assert chart
    assert chart.title == title
    assert [bar.label for bar in chart.bars] == [str(2021 + n) for n in range(len(amounts))]
    assert [bar.is_gap for bar in chart.bars] == [amount is None for amount in amounts]
    assert [bar.share is None for bar in chart.bars] == [(a is None or a < 0) for a in amounts]


@pytest.mark.parametrize("amounts", [(), (5,), (None, None), (0, 0), (5, None), (-5, 0)])
def test_there_is_no_chart_of_what_cannot_be_compared(
    amounts: tuple[int | None, ...], context: ViewContext
) -> None:
    assert yearly_chart(context, years(*amounts), "Planen") is None


def test_title_of_years_leaves_out_what_is_not_decided(context: ViewContext) -> None:
    chart = yearly_chart(context, years(1, 2, 1, provisional=1), "Planen", "Nord")
    assert chart
    assert chart.title.startswith("Nord: Bevillingerne stiger")
    assert [bar.caveat for bar in chart.bars] == [None, None, "foreløbig"]
    assert "foreløbige" in chart.subtitle


def test_years_with_silent_lines_say_so_and_are_not_compared(context: ViewContext) -> None:
    chart = yearly_chart(context, years(9, 5, silent=1), "Planen")
    assert chart
    assert chart.title == "Bevillinger år for år"
    assert [bar.caveat for bar in chart.bars] == [None, "beløb for 1 af 2 poster"]
    assert "hvor ikke alle poster har et beløb" in chart.subtitle


def test_years_between_that_are_not_final_may_be_the_same(context: ViewContext) -> None:
    first, _, third = years(2, 4, 2)
    (between,) = years(5, silent=1)
    chart = yearly_chart(context, [first, replace(between, year=2022), third], "Planen")
    assert chart
    assert chart.title == f"Bevillingerne er lige store i 2021 og 2023: 2{SPACE}kr. hvert år"


def test_years_of_several_plans_are_not_compared(context: ViewContext) -> None:
    first, second = years(9, 5)
    other = replace(second, plan=plan_of("B"))
    chart = yearly_chart(context, [first, other], "Planen")
    assert chart
    assert chart.title == "Bevillinger år for år"


AMOUNT = st.one_of(st.integers(-5, 99), st.none(), st.just(Ended.ENDED))
GRANTS = st.lists(st.dictionaries(st.integers(2021, 2026), AMOUNT), max_size=5)


@hypothesis.settings(deadline=None, derandomize=True)
@hypothesis.given(GRANTS, GRANTS, st.lists(st.integers(2021, 2026), max_size=2))
def test_no_title_speaks_of_a_year_that_is_not_final(
    context: ViewContext, one: list[Amounts], other: list[Amounts], provisional: list[int]
) -> None:
    """Whatever amounts are stated: the title of the years, and that of the areas."""
    plan = PLAN.model_copy(update={"provisional_years": tuple(provisional)})
    lines = [Line(grant=grant) for grant in (*one, *other)]
    grants = grants_by_year(plan, lines)
    final = {year for year, found in grants.items() if found.is_final}
    amounts = [YearAmount(year=y, plan=plan, grants=found) for y, found in grants.items()]
    chart = yearly_chart(context, amounts, "Planen")
    if chart:
        assert {int(year) for year in re.findall(r"20\d\d", chart.title)} <= final
        solid = [bar.label for bar in chart.bars if bar.share is not None and not bar.caveat]
        assert {int(label) for label in solid} <= final
    for year in final:
        silent = [line.grant.get(year) for line in lines].count(None)
        assert not silent or grants[year].lines < len(lines)


# Lines


def reading(year: int, value: int) -> Reading:
    return Reading(year, Decimal(value), str(value))


def test_labels_lie_apart_and_within_the_picture() -> None:
    series = [
        (f"Et sted med et langt navn {n}", [reading(2020, 5), reading(2021, 5)]) for n in range(20)
    ]
    chart = line_chart("Titel", "Enhed", "Kilde", series, target=(Decimal(5), "Mål: 5"))
    assert chart
    assert chart.target
    lines = [line for one in chart.series for line in one.label] + list(chart.target.label)
    heights = sorted(line.y for line in lines)
    assert len(lines) > 40
    assert min(later - earlier for earlier, later in pairwise(heights)) >= 14
    assert heights[0] > 0
    assert heights[-1] <= chart.height


def test_labels_of_the_lowest_values_are_pushed_up() -> None:
    """Two series end at nothing: their labels lie one above the other, and none below the axis."""
    low = [(f"Sted {n}", [reading(2020, 9), reading(2021, 0)]) for n in range(2)]
    chart = line_chart("Titel", "Enhed", "Kilde", [*low, ("Nord", [reading(2020, 9)])])
    assert chart
    heights = sorted(line.y for one in chart.series for line in one.label)
    assert heights[1] < chart.base - 5
    assert heights[-1] <= chart.base + 5


def test_what_lies_below_zero_is_not_drawn_from_zero_up() -> None:
    readings = [reading(2020, -5), reading(2021, 5)]
    assert line_chart("Titel", "Enhed", "Kilde", [("Nord", readings)]) is None


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    yield page
    page.close()


LONG = ["Gyldenrisparken Vest", "Tingbjerg-Husum og Utterslev Mose", "Kvarterløftsområdet"]


@pytest.mark.parametrize("name", LONG)
def test_a_long_name_stays_on_a_narrow_screen(name: str, page: Page, municipality: Path) -> None:
    """Measured in letters of the widest font that a site may get, drawn as its view says."""
    chart = line_chart("T", "E", "K", [(name, [reading(2020, 5), reading(2021, 71)])])
    assert chart
    texts = [line.text for line in chart.series[0].label]
    assert " ".join(texts).replace("- ", "-") == name
    with served(municipality) as root:
        page.goto(f"{root}lilleby-nord/indikatorer/")
        sizes = page.evaluate(
            """([lines, x]) => { const svg = document.querySelector('.lines svg');
            const text = svg.querySelector('.series-1 > text:last-child');
            return lines.map(line => { text.textContent = line;
              return x + text.getComputedTextLength(); }); }""",
            [texts, chart.label_x],
        )
    assert max(sizes) <= chart.width + 1


def test_no_label_of_the_site_stands_out_of_its_page(page: Page, published: Path) -> None:
    with served(published) as root:
        page.goto(f"{root}amager/indikatorer/")
        assert page.locator(".lines svg").count() > 1
        out = page.evaluate(
            """() => [...document.querySelectorAll('.lines text')].filter(it => {
              const box = it.getBoundingClientRect();
              return box.left < 0 || box.right > document.documentElement.clientWidth;
            }).map(it => it.textContent)"""
        )
    assert out == []


# Without colour

PAINTS = """selector => [...document.querySelectorAll(selector)].map(it => {
  const style = getComputedStyle(it);
  return it.matches('.line, .axis, .hollow') ? style.stroke : style.fill; })"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_show_in_forced_colours(
    scheme: Literal["light", "dark"], page: Page, municipality: Path
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    with served(municipality) as root:
        paints = []
        for address, selector in (
            ("lilleby-nord/2023/budget/", ".bar"),
            ("lilleby-nord/indikatorer/", ".lines .line, .lines .axis, .lines text"),
        ):
            page.goto(root + address)
            found = page.evaluate(PAINTS, selector)
            assert len(found) > 3
            paints += found
        text = page.evaluate("() => getComputedStyle(document.body).color")
    assert set(paints) == {text}


def test_provisional_years_are_told_without_colour(page: Page, municipality: Path) -> None:
    page.emulate_media(media="print")
    look = partial(page.evaluate, "it => getComputedStyle(document.querySelector(it)).fill")
    with served(municipality) as root:
        page.goto(f"{root}lilleby-nord/2023/budget/")
        assert look(".bar.hollow path") == "none"
        assert look(".bar:not(.hollow) path") != "none"
        labels = page.locator("li:has(> .bar.hollow) .bar-label").all_inner_texts()
    assert len(labels) > 2
    assert all("foreløbig" in label for label in labels)
