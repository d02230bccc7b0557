"""The search form, and the data from which its script shows results."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.facets import Choice, choices
from actionplans.views.parts.result_count import ResultCount, plural_forms
from actionplans.views.parts.site_lists import site_lists

_CHOICES = (
    "kind",
    "partnership",
    "year",
    "standing",
    "focus-area",
    "topic",
    "place",
    "target-group",
    "organisation",
)


@dataclass(frozen=True, slots=True)
class SearchForm(Part):
    """The form and the results of a search: hidden until its script runs."""

    choices: tuple[Choice, ...]
    count: ResultCount
    links: tuple[Link, ...]
    """The alternatives, for readers whose search has no results or fails."""


def search_form(context: ViewContext) -> SearchForm:
    """The form that searches the pages in the language of the context."""
    available = choices(context)
    count = ResultCount(
        none=context.text("search-found-none", query="{query}"),
        forms=plural_forms(context.language.plural_forms("search-matching")),
        near=context.text("search-near", query="{query}"),
        like=context.text("search-like", query="{query}"),
        meant=context.text("search-meant", query="{query}", guess="{guess}"),
        forms_without_query=plural_forms(context.language.plural_forms("search-found-all")),
    )
    return SearchForm(tuple(available[name] for name in _CHOICES), count, site_lists(context))
