"""What the texts of a site are rendered with: the words of its language, and its glossary."""

from actionplans.library import Library
from actionplans.locale import Language
from actionplans.text.glossary import Glossary, GlossaryTerm
from actionplans.text.tree_processor import RenderedWords


def rendered_words(language: Language) -> RenderedWords:
    """The words that rendering adds to texts in a language."""
    return RenderedWords(
        footnotes=language.text("footnotes"),
        back=language.text("footnote-back", number="{}"),
        table=language.text("table"),
        section=language.text("section-slug"),
        term_id=language.anchor("term", term="{}"),
        moved_prefix=language.id_prefix("moved"),
    )


def glossary(library: Library) -> Glossary:
    """The terms that have a meaning, which texts are searched for."""
    page = library.language.address("glossary")
    return Glossary(
        GlossaryTerm(
            id=id,
            term=term.term,
            aliases=term.aliases,
            meaning=meaning,
            address=f"{page}/#{id}",
            is_abbreviation=bool(term.stands_for),
        )
        for id, term in ((id, entry.record) for id, entry in library.terms.items())
        if (meaning := term.stands_for or term.explanation)
    )
