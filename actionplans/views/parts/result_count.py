"""The number of pages or activities that a list shows, which a script updates at each change."""

from collections.abc import Mapping
from dataclasses import dataclass

from actionplans.views.page import Part


@dataclass(frozen=True, slots=True)
class PluralForm:
    """A text for the numbers of one plural category."""

    category: str
    """The CLDR name of the category: `one`, `other`."""

    text: str
    """The text, with `{count}` for the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCount(Part):
    """The number of results of a list, with the texts from which a script makes later counts."""

    text: str = ""
    """The number before a script has run, in words."""

    none: str
    """The text for no results."""

    forms: tuple[PluralForm, ...]
    near: str = ""
    """The text for a search that finds only what is like its words, with `{query}` for them."""

    like: str = ""
    """The text for a search that finds more than its words, with `{query}` for them."""

    meant: str = ""
    """The text for a search that finds other words in their place, with `{guess}` for these."""

    forms_without_query: tuple[PluralForm, ...] = ()
    """The texts for a search without a query, by facets alone."""


def plural_forms(texts: Mapping[str, str]) -> tuple[PluralForm, ...]:
    """A text of the interface in each plural form of its language, by category."""
    return tuple(PluralForm(*form) for form in texts.items())
