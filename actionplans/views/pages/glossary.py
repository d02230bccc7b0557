"""The glossary: abbreviations and words, each with a place that texts can link to."""

from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View


@dataclass(frozen=True, slots=True)
class TermView:
    """A word of the glossary."""

    id: str
    term: str
    aliases: tuple[str, ...]
    stands_for: str | None
    explanation: str | None
    organisation: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView(View):
    """Everything on the glossary's page."""

    terms: tuple[TermView, ...]


def glossary_view(context: ViewContext) -> GlossaryView:
    """The glossary, by alphabet."""
    entries = sorted(
        context.library.terms.values(),
        key=lambda entry: context.language.sort_key(entry.record.term),
    )
    terms = []
    for entry in entries:
        record = entry.record
        organisation = context.organisation(record.organisation) if record.organisation else None
        terms.append(
            TermView(
                record.id,
                record.term,
                record.aliases,
                record.stands_for,
                record.explanation,
                context.link(organisation) if organisation else None,
            )
        )
    return GlossaryView(
        title=context.text("glossary"),
        address=context.page("glossary"),
        description=context.text("glossary-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        terms=tuple(terms),
    )
