"""Tells staff what is wrong: every problem on a line, with its place, code, message and hint."""

import sys
from collections.abc import Iterator
from itertools import groupby
from posixpath import normpath
from typing import TextIO

from actionplans.locale import Language
from actionplans.problems import Problem, Report, Severity, shown_file

MOST_OF_FILE = 100
"""How many problems of one file are printed; nobody mends more before the next look."""


def tell(report: Report, language: Language, folder: str, out: TextIO | None = None) -> None:
    """Print a report, and a line that counts it, to the error stream or to another.

    Args:
        report: what to print.
        language: the language to print it in.
        folder: the name of the content folder, put before each file's path.
        out: where to print; the error stream where it is not given.
    """
    for text in lines(report, language, folder):
        print(text, file=out or sys.stderr)


def lines(report: Report, language: Language, folder: str) -> Iterator[str]:
    """A report line by line: problems in the order of their places, how many more, and a summary.

    Of one file come `MOST_OF_FILE` problems, errors before warnings.
    """
    for file, found in groupby(report, key=lambda problem: problem.location.file):
        problems = list(found)
        first = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
        shown = {id(problem) for problem in first[:MOST_OF_FILE]}
        yield from (line(one, language, folder) for one in problems if id(one) in shown)
        if more := len(problems) - len(shown):
            place = normpath(f"{folder}/{shown_file(file)}")
            yield language.text("more-in-file", file=place, count=more)
    yield summary(report, language)


def line(problem: Problem, language: Language, folder: str) -> str:
    """One problem on one line: `content/amager/2022/x.md:12:18  fejl ukendt-aktoer  …`."""
    message = language.describe(problem)
    severity = language.text(problem.severity)
    place = normpath(f"{folder}/{problem.location}")
    return f"{place}  {severity} {message.code}  {message.text} {message.hint}"


def summary(report: Report, language: Language) -> str:
    """How much there is: `2 fejl, 1 advarsel`."""
    errors = language.text("errors", count=len(report.errors))
    return f"{errors}, {language.text('warnings', count=len(report.warnings))}"
