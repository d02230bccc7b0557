"""Documents kept from build to build: what a file was read as, so that it is not parsed again.

Kept are the translated values, which are validated again: nothing becomes a record that could not
be in a file.
"""

import os
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from actionplans.locale import Language
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.reader.document import Document
from actionplans.reader.source import SourceText
from actionplans.shelf import Shelf

Reading = tuple[Document, list[Problem]]
"""A document, and the problems in its file that do not keep it from being read."""


def reading_recipe(folder: Path, language: Language) -> list[bytes]:
    """What it depends on how files are read and checked one by one, besides this program.

    The folder's name is in it for the sake of another with the same cache: each keeps what it read.
    """
    how = language.code, yaml.__version__, str(yaml.__with_libyaml__), folder.name
    return [*map(os.fsencode, how)]


class KeptReadings:
    """What the files of a site were read as."""

    def __init__(self, shelf: Shelf) -> None:
        """
        Args:
            shelf: keeps them for one language.
        """
        self._shelf = shelf

    def find(self, source: SourceText, record: type[Record], language: Language) -> Reading | None:
        """What a text is read as; None where no earlier build has read it."""
        kept = self._shelf.get(_key(source, record))
        if not kept:
            return None
        values, problems = kept
        try:
            validated = record.model_validate(
                _as_translated(values), context={"notation": language.notation}
            )
        except ValidationError:
            return None
        return Document(source, validated, language), [Problem.from_json(it) for it in problems]

    def keep(
        self, source: SourceText, record: type[Record], values: Any, problems: list[Problem]
    ) -> None:
        """Keep the values that a text was translated into, and the problems that it has."""
        value = [values, [problem.to_json() for problem in problems]]
        self._shelf.put(_key(source, record), value)


def _key(source: SourceText, record: type[Record]) -> str:
    return f"{record.__name__} {source.digest}"


def _as_translated(value: Any) -> Any:
    """A value as it was before JSON held it: `translate` makes tuples of lists."""
    if isinstance(value, list):
        return tuple(map(_as_translated, value))
    if isinstance(value, dict):
        return {key: _as_translated(member) for key, member in value.items()}
    return value
