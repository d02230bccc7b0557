"""The package's shape: imports point one way, the host stays at the edge, everything is described.

Read from the source, so that a module nobody imports counts too.
"""

import ast
import importlib
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from inspect import isfunction
from pathlib import Path

import pytest

from actionplans.checks import CHECKS
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "actionplans"
LONGEST = 320

LAYERS = (
    {
        "__init__",
        "cached",
        "garbage",
        "problems",
        "collisions",
        "colour",
        "geojson",
        "reads",
        "worker",
    },
    {"revisions", "progress"},
    {"stamp_digests"},
    {"stamp"},
    {"locale"},
    {"publishing", "privacy", "localized_click"},
    {"shelf", "parcel", "guarded"},
    {"store"},
    {"cache"},
    {"media"},
    {"model", "reporting", "report_formats", "chosen_files", "listed_addresses"},
    {"reader"},
    {"fingerprints", "nesting", "records", "held_back"},
    {"reference", "text", "overview", "editions", "report_order"},
    {"library", "named_in_texts"},
    {"stopping"},
    {
        "activity_grants",
        "lineage",
        "media_uses",
        "whereabouts",
        "mentions",
        "responsibility",
        "follow_up",
        "nearest_contact",
    },
    {"checks"},
    {"settings_problems", "site_texts", "host_limits"},
    {"settings", "acceptances", "drafts"},
    {"site"},
    {"authoring", "agenda", "coming_days", "form"},
    {"views", "views.elements", "views.files", "views.weight"},
    {"views.page"},
    {"views.basic_parts"},
    {"views.context"},
    {"views.parts"},
    {"views.pages", "views.piece"},
    {"views.pieces"},
    {"views.short_plan"},
    {"views.route"},
    {"views.search_entries", "views.route_pages", "views.cut_pages"},
    {"views.page_names", "views.reach"},
    {"views.site_routes"},
    {"views.routes"},
    {"views.site_pages"},
    {"views.frame"},
    {"answers"},
    {"ledger"},
    {"long_pages"},
    {"rendering", "exports", "theme_files"},
    {"outputs", "documents", "page_maker"},
    {"cluster"},
    {"page_pool"},
    {"kept_pages"},
    {"build", "live_site"},
    {"settings_file"},
    {"options"},
    {"plugin"},
    {"mkdocs_project"},
    {"preview_result"},
    {"preview_site"},
    {"preview"},
    {"commands", "importing", "sheets"},
    {"desk"},
    {"authoring_commands", "upkeep_commands", "import_command", "sheet_commands"},
    {"cli"},
    {"start"},
    {"__main__"},
)
"""The modules and subpackages, the lowest first: one may import itself and what is below it."""

OF_THE_HOST = {"options", "plugin", "mkdocs_project", "preview_site"}
"""The modules that may import mkdocs."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(REPOSITORY).with_suffix("").as_posix()


def dotted(file: Path) -> str:
    return name_of(file).removesuffix("/__init__").replace("/", ".")


def unit_of(module: str) -> str:
    """The part of the package that a module belongs to, as `LAYERS` names it."""
    parts = module.split(".")[1:]
    return ".".join(parts[: 2 if parts[:1] == ["views"] else 1]) or "__init__"


def level(unit: str) -> int:
    found = [number for number, layer in enumerate(LAYERS) if unit in layer]
    assert found, f"{unit} has no layer: give it one in LAYERS"
    return found[0]


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, wherever in it, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno} imports relatively"
            assert node.module
            for alias in node.names:
                yield node.lineno, _imported(node.module, alias.name)


def _imported(module: str, name: str) -> str:
    """The module that `from module import name` imports: one below it where there is one."""
    inside = REPOSITORY.joinpath(*module.split("."), name)
    is_module = inside.with_suffix(".py").is_file() or inside.is_dir()
    return f"{module}.{name}" if is_module else module


parametrize_modules = pytest.mark.parametrize("file", modules(), ids=name_of)


def test_the_package_was_found() -> None:
    assert {"library.py", "plugin.py"} <= {file.name for file in modules()}


def test_every_part_has_a_layer() -> None:
    parts = {unit_of(dotted(file)) for file in modules()}
    named = set().union(*LAYERS)
    assert parts - named == set()
    assert sum(len(layer) for layer in LAYERS) == len(named), "a part has one layer"


@parametrize_modules
def test_imports_point_one_way(file: Path) -> None:
    own = unit_of(dotted(file))
    climbing = [
        f"{file.name}:{line} imports {module}"
        for line, module in imports(file)
        if module.split(".")[0] == "actionplans"
        and unit_of(module) != own
        and level(unit_of(module)) >= level(own)
    ]
    assert climbing == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    files = {dotted(file): file for file in modules()}
    graph = {
        module: {found for _, found in imports(file) if found in files and found != module}
        for module, file in files.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(files)


@parametrize_modules
def test_only_the_edge_knows_the_host(file: Path) -> None:
    roots = {module.split(".")[0] for _, module in imports(file)}
    assert "properdocs" not in roots, "ProperDocs answers to the name mkdocs"
    if unit_of(dotted(file)) not in OF_THE_HOST:
        assert "mkdocs" not in roots


def test_the_edge_is_where_it_is_said_to_be() -> None:
    knowing = {
        unit_of(dotted(file))
        for file in modules()
        if "mkdocs" in {module.split(".")[0] for _, module in imports(file)}
    }
    assert knowing == OF_THE_HOST


@parametrize_modules
def test_module_can_be_read_in_one_go(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{name_of(file)} has {lines} lines: split it"


def test_every_check_is_run() -> None:
    """A family of rules that nobody named in `CHECKS` would be off without a word."""
    families = [importlib.import_module(dotted(file)) for file in (PACKAGE / "checks").glob("*.py")]
    checks = {f.__name__ for f in families if isfunction(getattr(f, "check", None))}
    assert len(checks) > 10
    assert checks == {check.__module__ for check in CHECKS}


def test_every_export_is_used() -> None:
    """A file that nobody named in the register would not be made, without a word."""
    exports = [file for file in (PACKAGE / "exports").glob("*.py") if file.stem != "__init__"]
    texts = {file: file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py")}
    names = {
        (file, node.name)
        for file in exports
        for node in ast.parse(texts[file]).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert len(names) > 10
    unused = {
        f"{file.stem}.{name}"
        for file, name in names
        if not any(
            re.search(rf"\b{name}\b", text) for other, text in texts.items() if other != file
        )
    }
    assert unused == set()


@parametrize_modules
def test_everything_public_is_described(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert [name for name, node in _public(tree, name_of(file)) if not _described(node)] == []


Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(
    node: ast.Module | ast.ClassDef, name: str
) -> Iterator[tuple[str, ast.Module | Definition]]:
    """A module or class and everything public in it, each with its name."""
    yield name, node
    for child in node.body:
        if isinstance(child, Definition) and not child.name.startswith("_"):
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{name}.{child.name}")
            else:
                yield f"{name}.{child.name}", child


def _described(node: ast.Module | Definition) -> bool:
    return bool((ast.get_docstring(node) or "").strip())
