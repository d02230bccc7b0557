"""A page's title, summary and text in another language than the site's."""

from typing import ClassVar

from actionplans.model.record import Record
from actionplans.model.values import Text


class Translation(Record):
    """What stands in `lommepengejobs.en.md` beside `lommepengejobs.md`.

    Figures, dates and references are those of the page that it translates, and not repeated.
    """

    type_name: ClassVar[str] = "translation"

    title: Text
    summary: Text | None = None
    draft: bool = False
