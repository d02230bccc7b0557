"""Puts other amounts into a page's front matter; comments, order and layout stay as they are."""

import re
from collections.abc import Iterator, Mapping

import yaml

from actionplans.authoring.edits import Edit, EditError
from actionplans.locale import Language
from actionplans.model.record import Form, Path, Record, Shape, shapes
from actionplans.model.values import Ended
from actionplans.reader import Document

Amount = int | Ended | None

_UNSTATED = "~"

#: A number without signs between its thousands that could have some.
_UNGROUPED = re.compile(r"['\"]?[-−]?\d{4,}['\"]?")


def amount_edits(
    document: Document, path: Path, before: Mapping[int, Amount], after: Mapping[int, Amount]
) -> Iterator[Edit]:
    """Yield the edits by which a mapping of amounts by year gets other ones.

    Args:
        document: the page.
        path: where the amounts are in its record: `("budget", 0, "amounts")`.
        before: the amounts that it has.
        after: those that it is to have; a year that is left out stays as it is.

    Raises:
        EditError: they are written in a way that cannot be changed so.
    """
    changed = {year: it for year, it in after.items() if it != before.get(year)}
    if not changed:
        return
    mapping = _node(document, path)
    if not isinstance(mapping, yaml.MappingNode):
        raise EditError
    nodes = {key.value: value for key, value in mapping.value}
    is_plain = any(_UNGROUPED.fullmatch(_written(document, it)) for it in nodes.values())
    for year, amount in sorted(changed.items()):
        text = _amount(amount, document.language, is_plain=is_plain)
        if (node := nodes.get(str(year))) is not None:
            yield _replaced(document, node, text)
        else:
            yield _added(document, mapping, f"{year}: {text}")


def _amount(amount: Amount, language: Language, *, is_plain: bool) -> str:
    """An amount as staff write it; where thousands have a comma, without: YAML has its own."""
    if amount is None:
        return _UNSTATED
    if isinstance(amount, Ended):
        return language.word("Amount", amount)
    group = language.notation.group
    return str(amount) if is_plain or group != "." else f"{amount:,}".replace(",", group)


def _node(document: Document, path: Path) -> yaml.Node | None:
    """The value at a path in the front matter; None where there is none."""
    node = yaml.compose(document.source.header, Loader=yaml.SafeLoader)
    shape: Shape | None = Shape(form=Form.RECORD, record=type(document.record))
    for part in path:
        if node is None or shape is None:
            return None
        if isinstance(part, int):
            node, shape = _item(node, part), shape.item
        elif shape.record:
            node, shape = (
                _value(document.language, node, shape.record, part),
                shapes(shape.record)[part],
            )
    return node


def _item(node: yaml.Node, number: int) -> yaml.Node | None:
    """A member of a list; a value that is no list stands for a list of itself."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return items[number] if number < len(items) else None


def _value(
    language: Language, node: yaml.Node, record: type[Record], name: str
) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    fields = tuple(record.model_fields)
    for key, value in node.value:
        found: yaml.Node = value
        if language.field_for_key(record.__name__, fields, str(key.value)) == name:
            return found
    return None


def _written(document: Document, node: yaml.Node) -> str:
    """A value as it is written, where it stands on one line."""
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        return ""
    return document.source.header.split("\n")[start.line][start.column : end.column]


def _replaced(document: Document, node: yaml.Node, text: str) -> Edit:
    """The edit that puts another value in the place of one on a single line."""
    start, end = node.start_mark, node.end_mark
    if start.line != end.line or not isinstance(node, yaml.ScalarNode):
        raise EditError
    old = _written(document, node)
    lead = "" if old else " "
    return Edit(start.line + document.source.header_line, start.column + 1, old, f"{lead}{text}")


def _added(document: Document, mapping: yaml.MappingNode, entry: str) -> Edit:
    """The edit that adds an entry at the end of a mapping."""
    top = document.source.header_line
    if mapping.flow_style:
        if not mapping.value:
            start = mapping.start_mark
            return Edit(start.line + top, start.column + 2, "", entry)
        end = mapping.value[-1][1].end_mark
        return Edit(end.line + top, end.column + 1, "", f", {entry}")
    key, value = mapping.value[-1]
    if value.end_mark.line != key.start_mark.line:
        raise EditError
    indent = " " * key.start_mark.column
    return Edit(key.start_mark.line + top + 1, 1, "", f"{indent}{entry}\n")
