"""The glossary: abbreviations and words, each with a place that texts can link to."""

from dataclasses import dataclass

from actionplans.views.parts import Link, View
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class TermView:
    """A word of the glossary."""

    id: str
    term: str
    aliases: tuple[str, ...]
    stands_for: str | None
    explanation: str | None
    organisation: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryView(View):
    """Everything on the glossary's page."""

    terms: tuple[TermView, ...]


def glossary_view(shared: Shared) -> GlossaryView:
    """The glossary, by alphabet."""
    entries = sorted(
        shared.library.terms.values(), key=lambda entry: shared.language.collate(entry.record.term)
    )
    terms = []
    for entry in entries:
        record = entry.record
        organisation = shared.organisation(record.organisation) if record.organisation else None
        terms.append(
            TermView(
                record.id,
                record.term,
                record.aliases,
                record.stands_for,
                record.explanation,
                shared.link(organisation) if organisation else None,
            )
        )
    return GlossaryView(
        title=shared.text("glossary"),
        address=shared.page("terms"),
        description=shared.text("glossary-description"),
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        terms=tuple(terms),
    )
