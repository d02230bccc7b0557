"""Translations of pages into other languages than the site's."""

from typing import ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.dates import Day
from actionplans.model.record import Record
from actionplans.model.values import SearchWord, Text


class Translation(Record):
    """The front matter of a translation, such as `lommepengejobs.en.md` of `lommepengejobs.md`.

    Figures, dates and references are not repeated: they are those of the original page.
    """

    type_name: ClassVar[str] = "translation"

    title: Text
    short_title: Text | None = None
    """The translation of an activity's short name; None where it has none."""

    summary: Text | None = None
    search_words: tuple[SearchWord, ...] = ()
    """Words of its language that readers may search by; no page shows them."""

    draft: bool = False
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()

    @property
    def name(self) -> str:
        """The title by which readers know the page: the short one where it has one."""
        return self.short_title or self.title
