"""The reports that a status sheet makes, and those that say the same already."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplans.authoring.new_files import Author
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.report import StatusReport
from actionplans.problems import Problem
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import split
from actionplans.sheets.status_fields import shown
from actionplans.sheets.status_in import StatusRound, as_reported
from actionplans.sheets.status_out import report_address

_Said = dict[str, dict[str, str]]
"""What is said of activities, by their addresses and the names of fields."""


@dataclass(slots=True)
class MadeReports:
    """What becomes of a status sheet."""

    files: dict[str, str] = field(default_factory=dict)
    """The texts of new reports, by their paths."""

    same: list[str] = field(default_factory=list)
    """The paths of reports that say the same as the sheet already."""

    others: list[str] = field(default_factory=list)
    """The paths of reports that are there, and say something else."""


def made_reports(library: Library, found: StatusRound, month: str) -> MadeReports:
    """The reports of a month that a sheet makes, one for each plan of which it says anything.

    Args:
        library: all records, drafts included.
        found: what the sheet says.
        month: the month, such as `2026-08`.

    Raises:
        Refusal: a report cannot have the name that it would have.
    """
    made, author = MadeReports(), Author(library)
    for plan, statements in found.by_plan(library).items():
        files = author.filled_report(month, plan, as_reported(statements))
        before = library.reports.get(report_address(library.language, plan, month))
        if before is None:
            made.files |= files
            continue
        is_same = all(
            _said_in(file, text, library.language, found.columns)
            == _said(before.record, library.language, found.columns)
            for file, text in files.items()
        )
        (made.same if is_same else made.others).append(before.file)
    return made


def _said_in(file: str, text: str, language: Language, fields: frozenset[str]) -> _Said | None:
    """What the text of a report says; None where it cannot be read."""
    source = split(file, text)
    if isinstance(source, Problem):
        return None
    document, _ = parse_document(source, StatusReport, language)
    if not isinstance(document, Document) or not isinstance(document.record, StatusReport):
        return None
    return _said(document.record, language, fields)


def _said(report: StatusReport, language: Language, fields: frozenset[str]) -> _Said:
    """What a report says in some fields, of the activities of which it says anything in them."""
    said: Mapping[str, dict[str, str]] = {
        str(item.activity): {
            name: text for name in sorted(fields) if (text := shown(item, name, language))
        }
        for item in report.activities
    }
    return {activity: texts for activity, texts in said.items() if texts}
