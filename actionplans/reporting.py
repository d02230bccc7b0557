"""The report as the terminal shows it: a line per problem, with place, code, message and hint."""

import sys
from collections.abc import Iterator
from itertools import groupby
from posixpath import normpath
from typing import TextIO

from actionplans.locale import Language
from actionplans.problems import Problem, Report, Severity, shown_file

MAX_PER_FILE = 100
"""The most problems of one file that are printed; nobody fixes more before building again."""


def print_report(
    report: Report, language: Language, folder: str, out: TextIO | None = None
) -> None:
    """Print a report, and a line that counts it, to the error stream or to another.

    Args:
        report: the report.
        language: the language to print it in.
        folder: the name of the content folder, put before each file's path.
        out: where to print; the error stream where it is not given.
    """
    for text in report_lines(report, language, folder):
        print(text, file=out or sys.stderr)


def report_lines(report: Report, language: Language, folder: str) -> Iterator[str]:
    """The lines of a report: problems in the order of their places, and last a summary.

    Of one file come `MAX_PER_FILE` problems, errors before warnings, and how many more there are.
    """
    for file, in_file in groupby(report, key=lambda problem: problem.location.file):
        problems = list(in_file)
        errors_first = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
        shown = {id(problem) for problem in errors_first[:MAX_PER_FILE]}
        for problem in problems:
            if id(problem) in shown:
                yield problem_line(problem, language, folder)
        if more := len(problems) - len(shown):
            path = normpath(f"{folder}/{shown_file(file)}")
            yield language.text("more-in-file", file=path, count=more)
    yield summary(report, language)


def problem_line(problem: Problem, language: Language, folder: str) -> str:
    """One problem on one line: `content/amager/2022/x.md:12:18  fejl ukendt-aktoer  …`."""
    message = language.describe(problem)
    severity = language.text(problem.severity)
    location = normpath(f"{folder}/{problem.location}")
    return f"{location}  {severity} {message.code}  {message.text} {message.hint}"


def summary(report: Report, language: Language) -> str:
    """The number of errors and warnings: `2 fejl, 1 advarsel`."""
    errors = language.text("errors", count=len(report.errors))
    return f"{errors}, {language.text('warnings', count=len(report.warnings))}"
