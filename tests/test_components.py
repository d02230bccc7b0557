"""Components: each example, rendered by the site's own environment, against its golden HTML.

The examples stand beside each component in `templates/components/<name>/<name>.yml`. After a change
that is meant: `GOLDEN=write pytest tests/test_components.py`, and read the difference.
"""

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import escape

from tests import examples as component_examples
from tests import gallery
from tests.examples import COMPONENTS, PARTS, TEMPLATES, declared, examples, loaded, render
from tests.golden import assert_golden, golden_names

HOSTILE = "<b>\"A\" & 'B'</b>"
"""The markup in texts of examples, which must be escaped."""

HTML_ALONE = {"prose"}
"""Components without a text of their own: what they show is HTML that rendering has sanitised."""

IMPORT = re.compile(r'from "components/([a-z-]+)/[a-z-]+\.html" import ([a-z_, ]+) %')


@pytest.fixture(scope="module")
def environment() -> jinja2.Environment:
    """The environment that builds the site."""
    return component_examples.environment()


@pytest.mark.parametrize("component", COMPONENTS)
def test_folder_has_template_and_examples(component: str) -> None:
    folder = TEMPLATES / "components" / component
    names = {file.name for file in folder.iterdir()}
    assert {f"{component}.html", f"{component}.yml"} <= names
    others = names - {f"{component}.html", f"{component}.yml"}
    assert all(re.fullmatch(rf"{component}(\.[a-z]+)?\.css", name) for name in others)
    assert len(others) <= 1, "one style: for all pages, or in a sheet of its own"
    assert examples(component)


@pytest.mark.parametrize("component", COMPONENTS)
def test_examples_look_as_they_did(component: str, environment: jinja2.Environment) -> None:
    parts = [
        f"<!-- {example.shows} -->\n{render(environment, example)}\n"
        for example in examples(component)
    ]
    assert_golden(f"components/{component}.html", "\n".join(parts))


@pytest.mark.parametrize("component", sorted(set(COMPONENTS) - HTML_ALONE))
def test_texts_are_escaped(component: str, environment: jinja2.Environment) -> None:
    hostile = [example for example in examples(component) if HOSTILE in example.texts]
    assert hostile, "one example puts HOSTILE into its texts"
    for example in hostile:
        html = render(environment, example)
        assert str(escape(HOSTILE)).casefold() in html.casefold()
        assert "<b>" not in html
        assert "</b>" not in html


# Parts and their components


def used_macros() -> set[tuple[str, str]]:
    """The macros that templates import, each with its component."""
    return {
        (component, name.strip())
        for file in TEMPLATES.rglob("*.html")
        for component, names in IMPORT.findall(file.read_text(encoding="utf-8"))
        for name in names.split(",")
    }


@pytest.mark.parametrize("component", sorted(PARTS))
def test_every_part_has_a_component_that_takes_it(
    component: str, environment: jinja2.Environment
) -> None:
    template = environment.get_template(f"components/{component}/{component}.html")
    macro = getattr(template.module, component.replace("-", "_"))
    assert macro.arguments == ("it",)
    shown = [e.inputs["it"] for e in examples(component) if e.macro == macro.name]
    assert shown
    assert {type(part) for part in shown} == {PARTS[component]}


def test_every_component_shows_a_part_or_is_used_by_a_template() -> None:
    assert len(PARTS) > 50
    used = {component for component, _ in used_macros()}
    assert used
    assert set(COMPONENTS) - set(PARTS) - used == set()


def test_every_macro_that_others_use_has_an_example() -> None:
    shown = {
        (component, example.macro) for component in COMPONENTS for example in examples(component)
    }
    assert used_macros() - shown == set()


def test_no_golden_file_is_left_over() -> None:
    assert golden_names("components") == set(COMPONENTS)


# The loader, and the gallery


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("3", "number"),
        (3, "text"),
        ({"text": "A", "adress": "a/"}, "Link"),
        (None, "Link"),
        ({"Paragraf": {"text": [{"text": "Hej"}]}}, "Part"),
        ({"text": [{"text": "Hej"}]}, "Part"),
    ],
)
def test_an_example_with_inputs_of_another_type_is_refused(value: Any, kind: str) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        loaded(value, declared(kind))


def test_the_gallery_shows_every_example(environment: jinja2.Environment, tmp_path: Path) -> None:
    gallery.write(tmp_path / "gallery")
    page = (tmp_path / "gallery" / "index.html").read_text(encoding="utf-8")
    for component in COMPONENTS:
        assert f'<section class="component" id="component-{component}">' in page
        for example in examples(component):
            assert str(escape(example.shows)) in page
            assert render(environment, example, gallery.NO_ADDRESS) in page
            assert str(escape(render(environment, example))) in page
    style = (tmp_path / "gallery" / "style.css").read_text(encoding="utf-8")
    assert ".component>" in style
    assert ".eyebrow{" in style
