"""What every page has around it: the site's name, its main ways, and its foot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from actionplans.site import Site
from actionplans.views.contact import contact_fact, write_to_us
from actionplans.views.notices import has_own_privacy
from actionplans.views.parts import Link
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class Frame:
    """The same on every page of a site."""

    site: str
    language: str
    direction: str
    style: str
    """The path of the style sheet from the site's root."""

    url: str
    ways: tuple[Link, ...]
    """The site's main navigation."""

    about: tuple[Link, ...]
    """The links of the foot."""

    publisher: str
    contacts: Mapping[str, tuple[Link, ...]]
    """Whom to ask about the pages of a partnership, by its id, where it says so."""

    built: str
    built_iso: str


def frame_of(site: Site, style: str) -> Frame:
    """The frame of a site's pages, with the path of their style sheet."""
    shared = Shared(site)
    settings = site.settings
    ways = (
        Link(shared.text("all-plans"), ""),
        Link(shared.text("places"), shared.page("places")),
        Link(shared.text("topics"), shared.page("topics")),
        Link(shared.text("organisations"), shared.page("organisations")),
        Link(shared.text("across-title"), shared.page("across")),
        Link(shared.text("disagreements-title"), shared.page("disagreements")),
    )
    return Frame(
        site=settings.name,
        language=site.language.code,
        direction=site.language.direction,
        style=style,
        url=settings.url,
        ways=ways,
        about=tuple(_about(shared)),
        publisher=settings.publisher,
        contacts={
            id: contact_fact(shared, entry.record.contact).links
            for id, entry in site.library.partnerships.items()
            if entry.record.contact
        },
        built=shared.figures.day(settings.today),
        built_iso=settings.today.isoformat(),
    )


def _about(shared: Shared) -> Iterator[Link]:
    """The site's own pages, and the ways to whoever is responsible for it."""
    for id, entry in shared.library.pages.items():
        if id and "/" not in id:
            yield shared.link(entry)
    yield Link(shared.text("glossary"), shared.page("terms"))
    if not has_own_privacy(shared):
        yield Link(shared.text("privacy"), shared.page("privacy"))
    if statement := shared.site.settings.accessibility_statement:
        yield Link(shared.text("accessibility-statement"), statement, outside=True)
    else:
        yield Link(shared.text("accessibility"), shared.page("accessibility"))
    if way := write_to_us(shared):
        yield way
