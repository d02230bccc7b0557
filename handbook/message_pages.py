"""The messages: each code with what it means, why it is one, and what to do."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from actionplans.problems import Severity
from handbook.markdown import code as as_code
from handbook.markdown import fence, heading, page, plain
from handbook.words import words

REPOSITORY = Path(__file__).parent.parent

SCENARIOS = REPOSITORY / "tests" / "scenarios"

#: What a message is filled in with: `{name}`, or `{{` for the sign itself.
_INPUT = re.compile(r"\{(\{|\w*\})|\}\}")

#: The C parser, where there is one: it is twenty times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Entry = Mapping[str, str]


def messages_page(code: str) -> str:
    """The page on all messages, by the parts of the catalogue."""
    own = words(code)["messages"]
    severities, seen = severities_of_kinds(), _seen()
    parts = [f"# {own['title']}", own["about"]]
    for name, entries in parts_of_catalogue(code).items():
        parts += [
            heading(2, own["parts"][name]["title"], f"part-{name}"),
            own["parts"][name]["why"],
        ]
        for problem_code, kinds in entries.items():
            found = set[Severity]().union(*(severities.get(kind, set()) for kind in kinds))
            shown = [own[severity] for severity in sorted(found)]
            texts = [_message(entry, own) for entry in kinds.values()]
            parts += [
                heading(3, as_code(problem_code), problem_code),
                f"*{' / '.join(shown).capitalize()}.*" if shown else "",
                "\n".join(dict.fromkeys(texts)),
                *(
                    [own["seen"], fence(seen[problem_code], "text")]
                    if problem_code in seen and code == "da"
                    else []
                ),
            ]
    return page(*parts)


def _message(entry: Entry, own: Mapping[str, Any]) -> str:
    """A message as a line of a list: what is wrong, and what to do."""
    hints = dict.fromkeys(_filled(entry[key]) for key in ("hint", "otherwise") if key in entry)
    help_of_field = own["help-of-field"]
    told = " ".join(help_of_field if hint == "…" else hint for hint in hints)
    return f"- {plain(_filled(entry['message']))} **{own['do']}:** {plain(told)}"


def _filled(text: str) -> str:
    """A text of the catalogue with an ellipsis in the place of what it is filled in with."""
    return _INPUT.sub(lambda found: {"{{": "{", "}}": "}"}.get(found[0], "…"), text)


@cache
def parts_of_catalogue(code: str) -> dict[str, dict[str, dict[str, Entry]]]:
    """The messages by part, code and kind, in the order of the catalogue.

    The parts are those that its comments divide it into. A code that several parts have is in the
    first of them.
    """
    text = (resources.files("actionplans.locale") / code / "problems.yml").read_text("utf-8")
    entries = yaml.safe_load(text)
    found: dict[str, dict[str, dict[str, Entry]]] = {}
    part_of: dict[str, str] = {}
    part = ""
    for line in text.splitlines()[1:]:
        kind, is_entry, _ = line.partition(":")
        if line.startswith("# "):
            part = line.removeprefix("# ").casefold().replace(" ", "-")
        elif is_entry and kind in entries:
            problem_code = entries[kind]["code"]
            place = part_of.setdefault(problem_code, part)
            found.setdefault(place, {}).setdefault(problem_code, {})[kind] = entries[kind]
    return {part: dict(sorted(codes.items())) for part, codes in found.items()}


@cache
def severities_of_kinds() -> dict[str, set[Severity]]:
    """Whether problems of a kind are errors or warnings, as far as the program's text says so."""
    found: dict[str, set[Severity]] = defaultdict(set)
    for file in sorted((REPOSITORY / "actionplans").rglob("*.py")):
        for call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("Problem"), attr=("error" | "warning") as of),
                    args=[kinds, *_],
                ):
                    for constant in ast.walk(kinds):
                        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                            found[constant.value].add(Severity(of))
    return found


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def _seen() -> dict[str, str]:
    """For each code the shortest line that a scenario of the tests has on it, in Danish."""
    found: dict[str, str] = {}
    for file in sorted(SCENARIOS.glob("*.yml")):
        for it in yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)["expect"]:  # noqa: S506
            line = (
                f"content/{it['at']}  {it['severity']} {it['code']}  {it['message']} {it['hint']}"
            )
            before = found.get(it["code"])
            if before is None or len(line) < len(before):
                found[it["code"]] = line
    return found
