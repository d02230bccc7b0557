"""What every page has around it: the site's name, its main ways, and its foot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from actionplans.locale import Tongue, tongue
from actionplans.site import Site
from actionplans.views.contact import contact_fact, write_to_us
from actionplans.views.notices import has_own_privacy
from actionplans.views.parts import Link
from actionplans.views.search import search_address
from actionplans.views.shared import Shared
from actionplans.views.updates import feed_file


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one of its languages."""

    address: str
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class Frame:
    """The same on every page of a site."""

    site: str
    tongue: Tongue
    """The language of the pages."""

    interface: Tongue | None
    """The language of what stands around and between their texts, where it is another."""

    style: str
    """The path of the style sheet from the site's root."""

    home: Link
    """The front page by the site's name."""

    url: str
    versions: Mapping[str, tuple[Version, ...]]
    """The pages that there are in several languages, by the address of each."""

    search: str
    """The path of the search page from the site's root; empty where pages are translations."""

    ways: tuple[Link, ...]
    """The site's main navigation."""

    about: tuple[Link, ...]
    """The links of the foot."""

    feed: str
    """The path of the feed of noted changes."""

    publisher: str
    contacts: Mapping[str, tuple[Link, ...]]
    """Whom to ask about the pages of a partnership, by its id, where it says so."""

    built: str
    built_iso: str
    documents: Mapping[str, Link] = field(default_factory=dict)
    """The documents that can be fetched, with their sizes, by the page that they belong to."""


def frame_of(site: Site, style: str, code: str = "") -> Frame:
    """The frame of a site's pages, with the path of their style sheet.

    With `code`, the frame of the pages in another language: it leads to what is in that language,
    and to the whole site in its own.
    """
    shared = Shared(site, code)
    settings = site.settings
    own = code or site.language.code
    ways = tuple(_translated_ways(shared)) if code else _ways(shared)
    return Frame(
        site=settings.name,
        home=replace(shared.home(), text=settings.name, tongue=shared.foreign(site.language.code)),
        tongue=tongue(own),
        interface=None if shared.language.code == own else shared.language.tongue,
        style=style,
        url=settings.url,
        versions=_versions(site),
        search=search_address(shared) if site.speaks(own) else "",
        ways=ways,
        about=tuple(_about(shared)),
        feed=feed_file(shared),
        publisher=settings.publisher,
        contacts={
            id: contact_fact(shared, entry.record.contact).links
            for id, entry in site.library.partnerships.items()
            if entry.record.contact
        },
        built=shared.figures.day(settings.today),
        built_iso=settings.today.isoformat(),
    )


def _ways(shared: Shared) -> tuple[Link, ...]:
    return (
        Link(shared.text("all-plans"), ""),
        Link(shared.text("all-activities"), shared.page("activities")),
        Link(shared.text("places"), shared.page("places")),
        Link(shared.text("topics"), shared.page("topics")),
        Link(shared.text("organisations"), shared.page("organisations")),
        Link(shared.text("across-title"), shared.page("across")),
        Link(shared.text("disagreements-title"), shared.page("disagreements")),
    )


def _translated_ways(shared: Shared) -> Iterator[Link]:
    """The front page and the partnerships in this language, and the whole site in its own."""
    yield shared.home()
    for entry in shared.library.partnerships.values():
        if shared.code in shared.library.translations(entry):
            yield shared.link(entry)
    name = shared.language.language_name(shared.site.language.code)
    yield Link(shared.text("whole-site", language=name), "")


def _versions(site: Site) -> dict[str, tuple[Version, ...]]:
    shared = Shared(site)
    found: dict[str, tuple[Version, ...]] = {}
    for original in site.library.translated:
        versions = (
            Version(shared.address(original), site.language.tongue),
            *(
                Version(shared.address(entry), tongue(code))
                for code, entry in site.library.translations(original).items()
            ),
        )
        found |= dict.fromkeys((version.address for version in versions), versions)
    return found


def _own_about(shared: Shared, *, statement: bool) -> Iterator[Link]:
    """The pages about the site that it makes itself, in its own language."""
    yield Link(shared.text("glossary"), shared.page("terms"))
    yield Link(shared.text("updates"), shared.page("updates"))
    if not has_own_privacy(shared):
        yield Link(shared.text("privacy"), shared.page("privacy"))
    if statement:
        yield Link(shared.text("accessibility"), shared.page("accessibility"))


def _about(shared: Shared) -> Iterator[Link]:
    """The site's own pages, and the ways to whoever is responsible for it."""
    for id, entry in shared.library.pages.items():
        if id and "/" not in id:
            yield shared.link(entry)
    statement = shared.site.settings.accessibility_statement
    if not shared.code:
        yield from _own_about(shared, statement=not statement)
    if statement:
        yield Link(shared.text("accessibility-statement"), statement, outside=True)
    if way := write_to_us(shared):
        yield way
