"""The report as the terminal shows it: a line per problem, with place, code, message and hint.

Warnings come first and errors last, where they are seen. Of warnings of one kind come a few.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from posixpath import normpath
from typing import TextIO

import click

from actionplans.locale import Language
from actionplans.problems import Problem, Report, Severity, shown_file

MAX_PER_FILE = 100
"""The most errors of one file that are printed; nobody fixes more before building again."""

MAX_ALIKE = 5
"""The warnings with one code that are printed where there are more than one in addition."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ACCEPTED: "green"}


def print_report(
    report: Report,
    language: Language,
    folder: str,
    out: TextIO | None = None,
    *,
    every: bool = False,
) -> None:
    """Print a report, and a line that counts it, to the error stream or to another.

    Args:
        report: the report.
        language: the language to print it in.
        folder: the name of the content folder, put before each file's path.
        out: where to print; the error stream where it is not given.
        every: whether to print every problem, and what is accepted too.
    """
    stream = out or sys.stderr
    colour = wants_colour(stream)
    for line in report_lines(report, language, folder, every=every, colour=colour):
        click.echo(line, stream, color=colour)


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody has asked for none.

    See https://no-color.org; `CI` is set where a machine keeps what is printed.
    """
    wants_none = os.environ.get("NO_COLOR") or os.environ.get("CI")
    return stream.isatty() and not wants_none and os.environ.get("TERM") != "dumb"


def report_lines(
    report: Report, language: Language, folder: str, *, every: bool = False, colour: bool = False
) -> Iterator[str]:
    """The lines of a report: its problems as `problem_lines` has them, and last a summary."""
    yield from problem_lines(report, language, folder, every=every, colour=colour)
    yield summary(report, language)


def problem_lines(
    report: Report, language: Language, folder: str, *, every: bool = False, colour: bool = False
) -> Iterator[str]:
    """The lines of problems: warnings, an empty line, errors; each in the order of their places.

    Args:
        report: the report.
        language: the language to print it in.
        folder: the name of the content folder, put before each file's path.
        every: whether there is a line for every problem, and for what is accepted too. Otherwise
            there are `MAX_ALIKE` for warnings with one code and `MAX_PER_FILE` for errors in one
            file, and how many more there are.
        colour: whether severities are coloured.
    """
    if every:
        for problem in report.accepted:
            yield problem_line(problem, language, folder, colour=colour)
    yield from _warnings(report.warnings, language, folder, every=every, colour=colour)
    if report.errors and (report.warnings or (every and report.accepted)):
        yield ""
    for file, in_file in groupby(report.errors, key=lambda problem: problem.location.file):
        problems = list(in_file)
        shown = problems if every else problems[:MAX_PER_FILE]
        for problem in shown:
            yield problem_line(problem, language, folder, colour=colour)
        if more := len(problems) - len(shown):
            path = normpath(f"{folder}/{shown_file(file)}")
            yield language.text("more-in-file", file=path, count=more)


def _warnings(
    warnings: Iterable[Problem], language: Language, folder: str, *, every: bool, colour: bool
) -> Iterator[str]:
    problems = [(problem, language.describe(problem).code) for problem in warnings]
    counts, shown = Counter(code for _, code in problems), Counter[str]()
    for problem, code in problems:
        is_long = counts[code] > MAX_ALIKE + 1 and not every
        if not is_long or shown[code] < MAX_ALIKE:
            shown[code] += 1
            yield problem_line(problem, language, folder, colour=colour)
    for code, count in (counts - shown).items():
        yield language.text("more-alike", code=code, count=count)


def problem_line(problem: Problem, language: Language, folder: str, *, colour: bool = False) -> str:
    """One problem on one line: `content/amager/2022/x.md:12:18  fejl ukendt-aktoer  …`.

    In place of the hint of one that is accepted stands the reason.
    """
    message = language.describe(problem)
    severity = language.text(problem.severity)
    if colour:
        is_error = problem.severity is Severity.ERROR
        severity = click.style(severity, fg=_COLOURS[problem.severity], bold=is_error)
    location = normpath(f"{folder}/{problem.location}")
    hint = message.hint
    if problem.severity is Severity.ACCEPTED:
        hint = language.text("accepted-because", reason=shown_file(problem.reason))
    return f"{location}  {severity} {message.code}  {message.text} {hint}"


def summary(report: Report, language: Language) -> str:
    """The number of errors and warnings: `2 fejl, 1 advarsel`, and of what is accepted."""
    counts = [
        language.text("errors", count=len(report.errors)),
        language.text("warnings", count=len(report.warnings)),
    ]
    if report.accepted:
        counts.append(language.text("accepted-count", count=len(report.accepted)))
    return ", ".join(counts)
