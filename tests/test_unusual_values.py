"""Texts with unusual values: nothing, one, many, taken back, a range of years.

Every text of the catalogue that takes values is written out with each of them in turn, to be read
by eye in `golden/texts/`. What no sentence may have is looked for besides.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

import pytest

from actionplans.locale import Language
from tests.golden import assert_golden
from tests.test_catalogues import LANGUAGES, catalogue

KRONER = (1_313_000, 0, 1, -5_000)
MONEY = {"after", "amount", "before", "computed", "difference", "printed", "sum", "total"}
SHARES = {"change", "printed_share", "share", "target"}
COUNTS = {"count", "counted", "dated", "least", "lines", "most", "number", "printed_total"}
COUNTS |= {"running", "stated"}
YEARS = {"earlier": ("2021",), "first": ("2021",), "last": ("2024",), "later": ("2022",)}
GRANTS = {"grants", "the_grants", "grant", "the_grant"}
STATES = ("granted", "proposed", "stated")

SPOILT = {
    "two full stops": r"(?<!\.)\.\.(?!\.)",
    "a space before punctuation": r"\s[.,;:!?](?!\w)",
    "two spaces": r" {2}(?!…)",
    "a hyphen for a minus": r"(?<![\w.])-\d",
    "a value that is missing": r"(?<!: )\bNone\b|(?<!theme: )\{|(?<!name: actionplans)\}",
    "an empty pair": r"\(\s*\)|»«|“”",
}
"""What no text may hold, whatever its values."""


def values(language: Language, key: str, name: str) -> tuple[object, ...]:
    """What may stand in a placeholder of a text: the usual value first."""
    figures = language.figures
    if name in MONEY and key.startswith(("change-", "measure-", "share-", "tally-")):
        return ("12",)
    if name in MONEY:
        return tuple(figures.kroner(amount) for amount in KRONER)
    if name in COUNTS:
        return (12, 0, 1, 2)
    if name in SHARES:
        return tuple(figures.percent(share) for share in (66.6, 0, 100))
    if name.lower() in GRANTS:
        word = name.lower().replace("_", "-")
        words = [language.text(f"{word}-{state}") for state in STATES]
        return tuple(word[:1].upper() + word[1:] if name[0].isupper() else word for word in words)
    if name in ("years", "period"):
        return ("2021–2024", "2022", figures.listing(["2014–2016", "2021"]))
    if name == "year":
        return ("2022",)
    return YEARS.get(name, (name.upper(),))


def written(language: Language, key: str) -> Iterator[str]:
    """A text with its usual values, and with each other value of one of them in turn."""
    entry = catalogue(language.code, "texts")[key]
    forms = [str(form) for form in (entry.values() if isinstance(entry, dict) else [entry])]
    names = sorted({name for form in forms for name in re.findall(r"\{(\w+)\}", form)})
    if isinstance(entry, dict):
        names = ["count", *(name for name in names if name != "count")]
    choices = {name: values(language, key, name) for name in names}
    usual = {name: options[0] for name, options in choices.items()}
    yield language.text(key, **usual)
    for turn in zip_longest(*(options[1:] for options in choices.values())):
        for name, value in zip(choices, turn, strict=True):
            if value is not None:
                yield language.text(key, **usual | {name: value})


def all_written(language: Language) -> Iterator[str]:
    """Every text that takes values, each line after its key."""
    for key, entry in catalogue(language.code, "texts").items():
        if "{" in str(entry if isinstance(entry, str) else list(entry.values())):
            yield from (f"{key}: {text}" for text in dict.fromkeys(written(language, key)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_with_unusual_values_read_as_they_did(code: str) -> None:
    lines = list(all_written(Language.load(code)))
    assert len(lines) > 500
    assert_golden(f"texts/{code}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("fault", SPOILT)
def test_no_value_spoils_a_text(code: str, fault: str) -> None:
    pattern = re.compile(SPOILT[fault])
    assert [line for line in all_written(Language.load(code)) if pattern.search(line)] == []
