"""Components: each example, set by the site's own environment, against its golden HTML.

The examples stand beside each component in `templates/components/<name>/<name>.yml`. After a change
that is meant: `GOLDEN=write pytest tests/test_components.py`, and read the difference.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import re
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2
import pytest
import yaml
from markupsafe import Markup, escape

from actionplans import geometry, views
from actionplans.locale import Language
from actionplans.rendering import PageRenderer, resolve_root
from tests.conftest import REPOSITORY
from tests.golden import assert_golden, golden_names

TEMPLATES = REPOSITORY / "templates"
COMPONENTS = sorted(folder.name for folder in (TEMPLATES / "components").iterdir())
HOSTILE = "<b>\"A\" & 'B'</b>"
"""What examples put into texts to show that it comes out as text."""


# The environment that builds the site


@pytest.fixture(scope="module")
def environment() -> jinja2.Environment:
    """The site's own environment: theme, escaping, undefined values, Danish texts."""
    return PageRenderer([TEMPLATES]).environment(Language.load("da"))


def render(environment: jinja2.Environment, component: str, example: "Example") -> str:
    names = ", ".join(example.inputs)
    source = (
        f'{{% from "components/{component}/{component}.html" import {example.macro} %}}'
        f"{{{{ {example.macro}({names}) }}}}"
    )
    html = environment.from_string(source).render(example.inputs)
    return resolve_root(html, example.root)


# Examples, from YAML to what views are made of


def _kinds() -> dict[str, type]:
    """The dataclasses that views and their parts are, by name."""
    modules = [geometry, importlib.import_module("actionplans.locale.language_tag")]
    for found in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        modules.append(importlib.import_module(found.name))
    found = [
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    ]
    kinds = {kind.__name__: kind for kind in found}
    assert len(kinds) == len(found), "two view classes share a name"
    return kinds


KINDS = _kinds()


PLAIN: dict[str, Any] = {"text": str, "number": int, "flag": bool, "html": Markup}


def declared(written: Any) -> Any:
    """The type that `takes` names: `Link`, `Link?` where it may be missing, `[Link]`, `text`."""
    if isinstance(written, list):
        (item,) = written
        return tuple[declared(item), ...]
    name = written.removesuffix("?")
    kind = PLAIN.get(name) or KINDS[name]
    return kind | None if written.endswith("?") else kind


def loaded(value: Any, kind: Any) -> Any:
    """A value of an example as the type that the component takes; anything amiss raises."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        (kind,) = (member for member in get_args(kind) if member is not NoneType)
        return loaded(value, kind)
    if origin is tuple:
        return tuple(loaded(item, get_args(kind)[0]) for item in value)
    if kind is Markup:
        return Markup(value)
    if kind is float and type(value) in (int, float):
        return float(value)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: loaded(part, hints[name]) for name, part in value.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@dataclasses.dataclass(frozen=True)
class Example:
    shows: str
    macro: str
    inputs: dict[str, Any]
    root: str
    texts: tuple[str, ...]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def examples(component: str) -> list[Example]:
    file = TEMPLATES / "components" / component / f"{component}.yml"
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(written) == {"takes", "examples"}
    found = []
    for example in written["examples"]:
        assert set(example) in ({"shows", "macro", "inputs"}, {"shows", "macro", "root", "inputs"})
        takes = written["takes"][example["macro"]]
        inputs = example["inputs"]
        assert set(inputs) == set(takes), example["shows"]
        made = {name: loaded(inputs[name], declared(takes[name])) for name in takes}
        root, texts = example.get("root", ""), tuple(_texts(inputs))
        found.append(Example(example["shows"], example["macro"], made, root, texts))
    return found


# Tests


@pytest.mark.parametrize("component", COMPONENTS)
def test_folder_has_template_and_examples(component: str) -> None:
    folder = TEMPLATES / "components" / component
    names = {file.name for file in folder.iterdir()}
    assert {f"{component}.html", f"{component}.yml"} <= names
    assert names <= {f"{component}.{suffix}" for suffix in ("html", "yml", "css")}
    assert examples(component)


@pytest.mark.parametrize("component", COMPONENTS)
def test_examples_look_as_they_did(component: str, environment: jinja2.Environment) -> None:
    parts = [
        f"<!-- {example.shows} -->\n{render(environment, component, example).strip()}\n"
        for example in examples(component)
    ]
    assert_golden(f"components/{component}.html", "\n".join(parts))


@pytest.mark.parametrize("component", COMPONENTS)
def test_texts_are_escaped(component: str, environment: jinja2.Environment) -> None:
    hostile = [example for example in examples(component) if HOSTILE in example.texts]
    assert hostile, "one example puts HOSTILE into its texts"
    for example in hostile:
        html = render(environment, component, example)
        assert str(escape(HOSTILE)).casefold() in html.casefold()
        assert "<b>" not in html
        assert "</b>" not in html


def test_every_macro_that_others_use_has_an_example() -> None:
    used = set()
    pattern = re.compile(r'from "components/([a-z-]+)/[a-z-]+\.html" import ([a-z_, ]+) %')
    for file in TEMPLATES.rglob("*.html"):
        for component, names in pattern.findall(file.read_text(encoding="utf-8")):
            used |= {(component, name.strip()) for name in names.split(",")}
    shown = {
        (component, example.macro) for component in COMPONENTS for example in examples(component)
    }
    assert used
    assert used - shown == set()


def test_no_golden_file_is_left_over() -> None:
    assert golden_names("components") == set(COMPONENTS)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("3", "number"), (3, "text"), ({"text": "A", "adress": "a/"}, "Link"), (None, "Link")],
)
def test_an_example_with_inputs_of_another_type_is_refused(value: Any, kind: str) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        loaded(value, declared(kind))
