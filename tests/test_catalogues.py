"""The catalogues: every language names everything that the code asks for, and nothing else.

What the code asks for is read from its source. Where a key is made at run time, the expression
stands in one of the lists below, with every key that it can give.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from jinja2 import nodes

from actionplans import model
from actionplans.checks import sums
from actionplans.exports.copy_rules import COPIES
from actionplans.exports.web_servers import HOSTS
from actionplans.importing.blocks import ASIDE
from actionplans.lineage import Fate, Origin
from actionplans.locale import Language
from actionplans.locale.language import _plain
from actionplans.media.filetypes import Leftover
from actionplans.model.activity import ActivityStatus, SuccessionKind
from actionplans.model.dates import Tense
from actionplans.model.disagreement import DisagreementKind
from actionplans.model.indicator import Bound, Direction, Obstacle
from actionplans.model.money import Compared
from actionplans.model.movement import Movement
from actionplans.model.plan import FocusArea, Result
from actionplans.model.promise import Doubt, Outcome
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.model.stated import Nothing
from actionplans.model.status import Lifecycle, OnTrack
from actionplans.problems import Severity
from actionplans.publishing import failures
from actionplans.reader import validate
from actionplans.reader.files import REGISTERS
from actionplans.views.parts import reconciliation, succession_table
from actionplans.views.routes import ROUTES
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "actionplans"
TEMPLATES = REPOSITORY / "templates"
LANGUAGES = sorted(file.parent.name for file in (PACKAGE / "locale").glob("*/fields.yml"))

PLANS = ("agreement", "plan")
SCALES = {"on-track": OnTrack, "lifecycle": Lifecycle}
MONEY = ("granted", "proposed", "stated")
COMPARED = set(reconciliation._COMPARED_TEXTS.values())

DYNAMIC_TEXTS: dict[str, set[str]] = {
    "views/site_pages.py: route.label": set(),  # see `asked_texts`
    "views/page_names.py: route.search_label or route.label": set(),
    "views/search_entries.py: key": set(),
    "commands.py: f'headers-{host}'": {f"headers-{host}" for host in HOSTS},
    "cli/sheets.py: f'command-{about}'": {
        f"command-{what}-{way}" for what in ("status", "budget") for way in ("sheet", "read")
    },
    "commands.py: f'copies-{host}'": {f"copies-{host}" for host in COPIES},
    "publishing/failures.py: error.kind": {
        "brotli-missing",
        "import-bad-ending",
        "import-bad-register",
        "import-encrypted",
        "import-extra-missing",
        "import-no-text",
        "import-too-large",
        "import-too-much",
        "import-unreadable",
        "import-would-overwrite",
        "leftover-foreign",
        "leftover-stuck",
        *(
            f"sheet-{kind}"
            for kind in (
                *("macros", "no-month", "no-plan", "not-budget", "not-editable", "not-status"),
                *("report-there", "too-large", "unreadable"),
            )
        ),
        "sheets-extra-missing",
        "site-busy",
        "site-file",
        "folder-overlaps",
        "site-foreign",
        "site-in-use",
        "site-in-the-way",
        "site-mount",
        "site-overlaps",
        "site-special",
        "site-would-lose",
        "site-would-publish",
        "leftover-late",
        "move-changed",
        "move-not-editable",
        "move-nowhere",
        "move-shared-file",
        "move-unknown",
        "move-unread",
        "new-bad-name",
        "new-exists",
        "new-no-name",
        "new-no-partnership",
        "new-no-plan",
        "new-organisation-there",
        "new-register-form",
        "new-register-unread",
        "new-reserved",
        "new-unknown-kind",
        "new-unknown-partnership",
        "new-unknown-plan",
        "new-which-partnership",
        "new-which-plan",
        "editor-outside",
        "schema-unknown",
        "content-changed",
        "search-delta-folder",
        "search-export-bad",
        "search-format",
        "search-incomplete",
        "search-not-made",
        "template-missing",
    },
    "publishing/failures.py: key": {*failures._TEXTS.values(), "not-possible"},
    "commands.py: ending": {"old-site-stands"},
    "agenda.py: heading": {"due-past", "due-ahead"},
    "agenda.py: due.kind": {
        "due-first-report",
        "due-plan-ended",
        "due-plan-ends",
        "due-promise",
        "due-promise-over",
        "due-publishing",
        "due-report",
        "due-statement",
        "due-translation",
    },
    "cli/options.py: f'name-{key}'": {
        "name-activity",
        "name-approval",
        "name-budget",
        "name-date",
        "name-days",
        "name-dry-run",
        "name-due",
        "name-edition",
        "name-empty",
        "name-into",
        "name-kind",
        "name-language",
        "name-month",
        "name-move",
        "name-new",
        "name-organisation",
        "name-partnership",
        "name-plan",
        "name-publish",
        "name-read",
        "name-report",
        "name-sheet",
        "name-status",
    },
    "authoring/editor_files.py: f'editor-{kind}'": {
        f"editor-{kind}" for kind in ("activity", "page", "partnership", "plan", "report")
    },
    "reporting.py: problem.severity": set(Severity),
    "sheets/reports.py: problem.severity": set(Severity),
    "importing/report.py: heading": {
        f"import-{name}"
        for name in (
            *("next", "differences", "doubts", "personal", "organisations", "prose-amounts"),
            *(f"aside-{kind}" for kind in ASIDE),
            "account",
        )
    },
    "importing/report.py: intro": {
        f"import-{name}-intro"
        for name in (
            *("differences", "doubts", "personal", "organisations", "prose-amounts", "account"),
        )
    },
    "importing/report.py: f'import-account-{name}'": {
        f"import-account-{name}" for name in ("file", "where", "field", "left")
    },
    "importing/report.py: f'import-{it.compared}-differ'": {
        f"import-{compared}-differ" for compared in Compared
    },
    "importing/report.py: doubt.kind": {
        f"import-{doubt}"
        for doubt in (
            "glued-note",
            "noted-cell",
            "placed-amount",
            "scaled-table",
            "table-remark",
            "unknown-area",
            "unplaced-amount",
            "unread-cell",
        )
    },
    "views/parts/grant_words.py: f'{_state((plan,), (year,))}-in'": {
        f"{state}-in" for state in MONEY
    },
    "views/parts/grant_words.py: f\"{word.replace('_', '-')}-{state}\"": {
        f"{word}-{state}"
        for word in ("grants", "the-grants", "grant", "the-grant")
        for state in MONEY
    },
    "views/parts/contact.py: f\"responsible-{tense or 'stated'}\"": {
        f"responsible-{tense}" for tense in (*Tense, "stated")
    },
    "views/parts/other_funding.py: key": {"within-grant", "outside-grant"},
    "views/parts/focus_title.py: key": {
        "all-money",
        "all-money-several",
        "focus-chart-at-least",
        "focus-chart-title",
        "most-money-shared",
        "shared-evenly",
    },
    "views/parts/hundred_squares.py: share.words": {
        "hundred-from",
        "hundred-from-printed",
        "hundred-from-unstated",
        "hundred-to",
        "hundred-to-several",
        "hundred-to-unstated",
    },
    "views/parts/hundred_squares.py: captions.rest": {"hundred-from-rest", "hundred-to-rest"},
    "views/parts/trend.py: f'target-{goal.bound}'": {f"target-{bound}" for bound in Bound},
    "views/parts/trend.py: f'trend-{obstacle}'": {
        f"trend-{obstacle}" for obstacle in Obstacle if obstacle is not Obstacle.BREAK
    },
    "views/parts/ratios.py: f'per-{measure}-unknown'": {
        "per-dwellings-unknown",
        "per-residents-unknown",
    },
    "views/parts/ratios.py: f'divided-{measure}'": {
        "divided-dwellings",
        "divided-residents",
    },
    "views/parts/ratios.py: f'per-{measure}'": {"per-dwellings", "per-residents"},
    "views/parts/reconciliation.py: f'{kind}-differ'": {f"{kind}-differ" for kind in COMPARED},
    "views/parts/reconciliation.py: f'{kind}-without-{lacks}'": {
        f"{kind}-without-{lacks}"
        for kind in COMPARED - {"funding"}  # which is compared where both are stated
        for lacks in ("computed", "printed")
    },
    "views/parts/reconciliation.py: key": {"figures-agree", "funding-agree", "years-agree"},
    "views/pages/budget.py: result.outcome": set(reconciliation.Outcome),
    "views/parts/gaps.py: f'gap-{name}'": {
        f"gap-{kind}" for kind in (*DisagreementKind, "unsorted")
    },
    "views/parts/movement_table.py: f'movement-{move}'": {f"movement-{move}" for move in Movement},
    "views/pages/year_on_year.py: f'{total}-{direction}'": {
        f"{total}-{direction}"
        for total in ("total", "total-of-both")
        for direction in ("less", "more", "unchanged")
    },
    "views/parts/progress_verdict.py: f'aim-{direction}'": {
        f"aim-{direction}" for direction in Direction if direction is not Direction.WATCH
    },
    "views/parts/progress_verdict.py: f'goal-{goal.bound}'": {f"goal-{bound}" for bound in Bound},
    "views/parts/promise_meter.py: verdict": {"promise-under-way-then", "promise-not-yet-then"}
    | {f"promise-{outcome}" for outcome in Outcome},
    "views/parts/promise_meter.py: f'doubt-{doubt}'": {
        f"doubt-{doubt}" for doubt in Doubt if doubt not in (Doubt.PLACE, Doubt.TIME)
    },
    "views/parts/standing.py: f'{key}-over' if is_over else key": {
        f"{key}{over}"
        for key in (
            *(f"{word}-activity-{ActivityStatus.ENDING}" for word in PLANS),
            "how-it-goes",
            "hundred-funding",
            "hundred-grants",
            "hundred-kinds",
            "theory",
            "theory-leads-to",
            "what-when",
            "works-on",
            "year-title",
            "year-title-all",
        )
        for over in ("", "-over")
    },
    "views/parts/standing.py: f'tag-{plan.status}'": {"tag-replaced", "tag-withdrawn"},
    "views/parts/standing.py: 'tag-runs' if runs else f'tag-{tense}'": {
        "tag-runs",
        *(f"tag-{tense}" for tense in Tense),
    },
    "views/parts/standing.py: f'{word}-activity-{status}'": {
        f"{word}-activity-{status}" for word in PLANS for status in ActivityStatus
    },
    "views/parts/standing.py: f'{_word(plan)}-{plan.status}'": {
        f"{word}-{status}" for word in PLANS for status in ("replaced", "withdrawn")
    },
    "views/parts/standing.py: f'{_word(plan)}-{key}'": {
        f"{word}-{key}"
        for word in PLANS
        for key in (*Tense, f"period-{Tense.AHEAD}", f"period-{Tense.NOW}")
    },
    "views/parts/standing.py: f'{_word(plan)}-{what}-unstated'": {
        f"{word}-{what}-unstated" for word in PLANS for what in ("status", "adoption")
    },
    "views/parts/river.py: f'editions-{sign}'": {
        f"editions-{sign}" for sign in ("box", "band", "ended", "dashed", "shape")
    },
    "views/parts/field_section.py: f\"{field.replace('_', '-')}-over\"": {
        f"{field}-over" for field in ("staffing", "conflict-handling", "notification", "revision")
    },
    "views/parts/standing.py: f'{word}-proposed'": {f"{word}-proposed" for word in PLANS},
    "views/parts/year_title.py: halves[first % MONTHS]": {"first-half", "second-half"},
    "views/parts/facets.py: f'standing-{tense}'": {f"standing-{tense}" for tense in Tense},
    "views/parts/change_notes.py: f'from-a-past-{kind}'": {f"from-a-past-{word}" for word in PLANS},
    "views/parts/succession_table.py: f'fate-how-many-{_in_tense(context, earlier, fate)}'": {
        "fate-how-many-ending-over",
        *(f"fate-how-many-{fate}" for fate in succession_table.COUNTED),
    },
    "views/parts/succession_table.py: "
    "f'fate-{_in_tense(context, earlier, _fate_word(strand, later))}'": {
        "fate-ending-over",
        "fate-goes-on-together",
        *(f"fate-{fate}" for fate in Fate),
    },
    "views/parts/succession_table.py: f'origin-{origin}'": {
        f"origin-{origin}" for origin in succession_table.OTHERS
    },
    "views/parts/river.py: f'stub-{word}'": {
        *(f"stub-{kind}" for kind in SuccessionKind),
        *(f"stub-{fate}" for fate in (Fate.GOES_ON_ELSEWHERE, Fate.ENDING, Fate.STOPPED)),
        *(f"stub-{origin}" for origin in (Origin.ELSEWHERE, Origin.NEW, Origin.FROM_BEFORE)),
    },
    "views/parts/connections.py: f'succession-{succession.kind}'": {
        f"succession-{kind}" for kind in SuccessionKind
    },
    "views/parts/status_chart.py: f'tally-{scale.name}'": {f"tally-{scale}" for scale in SCALES},
    "views/parts/status_chart.py: f'tally-{scale.name}-all'": {
        f"tally-{scale}-all" for scale in SCALES
    },
    "views/parts/status_chart.py: f'tally-{scale.name}-uncounted'": {
        f"tally-{scale}-uncounted" for scale in SCALES
    },
    "views/parts/status_chart.py: f'tally-{scale.name}-{kind}'": {
        f"tally-{scale}-{kind}" for scale, kinds in SCALES.items() for kind in kinds
    },
}
"""Texts whose keys are made at run time: the file and expression, and the keys that it can give."""

INDIRECT_TEXTS = {"did-you-mean"}
"""Texts that `locale` takes from the catalogue itself."""

DYNAMIC_KINDS: dict[str, set[str]] = {
    "checks/appearance.py: error.kind": {
        "broken-picture",
        "heavy-picture",
        "huge-picture",
        "picture-format",
        "heavy-drawing",
        "slow-picture",
        "unsafe-drawing",
    },
    "checks/files.py: error.kind": {
        "broken-picture",
        "heavy-picture",
        "huge-picture",
        "picture-format",
        "heavy-drawing",
        "slow-picture",
        "unsafe-drawing",
    },
    "checks/references.py: f'unknown-{pointer.target_type.type_name}'": {
        f"unknown-{kind}"
        for kind in (
            "activity",
            "focus-area",
            "indicator",
            "organisation",
            "place",
            "plan",
            "result",
            "topic",
        )
    },
    "checks/sums.py: kind": {kind for kind, _ in sums._KINDS.values()},
    "checks/unused.py: leftover": set(Leftover),
    "host_limits.py: kind": {
        "host-bytes",
        "host-entries",
        "host-file-bytes",
        "host-files",
        "host-folder",
    },
    "checks/vanished.py: kind": {"deleted-address", "vanished-address"},
    "settings_problems.py: kind": {
        "setting-of-language",
        "setting-of-logo",
        "setting-of-menu",
        "setting-of-publisher",
        "setting-of-theme",
        "setting-without-effect",
    },
    "documents.py: error.kind": {
        "pdf-failed",
        "pdf-incomplete",
        "pdf-too-large",
        "pdf-too-long",
        "pdf-too-slow",
    },
    "reader/mistakes.py: kind": set(),  # see `mistakes`
    "reader/tree.py: kind": set(),  # `_refuse`, whose callers are read
    "reader/validate.py: kind": {
        *validate._KINDS.values(),
        "fields-expected-here",
        "empty-text",
        "bad-value",
    },
}
"""Kinds of problems that are made at run time, likewise."""

SHARED_CODES = {
    "cpr-nummer": {"cpr-number", "cpr-number-in-name"},
    "dato": {"bad-date", "no-such-date"},
    "dobbelt-adresse": {"duplicate-address", "former-taken"},
    "dobbelt-noegle": {"duplicate-field", "duplicate-key"},
    "dobbelt-nummer": {"copied-activity", "duplicate-number"},
    "doedt-anker": {"broken-anchor", "no-anchors"},
    "felter-ventet": {"fields-expected", "fields-expected-here"},
    "forbudt-fil": {
        "file-without-ending",
        "forbidden-file",
        "host-file-linked",
        "inner-ending",
    },
    "forkert-mappe": {"misplaced-file", "misplaced-register", "outside-plan"},
    "filnavn": {"bad-file-name", "name-of-copy"},
    "indstilling-uden-virkning": {
        "setting-excludes-nothing",
        *DYNAMIC_KINDS["settings_problems.py: kind"],
    },
    "mangler-fil": {"missing-document", "missing-file"},
    "mangler-kontakt": {"no-contact", "no-contact-of-agreement"},
    "indrykning": {"bad-indentation", "list-indentation", "not-indented"},
    "forsvundet-adresse": {"deleted-address", "vanished-address", "vanished-id"},
    "liste-ventet": {"list-expected", "register-expected"},
    "naer-graense": DYNAMIC_KINDS["host_limits.py: kind"],
    "optaget-adresse": {"former-reserved", "reserved-address"},
    "serverfil": {"host-file-is-link", "host-file-missing", "host-file-not-allowed"},
    "ubrugt-fil": {*Leftover, "unused-activities", "unused-files"},
    "pdf-mangler": DYNAMIC_KINDS["documents.py: error.kind"],
    "usikker-tegning": {"heavy-drawing", "unsafe-drawing"},
    "ukendt-indstilling": {"setting-of-ours", "unknown-setting"},
    "ukendt-sprog": {"long-language-code", "unknown-language"},
    "ukendt-statusord": {"no-status-words", "unknown-status-word"},
    "ukendt-aktoer": {"person-for-organisation", "unknown-organisation"},
}
"""Codes with several kinds of problems, whose texts differ by where the mistake is."""

FROM_VALUES = {"key", "help", "value"}
"""The values that `reader.validate` gives to every problem of a value's parser."""


