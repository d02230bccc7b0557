"""Pages of text: the front page, about the site, not found, and the ways from former addresses."""

from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, DatedNote, View, Word
from actionplans.views.parts.change_notes import changes


@dataclass(frozen=True, slots=True)
class TextView(View):
    """A page of text."""

    summary: str | None
    body: str
    contents: tuple[Contents, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]


def text_view(context: ViewContext, entry: Entry[TextPage]) -> TextView:
    """A page of text."""
    body, headings = context.body(entry)
    crumbs = [context.home()]
    partnership = context.library.partnerships.get(entry.id.rpartition("/")[0])
    if partnership:
        crumbs.append(context.link(partnership))
    return TextView(
        title=entry.record.title,
        address=context.address(entry),
        description=plain_text(entry.record.summary) if entry.record.summary else None,
        breadcrumbs=tuple(crumbs),
        partnership=partnership.id if partnership else None,
        draft=entry.record.draft,
        summary=entry.record.summary,
        body=body,
        contents=headings,
        changes=changes(context, entry.record.changes),
        words=context.words(entry),
    )
