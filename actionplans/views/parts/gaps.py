"""Gaps of the sources: recorded disagreements and what is missing."""

from collections.abc import Iterable

from actionplans.model.activity import Activity
from actionplans.model.disagreement import Disagreement, Missing
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.report import StatusReport
from actionplans.views.elements import (
    DisagreementView,
    Link,
    Note,
    StatedValue,
)

GAPS = "del-uoverensstemmelser"
"""The id of a page's section on what does not agree and what is not there."""


def gaps_heading(record: Activity | Partnership | Plan | StatusReport) -> str:
    """The text that heads that section."""
    return "disagreements" if record.disagreements else "missing"


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