# Reading the source


class Call:
    """A call that names a key: where it is, the keys that it may give, and the inputs it hands on.

    `keys` is None where they are not to be read from the source.
    """

    def __init__(self, place: str, keys: set[str] | None, inputs: set[str], open_: bool) -> None:
        self.place = place
        self.keys = keys
        self.inputs = inputs
        self.open = open_


@cache
def sources() -> dict[str, ast.Module]:
    return {
        file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
    }


def calls(*names: str, position: int = 0) -> list[Call]:
    """The calls of functions or methods of these names, with the argument that is their key.

    Args:
        names: the names.
        position: where the key stands among the arguments; calls with fewer are left out.

    Raises:
        AssertionError: there are none, so that no test goes through an empty list.
    """
    found = list(_calls(names, position))
    assert found, f"nothing calls {names}"
    return found


def _calls(names: tuple[str, ...], position: int) -> Iterator[Call]:
    for file, tree in sources().items():
        for scope in _scopes(tree):
            for node in _own(scope):
                if not isinstance(node, ast.Call) or _called(node.func) not in names:
                    continue
                if len(node.args) > position:
                    key = node.args[position]
                    keys = _strings(key, scope)
                    inputs = {word.arg for word in node.keywords if word.arg}
                    is_open = any(word.arg is None for word in node.keywords)
                    place = f"{file}: {ast.unparse(key)}"
                    yield Call(place, keys, inputs, is_open)


