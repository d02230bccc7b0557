"""Figures of imported files that do not add up, and what of the files cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actionplans.importing.compose import ContentFile
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.money import Comparison
from actionplans.model.plan import Plan
from actionplans.model.reconciliation import reconcile_activity, reconcile_plan
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import split


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that should be equal, and are not."""

    compared: str
    year: int | None
    computed: int
    printed: int


def differences(
    file: ContentFile, record: type[Record], files: Sequence[ContentFile], language: Language
) -> Iterator[Difference]:
    """The figures of a file that do not add up, as the site's own checks tell them.

    Args:
        file: the file.
        record: the type of its record.
        files: the files of the plan and its activities, the plan first.
        language: the language of the site.
    """
    read = _read(file, record, language)
    if isinstance(read, Activity):
        yield from _differing(reconcile_activity(read))
    elif isinstance(read, Plan):
        activities = [_read(it, Activity, language) for it in files[1:]]
        lines = [
            line for it in activities if isinstance(it, Activity) for line in it.overview_lines
        ]
        yield from _differing(reconcile_plan(read, [*lines, *read.other_lines]))


def _differing(comparisons: Iterable[Comparison]) -> Iterator[Difference]:
    for it in comparisons:
        if it.both and it.differs:
            yield Difference(str(it.compared), it.year, *it.both)


def _read(file: ContentFile, record: type[Record], language: Language) -> Record | None:
    source = split(file.path, file.text)
    if isinstance(source, Problem):
        return None
    document, _ = parse_document(source, record, language)
    return document.record if isinstance(document, Document) else None


def unreadable(file: ContentFile, record: type[Record], language: Language) -> Iterator[str]:
    """What keeps a file from being read, in words with its place."""
    source = split(file.path, file.text)
    problems = (
        [source] if isinstance(source, Problem) else parse_document(source, record, language)[1]
    )
    for problem in problems:
        message = language.describe(problem)
        yield f"{problem.location}: {message.text} {message.hint}"
