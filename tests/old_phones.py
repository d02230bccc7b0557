"""What scripts use that is too new for the oldest phones that they are to run on: iOS 15.

The names are those of MDN's browser-compat-data: what is in no iOS browser of then, whatever it
belongs to. A name that something older has too, such as `size`, says nothing by itself, so that the
few of them that matter are listed here. To list the names anew, from its `data.json` (npm):

    python -m tests.old_phones node_modules/@mdn/browser-compat-data/data.json
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

OLDEST = (15, 0)
"""The version of Safari on iOS that scripts are to run on."""

_LIST = Path(__file__).parent / "newer_than_ios_15.txt"

#: Names that older things have too, with the newer ones that scripts might mean.
_BY_OWNER = {
    "size": "URLSearchParams (17)",
    "any": "AbortSignal (17.4)",
    "timeout": "AbortSignal (16)",
    "escape": "RegExp (18.2)",
    "parse": "URL (18)",
    "canParse": "URL (17)",
}

#: Where the same names are old, by how the owner is written or was made.
_OLD_OWNERS = {"parse": ("JSON", "Date"), "any": ("Promise",), "size": ("new Set(", "new Map(")}

#: Syntax by the names of tree-sitter's nodes, with the version that has it.
_SYNTAX = {"class_static_block": "16.4", "import_attribute": "17.2", "using_declaration": "none"}

#: Parts of regular expressions: looking behind (16.4), indices (15), sets (17), modifiers.
_PATTERN = re.compile(r"\(\?<[=!]|\(\?[ims-]+:")
_FLAGS = re.compile("[dv]")

_PARSER = Parser(Language(tree_sitter_javascript.language()))


def too_new(script: str, *others: str) -> list[str]:
    """The lines of a script that an old phone cannot run, each with what is too new.

    Args:
        script: the script.
        others: scripts whose objects it uses; the names of these objects' members are its own.

    Raises:
        ValueError: the script is not JavaScript.
    """
    nodes = _nodes(script)
    own = {name for each in (script, *others) for name in _members(_nodes(each))}
    names = frozenset(_LIST.read_text(encoding="utf-8").split()) - own
    declared = {_text(node) for node in nodes if _is_declared(node)}
    made = {
        _field(node, "name"): _field(node, "value")
        for node in nodes
        if node.type == "variable_declarator"
    }
    found = (
        (node, _too_new_member(node, names, made) or _too_new(node, names, declared))
        for node in nodes
    )
    return [f"{node.start_point[0] + 1}: {what}" for node, what in found if what]


def _too_new_member(node: Node, names: Set[str], made: Mapping[str, str]) -> str | None:
    """A member that is asked for; `made` is what variables were made of, by their names."""
    text = _text(node)
    if node.type == "shorthand_property_identifier_pattern" and text in names:
        return f"{{{text}}}"
    if node.type != "property_identifier" or not node.parent:
        return None
    if node.parent.type not in ("member_expression", "pair_pattern"):
        return None
    owner = _field(node.parent, "object")
    if text in names and not owner.endswith("dataset"):
        return f".{text}"
    old = _OLD_OWNERS.get(text, ())
    if text in _BY_OWNER and not made.get(owner, owner).startswith(old):
        return f".{text} of {_BY_OWNER[text]}"
    return None


def _too_new(node: Node, names: Set[str], declared: Set[str]) -> str | None:
    """A name that the script has not declared, or syntax."""
    text = _text(node)
    if node.type == "identifier" and text in names and text not in declared:
        return text
    if node.type == "regex_pattern" and _PATTERN.search(text):
        return f"/{text}/"
    if node.type == "regex_flags" and _FLAGS.search(text):
        return f"/…/{text}"
    return node.type if node.type in _SYNTAX else None


def _members(nodes: Iterable[Node]) -> Iterator[str]:
    """The names of members that a script gives to its own objects."""
    for node in nodes:
        is_key = node.parent is not None and node.parent.type == "pair"
        if node.type in _KEYS[: 1 + is_key]:
            yield _text(node)


_KEYS = ("shorthand_property_identifier", "property_identifier")


def _is_declared(node: Node) -> bool:
    if node.type not in ("identifier", "shorthand_property_identifier_pattern"):
        return False
    above: Node | None = node.parent
    while above and above.type in _PATTERNS:
        above = above.parent
    return above is not None and above.type in _DECLARING


_PATTERNS = frozenset({"object_pattern", "array_pattern", "pair_pattern", "rest_pattern"})
_DECLARING = frozenset(
    {
        "variable_declarator",
        "formal_parameters",
        "function_declaration",
        "class_declaration",
        "arrow_function",
        "import_specifier",
        "catch_clause",
        "for_in_statement",
    }
)


def _nodes(script: str) -> list[Node]:
    root = _PARSER.parse(script.encode()).root_node
    if root.has_error:
        raise ValueError("not JavaScript")
    return list(_walk(root))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _field(node: Node, name: str) -> str:
    inside = node.child_by_field_name(name)
    return _text(inside) if inside else ""


def _text(node: Node) -> str:
    return (node.text or b"").decode()


# The list of names


def newer_names(compatibility: dict[str, Any]) -> list[str]:
    """The names in MDN's data that nothing of `OLDEST` has, and that some browser has by now."""
    versions: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    somewhere: set[str] = set()
    builtins = compatibility["javascript"]["builtins"]
    for tree in (compatibility["api"], builtins, builtins["Intl"]):
        for name, support in _supports(tree):
            versions[name].append(_since(support, "safari_ios"))
            if _since(support, "chrome_android") < _NEVER or versions[name][-1] < _NEVER:
                somewhere.add(name)
    return sorted(
        name for name, all_ in versions.items() if name in somewhere and min(all_) > OLDEST
    )


_NEVER = (float("inf"),)


def _supports(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The support of interfaces and of their members; what lies deeper is no name in scripts."""
    for owner, members in tree.items():
        for key, inside in {owner: members, **members}.items():
            name = key.removesuffix("_static")
            if "__compat" in inside and re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name):
                yield name, inside["__compat"]["support"]


def _since(support: dict[str, Any], browser: str) -> tuple[float, ...]:
    """The first version that has something without a flag or another name."""
    stated = support.get(browser, [])
    versions = [
        _version(it["version_added"])
        for it in (stated if isinstance(stated, list) else [stated])
        if not it.keys() & {"flags", "prefix", "alternative_name", "version_removed"}
    ]
    return min(versions, default=_NEVER)


def _version(stated: str | bool | None) -> tuple[float, ...]:
    numbers = re.findall(r"\d+", stated) if isinstance(stated, str) else []
    return tuple(map(float, numbers)) or ((0.0,) if stated is True else _NEVER)


if __name__ == "__main__":
    names = newer_names(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    _LIST.write_text("\n".join(names) + "\n", encoding="utf-8")