def _called(function: ast.expr) -> str:
    """`text` for `context.text`, `Problem.error` for itself, `wrong` for a plain name."""
    if isinstance(function, ast.Attribute):
        owner = ast.unparse(function.value)
        return f"Problem.{function.attr}" if owner == "Problem" else function.attr
    return function.id if isinstance(function, ast.Name) else ""


Scope = ast.Module | ast.FunctionDef


def _scopes(tree: ast.Module) -> Iterator[Scope]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _own(scope: Scope) -> Iterator[ast.AST]:
    """Every node of a scope that stands in no function within it."""
    waiting: list[ast.AST] = list(scope.body)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.FunctionDef):
            yield node
            waiting += ast.iter_child_nodes(node)


def _strings(node: ast.expr, scope: Scope) -> set[str] | None:
    """The texts that an expression may be, as far as its scope tells; None where it does not."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _united([_strings(node.body, scope), _strings(node.orelse, scope)])
    if isinstance(node, ast.Name):
        return _united([_strings(bound, scope) for bound in _bindings(node.id, scope)])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _united([_strings(value, own) for own, value in _returned(node.func.id)])
    return None


def _returned(function: str) -> Iterator[tuple[Scope, ast.expr]]:
    """Every expression that a function of the package gives back, with the function."""
    for tree in sources().values():
        for scope in _scopes(tree):
            if isinstance(scope, ast.FunctionDef) and scope.name == function:
                for node in _own(scope):
                    if isinstance(node, ast.Return) and node.value:
                        yield scope, node.value


def _united(found: list[set[str] | None]) -> set[str] | None:
    known = [keys for keys in found if keys is not None]
    return set().union(*known) if found and len(known) == len(found) else None


def _bindings(name: str, scope: Scope) -> Iterator[ast.expr]:
    """Every expression that a name is bound to in a scope; an unknown one for what is not seen."""
    for node in _own(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _matched(name, target, node.value)
        elif isinstance(node, ast.For | ast.comprehension):
            for element in _elements(node.iter, scope):
                yield from _matched(name, node.target, element)
    if isinstance(scope, ast.FunctionDef):
        arguments = chain(scope.args.args, scope.args.kwonlyargs, scope.args.posonlyargs)
        if name in {argument.arg for argument in arguments}:
            yield ast.Pass()  # type: ignore[misc]


def _matched(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple):
        names = [part.id if isinstance(part, ast.Name) else "" for part in target.elts]
        if name in names:
            parts = value.elts if isinstance(value, ast.Tuple) else []
            yield parts[names.index(name)] if len(parts) == len(names) else value


def _elements(node: ast.expr, scope: Scope) -> list[ast.expr]:
    """The members of a tuple or list, by name or slice if need be; else the thing itself."""
    if isinstance(node, ast.Tuple | ast.List):
        return node.elts
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        return _elements(node.value, scope)
    if isinstance(node, ast.Name):
        for other in _own(scope):
            if isinstance(other, ast.Assign) and ast.unparse(other.targets[0]) == node.id:
                return _elements(other.value, scope)
    return [node]


def template_calls(function: str) -> list[Call]:
    """The calls of a global function in the templates.

    Raises:
        AssertionError: there are none, so that no test goes through an empty list.
    """
    found = list(_template_calls(function))
    assert found, f"no template calls {function}"
    return found


def _template_calls(function: str) -> Iterator[Call]:
    environment = jinja2.Environment(autoescape=True)
    for file in sorted(TEMPLATES.rglob("*.html")):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        for node in tree.find_all(nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name == function:
                first = node.args[0]
                keys = {first.value} if isinstance(first, nodes.Const) else None
                inputs = {word.key for word in node.kwargs}
                is_open = node.dyn_kwargs is not None
                name = first.name if isinstance(first, nodes.Name) else str(first)
                yield Call(f"{file.relative_to(TEMPLATES)}: {name}", keys, inputs, is_open)


def unknown(found: Iterable[Call], lists: dict[str, set[str]]) -> set[str]:
    """The places whose keys neither the source nor the list tells."""
    return {call.place for call in found if call.keys is None} - set(lists)


def placeholders(*texts: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", "".join(texts).replace("{{", "").replace("}}", "")))


# Catalogues and records


@cache
def catalogue(language: str, name: str) -> dict[str, Any]:
    text = (PACKAGE / "locale" / language / f"{name}.yml").read_text(encoding="utf-8")
    entries: dict[str, Any] = yaml.safe_load(text)
    assert entries, "so that no test goes through an empty list"
    return entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    """YAML would take the last."""
    for file in sorted((PACKAGE / "locale" / language).glob("*.yml")):
        waiting = [yaml.compose(file.read_text(encoding="utf-8"))]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                keys = [key.value for key, _ in node.value]
                assert sorted(keys) == sorted(set(keys)), file.name
                waiting += [value for _, value in node.value]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return Language.load(request.param)


def model_modules() -> list[Any]:
    return [
        importlib.import_module(f"{model.__name__}.{found.name}")
        for found in pkgutil.iter_modules(model.__path__)
    ]


def records() -> dict[str, type[Record]]:
    """Every record of the model, by its name."""
    model_modules()
    found: dict[str, type[Record]] = {}
    waiting = list(Record.__subclasses__())
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return dict(sorted(found.items()))


RECORDS = records()


def headings() -> dict[str, type[Enum] | None]:
    """The headings under which values have words, by the fields that ask for them."""
    enums = {
        kind.__name__: kind
        for module in model_modules()
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }
    del enums[Form.__name__]  # how a field is written; staff never see it
    del enums[Bound.__name__]  # follows from the direction
    del enums[Obstacle.__name__]  # follows from the measurements
    del enums[Tense.__name__]  # follows from a period and a day; nobody writes it
    del enums[Outcome.__name__]  # follows from two numbers and dates; nobody writes it
    del enums[Doubt.__name__]
    enums["Amount"] = enums.pop("Ended")
    return {**enums, "Nothing": Nothing, "Flag": None}


parametrize_records = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())


# Fields


@parametrize_records
def test_every_field_has_key_and_help(record: type[Record], language: Language) -> None:
    for name in record.model_fields:
        field = language.field(record.__name__, name)
        assert field.key.strip() == field.key != ""
        assert field.label is None or field.label.strip() == field.label != ""
        assert field.help.strip() == field.help != ""


@parametrize_records
def test_no_two_fields_share_a_key(record: type[Record], language: Language) -> None:
    names = list(record.model_fields)
    keys = [_plain(language.field(record.__name__, name).key) for name in names]
    assert sorted(keys) == sorted(set(keys))


@parametrize_records
def test_english_names_are_understood(record: type[Record], language: Language) -> None:
    """Also where the language has a key that reads like another field's English name."""
    for name in record.model_fields:
        assert language.field_for_key(record.__name__, record.model_fields, name) == name


