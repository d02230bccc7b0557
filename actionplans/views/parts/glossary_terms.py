"""The terms of the glossary with their meanings."""

from dataclasses import dataclass

from actionplans.locale import distinct
from actionplans.model.place import Term
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed
from actionplans.views.parts.mentioned import is_mentioned, mentioning

#: The most pages that a term is shown to be used in.
_MAX_PAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm:
    """An abbreviation or word with its meaning."""

    id: str
    """Its anchor."""

    term: str
    aliases: tuple[str, ...]
    stands_for: str | None
    explanation: str | None
    organisation: Link | None
    used_in: tuple[Link, ...] = ()
    """A few of the pages that use it; none where an organisation's page lists them."""

    used_in_more: str | None = None
    """The number of further pages in words."""


@dataclass(frozen=True, slots=True)
class GlossaryTerms(Part):
    """The terms of the glossary."""

    items: tuple[GlossaryTerm, ...]


def glossary_terms(context: ViewContext, *, used: bool) -> GlossaryTerms | None:
    """The terms of the glossary that the site uses, or the others, in alphabetical order.

    None without any.
    """
    entries = sorted(
        (it for it in context.library.terms.values() if _is_used(context, it) == used),
        key=lambda entry: context.language.sort_key(entry.record.term),
    )
    return listed(GlossaryTerms, (_term(context, entry) for entry in entries))


def _is_used(context: ViewContext, entry: Entry[Term]) -> bool:
    """Whether the site uses a term, or names the organisation that it stands for."""
    id = entry.record.organisation
    return is_mentioned(context, entry) or bool(
        id and is_mentioned(context, context.organisation(id))
    )


def _term(context: ViewContext, entry: Entry[Term]) -> GlossaryTerm:
    record = entry.record
    organisation = context.organisation(record.organisation) if record.organisation else None
    pages = () if organisation else tuple(map(context.link, mentioning(context, entry)))
    more = len(pages[_MAX_PAGES:])
    return GlossaryTerm(
        id=record.id,
        term=record.term,
        aliases=distinct(record.aliases, record.term),
        stands_for=record.stands_for,
        explanation=record.explanation,
        organisation=context.link(organisation) if organisation else None,
        used_in=pages[:_MAX_PAGES],
        used_in_more=context.text("and-more-pages", count=more) if more else None,
    )
