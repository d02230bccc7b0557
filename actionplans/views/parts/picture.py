"""Pictures and attachments of an activity."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from actionplans.model.activity import Activity
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Part):
    """A picture with its caption and credit."""

    html: Markup
    """The picture as HTML with addresses below `~/`, as in rendered texts."""

    credit: str
    caption: str | None


def pictures(context: ViewContext, entry: Entry[Activity]) -> Iterator[Picture]:
    """The pictures of an activity, in the order of its record."""
    for image in entry.record.images:
        html = context.files.picture(_beside(entry, image.file), image.alternative)
        yield Picture(html=html, credit=image.credit, caption=image.caption)


def attachments(context: ViewContext, entry: Entry[Activity]) -> Links | None:
    """Links to the files of an activity, each with its kind and size; None without any."""
    files = ((item.title, _beside(entry, item.file)) for item in entry.record.attachments)
    return listed(Links, (_attachment(context, title, file) for title, file in files))


def _attachment(context: ViewContext, title: str, file: str) -> Link:
    return Link(context.files.link_text(title, file), quote(file))


def _beside(entry: Entry[Activity], file: str) -> str:
    """The path of a file in the same folder as that of an activity."""
    return f"{entry.id.parent}/{file}"