@parametrize_records
def test_english_keys_are_understood_in_every_language(
    record: type[Record], language: Language
) -> None:
    for name in record.model_fields:
        key = Language.load("en").field(record.__name__, name).key
        assert language.field_for_key(record.__name__, record.model_fields, key) == name


@pytest.mark.parametrize(
    ("record", "key", "name"),
    [
        ("Activity", "fate", "succession"),
        ("BudgetItem", "post", "name"),
        ("Plan", "budget_frame", "budget_ceiling"),
    ],
)
def test_keys_of_content_outlive_names_in_the_code(
    record: str, key: str, name: str, language: Language
) -> None:
    assert language.field_for_key(record, RECORDS[record].model_fields, key) == name


@parametrize_records
def test_keys_are_understood_without_accents(record: type[Record], language: Language) -> None:
    for name in record.model_fields:
        key = language.field(record.__name__, name).key
        assert language.field_for_key(record.__name__, record.model_fields, key) == name
        assert (
            language.field_for_key(record.__name__, record.model_fields, _plain(key).upper())
            == name
        )


def test_the_handbook_names_every_language() -> None:
    for file in (REPOSITORY / "handbook/phrases").glob("*.yml"):
        told = yaml.safe_load(file.read_text(encoding="utf-8"))["settings"]["meaning"]["language"]
        assert set(re.findall(r"`(\w+)`", told)) == set(LANGUAGES), file.name


