"""What WeasyPrint leaves out of a PDF's tags, put in before it is written.

Which cells a table's header is for; which pictures are only ornaments; what is a term and what its
explanation in a list of them.
"""

from collections.abc import Iterator
from typing import Any

_OF_ITEMS = ("/Lbl", "/LBody", "/L")


class _Structure:
    """The elements of a PDF's structure tree, by their references."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.elements = {one.reference: one for one in pdf.objects if _is_element(one)}

    def of(self, *kinds: str) -> list[Any]:
        """The elements of some kinds."""
        return [one for one in self.elements.values() if one["S"] in kinds]

    def kids(self, element: Any) -> Iterator[Any]:
        """The elements below one."""
        return (self.elements[kid] for kid in element["K"] if kid in self.elements)

    def adopt(self, parent: Any, kids: list[Any]) -> None:
        """Make some elements the only ones below another."""
        for kid in kids:
            kid["P"] = parent.reference
        parent["K"][:] = [kid.reference for kid in kids]

    def body(self, item: Any) -> Any:
        """A new, empty body of a list's item."""
        new = type(item)({**item, "S": "/LBody", "K": type(item["K"])(), "P": item.reference})
        self.pdf.add_object(new)
        self.elements[new.reference] = new
        return new


def finish(_document: object, pdf: Any) -> None:
    """Mend the structure of a PDF, as WeasyPrint asks of a finisher."""
    structure = _Structure(pdf)
    for figure in structure.of("/Figure"):
        if "Alt" not in figure:
            _say_nothing(figure)
    for group in structure.of("/THead", "/TBody", "/TFoot"):
        _tell_scopes(structure, group)
    for found in structure.of("/L"):
        for part in structure.kids(found):
            if part["S"] == "/Div":
                _make_item(structure, part)
    for item in structure.of("/LI"):
        _give_body(structure, item)


def _is_element(found: Any) -> bool:
    return isinstance(found, dict) and found.get("Type") == "/StructElem"


def _say_nothing(ornament: Any) -> None:
    """A picture that the page is as well without is read as no text at all."""
    ornament["S"] = "/Span"
    ornament["ActualText"] = "()"
    ornament.pop("A", None)


def _tell_scopes(structure: _Structure, group: Any) -> None:
    scope = "/Column" if group["S"] == "/THead" else "/Row"
    for row in structure.kids(group):
        for cell in structure.kids(row):
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _make_item(structure: _Structure, group: Any) -> None:
    """A term with its explanations is one item of the list that it stands in."""
    group["S"] = "/LI"
    bodies = [body for item in structure.kids(group) for body in structure.kids(item)]
    structure.adopt(group, bodies)


def _give_body(structure: _Structure, item: Any) -> None:
    """What stands in an item without a body is given one."""
    kids = list(structure.kids(item))
    loose = [kid for kid in kids if kid["S"] not in _OF_ITEMS]
    if loose:
        body = structure.body(item)
        place = kids.index(loose[0])
        rest = [kid for kid in kids if kid not in loose]
        structure.adopt(body, loose)
        structure.adopt(item, [*rest[:place], body, *rest[place:]])
