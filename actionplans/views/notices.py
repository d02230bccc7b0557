"""What the site says of itself: privacy, and accessibility while there is no statement of it."""

from dataclasses import dataclass

from actionplans.views.contact import write_to_us
from actionplans.views.parts import Link, View
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class NoticePart:
    """A heading and what stands under it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeView(View):
    """A page of the site's own words."""

    lead: str
    parts: tuple[NoticePart, ...]
    ways: tuple[Link, ...]
    """Whom to turn to."""


def has_own_privacy(shared: Shared) -> bool:
    """Whether staff have written the page on privacy themselves."""
    return shared.language.address("privacy") in shared.library.pages


def privacy_view(shared: Shared) -> NoticeView:
    """What the site knows of its readers: nothing, by the way that it is made."""
    text = shared.text
    parts = (
        NoticePart(text("privacy-reading"), text("privacy-reading-text")),
        NoticePart(text("privacy-searching"), text("privacy-searching-text")),
        NoticePart(text("privacy-host"), text("privacy-host-text")),
        NoticePart(text("privacy-writing"), text("privacy-writing-text")),
        NoticePart(text("privacy-leaving"), text("privacy-leaving-text")),
    )
    return _notice(shared, text("privacy"), shared.page("privacy"), text("privacy-lead"), parts)


def accessibility_view(shared: Shared) -> NoticeView:
    """That there is no accessibility statement yet, and where to turn with what is in the way."""
    text = shared.text
    part = NoticePart(text("accessibility-trouble"), text("accessibility-trouble-text"))
    address = shared.page("accessibility")
    return _notice(shared, text("accessibility"), address, text("accessibility-missing"), (part,))


def _notice(
    shared: Shared, title: str, address: str, lead: str, parts: tuple[NoticePart, ...]
) -> NoticeView:
    return NoticeView(
        title=title,
        address=address,
        description=lead,
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        lead=lead,
        parts=parts,
        ways=_ways(shared),
    )


def _ways(shared: Shared) -> tuple[Link, ...]:
    """The site's own mail address, or else the partnerships, whose pages say whom to write to."""
    if way := write_to_us(shared):
        return (way,)
    return tuple(shared.link(entry) for entry in shared.library.partnerships.values())
