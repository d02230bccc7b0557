"""What every page has around it: the site's name, its main ways, and its foot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplans.site import Site
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
    feedback: str
    accessibility_statement: str
    built: str
    built_iso: str
    documents: Mapping[str, Link] = field(default_factory=dict)
    """The documents that can be fetched, with their sizes, by the page that they belong to."""


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
    pages = site.library.pages.items()
    return Frame(
        site=settings.name,
        language=site.language.code,
        direction=site.language.direction,
        style=style,
        url=settings.url,
        ways=ways,
        about=(
            *(shared.link(entry) for id, entry in pages if id and "/" not in id),
            Link(shared.text("glossary"), shared.page("terms")),
        ),
        publisher=settings.publisher,
        feedback=settings.feedback,
        accessibility_statement=settings.accessibility_statement,
        built=shared.figures.day(settings.today),
        built_iso=settings.today.isoformat(),
    )
