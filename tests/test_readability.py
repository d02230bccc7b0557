"""The readability of a text: where sentences end, and the readability index LIX."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from actionplans.text.readability import lix, sentences

LEAD_ON = ("f.eks.", "kl.", "bl.a.", "nr.")


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, LEAD_ON)]


@pytest.mark.parametrize(
    "text",
    [
        "Mød op den 31. december på Torvet.",
        "Det er f.eks. Amager og Husum.",
        "Vi mødes kl. 12 på Torvet.",
        "De fik 1.289.000 kr. til løn.",
        "Det er et tilbud (f.eks. Klubben) til alle.",
        "Sagen har nr. 8 i mappen.",
        "Det er m.v. og andet.",
        "Se https://example.org/side.html for mere.",
    ],
)
def test_full_stop_that_ends_no_sentence(text: str) -> None:
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi går. Du går med.", ["Vi går.", "Du går med."]),
        ("Går du med? Ja! Så kom.", ["Går du med?", "Ja!", "Så kom."]),
        ("De fik 5.000 kr. Det var alt.", ["De fik 5.000 kr.", "Det var alt."]),
        ("Hun sagde »ja.« Så gik hun.", ["Hun sagde »ja.«", "Så gik hun."]),
        ("Det er til børn. 13-årige kan også komme.", None),
        ("Vi har tre steder: skolen, klubben og parken.", None),
        ("Vi gik hjem.[^1] Så var det slut.", ["Vi gik hjem.", "Så var det slut."]),
        ("Se [siden. Her](a.md). Ja.", ["Se siden.", "Her.", "Ja."]),
        ("En linje\ner en linje.", ["En linje er en linje."]),
        ("Et afsnit uden punktum\n\nEt til", ["Et afsnit uden punktum", "Et til"]),
        ("", []),
        ("—", []),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert split(text) == expected if expected is not None else len(split(text)) == 2


@pytest.mark.parametrize(
    "apart",
    [
        "## En overskrift",
        "- et punkt\n  på to linjer",
        "1. et punkt",
        "| a | b |\n|---|---|\n| c | d |",
        "> et citat\ngår videre",
        "[^1]: En note.\n    Den går videre.",
        "```\nKode. Mere.\n\nKode.\n```",
        "2010\n: Det begyndte.",
        "<div>HTML.</div>",
        "![Et billede.](a.jpg)",
    ],
)
def test_what_is_no_running_text(apart: str) -> None:
    assert split(f"Før.\n\n{apart}\n\nEfter.") == ["Før.", "Efter."]


def test_a_sentence_knows_its_line_and_its_words() -> None:
    text = "## Mål\n\nFørst. Så\n**kommer** 13-årige\nmed 8,75 timer. Til sidst."
    found = sentences(text)
    assert [sentence.line for sentence in found] == [2, 2, 4]
    assert found[1].words == ("Så", "kommer", "13-årige", "med", "8,75", "timer")


def test_a_sentence_is_shortened_for_a_message() -> None:
    [short] = sentences("En to tre.")
    [long] = sentences("ord " * 30)
    assert short.excerpt(3) == "En to tre."
    assert long.excerpt(3) == "ord ord ord …"


def test_lix_is_words_to_a_sentence_and_long_words_of_a_hundred() -> None:
    """Ten words to a sentence and two long ones of each ten; six letters are not long."""
    sentence = "Seksti vi gik til skolen og parken med tryghed beboere."
    assert lix(sentences(" ".join([sentence] * 3))) == 10 + 20


def test_numbers_are_not_long_words() -> None:
    assert lix(sentences("Vi fik 1.289.000 og 2021-2024. " * 10)) == 5


def test_short_text_has_no_lix() -> None:
    assert lix(sentences("ord " * 29)) is None
    assert lix(sentences("ord " * 30)) == 30
    assert lix(sentences("ord " * 59), 60) is None
    assert lix(()) is None


@given(some.text(alphabet=some.sampled_from("aÆ1 .!?:\n#-|>[]()^*`<»«\t")))
def test_any_text_is_read(text: str) -> None:
    found = sentences(text, LEAD_ON)
    lines = [sentence.line for sentence in found]
    assert lines == sorted(lines)
    assert all(line <= text.count("\n") for line in lines)
    assert all(sentence.words for sentence in found)
