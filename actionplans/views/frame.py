"""The frame around every page: the masthead, the menus and the footer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from actionplans.locale import LanguageTag, language_tag
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.parts.change_notes import published_feed
from actionplans.views.parts.contact import contact_fact, feedback_link
from actionplans.views.parts.site_lists import search_address
from actionplans.views.route import Menu
from actionplans.views.site_pages import menu


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one of its languages."""

    address: str
    lang: LanguageTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The publisher's mark."""

    address: str
    """Its path from the site's root."""

    alternative: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class FooterGroup:
    """Links of the footer that belong together."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a site's pages in one language."""

    site: str
    title: str
    """The site's name in the titles of pages; with the language of those in another."""

    description: str
    """A sentence about the site; empty where none is stated, and on pages in another language."""

    lang: LanguageTag
    """The language of the pages."""

    interface: LanguageTag | None
    """The language of the interface; None where it is that of the pages."""

    print_style: str
    """The path of the style sheet for paper from the site's root."""

    home: Link
    """The link to the front page, with the site's name."""

    url: str
    versions: Mapping[str, tuple[Version, ...]]
    """The versions of the pages that exist in several languages, by the address of each."""

    search: str
    """The path of the search page from the site's root; empty where pages are translations."""

    menu: tuple[Link, ...]
    """The main navigation."""

    footer: tuple[FooterGroup, ...]
    """The links of the footer, in groups; none is empty."""

    feed: str | None
    """The path of the feed of noted changes; None without any."""

    publisher: str
    """The organisation that is responsible for the site; empty where none is stated."""

    logo: Logo | None
    """The publisher's mark; None without one."""

    feedback: Link | None
    """The way to write to whoever runs the site; None without an address for it."""

    contacts: Mapping[str, tuple[Link, ...]]
    """The contact for the pages of a partnership, by its id; none without a stated contact."""

    is_approval: bool = False
    """Whether the pages are for those who approve them, and for nobody else."""

    documents: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """The links to PDFs, with their sizes, by the address of the page that shows them."""


def frame_of(site: Site, print_style: str, code: str = "") -> Frame:
    """The frame of a site's pages.

    With `code`, the frame of the pages in another language: it links to pages in that language,
    and to the whole site in its main language.
    """
    context = ViewContext(site, code)
    settings = site.settings
    page_code = code or site.language.code
    links = tuple(_translated_menu(context)) if code else menu(context, Menu.MAIN)
    return Frame(
        site=settings.name,
        title=f"{settings.name} ({language_tag(code).name})" if code else settings.name,
        home=replace(context.home(), text=settings.name, lang=context.foreign(site.language.code)),
        description="" if code else settings.description,
        lang=language_tag(page_code),
        interface=None if context.language.code == page_code else context.language.tag,
        print_style=print_style,
        url=settings.url,
        versions=_versions(site),
        search=search_address(context) if site.speaks(page_code) else "",
        menu=links,
        footer=tuple(_footer(context)),
        logo=_logo(site),
        feedback=feedback_link(context),
        feed=published_feed(context),
        publisher=settings.publisher,
        is_approval=settings.approval,
        contacts={
            id: contact_fact(context, entry.record.contact).links
            for id, entry in site.library.partnerships.items()
            if entry.record.contact
        },
    )


def _logo(site: Site) -> Logo | None:
    """The publisher's mark, which has been checked; None without one."""
    files = {media.file: media.path for media in site.content.media}
    if site.settings.logo not in files:
        return None
    picture = site.gallery.picture(files[site.settings.logo])
    return Logo(
        address=picture.fallback,
        alternative=site.settings.publisher,
        width=picture.width,
        height=picture.height,
    )


def _translated_menu(context: ViewContext) -> Iterator[Link]:
    """Links to the front page in this language, and to the original site."""
    yield context.home()
    name = context.language.language_name(context.site.language.code)
    yield Link(context.text("whole-site", language=name), "")


def _versions(site: Site) -> dict[str, tuple[Version, ...]]:
    context = ViewContext(site)
    by_address: dict[str, tuple[Version, ...]] = {}
    for original in site.library.translated:
        versions = (
            Version(context.address(original), site.language.tag),
            *(
                Version(context.address(entry), language_tag(code))
                for code, entry in site.library.translations(original).items()
            ),
        )
        by_address |= dict.fromkeys((version.address for version in versions), versions)
    return by_address


def _footer(context: ViewContext) -> Iterator[FooterGroup]:
    """The indexes that the menu leaves out, and the pages about the site."""
    if not context.code and (indexes := menu(context, Menu.MORE)):
        yield FooterGroup(context.text("footer-more"), indexes)
    if about := tuple(_about(context)):
        yield FooterGroup(context.text("footer-about"), about)


def _about(context: ViewContext) -> Iterator[Link]:
    """Links to the pages about the site."""
    for id, entry in context.library.pages.items():
        if id and "/" not in id:
            yield context.link(entry)
    if not context.code:
        yield from menu(context, Menu.FOOTER)
    has_statement = bool(context.site.settings.accessibility_statement)
    key = "accessibility-statement" if has_statement else "accessibility"
    yield Link(context.text(key), context.page("accessibility"))
