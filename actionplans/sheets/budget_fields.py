"""The figures of an activity that a budget sheet has: grants, budget items, printed totals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.money import BudgetItem
from actionplans.model.record import Path
from actionplans.sheets.amounts import Amount
from actionplans.sheets.headings import field_title, fixed_titles

FIELD = "field"
"""The column that tells which figures of the activity a row has."""

ITEM = "item"
KIND = "kind"

Figures = Mapping[int, Amount]


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """The figures of one row: a field of the activity with an amount for each year."""

    path: Path
    """Where the amounts are in the activity's record."""

    name: str
    """What the row is called in the site's language: `økonomi 2`."""

    label: str
    """The name of the item, as printed; empty where the row is no item."""

    kind: str
    """The word for the kind of expenses."""

    amounts: Figures


def titles(language: Language) -> dict[str, str]:
    """The titles of a budget sheet's columns in a language; years are their own."""
    return fixed_titles(language) | {
        FIELD: language.text("sheet-field"),
        ITEM: field_title(language, BudgetItem, "name"),
        KIND: field_title(language, BudgetItem, "kind"),
    }


def budget_rows(activity: Activity, language: Language) -> Iterator[BudgetRow]:
    """Yield the rows of an activity: its grants, each item, the total that is printed."""
    if activity.grant:
        yield BudgetRow(("grant",), _name(language, "grant"), "", "", activity.grant)
    for number, line in enumerate(activity.lines):
        path: Path = ("lines", number, "grant")
        name = f"{_name(language, 'lines')} {number + 1}"
        yield BudgetRow(path, name, line.title or "", "", line.grant)
    for number, item in enumerate(activity.budget):
        kind = language.word("CostKind", item.kind) if item.kind else ""
        name = f"{_name(language, 'budget')} {number + 1}"
        yield BudgetRow(("budget", number, "amounts"), name, item.name, kind, item.amounts)
    if activity.printed_total:
        name = _name(language, "printed_total")
        yield BudgetRow(("printed_total",), name, "", "", activity.printed_total)


def with_figures(activity: Activity, figures: Mapping[Path, Figures]) -> Activity:
    """An activity with other figures in some of its rows."""
    lines = tuple(
        line.model_copy(update={"grant": dict(figures.get(("lines", number, "grant"), line.grant))})
        for number, line in enumerate(activity.lines)
    )
    items = tuple(
        item.model_copy(
            update={"amounts": dict(figures.get(("budget", number, "amounts"), item.amounts))}
        )
        for number, item in enumerate(activity.budget)
    )
    update = {
        "lines": lines,
        "budget": items,
        "grant": dict(figures.get(("grant",), activity.grant)),
        "printed_total": dict(figures.get(("printed_total",), activity.printed_total)),
    }
    return activity.model_copy(update=update)


def _name(language: Language, field: str) -> str:
    return language.field(Activity.__name__, field).key.replace("_", " ")
