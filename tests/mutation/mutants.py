"""The mistakes: what may be changed in a module, one change a mutant."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
}

_BOUNDARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}

_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}

_OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}

_Change = tuple[ast.expr | ast.stmt, ast.expr | ast.stmt]
"""A node of a module, and what stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A module with one mistake."""

    path: Path
    lines: range
    """The lines of the node that is changed."""

    old: str
    new: str
    source: str
    """The whole module, with the mistake in it."""

    def __str__(self) -> str:
        """Where it is and what was changed, for the report."""
        return f"{self.path}:{self.lines.start}  {_short(self.old)}  →  {_short(self.new)}"


def mutants_of(path: Path) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    made: dict[tuple[int, int, str], Mutant] = {}
    for node, mistake in _changes(ast.parse(source)):
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        new = ast.unparse(mistake)
        text = f"({new})" if isinstance(mistake, ast.expr) else new
        mutated = source[:start] + text.encode() + source[end:]
        made[start, end, new] = Mutant(
            path=path,
            lines=range(node.lineno, node.end_lineno + 1),
            old=ast.unparse(node),
            new=new,
            source=mutated.decode(),
        )
    return [made[key] for key in sorted(made)]


def _changes(tree: ast.AST) -> Iterator[_Change]:
    """Every change, but for those in what is no behaviour: annotations, decorators, assertions.

    Python 3.11 does not know where the parts of an f-string stand, so they are left alone too.
    """
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _is_no_behaviour(node):
                yield from _changes_of(node)
                yield from _changes(node)


def _is_no_behaviour(node: ast.AST) -> bool:
    """Whether a node is an assertion, a list of exported names or an f-string; see `_changes`."""
    exported = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    return exported or isinstance(node, ast.Assert | ast.JoinedStr)


def _changes_of(node: ast.AST) -> Iterator[_Change]:
    yield from _changes_of_statement(node)
    yield from _changes_of_operation(node)
    yield from _changes_of_value(node)
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield from _conditions(node.test)
    elif isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield from _conditions(condition)


def _changes_of_statement(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Continue():
            yield node, ast.Break()
        case ast.Break():
            yield node, ast.Continue()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield node, ast.Pass()


def _changes_of_operation(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _conjunctions(node)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node, node.operand
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield node, ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)


def _changes_of_value(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Constant():
            yield from _constants(node)
        case ast.Name(id=name) if name in _OPPOSITES:
            yield node, ast.Name(_OPPOSITES[name])
        case ast.Set(elts=elements) | ast.List(elts=elements) if len(elements) > 1:
            for left_out in elements:
                rest = [element for element in elements if element is not left_out]
                yield node, ast.Set(rest) if isinstance(node, ast.Set) else ast.List(rest)


def _comparisons(node: ast.Compare) -> Iterator[_Change]:
    for place, operator in enumerate(node.ops):
        for other in (_NEGATED, _BOUNDARY):
            if mistake := other.get(type(operator)):
                operators = [*node.ops[:place], mistake(), *node.ops[place + 1 :]]
                yield node, ast.Compare(node.left, operators, node.comparators)


def _conjunctions(node: ast.BoolOp) -> Iterator[_Change]:
    """The other conjunction, and each of the members left out."""
    yield node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for left_out in node.values:
        rest = [value for value in node.values if value is not left_out]
        yield node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _constants(node: ast.Constant) -> Iterator[_Change]:
    if isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield node, ast.Constant(node.value + 1)
        yield node, ast.Constant(node.value - 1)


def _conditions(test: ast.expr) -> Iterator[_Change]:
    """A condition that always holds, or never does."""
    if not isinstance(test, ast.Constant):
        yield test, ast.Constant(True)
        yield test, ast.Constant(False)


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 90 else f"{line[:60]} … {line[-27:]}"