def test_no_field_is_left_over(language: Language) -> None:
    named = set()
    for kind, record in RECORDS.items():
        for name in record.model_fields:
            own = f"{kind.lower()}.{name}"
            named.add(own if own in catalogue(language.code, "fields") else name)
    assert set(catalogue(language.code, "fields")) - named == set()


# Values


def test_every_value_has_a_word(language: Language) -> None:
    values = catalogue(language.code, "values")
    for heading, kind in headings().items():
        expected = {str(value.value) for value in kind} if kind else {"true", "false"}
        assert set(values[heading]) == expected, heading


def test_no_heading_is_left_over(language: Language) -> None:
    assert set(catalogue(language.code, "values")) == set(headings())


def test_every_field_with_words_has_them(language: Language) -> None:
    for record in RECORDS.values():
        for name, shape in shapes(record).items():
            for heading in _word_headings(shape):
                assert language.choices(heading), f"{record.__name__}.{name}"


def _word_headings(shape: Shape) -> Iterator[str]:
    if shape.words:
        yield shape.words
    if shape.item:
        yield from _word_headings(shape.item)


def test_no_two_values_share_a_word(language: Language) -> None:
    for heading in headings():
        words = [_plain(word) for word in language.choices(heading)]
        assert sorted(words) == sorted(set(words)), heading
        values = catalogue(language.code, "values")[heading]
        for word, value in zip(words, values, strict=True):
            assert language.value_for_word(heading, word) == value
            assert language.value_for_word(heading, value) == value


