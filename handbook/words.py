"""The handbook's own words in each language: `phrases/<code>.yml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actionplans.locale import Language

FOLDER = Path(__file__).parent / "phrases"

CODES = tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))
"""The languages that the handbook is in."""


@cache
def words(code: str) -> dict[str, Any]:
    """The words of a language.

    Raises:
        OSError: the handbook is not in it.
    """
    text = (FOLDER / f"{code}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def language(code: str) -> Language:
    """The catalogues of a language."""
    return Language.load(code)
