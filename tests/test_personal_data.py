"""Personal data in texts: found in any disguise, at its place, in time that grows with the text."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans.locale import Language
from actionplans.privacy.contacts import mail_addresses, phone_numbers
from actionplans.privacy.cpr import MAX_FOUND, cpr_numbers
from actionplans.privacy.names import looks_like_person
from actionplans.privacy.unmarked import unmarked
from actionplans.problems import Severity
from actionplans.settings import Settings
from tests.rendering import DAY

INVISIBLE = ("", "\u00ad", "\u200b", "\u2060", "\ufeff", "*", "**", "_", "&shy;", "&#8203;")
JOINS = (
    "-",
    "–",
    "—",
    "‑",
    "−",
    " - ",
    "\u00a0",
    "\u2009",
    "/",
    "&#45;",
    "&ndash;",
    "\\-",
    "-\n",
    "",
)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A number as its owner would still read it."""
    day, month = draw(st.integers(1, 28)), draw(st.integers(1, 12))
    day += draw(st.sampled_from((0, 60)))
    digits = f"{day:02}{month:02}{draw(st.integers(0, 99)):02}{draw(st.integers(3000, 9999))}"
    if draw(st.booleans()):
        digits = digits.translate({ord("0") + n: ord("０") + n for n in range(10)})
    parts = [draw(st.sampled_from(INVISIBLE)) + digit for digit in digits]
    parts[0] = digits[0]
    return "".join(parts[:6]) + draw(st.sampled_from(JOINS)) + "".join(parts[6:])


@given(st.sampled_from(("", "Se ", "CPR-nr.", "nr: ", "(", "Anna,")), disguised())
def test_a_number_is_found_where_it_begins(before: str, number: str) -> None:
    assert cpr_numbers(f"{before}{number} i dag") == [len(before)]


@pytest.mark.parametrize(
    "number", ["01011990-1234", "01.01.1990-1234", "010190·1234", "010190 12 34"]
)
def test_less_common_spellings_are_found_too(number: str) -> None:
    assert cpr_numbers(f"Se {number}.") == [3]


@pytest.mark.parametrize("dates", ["01.01.2021-2022", "24.05.2022 - 1030", "01.01.2021-31.12.2021"])
def test_dates_are_no_numbers_of_persons(dates: str) -> None:
    assert cpr_numbers(f"Fra {dates}.") == []


@pytest.mark.parametrize(
    "text",
    [
        *("P-numre: 1003281731, 1003281732 og 1003281733", "P-nr. 1003281731 / 1003281732"),
        "| Skole | P-nummer |\n|---|---|\n| Nord | 1003281731 |\n| Syd | 1003281732 |",
        "Institution;Produktionsenhed\nNord;1003281731\nSyd;1003281732\n",
        *("Faktura 1012241234", "Fakturanr.: 1012241234", "Ordrenummer 0101241234"),
        *("PSP-element 1012241234", "Projektnr. 0101241234", "Projekt-ID: 0101241234"),
        *("Kontrakt nr. 0101241234", "Ejendomsnummer 1012345678", "Kontonr. 0101241234"),
    ],
)
def test_numbers_with_a_name_are_no_numbers_of_persons(text: str) -> None:
    assert cpr_numbers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("Kontaktperson 0101901234", "Projektdeltager 0101901234", "Ordret 0101901234"),
        *("P-nr. 1003281731\n\nAnna 0201901234", "Projektnr. 010190-1234", "Sag 010190-1234"),
        *("Faktura 7 til Anna 0101901234", "Kontonr. ukendt, cpr 0101901234"),
    ],
)
def test_a_name_of_other_numbers_hides_no_person(text: str) -> None:
    assert len(cpr_numbers(text)) == 1


@given(st.text())
def test_what_a_reader_sees_stands_where_it_stood(text: str) -> None:
    for tags in (False, True):
        assert len(unmarked(text, tags=tags)) == len(text)


HOSTILE = {
    part: part
    for part in (
        *("0", "01", "0 ", "01 ", "010190-", "010190 ", "010190-1234 ", "01 01 90 12 34 ", "cpr "),
        *("isbn0101901234 ", "https://a/0101901234 ", "&#48;", "&#", "\\x30", "%30", "\u00ad0"),
        *(
            "<",
            "<!--",
            "<a ",
            "0<b>",
            "[",
            "](",
            "-",
            " ",
            "\n",
            "a",
            "a@",
            "a@b.",
            "@",
            "a.",
            "(at)",
        ),
        *("+", "+4", "+45 22 33 44 55 ", "22 ", "22334455 ", "2.2.", "00 1 ", "anna@gmail.com "),
    )
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=repr)
def test_time_grows_with_the_text(part: str) -> None:
    """A text four times as long takes about four times as long, and never long."""

    def needed(size: int) -> float:
        text = part * (size // len(part))
        start = time.process_time()
        cpr_numbers(text)
        list(mail_addresses(text))
        list(phone_numbers(text))
        return time.process_time() - start

    short, long = (min(needed(size) for _ in range(3)) for size in (20_000, 80_000))
    assert long < 0.05 + 8 * short
    assert long < 1


def test_a_number_in_the_settings_is_reported() -> None:
    day = date.fromisoformat(DAY)
    settings = Settings("Planer", Language.load("da"), day, description="Ring 010190-1234.")
    kinds = [(it.kind, it.severity, it.location.file) for it in settings.problems()]
    assert ("cpr-number", Severity.ERROR, settings.file) in kinds


def test_only_so_many_are_reported() -> None:
    assert len(cpr_numbers("010190-1234 " * 1000)) == MAX_FOUND


@pytest.mark.parametrize(
    "name",
    [
        *("Anna Hansen", "Hansen, Anna", "Anna B. Hansen", "Mohammed Ali", "John Smith"),
        *("Hans Müller", "Jonas Lundgaard", "Lise-Lotte Krogh", "ANNA HANSEN", "anna hansen"),
        *("Politibetjent Anna Hansen", "Maria van der Berg", "Bo Hansen", "Fatima El-Sayed"),
    ],
)
def test_a_person_is_known_by_the_name(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Peder Lykke Skolen", "Mary Fonden", "Anna Hansen ApS", "Hansen og Søn", "Golden Days"),
        *("Svanholm Gods", "Bo Trygt", "Café Anna", "Nielsen & Co", "Smith & Sons", "Mark og Skov"),
        *("Steno Diabetes Center", "Region Midt", "Amager Nærpoliti", "Anna", "", "Nord Lund"),
        *("Max Planck Institut", "Martin Luther King Foundation", "Ole Kirks Fond", "Sankt Hans"),
    ],
)
def test_an_organisation_is_no_person(name: str) -> None:
    assert not looks_like_person(name)
