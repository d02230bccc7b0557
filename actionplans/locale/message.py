"""Messages: problems in the words of a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.problems import Problem

#: The non-breaking space of an amount, which Python does not count as printable.
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

#: Characters of a value in a message; the location leads to the rest.
_MAX_LENGTH = 200

#: Members of a list in a message; no record has so many fields.
_MAX_MEMBERS = 100


@dataclass(frozen=True, slots=True)
class Message:
    """A problem in words."""

    code: str
    """The stable name that staff can search for."""

    text: str
    hint: str
    """Advice on what to write instead."""


def message_of(problem: Problem, entry: Mapping[str, str], did_you_mean: str) -> Message:
    """A problem as a message, its inputs filled in.

    Args:
        problem: the problem.
        entry: its `code`, `message` and `hint` in the catalogue, and what to do `otherwise` where
            the suggestion is not what was meant.
        did_you_mean: the hint where the problem has a suggestion.
    """
    inputs = {name: _shown(value) for name, value in problem.inputs.items()}
    hint = entry["hint"]
    if "suggestion" in inputs:
        hint = " ".join(filter(None, (did_you_mean, entry.get("otherwise"))))
    return Message(entry["code"], entry["message"].format_map(inputs), hint.format_map(inputs))


def _shown(value: object) -> str:
    """An input as a message shows it: on one line, without control characters."""
    if isinstance(value, tuple):
        return ", ".join(
            [*map(_shown, value[:_MAX_MEMBERS]), *(["…"] if len(value) > _MAX_MEMBERS else [])]
        )
    plain = "".join(
        char if char.isprintable() or char == _NO_BREAK_SPACE else " " for char in str(value)
    )
    return plain if len(plain) <= _MAX_LENGTH else f"{plain[: _MAX_LENGTH - 1]}…"
