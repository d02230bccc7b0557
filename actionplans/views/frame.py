"""What every page has around it: the site's name, its main ways, and its foot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from actionplans.locale import LanguageTag, language_tag
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.pages.notice import has_own_privacy
from actionplans.views.parts.change_notes import feed_file
from actionplans.views.parts.contact import contact_fact, feedback_link
from actionplans.views.parts.site_lists import search_address


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one of its languages."""

    address: str
    lang: LanguageTag


@dataclass(frozen=True, slots=True)
class Frame:
    """The same on every page of a site."""

    site: str
    lang: LanguageTag
    """The language of the pages."""

    interface: LanguageTag | None
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
    context = ViewContext(site, code)
    settings = site.settings
    own = code or site.language.code
    ways = tuple(_translated_ways(context)) if code else _ways(context)
    return Frame(
        site=settings.name,
        home=replace(context.home(), text=settings.name, lang=context.foreign(site.language.code)),
        lang=language_tag(own),
        interface=None if context.language.code == own else context.language.tag,
        style=style,
        url=settings.url,
        versions=_versions(site),
        search=search_address(context) if site.speaks(own) else "",
        ways=ways,
        about=tuple(_about(context)),
        feed=feed_file(context),
        publisher=settings.publisher,
        contacts={
            id: contact_fact(context, entry.record.contact).links
            for id, entry in site.library.partnerships.items()
            if entry.record.contact
        },
        built=context.figures.day(settings.today),
        built_iso=settings.today.isoformat(),
    )


def _ways(context: ViewContext) -> tuple[Link, ...]:
    return (
        Link(context.text("all-plans"), ""),
        Link(context.text("all-activities"), context.page("activities")),
        Link(context.text("places"), context.page("places")),
        Link(context.text("topics"), context.page("topics")),
        Link(context.text("organisations"), context.page("organisations")),
        Link(context.text("across-title"), context.page("combined-budget")),
        Link(context.text("disagreements-title"), context.page("disagreements")),
    )


def _translated_ways(context: ViewContext) -> Iterator[Link]:
    """The front page and the partnerships in this language, and the whole site in its own."""
    yield context.home()
    for entry in context.library.partnerships.values():
        if context.code in context.library.translations(entry):
            yield context.link(entry)
    name = context.language.language_name(context.site.language.code)
    yield Link(context.text("whole-site", language=name), "")


def _versions(site: Site) -> dict[str, tuple[Version, ...]]:
    context = ViewContext(site)
    found: dict[str, tuple[Version, ...]] = {}
    for original in site.library.translated:
        versions = (
            Version(context.address(original), site.language.tag),
            *(
                Version(context.address(entry), language_tag(code))
                for code, entry in site.library.translations(original).items()
            ),
        )
        found |= dict.fromkeys((version.address for version in versions), versions)
    return found


def _own_about(context: ViewContext, *, statement: bool) -> Iterator[Link]:
    """The pages about the site that it makes itself, in its own language."""
    yield Link(context.text("glossary"), context.page("glossary"))
    yield Link(context.text("updates"), context.page("change-log"))
    if not has_own_privacy(context):
        yield Link(context.text("privacy"), context.page("privacy"))
    if statement:
        yield Link(context.text("accessibility"), context.page("accessibility"))


def _about(context: ViewContext) -> Iterator[Link]:
    """The site's own pages, and the ways to whoever is responsible for it."""
    for id, entry in context.library.pages.items():
        if id and "/" not in id:
            yield context.link(entry)
    statement = context.site.settings.accessibility_statement
    if not context.code:
        yield from _own_about(context, statement=not statement)
    if statement:
        yield Link(context.text("accessibility-statement"), statement, outside=True)
    if way := feedback_link(context):
        yield way
