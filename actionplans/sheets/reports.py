"""Problems of a sheet as people read them: with the cell as spreadsheets call it."""

from collections.abc import Iterator

from actionplans.locale import Language
from actionplans.problems import Problem, Report, shown_file
from actionplans.reporting import summary
from actionplans.sheets.placed import cell_name


def problem_lines(report: Report, language: Language, file: str) -> Iterator[str]:
    """The lines of a report on a sheet, warnings first; none where there is nothing to report.

    Args:
        report: the problems, whose files are sheets, with lines and columns of cells.
        language: the language to print it in.
        file: the name of the workbook.
    """
    for problem in (*report.warnings, *report.errors):
        yield _line(problem, language, file)
    if report.problems:
        yield summary(report, language)


def _line(problem: Problem, language: Language, file: str) -> str:
    """One problem on one line: `status.xlsx  Status!H12  fejl ark-ukendt-ord  …`."""
    message, at = language.describe(problem), problem.location
    place = f"{shown_file(file)}  {shown_file(at.file)}!{cell_name(at.line, at.column)}"
    return (
        f"{place}  {language.text(problem.severity)} {message.code}  {message.text} {message.hint}"
    )
