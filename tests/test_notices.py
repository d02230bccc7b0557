"""What the site says of itself where there is no accessibility statement."""

from datetime import date

import pytest

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MUNICIPALITY
from tests.rendering import DAY, rendered


def notice(code: str, publisher: str = "", feedback: str = "") -> str:
    stated = Settings(
        "Prøve",
        Language.load(code),
        date.fromisoformat(DAY),
        publisher=publisher,
        feedback=feedback,
    )
    return rendered(Site.load(MUNICIPALITY / "content", stated))[
        f"{stated.language.address('accessibility')}/"
    ]


@pytest.mark.parametrize(
    ("settings", "shows", "lacks"),
    [
        (
            {},
            ["Her står ikke, hvem der har ansvaret", "Spørg i stedet"],
            ["Ansvarlig for siden", "Skriv først til dem"],
        ),
        (
            {"publisher": "Lilleby"},
            ["Ansvarlig for siden: Lilleby", "Skriv først til dem, der har ansvaret"],
            ["Her står ikke, hvem"],
        ),
        ({"feedback": "a@b.example"}, ["mailto:a@b.example"], ["Spørg i stedet"]),
    ],
)
def test_it_names_only_those_that_are_stated(
    settings: dict[str, str], shows: list[str], lacks: list[str]
) -> None:
    html = notice("da", **settings)
    assert [text for text in shows if text not in html] == []
    assert [text for text in lacks if text in html] == []


def test_it_tells_whom_the_law_lets_readers_turn_to_where_the_language_says_which_country() -> None:
    assert 'href="https://digst.dk/' in notice("da")
    assert "digst" not in notice("en")