def test_english_words_are_understood_in_every_language(language: Language) -> None:
    for heading in headings():
        values = catalogue("en", "values")[heading]
        for value, word in zip(values, Language.load("en").choices(heading), strict=True):
            assert language.value_for_word(heading, word) == value, heading


@pytest.mark.parametrize(("word", "value"), [("posts", "items"), ("frame", "ceiling")])
def test_words_of_content_outlive_names_in_the_code(
    word: str, value: str, language: Language
) -> None:
    assert language.value_for_word("Compared", word) == value


# Problems


@cache
def problem_calls() -> list[Call]:
    return calls("Problem.error", "Problem.warning", "_refuse", "wrong")


def mistakes() -> set[str]:
    """The kinds that functions of `reader.mistakes` return, each in a pair with its place."""
    found: set[str] = set()
    for scope in _scopes(sources()["reader/mistakes.py"]):
        if isinstance(scope, ast.FunctionDef) and scope.returns:
            pairs = (value for own, value in _returned(scope.name) if own is scope)
            if "Mistake" in ast.unparse(scope.returns):
                for pair in (value for value in pairs if isinstance(value, ast.Tuple)):
                    found |= _strings(pair.elts[0], scope) or set()
    return found


@cache
def problem_kinds() -> set[str]:
    found = set().union(*(call.keys or set() for call in problem_calls()))
    return found.union(mistakes(), *DYNAMIC_KINDS.values())


