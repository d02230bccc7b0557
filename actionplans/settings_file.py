"""The file `mkdocs.yml` as text, for when the host has not read it yet or fails to."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml

from actionplans.problems import Problem
from actionplans.reader.mistakes import explain_yaml_error
from actionplans.reader.source import SourceText, decode

#: Aliases in settings; no person writes more.
_MAX_ALIASES = 50

#: The names in the path of a setting: `plugins`, `actionplans`, `publisher`.
_MAX_PATH = 3


def has_many_aliases(settings: Path) -> bool:
    """Whether settings repeat so much by YAML's `*names` that reading them may never end."""
    try:
        events = yaml.parse(settings.read_bytes(), Loader=yaml.SafeLoader)
        aliases = (event for event in events if isinstance(event, yaml.AliasEvent))
        return len(list(islice(aliases, _MAX_ALIASES + 1))) > _MAX_ALIASES
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return False


def syntax_problem(settings: Path) -> Problem | None:
    """The problem of settings that are not YAML; its file is relative to the content folder."""
    file = f"../{settings.name}"
    try:
        text = decode(file, settings.read_bytes())
    except OSError:
        return None
    if isinstance(text, Problem):
        return text
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return explain_yaml_error(SourceText(file, text, 1), error, None)
    except yaml.YAMLError:
        return None
    return None


def setting_positions(settings: Path) -> dict[tuple[str, ...], tuple[int, int]]:
    """The line and column of each setting as written, counted from 1, by its path in the file.

    What stands in a list has the path of the list. Empty where the file cannot be read.
    """
    try:
        root = yaml.compose(settings.read_bytes(), Loader=yaml.SafeLoader)
        return dict(_positions(root, ()))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return {}


def _positions(
    node: yaml.Node | None, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _positions(item, path)
    elif isinstance(node, yaml.MappingNode) and len(path) < _MAX_PATH:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                inner = (*path, key.value)
                yield inner, (key.start_mark.line + 1, key.start_mark.column + 1)
                yield from _positions(value, inner)
