"""The terms of the glossary with their meanings."""

from dataclasses import dataclass

from actionplans.model.place import Term
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed


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


@dataclass(frozen=True, slots=True)
class GlossaryTerms(Part):
    """The terms of the glossary."""

    items: tuple[GlossaryTerm, ...]


def glossary_terms(context: ViewContext) -> GlossaryTerms | None:
    """The terms of the glossary in alphabetical order; None without any."""
    entries = sorted(
        context.library.terms.values(),
        key=lambda entry: context.language.sort_key(entry.record.term),
    )
    return listed(GlossaryTerms, (_term(context, entry) for entry in entries))


def _term(context: ViewContext, entry: Entry[Term]) -> GlossaryTerm:
    record = entry.record
    organisation = context.organisation(record.organisation) if record.organisation else None
    return GlossaryTerm(
        id=record.id,
        term=record.term,
        aliases=record.aliases,
        stands_for=record.stands_for,
        explanation=record.explanation,
        organisation=context.link(organisation) if organisation else None,
    )
