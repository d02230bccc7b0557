"""Notes in a page's front matter that it had another address, without touching the rest of it."""

from collections.abc import Iterator

import yaml

from actionplans.authoring.edits import Edit, EditError
from actionplans.authoring.yaml_text import scalar
from actionplans.model.former_address import former_path
from actionplans.reader import Document

_FIELD = "former_addresses"


def former_address_edits(document: Document, address: str) -> Iterator[Edit]:
    """Yield the edits by which a page names its present address as a former one.

    Args:
        document: the page, which has its present address still.
        address: the one that it is to have: it is no former one any more.

    Raises:
        EditError: the field is written in a way that cannot be changed so.
    """
    source, old = document.source, scalar(str(document.address))
    found = _entry(document)
    if found is None:
        key = document.language.field(type(document.record).__name__, _FIELD).key
        below = source.header_line + source.header.count("\n") + 1
        yield Edit(below, 1, "", f"{key}: [{old}]\n")
        return
    _, value = found
    items = value.value if isinstance(value, yaml.SequenceNode) else [value]
    kept = [item for item in items if former_path(str(item.value)) != address]
    is_block = isinstance(value, yaml.SequenceNode) and not value.flow_style
    if not is_block:
        written = ", ".join([*(scalar(str(item.value)) for item in kept if item.value), old])
        yield _replaced(document, value, f"[{written}]")
        return
    for item in items:
        if item not in kept:
            yield _without_line(document, item)
    last = items[-1].end_mark.line + source.header_line
    yield Edit(last + 1, 1, "", f"{' ' * value.start_mark.column}- {old}\n")


def _entry(document: Document) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and the value of the field; None where it is not there."""
    root = yaml.compose(document.source.header, Loader=yaml.SafeLoader)
    record = type(document.record)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        name = document.language.field_for_key(
            record.__name__, tuple(record.model_fields), str(key.value)
        )
        if name == _FIELD:
            return key, value
    return None


def _replaced(document: Document, node: yaml.Node, new: str) -> Edit:
    """The edit that puts another value in the place of one on a single line."""
    start, end = node.start_mark, node.end_mark
    if start.line != end.line:
        raise EditError
    line = document.source.header.split("\n")[start.line]
    old = line[start.column : end.column]
    lead = "" if old else " "
    return Edit(start.line + document.source.header_line, start.column + 1, old, f"{lead}{new}")


def _without_line(document: Document, item: yaml.Node) -> Edit:
    """The edit that empties the line of an item in a list."""
    line = document.source.header.split("\n")[item.start_mark.line]
    return Edit(item.start_mark.line + document.source.header_line, 1, line, "")
