"""Examples of components, as they stand beside each in `templates/components/<name>/<name>.yml`.

They are rendered by the site's own environment: for the tests, and for the gallery.
"""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from types import GenericAlias, ModuleType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2
import yaml
from markupsafe import Markup

from actionplans import views
from actionplans.locale import Language
from actionplans.rendering import resolve_links
from actionplans.views.page import Part
from tests.conftest import REPOSITORY
from tests.rendering import CompiledRenderer

TEMPLATES = REPOSITORY / "templates"
COMPONENTS = sorted(folder.name for folder in (TEMPLATES / "components").iterdir())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A component with some content."""

    component: str
    shows: str
    """The caption: what the example shows, in a few words."""

    macro: str
    inputs: dict[str, Any]
    root: str
    """The path to the site's root from the page that it is made for."""

    texts: tuple[str, ...]
    """Every text of its content."""


def examples(component: str) -> list[Example]:
    """The examples of a component.

    Raises:
        AssertionError, AttributeError, KeyError, TypeError: one is not what the component takes.
    """
    file = TEMPLATES / "components" / component / f"{component}.yml"
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(written) == {"takes", "examples"}
    return [_example(component, written["takes"], example) for example in written["examples"]]


def _example(component: str, takes: dict[str, dict[str, Any]], written: dict[str, Any]) -> Example:
    assert set(written) - {"root"} == {"shows", "macro", "inputs"}
    kinds, inputs = takes[written["macro"]], written["inputs"]
    assert set(inputs) == set(kinds), written["shows"]
    return Example(
        component=component,
        shows=written["shows"],
        macro=written["macro"],
        inputs={name: loaded(inputs[name], declared(kinds[name])) for name in kinds},
        root=written.get("root", ""),
        texts=tuple(_texts(inputs)),
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


# From YAML to what views are made of


def _modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.walk_packages(views.__path__, f"{views.__name__}.")]
    return list(map(importlib.import_module, ["actionplans.locale.language_tag", *names]))


def _kinds() -> dict[str, type]:
    found = [
        kind
        for module in _modules()
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    ]
    kinds = {kind.__name__: kind for kind in found}
    assert len(kinds) == len(found), "two view classes share a name"
    return kinds


KINDS = _kinds()
"""The dataclasses that views and their parts are, by name."""

PARTS = {
    kind.component: kind for kind in KINDS.values() if issubclass(kind, Part) and kind is not Part
}
"""The types of parts, by the component that shows each."""

_PLAIN: dict[str, Any] = {"text": str, "number": int, "flag": bool, "html": Markup}


def declared(written: Any) -> Any:
    """The type that `takes` names: `Link`, `Link?` where it may be missing, `[Link]`, `text`."""
    if isinstance(written, list):
        (item,) = written
        return GenericAlias(tuple, (declared(item), ...))
    name = written.removesuffix("?")
    kind = _PLAIN.get(name) or KINDS[name]
    return kind | None if written.endswith("?") else kind


def loaded(value: Any, kind: Any) -> Any:
    """A value of an example as a type that components take.

    Where any part fits, the example names its type: `Paragraph: {text: [{text: Hej}]}`.

    Raises:
        AttributeError, KeyError, TypeError: it is none of that type.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (kind,) = (member for member in get_args(kind) if member is not NoneType)
        return loaded(value, kind)
    if origin is tuple:
        return tuple(loaded(item, get_args(kind)[0]) for item in value)
    if kind is Part:
        ((name, fields),) = value.items()
        return loaded(fields, KINDS[name])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: loaded(part, hints[name]) for name, part in value.items()})
    return _plain(value, kind)


def _plain(value: Any, kind: Any) -> Any:
    if kind is Markup:
        return Markup(value)
    if kind is float and type(value) in (int, float):
        return float(value)
    if kind is Decimal and type(value) in (int, float):
        return Decimal(str(value))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


# Rendering


def environment() -> jinja2.Environment:
    """The site's own environment: theme, escaping, undefined values, Danish texts."""
    return CompiledRenderer([TEMPLATES]).environment(Language.load("da"))


def render(environment: jinja2.Environment, example: Example, root: str | None = None) -> str:
    """An example as HTML.

    Args:
        environment: the environment of the components.
        example: the example.
        root: the path to the site's root, where it is not the example's own.
    """
    component, macro = example.component, example.macro
    source = (
        f'{{% from "components/{component}/{component}.html" import {macro} %}}'
        f"{{{{ {macro}({', '.join(example.inputs)}) }}}}"
    )
    html = environment.from_string(source).render(example.inputs)
    return resolve_links(html, example.root if root is None else root).strip()
