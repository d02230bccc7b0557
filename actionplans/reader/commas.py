"""Texts in braces that their commas tear apart: YAML reads the rest as a key without a value."""

from actionplans.problems import Problem
from actionplans.reader.lookalikes import is_curly
from actionplans.reader.tree import Mapping, Node, Scalar

#: A key and its value.
Pair = tuple[Scalar, Node]

_DIGITS_OF_YEAR = 4


def rejoined(node: Mapping, *, are_amounts: bool = False) -> tuple[list[Pair], list[Problem]]:
    """The entries of a mapping without those torn off texts, and a problem for each such text.

    Args:
        node: the mapping.
        are_amounts: whether it holds amounts by year, in which `40.000,-` is torn too.
    """
    entries: list[Pair] = []
    torn: dict[int, list[Scalar]] = {}
    for key, member in node.entries:
        before = entries[-1][1] if entries else None
        is_rest = isinstance(before, Scalar) and before.value is not None and key.lacks_colon
        if is_rest and not (are_amounts and _is_year(key)):
            torn.setdefault(len(entries) - 1, []).append(key)
        else:
            entries.append((key, member))
    problems = [_problem(*entries[number], rest, are_amounts) for number, rest in torn.items()]
    if are_amounts:
        entries = [entry for number, entry in enumerate(entries) if number not in torn]
    return entries, problems


def _is_year(key: Scalar) -> bool:
    return (key.value or "").isdecimal() and len(key.value or "") == _DIGITS_OF_YEAR


def _problem(key: Scalar, member: Node, rest: list[Scalar], is_amount: bool) -> Problem:
    assert isinstance(member, Scalar), "only texts are torn"
    parts = [member.value or "", *(part.value or "" for part in rest)]
    if is_amount:
        return Problem.error("bad-amount", member.location, value=",".join(parts))
    if is_curly(sign := parts[0][:1]):
        return Problem.error("curly-quote", member.location, sign=sign)
    text = ", ".join(parts)
    quote = "'" if '"' in text else '"'
    example = f"{key.value}: {quote}{text}{quote}"
    return Problem.error("comma-in-text", rest[0].location, key=parts[1], example=example)
