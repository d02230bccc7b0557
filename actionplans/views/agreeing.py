"""Figures and statements that should be the same: in words, whether they are."""

from collections.abc import Iterable, Iterator

from actionplans.model.activity import Activity
from actionplans.model.disagreement import Change, Disagreement, Missing
from actionplans.model.money import Compared, Comparison
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.report import StatusReport
from actionplans.views.parts import (
    DatedNote,
    DisagreementView,
    Link,
    Note,
    Reckoning,
    StatedValue,
    Verdict,
)
from actionplans.views.shared import Shared

#: The texts of a comparison that differs or cannot be made, by what is compared.
_COMPARED_TEXTS = {
    Compared.POSTS: "posts",
    Compared.TOTAL: "total",
    Compared.GRANTS: "grants",
    Compared.FRAME: "frame",
    Compared.FUNDING: "funding",
}


GAPS = "del-uoverensstemmelser"
"""The id of a page's section on what does not agree and what is not there."""


def gaps_heading(record: Activity | Partnership | Plan | StatusReport) -> str:
    """The text that heads that section."""
    return "disagreements" if record.disagreements else "missing"


def reckonings(shared: Shared, comparisons: Iterable[Comparison]) -> tuple[Reckoning, ...]:
    """Comparisons in words, gathered by what is compared; years that agree share a line."""
    kinds: dict[Compared, list[Comparison]] = {}
    for comparison in comparisons:
        kinds.setdefault(comparison.compared, []).append(comparison)
    return tuple(
        Reckoning(shared.language.word("Compared", kind), tuple(_verdicts(shared, found)))
        for kind, found in kinds.items()
    )


def _verdicts(shared: Shared, comparisons: list[Comparison]) -> Iterator[Verdict]:
    agreeing = [c for c in comparisons if c.agrees and not c.explanation and c.year]
    for comparison in comparisons:
        if comparison not in agreeing:
            yield verdict(shared, comparison)
    if agreeing:
        years = shared.figures.listing([str(c.year) for c in agreeing])
        yield Verdict(shared.text("years-agree", years=years), True)


def verdict(shared: Shared, comparison: Comparison, source: Link | None = None) -> Verdict:
    """One comparison in words: `stemmer`, the exact difference, or why it cannot be made."""
    kind = _COMPARED_TEXTS[comparison.compared]
    computed, printed = comparison.computed, comparison.printed
    inputs = {
        "year": comparison.year,
        "computed": shared.text("no-amount") if computed is None else shared.kroner(computed),
        "printed": shared.text("no-amount") if printed is None else shared.kroner(printed),
        "difference": shared.kroner(abs(comparison.difference)),
    }
    if not comparison.comparable:
        return Verdict(shared.text(f"{kind}-uncomparable", **inputs), None, comparison.explanation)
    if comparison.agrees:
        key = "figures-agree" if comparison.year else f"{kind}-agree"
        return Verdict(shared.text(key, **inputs), True, comparison.explanation)
    text = shared.text(f"{kind}-differ", **inputs)
    return Verdict(text, False, comparison.explanation or shared.text("unexplained"), source)


def disagreements(
    records: Iterable[Disagreement], page: Link | None = None
) -> tuple[DisagreementView, ...]:
    """Recorded disagreements."""
    return tuple(
        DisagreementView(
            record.about,
            tuple(StatedValue(value.value, value.source) for value in record.values),
            record.explanation,
            page,
        )
        for record in records
    )


def missing(records: Iterable[Missing]) -> tuple[Note, ...]:
    """What a source lacks."""
    return tuple(Note(record.what, record.note) for record in records)


def changes(shared: Shared, records: Iterable[Change]) -> tuple[DatedNote, ...]:
    """Public notes, the newest first."""
    notes = sorted(records, key=lambda change: change.date.first, reverse=True)
    return tuple(dated_note(shared, note) for note in notes)


def dated_note(shared: Shared, note: Change) -> DatedNote:
    """A public note."""
    kind = shared.language.word("ChangeKind", note.kind)
    return DatedNote(shared.date(note.date), str(note.date), kind, note.text)
