"""Adds an entry to a register, which keeps its comments and its layout."""

import re

from actionplans.authoring.yaml_text import scalar
from actionplans.locale import Language
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.publishing.build_failure import Refusal
from actionplans.reader.source import SourceText, decode
from actionplans.reader.tree import Listing, Node, Scalar, parse

#: The hyphen of an entry that begins on a line of its own, with what stands before it.
_HYPHEN = re.compile(r"^( *)- ", re.MULTILINE)


def with_entry(
    file: str, before: bytes, record: type[Record], values: dict[str, str], language: Language
) -> bytes:
    """A register with one more entry, at its end.

    Args:
        file: the register's path below the content folder, for messages.
        before: what is in it now; nothing where it is not there yet.
        record: the type of its entries.
        values: the entry's fields by their English names.
        language: the language of its keys.

    Raises:
        Refusal: it cannot be read, or is written so that an entry cannot be added at its end.
    """
    text = decode(file, before)
    if isinstance(text, Problem):
        raise Refusal("new-register-unread", file=file)
    entries = _entries(file, text)
    first = _HYPHEN.search(text)
    if entries is None or (entries and not first):
        raise Refusal("new-register-form", file=file)
    indent = first[1] if first and entries else ""
    keys = (language.field(record.__name__, name).key for name in values)
    pairs = [f"{key}: {scalar(value)}" for key, value in zip(keys, values.values(), strict=True)]
    lines = [f"{indent}{'  ' if number else '- '}{pair}" for number, pair in enumerate(pairs)]
    end = "" if not text or text.endswith("\n") else "\n"
    added = f"{end}{chr(10).join(lines)}\n"
    if len(_entries(file, text + added) or ()) != len(entries) + 1:
        raise Refusal("new-register-form", file=file)
    line_break = "\r\n" if b"\r\n" in before else "\n"
    return before + added.replace("\n", line_break).encode()


def _entries(file: str, text: str) -> list[Node] | None:
    """The entries of a register; None where it is no list, or cannot be read."""
    tree = parse(SourceText(file, text, 1))
    if isinstance(tree, Scalar) and tree.value is None:
        return []
    return tree.items if isinstance(tree, Listing) else None
