"""How many pages or activities a list shows, for a script to state anew at each change."""

from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class PluralForm:
    """A text for the numbers of one plural category."""

    category: str
    """The category as CLDR names it: `one`, `other`."""

    text: str
    """The text, with `{count}` for the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCount(Part):
    """How many results a list shows, with the texts from which a script makes the next count."""

    text: str = ""
    """The count before a script has run."""

    none: str
    """The text for no results."""

    forms: tuple[PluralForm, ...]
    forms_without_query: tuple[PluralForm, ...] = ()
    """The texts where nothing is searched for but what the lists of choices say."""


def plural_forms(texts: Mapping[str, str]) -> tuple[PluralForm, ...]:
    """A text of the interface in each plural form of its language, by category."""
    return tuple(PluralForm(*form) for form in texts.items())
