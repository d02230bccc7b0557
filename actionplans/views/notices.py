"""What the site says of itself: privacy, and accessibility while there is no statement of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.contact import write_to_us
from actionplans.views.parts import Link, View
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class NoticePart:
    """A heading and what stands under it."""

    heading: str
    text: str
    ways: tuple[Link, ...] = ()
    """Whom to turn to."""


@dataclass(frozen=True, slots=True)
class NoticeView(View):
    """A page of the site's own words."""

    lead: str
    parts: tuple[NoticePart, ...]


def has_own_privacy(shared: Shared) -> bool:
    """Whether staff have written the page on privacy themselves."""
    return shared.language.address("privacy") in shared.library.pages


def privacy_view(shared: Shared) -> NoticeView:
    """What the site knows of its readers: nothing, by the way that it is made."""
    text, way = shared.text, write_to_us(shared)
    parts = [
        NoticePart(text("privacy-reading"), text("privacy-reading-text")),
        NoticePart(text("privacy-searching"), text("privacy-searching-text")),
        NoticePart(text("privacy-host"), text("privacy-host-text")),
        NoticePart(text("privacy-leaving"), text("privacy-leaving-text")),
    ]
    if way:
        parts.append(NoticePart(text("privacy-writing"), text("privacy-writing-text"), (way,)))
    return _notice(shared, text("privacy"), shared.page("privacy"), text("privacy-lead"), parts)


def accessibility_view(shared: Shared) -> NoticeView:
    """That there is no accessibility statement yet, and where to turn with what is in the way."""
    text, way = shared.text, write_to_us(shared)
    ways = tuple(shared.link(entry) for entry in shared.library.partnerships.values())
    heading = text("accessibility-trouble")
    part = (
        NoticePart(heading, text("accessibility-trouble-text"), (way,))
        if way
        else NoticePart(heading, text("accessibility-no-mail"), ways)
    )
    address = shared.page("accessibility")
    return _notice(shared, text("accessibility"), address, text("accessibility-missing"), (part,))


def _notice(
    shared: Shared, title: str, address: str, lead: str, parts: Iterable[NoticePart]
) -> NoticeView:
    return NoticeView(
        title=title,
        address=address,
        description=lead,
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        lead=lead,
        parts=tuple(parts),
    )
