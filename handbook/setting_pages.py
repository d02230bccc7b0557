"""The settings of `mkdocs.yml`: each with its type, its default and its meaning."""

from typing import Any

from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig

from actionplans.options import ActionPlansConfig
from actionplans.settings_problems import EFFECTIVE
from handbook.markdown import code as as_code
from handbook.markdown import page, table
from handbook.words import words


def settings_page(code: str) -> str:
    """The page on all settings that have an effect."""
    own = words(code)["settings"]
    head = own["head"]
    plugin, host = ActionPlansConfig()._schema, MkDocsConfig()._schema
    hosts = [(name, it) for name, it in host if name in EFFECTIVE]
    return page(
        f"# {own['title']}",
        own["about"],
        f"## {own['of-plugin']}",
        table(head, [_row(name, it, own) for name, it in plugin]),
        f"## {own['of-host']}",
        table(head, [_row(name, it, own) for name, it in hosts]),
        own["more"],
    )


def _row(name: str, it: Any, own: dict[str, Any]) -> list[str]:
    return [
        as_code(name),
        own["types"][_type(name, it)],
        _default(name, it, own),
        own["meaning"][name],
    ]


def _type(name: str, it: Any) -> str:
    """The name of a setting's type."""
    if name in ("date", "accessibility_updated"):
        return "day"
    if isinstance(
        it,
        option.ListOfItems
        | option.Plugins
        | option.MarkdownExtensions
        | option.Hooks
        | option.ListOfPaths,
    ):
        return "list"
    if isinstance(it, option.Theme):
        return "fields"
    return "flag" if getattr(it, "_type", None) is bool else "text"


def _default(name: str, it: Any, own: dict[str, Any]) -> str:
    """What a setting is where nobody states it."""
    if name in own["defaults"]:
        return str(own["defaults"][name]) or "–"
    default = it.default
    if isinstance(default, bool):
        return as_code("yes" if default else "no")
    return as_code(str(default)) if default else "–"
