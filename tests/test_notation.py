"""Numbers in content, as its language writes them."""

from decimal import Decimal

import pytest

from actionplans.locale import Language
from actionplans.model.money import BudgetItem
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText

DANISH, ENGLISH = Language.load("da"), Language.load("en")


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        (DANISH, "1.500", "1500"),
        (DANISH, "1,500", "1.500"),
        (DANISH, "8,75", "8.75"),
        (DANISH, "1.313.000,5", "1313000.5"),
        (DANISH, "-2", "-2"),
        (DANISH, "−2", "-2"),
        (DANISH, "1.50", None),
        (DANISH, "1 500", None),
        (ENGLISH, "1,500", "1500"),
        (ENGLISH, "1500", "1500"),
        (ENGLISH, "8.75", "8.75"),
        (ENGLISH, "1,313,000.5", "1313000.5"),
        (ENGLISH, "8,75", None),
        (ENGLISH, "1,50", None),
        (ENGLISH, "1,5000", None),
        (ENGLISH, "", None),
        (ENGLISH, "-", None),
        (ENGLISH, ".5", None),
    ],
)
def test_number(language: Language, text: str, number: str | None) -> None:
    assert language.notation.parse(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_blanks_between_thousands(blank: str) -> None:
    notation = type(DANISH.notation)(group="\N{NO-BREAK SPACE}", decimal=",")
    assert notation.parse(f"1{blank}313{blank}000,5") == Decimal("1313000.5")
    assert notation.parse(f"1{blank}31") is None


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        (DANISH, "335.000", 335_000),
        (ENGLISH, "335,000", 335_000),
        (ENGLISH, "335000", 335_000),
        (ENGLISH, "-1,500", -1_500),
        (DANISH, "1,500", "bad-amount"),
        (ENGLISH, "1.500", "bad-amount"),
        (ENGLISH, "1,50", "bad-amount"),
    ],
)
def test_amount_of_content(language: Language, text: str, amount: int | str) -> None:
    """Fifteen hundred or an error, and never one and a half."""
    keys = [language.field("BudgetItem", name).key for name in ("name", "kind", "amounts")]
    kind = language.label("CostKind", "wages")
    written = f'{keys[0]}: Løn\n{keys[1]}: {kind}\n{keys[2]}:\n  2022: "{text}"\n'
    document, problems = parse_document(SourceText("x.yml", written, 1), BudgetItem, language)
    if isinstance(amount, int):
        assert isinstance(document, Document)
        assert isinstance(document.record, BudgetItem)
        assert document.record.amounts == {2022: amount}
    else:
        assert [problem.kind for problem in problems] == [amount]
