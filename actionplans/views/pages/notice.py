"""What the site says of itself: privacy, and accessibility while there is no statement of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View
from actionplans.views.parts.contact import write_to_us


@dataclass(frozen=True, slots=True)
class NoticePart:
    """A heading and what stands under it."""

    heading: str
    text: str
    ways: tuple[Link, ...] = ()
    """Whom to turn to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView(View):
    """A page of the site's own words."""

    lead: str
    parts: tuple[NoticePart, ...]


def has_own_privacy(context: ViewContext) -> bool:
    """Whether staff have written the page on privacy themselves."""
    return context.language.address("privacy") in context.library.pages


def privacy_view(context: ViewContext) -> NoticeView:
    """What the site knows of its readers: nothing, by the way that it is made."""
    text, way = context.text, write_to_us(context)
    parts = [
        NoticePart(text("privacy-reading"), text("privacy-reading-text")),
        NoticePart(text("privacy-searching"), text("privacy-searching-text")),
        NoticePart(text("privacy-host"), text("privacy-host-text")),
        NoticePart(text("privacy-leaving"), text("privacy-leaving-text")),
    ]
    if way:
        parts.append(NoticePart(text("privacy-writing"), text("privacy-writing-text"), (way,)))
    return _notice(context, text("privacy"), context.page("privacy"), text("privacy-lead"), parts)


def accessibility_view(context: ViewContext) -> NoticeView:
    """That there is no accessibility statement yet, and where to turn with what is in the way."""
    text, way = context.text, write_to_us(context)
    ways = tuple(context.link(entry) for entry in context.library.partnerships.values())
    heading = text("accessibility-trouble")
    part = (
        NoticePart(heading, text("accessibility-trouble-text"), (way,))
        if way
        else NoticePart(heading, text("accessibility-no-mail"), ways)
    )
    address = context.page("accessibility")
    return _notice(context, text("accessibility"), address, text("accessibility-missing"), (part,))


def _notice(
    context: ViewContext, title: str, address: str, lead: str, parts: Iterable[NoticePart]
) -> NoticeView:
    return NoticeView(
        title=title,
        address=address,
        description=lead,
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        lead=lead,
        parts=tuple(parts),
    )