def test_kinds_of_problems_can_be_read_from_the_source() -> None:
    assert unknown(problem_calls(), DYNAMIC_KINDS) == set()
    assert set(DYNAMIC_KINDS) <= {call.place for call in problem_calls()}, "a list entry is stale"


def test_every_comparison_has_a_problem() -> None:
    assert set(sums._KINDS) == set(Compared)


def test_every_problem_has_words(language: Language) -> None:
    assert problem_kinds() - set(catalogue(language.code, "problems")) == set()


def test_no_problem_is_left_over(language: Language) -> None:
    assert set(catalogue(language.code, "problems")) - problem_kinds() == set()


def test_codes_of_problems_are_stable_names(language: Language) -> None:
    kinds: dict[str, set[str]] = {}
    for kind, entry in catalogue(language.code, "problems").items():
        kinds.setdefault(entry["code"], set()).add(kind)
    shared = [found for found in kinds.values() if len(found) > 1]
    assert [found for found in shared if found not in SHARED_CODES.values()] == []
    for code in kinds:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


def codes_of_kinds() -> dict[str, tuple[str, ...]]:
    """The Danish and the English code of each kind of problem."""
    by_language = [catalogue(code, "problems") for code in ("da", "en")]
    return {kind: tuple(it[kind]["code"] for it in by_language) for kind in by_language[0]}


def test_codes_of_problems_stay_as_they_are() -> None:
    lines = (REPOSITORY / "tests" / "codes.txt").read_text(encoding="utf-8").splitlines()
    recorded = {tuple(line.split()) for line in lines if not line.startswith("#")}
    found = set(codes_of_kinds().values())
    assert recorded - found == set(), "content that names these codes is out there"
    assert found - recorded == set(), "record them"


def test_a_code_means_the_same_in_both_languages() -> None:
    meant: dict[str, set[frozenset[str]]] = {}
    for position in range(2):
        kinds: dict[str, set[str]] = {}
        for kind, codes in codes_of_kinds().items():
            kinds.setdefault(codes[position], set()).add(kind)
        for code, found in kinds.items():
            meant.setdefault(code, set()).add(frozenset(found))
    assert {code: found for code, found in meant.items() if len(found) > 1} == {}


