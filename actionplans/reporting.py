"""Tells staff what is wrong: every problem on a line, with its place, code, message and hint."""

import sys
from posixpath import normpath
from typing import TextIO

from actionplans.locale import Language
from actionplans.problems import Problem, Report


def tell(report: Report, language: Language, folder: str, out: TextIO | None = None) -> None:
    """Print a report, and a line that counts it, to the error stream or to another.

    Args:
        report: what to print.
        language: the language to print it in.
        folder: the name of the content folder, put before each file's path.
        out: where to print; the error stream where it is not given.
    """
    out = out or sys.stderr
    for problem in report:
        print(line(problem, language, folder), file=out)
    print(summary(report, language), file=out)


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
