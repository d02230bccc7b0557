"""The pages that the preview shows where there is no site to show, and what they are made with."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from posixpath import normpath

import jinja2

from actionplans.locale import Language
from actionplans.problems import Problem
from actionplans.trial import Obstacle, Trial

#: So many problems of a kind a page shows; the terminal has all.
_MOST = 100

_THEME = "actionplans.theme"

#: The style sheets of these pages, in order.
_STYLES = ("styles/10-base.css", "preview/preview.css")


@dataclass(frozen=True, slots=True)
class Item:
    """One problem as the page tells it."""

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
    """How many there are besides."""


class Pages:
    """Makes pages, and holds the files that they need, so that they work when no site does."""

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
        """The files that pages of the preview ask for, by their names."""

    def report(self, trial: Trial) -> bytes:
        """What is wrong, errors first."""
        language, errors, warnings = trial.language, trial.report.errors, trial.report.warnings
        groups = [
            _group(trial, "error", errors, language.text("errors", count=len(errors))),
            _group(trial, "warning", warnings, language.text("warnings", count=len(warnings))),
        ]
        title, intro = headline(trial)
        return self._page(
            language,
            title=title,
            intro=intro,
            details=details(trial),
            in_words=trial.in_words,
            groups=[group for group in groups if group.items],
        )

    def waiting(self, language: Language) -> bytes:
        """The site is being built for the first time."""
        return self._page(
            language,
            title=language.text("preview-waiting"),
            intro=language.text("preview-waiting-intro"),
            details=(),
            in_words=True,
            groups=(),
        )

    def _page(self, language: Language, **content: object) -> bytes:
        template = self._environment.get_template("preview.html")
        page = template.render(t=language.text, tongue=language.tongue, **content)
        return page.encode(errors="replace")


def headline(trial: Trial) -> tuple[str, str]:
    """The heading of a report, and what to do."""
    language = trial.language
    if trial.obstacle is Obstacle.NO_CONTENT:
        intro = language.text("preview-no-content-intro", file=trial.settings)
        return language.text("preview-no-content", folder=trial.details[0]), intro
    if trial.obstacle is Obstacle.SETTINGS:
        key = "preview-setting-intro" if trial.setting else "preview-settings-intro"
        intro = language.text(key, file=trial.settings, setting=trial.setting)
        return language.text("preview-settings"), intro
    if trial.obstacle is Obstacle.SYSTEM:
        return language.text("preview-system"), language.text("preview-system-intro")
    if trial.obstacle is Obstacle.BUG:
        return language.text("preview-bug"), language.text("preview-bug-intro")
    return language.text("preview-errors"), language.text(
        "preview-errors-intro", count=len(trial.report.errors)
    )


def details(trial: Trial) -> tuple[str, ...]:
    """What the obstacle says of itself, where the heading does not."""
    return () if trial.obstacle is Obstacle.NO_CONTENT else trial.details


def _group(trial: Trial, severity: str, problems: Sequence[Problem], title: str) -> Group:
    items = tuple(_item(trial, problem) for problem in problems[:_MOST])
    return Group(severity, title, items, len(problems) - len(items))


def _item(trial: Trial, problem: Problem) -> Item:
    message, place = trial.language.describe(problem), problem.location
    file = normpath(f"{trial.folder}/{place}").rsplit(":", 2)[0]
    return Item(file, place.line, place.column, message.code, message.text, message.hint)