def test_problems_say_what_is_wrong_and_what_to_write(language: Language) -> None:
    for kind, entry in catalogue(language.code, "problems").items():
        assert set(entry) - {"otherwise"} == {"code", "message", "hint"}, kind
        assert all(text.strip() for text in entry.values()), kind


def test_problems_are_given_what_their_words_name(language: Language) -> None:
    problems = catalogue(language.code, "problems")
    for call in problem_calls():
        for kind in call.keys or ():
            words = {name: text for name, text in problems[kind].items() if name != "code"}
            wanted = placeholders(*words.values())
            given = FROM_VALUES if call.place.startswith("model/") else call.inputs
            assert wanted <= given, f"{call.place} gives {kind} too little"


# Texts


@cache
def text_calls() -> list[Call]:
    found = [*calls("text", "t"), *template_calls("t")]
    for call in found:
        if call.keys:
            call.keys.discard("")  # a row of a table of sections that has no text of its own
    return found


@cache
def asked_texts() -> set[str]:
    found = set().union(*(call.keys or set() for call in text_calls()))
    found = found.union(*(call.keys or set() for call in calls("plural_forms")))
    found |= {text for route in ROUTES for text in (route.label, route.search_label) if text}
    return found.union(INDIRECT_TEXTS, *DYNAMIC_TEXTS.values())


def test_keys_of_texts_can_be_read_from_the_source() -> None:
    assert unknown(text_calls(), DYNAMIC_TEXTS) == set()
    assert set(DYNAMIC_TEXTS) <= {call.place for call in text_calls()}, "a list entry is stale"


def test_every_text_that_is_asked_for_is_there(language: Language) -> None:
    assert asked_texts() - set(catalogue(language.code, "texts")) == set()


def test_no_text_is_left_over(language: Language) -> None:
    assert set(catalogue(language.code, "texts")) - asked_texts() == set()


def test_texts_are_given_what_they_name(language: Language) -> None:
    texts = catalogue(language.code, "texts")
    for call in text_calls():
        for key in call.keys or ():
            entry = texts[key]
            wanted = placeholders(*(entry.values() if isinstance(entry, dict) else [entry]))
            if isinstance(entry, dict):
                wanted.add("count")
            assert call.open or wanted <= call.inputs, f"{call.place} gives {key} too little"


def test_plural_forms_are_those_of_the_language(language: Language) -> None:
    forms = {*language.locale.plural_form.tags, "other"}
    for key, entry in catalogue(language.code, "texts").items():
        if isinstance(entry, dict):
            assert set(entry) == forms, key


# Addresses


def address_scopes(language: Language) -> dict[str, dict[str, str]]:
    """The words of addresses by their scopes; anchors are tested by themselves."""
    scopes = catalogue(language.code, "addresses")
    return {scope: scopes[scope] for scope in set(scopes) - {"anchors", "prefixes"}}


def address_words(language: Language) -> dict[str, str]:
    """Every word of an address by its scope and key."""
    scopes = address_scopes(language)
    return {
        f"{scope} {key}": word for scope, words in scopes.items() for key, word in words.items()
    }


def test_addresses_can_stand_in_addresses(language: Language) -> None:
    words = address_words(language)
    assert words
    for name, word in words.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-?", word), name


def test_addresses_in_one_scope_differ(language: Language) -> None:
    scopes = address_scopes(language)
    assert set(scopes) == {
        "site",
        "partnership",
        "plan",
        "activity",
        "place",
        "part",
        "files",
        "choices",
        "options",
    }
    for scope, words in scopes.items():
        assert sorted(words.values()) == sorted(set(words.values())), scope


def test_an_address_word_is_the_same_in_every_scope(language: Language) -> None:
    words: dict[str, set[str]] = {}
    for name, word in address_words(language).items():
        words.setdefault(name.split()[1], set()).add(word)
    assert {name: found for name, found in words.items() if len(found) > 1} == {}


def test_no_address_is_left_over(language: Language) -> None:
    asked = set().union(*(call.keys or set() for call in calls("address", "page")))
    asked |= {route.word or route.name for route in ROUTES if not (route.pages or route.of)}
    asked |= {route.word or route.name for route in ROUTES if route.below}
    asked |= {*REGISTERS, FocusArea.type_name, Result.type_name}
    assert {name for name in asked if "/" not in name} == set(language.addresses)


def test_every_language_has_every_catalogue() -> None:
    assert LANGUAGES
    expected = {
        "fields.yml",
        "values.yml",
        "problems.yml",
        "texts.yml",
        "addresses.yml",
        "documents.yml",
        "starter",
    }
    for code in LANGUAGES:
        folder: Path = PACKAGE / "locale" / code
        assert {file.name for file in folder.iterdir()} == expected
