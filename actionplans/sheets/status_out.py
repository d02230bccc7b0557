"""The sheet of a status round: a row an activity, with what the last report says beside."""

from collections.abc import Iterator

from actionplans.follow_up import reports_of
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry
from actionplans.sheets.choice import chosen_activities
from actionplans.sheets.headings import ID, NUMBER, TITLE
from actionplans.sheets.status_fields import (
    LAST,
    LAST_DATE,
    REPORTED,
    WORDS,
    as_words,
    shown,
    titles,
)
from actionplans.sheets.table import Column, Table, Use, Value

_TEXT_WIDTH, _WORD_WIDTH, _ID_WIDTH, _NUMBER_WIDTH = 45, 16, 32, 7


def report_address(language: Language, plan: Entry[Plan], month: str) -> str:
    """The address of a plan's report of a month, such as `2026-08`."""
    return f"{plan.id}/{language.address('report')}{month}"


def status_table(library: Library, plans: list[Entry[Plan]], month: str) -> Table:
    """The sheet that asks for a month's status of plans' activities.

    Where a plan has a report of that month, what it says stands there already.

    Args:
        library: all records.
        plans: the plans.
        month: the month, such as `2026-08`.
    """
    language = library.language
    rows = [
        _row(library, activity, report_address(language, plan, month))
        for plan, activity in chosen_activities(library, plans)
    ]
    filled = {key for row in rows for key, value in row.items() if value}
    columns = tuple(
        column
        for column in _columns(library, plans)
        if not column.key.startswith(LAST) or column.key in filled
        if column.key not in (LAST_DATE, NUMBER) or column.key in filled
    )
    return Table(name=language.text("sheet-status", month=month), columns=columns, rows=rows)


def _columns(library: Library, plans: list[Entry[Plan]]) -> Iterator[Column]:
    language = library.language
    named = titles(language)
    yield Column(key=ID, title=named[ID], width=_ID_WIDTH)
    yield Column(key=NUMBER, title=named[NUMBER], width=_NUMBER_WIDTH)
    yield Column(key=TITLE, title=named[TITLE], width=_ID_WIDTH)
    yield Column(key=LAST_DATE, title=named[LAST_DATE], width=_WORD_WIDTH)
    for name in REPORTED:
        words = _words(library, plans, name)
        is_word = name == "status_word" or name in WORDS
        if name == "status_word" and not words:
            continue
        width = _WORD_WIDTH if is_word else _TEXT_WIDTH
        yield Column(key=f"{LAST}{name}", title=named[f"{LAST}{name}"], width=width)
        yield Column(
            key=name,
            title=named[name],
            use=Use.TEXT,
            width=width,
            words=words,
            help="" if is_word else language.field(ActivityReport.__name__, name).help,
        )


def _words(library: Library, plans: list[Entry[Plan]], name: str) -> tuple[str, ...]:
    """The words to choose from: those of the language, or of the partnerships."""
    if heading := WORDS.get(name):
        return tuple(map(as_words, library.language.choices(heading)))
    if name != "status_word":
        return ()
    owners = dict.fromkeys(library.partnership_of(plan) for plan in plans)
    words = (it.word for owner in owners for it in owner.record.status_words)
    return tuple(dict.fromkeys(words))


def _row(library: Library, activity: Entry[Activity], address: str) -> dict[str, Value]:
    language = library.language
    record = activity.record
    row: dict[str, Value] = {ID: str(activity.id), NUMBER: record.number, TITLE: record.title}
    if own := report_on(library, activity, address):
        row |= {name: shown(own, name, language) for name in REPORTED}
    for report, _, last in reports_of(library, activity):
        if report.id != address:
            row[LAST_DATE] = _date(report.record)
            row |= {f"{LAST}{name}": shown(last, name, language) for name in REPORTED}
            break
    return row


def report_on(library: Library, activity: Entry[Activity], address: str) -> ActivityReport | None:
    """What a report says of an activity; None where there is none, or it does not name it."""
    for report, _, item in reports_of(library, activity):
        if report.id == address:
            return item
    return None


def _date(report: StatusReport) -> str:
    return str(report.stated_at or "")
