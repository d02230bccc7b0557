"""The layers of the package: which module may import which, with what each is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

from handbook.markdown import fence, page

REPOSITORY = Path(__file__).parent.parent

ABOUT = """\
# Layers

A module imports what is below it, or beside it in its own package, and never what is above:
`tests/test_architecture.py` reads the imports. The list is read from there, and the words from the
modules themselves. A module that is not named is part of the package that is.\
"""


def layers_page() -> str:
    """The page on the layers, the highest first, as a drawing of text."""
    return page(ABOUT, fence("\n".join(_drawing()), "text"))


def layers() -> list[list[str]]:
    """The modules and packages of each layer, the lowest first."""
    text = (REPOSITORY / "tests" / "test_architecture.py").read_text(encoding="utf-8")
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "LAYERS":
            return [sorted(layer) for layer in ast.literal_eval(statement.value)]
    raise LookupError("LAYERS")


def _drawing() -> Iterator[str]:
    for layer in reversed(layers()):
        named = [name for name in layer if not name.startswith("__")]
        if named:
            yield "┌──"
            yield from (f"│ {name:<20} {_about(name)}" for name in named)
    yield "└──"


def _about(name: str) -> str:
    """What a module or package is for, as the first line of its docstring says."""
    path = REPOSITORY.joinpath("actionplans", *name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return told.split("\n")[0]
