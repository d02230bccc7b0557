"""The preview's own pages, shown while there is no site: the report, and the wait for a build."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from posixpath import normpath

import jinja2

from actionplans.locale import Language
from actionplans.preview_result import Failure, PreviewResult
from actionplans.problems import Problem

#: Errors or warnings on a page; the terminal shows all.
_MAX_ITEMS = 100

_THEME = "actionplans.theme"

#: The style sheets of these pages, in order.
_STYLES = ("styles/10-base.css", "preview/preview.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One problem on the page."""

    file: str
    line: int
    column: int
    code: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Group:
    """The errors or the warnings."""

    severity: str
    title: str
    items: tuple[Item, ...]
    more: int
    """The number of those that are not shown."""


class Pages:
    """The preview's pages and the files that they need, which work without a built site."""

    def __init__(self) -> None:
        theme = resources.files(_THEME)
        text = (theme / "preview/preview.html").read_text(encoding="utf-8")
        loader = jinja2.FunctionLoader(lambda name: text if name == "preview.html" else None)
        self._environment = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        style = "".join((theme / name).read_text(encoding="utf-8") for name in _STYLES)
        self.files = {
            "preview.css": style.encode(),
            "preview.js": (theme / "preview/preview.js").read_bytes(),
        }
        """The files that the preview's pages load, by their names."""

    def report(self, result: PreviewResult) -> bytes:
        """The page with the problems of a build, errors first."""
        language, errors, warnings = result.language, result.report.errors, result.report.warnings
        groups = [
            _group(result, "error", errors, language.text("errors", count=len(errors))),
            _group(result, "warning", warnings, language.text("warnings", count=len(warnings))),
        ]
        title, intro = headline(result)
        return self._page(
            language,
            title=title,
            intro=intro,
            details=details(result),
            localized=result.localized,
            groups=[group for group in groups if group.items],
        )

    def waiting(self, language: Language) -> bytes:
        """The page that is shown during the first build."""
        return self._page(
            language,
            title=language.text("preview-waiting"),
            intro=language.text("preview-waiting-intro"),
            details=(),
            localized=True,
            groups=(),
        )

    def _page(self, language: Language, **content: object) -> bytes:
        template = self._environment.get_template("preview.html")
        page = template.render(t=language.text, lang=language.tag, **content)
        return page.encode(errors="replace")


def headline(result: PreviewResult) -> tuple[str, str]:
    """The heading of a report, and what to do."""
    language = result.language
    if result.failure is Failure.NO_CONTENT:
        intro = language.text("preview-no-content-intro", file=result.settings)
        return language.text("preview-no-content", folder=result.details[0]), intro
    if result.failure is Failure.SETTINGS:
        key = "preview-setting-intro" if result.setting else "preview-settings-intro"
        intro = language.text(key, file=result.settings, setting=result.setting)
        return language.text("preview-settings"), intro
    if result.failure is Failure.SYSTEM:
        return language.text("preview-system"), language.text("preview-system-intro")
    if result.failure is Failure.BUG:
        return language.text("preview-bug"), language.text("preview-bug-intro")
    return language.text("preview-errors"), language.text(
        "preview-errors-intro", count=len(result.report.errors)
    )


def details(result: PreviewResult) -> tuple[str, ...]:
    """The details of a failure, where the heading does not name them."""
    return () if result.failure is Failure.NO_CONTENT else result.details


def _group(result: PreviewResult, severity: str, problems: Sequence[Problem], title: str) -> Group:
    items = tuple(_item(result, problem) for problem in problems[:_MAX_ITEMS])
    return Group(severity, title, items, len(problems) - len(items))


def _item(result: PreviewResult, problem: Problem) -> Item:
    message, location = result.language.describe(problem), problem.location
    return Item(
        file=normpath(f"{result.folder}/{location}").rsplit(":", 2)[0],
        line=location.line,
        column=location.column,
        code=message.code,
        text=message.text,
        hint=message.hint,
    )
