"""The handbook's own words in each language: `phrases/<code>.yml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actionplans.locale import Language, language_codes

FOLDER = Path(__file__).parent / "phrases"

CODES = language_codes()
"""The languages that the handbook is in: all that have catalogues."""


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
