"""The report for other programs: editors, and the services that show it beside a changed line.

Each format says the same: where a problem is, its code, what is wrong and what to write instead.
The terminal's own is in `reporting`.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import quote

from actionplans import __version__
from actionplans.locale import Language
from actionplans.problems import Problem, Report, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """A problem in words, with the path of its file from the folder that the command runs in."""

    problem: Problem
    path: str
    code: str
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        """Whether it keeps the content from being published."""
        return self.problem.severity is Severity.ERROR

    @property
    def text(self) -> str:
        """What is wrong, and what to write instead."""
        return f"{self.message} {self.hint}".strip()


def formatted(report: Report, language: Language, folder: Path, form: str) -> str:
    """A report as another program reads it.

    Args:
        report: the report.
        language: the language of its words.
        folder: the content folder.
        form: one of `FORMATS`, but not `text`.
    """
    return _WRITERS[form](list(_findings(report, language, folder)), language)


def _findings(report: Report, language: Language, folder: Path) -> Iterator[_Finding]:
    root = _from_here(folder)
    for problem in report:
        message = language.describe(problem)
        yield _Finding(
            problem=problem,
            path=normpath(f"{root}/{problem.location.file}"),
            code=message.code,
            message=message.text,
            hint=message.hint,
        )


def _from_here(folder: Path) -> str:
    """The path of a folder from the one that the command runs in; whole where there is none."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return folder.as_posix()


def _json(findings: list[_Finding], _language: Language) -> str:
    """A list of problems, a mapping each."""
    return _dumped(
        [
            {
                "file": it.path,
                "line": it.problem.location.line,
                "column": it.problem.location.column,
                "severity": it.problem.severity.value,
                "code": it.code,
                "message": it.message,
                "hint": it.hint,
            }
            for it in findings
        ]
    )


def _github(findings: list[_Finding], _language: Language) -> str:
    """Workflow commands, which GitHub shows at the lines: ten of each severity, so errors first."""
    lines = []
    for it in sorted(findings, key=lambda it: not it.is_error):
        at = it.problem.location
        place = {"file": it.path, "line": at.line, "col": at.column, "title": it.code}
        inputs = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
        lines.append(f"::{it.problem.severity.value} {inputs}::{_escaped(it.text)}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """A text as the data of a workflow command, which ends at a line break."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A text as the value of a property, which commas separate."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _gitlab(findings: list[_Finding], _language: Language) -> str:
    """A report of Code Quality, which GitLab shows in merge requests.

    Of two reports it shows what only the newer has. What tells a problem from others is not its
    line, which changes where something is written above it.
    """
    told: dict[tuple[str, str, str], int] = {}
    entries = []
    for it in findings:
        identity = it.path, it.code, it.message
        told[identity] = told.get(identity, 0) + 1
        entries.append(
            {
                "description": it.text,
                "check_name": it.code,
                "fingerprint": _digest(*identity, told[identity]),
                "severity": "major" if it.is_error else "minor",
                "location": {"path": it.path, "lines": {"begin": it.problem.location.line}},
            }
        )
    return _dumped(entries)


def _digest(*parts: str | int) -> str:
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()


_SARIF = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def _sarif(findings: list[_Finding], language: Language) -> str:
    """A log of SARIF 2.1.0, an OASIS standard that code hosts and editors read."""
    rules = sorted({it.code for it in findings})
    driver = {
        "name": "actionplans",
        "version": __version__,
        "rules": [{"id": code} for code in rules],
    }
    results = [
        {
            "ruleId": it.code,
            "ruleIndex": rules.index(it.code),
            "level": it.problem.severity.value,
            "message": {"text": it.text},
            "locations": [{"physicalLocation": _physical(it)}],
        }
        for it in findings
    ]
    run = {
        "tool": {"driver": driver},
        "language": language.locale.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return _dumped({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _physical(finding: _Finding) -> dict[str, Any]:
    at = finding.problem.location
    return {
        "artifactLocation": {"uri": quote(finding.path)},
        "region": {"startLine": at.line, "startColumn": at.column},
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


_WRITERS: Mapping[str, Callable[[list[_Finding], Language], str]] = {
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
}

FORMATS = ("text", *_WRITERS)
"""The names of the formats, that of the terminal first."""
