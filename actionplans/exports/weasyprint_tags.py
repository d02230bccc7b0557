"""Tags that WeasyPrint leaves out of a PDF's structure tree, added before the file is written.

Scopes of table headers, empty text for decorative pictures, items of description lists, and bodies
of list items. The tree is that of PDF 1.7 (ISO 32000-1, 14.7), the tags those of PDF/UA-1.
"""

from collections.abc import Iterator
from typing import Any

#: Elements that may be children of a list item.
_IN_ITEMS = ("/Lbl", "/LBody", "/L")


class _StructureTree:
    """The elements of a PDF's structure tree, by their references."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.elements = {item.reference: item for item in pdf.objects if _is_element(item)}

    def with_tag(self, *tags: str) -> list[Any]:
        """The elements with one of some tags."""
        return [element for element in self.elements.values() if element["S"] in tags]

    def children(self, element: Any) -> Iterator[Any]:
        """The children of an element."""
        return (self.elements[kid] for kid in element["K"] if kid in self.elements)

    def set_children(self, parent: Any, children: list[Any]) -> None:
        """Make some elements the only children of another."""
        for child in children:
            child["P"] = parent.reference
        parent["K"][:] = [child.reference for child in children]

    def add_body(self, item: Any) -> Any:
        """A new, empty body of a list item."""
        body = type(item)({**item, "S": "/LBody", "K": type(item["K"])(), "P": item.reference})
        self.pdf.add_object(body)
        self.elements[body.reference] = body
        return body


def complete_tags(_document: object, pdf: Any) -> None:
    """Add the missing tags to a PDF; a finisher of WeasyPrint."""
    tree = _StructureTree(pdf)
    for figure in tree.with_tag("/Figure"):
        if "Alt" not in figure:
            _make_decorative(figure)
    for group in tree.with_tag("/THead", "/TBody", "/TFoot"):
        _set_scopes(tree, group)
    for listing in tree.with_tag("/L"):
        for child in tree.children(listing):
            if child["S"] == "/Div":
                _make_item(tree, child)
    for item in tree.with_tag("/LI"):
        _ensure_body(tree, item)


def _is_element(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


def _make_decorative(figure: Any) -> None:
    """Let a picture without alternative text be read as no text at all."""
    figure["S"] = "/Span"
    figure["ActualText"] = "()"
    figure.pop("A", None)


def _set_scopes(tree: _StructureTree, group: Any) -> None:
    """Set whether the header cells of a group of rows are for columns or rows."""
    scope = "/Column" if group["S"] == "/THead" else "/Row"
    for row in tree.children(group):
        for cell in tree.children(row):
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _make_item(tree: _StructureTree, group: Any) -> None:
    """Make a group of a description list, a term with its descriptions, one item of the list."""
    group["S"] = "/LI"
    bodies = [body for item in tree.children(group) for body in tree.children(item)]
    tree.set_children(group, bodies)


def _ensure_body(tree: _StructureTree, item: Any) -> None:
    """Move what is directly in a list item into a body of it."""
    children = list(tree.children(item))
    loose = [child for child in children if child["S"] not in _IN_ITEMS]
    if loose:
        body = tree.add_body(item)
        index = children.index(loose[0])
        rest = [child for child in children if child not in loose]
        tree.set_children(body, loose)
        tree.set_children(item, [*rest[:index], body, *rest[index:]])
