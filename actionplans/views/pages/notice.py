"""Notices of the site about itself: privacy, and accessibility until there is a statement."""

from collections.abc import Iterable

from actionplans.views.basic_parts import Links, PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, View, listed, present
from actionplans.views.parts.contact import feedback_link, help_links
from actionplans.views.parts.plain_section import PlainSection


def has_privacy_page(context: ViewContext) -> bool:
    """Whether staff have written the page on privacy themselves."""
    return context.language.address("privacy") in context.library.pages


def privacy_view(context: ViewContext) -> View:
    """The notice on privacy: the site itself collects nothing about its readers."""
    text, feedback = context.text, feedback_link(context)
    sections = [
        _section(text("privacy-reading"), text("privacy-reading-text")),
        _section(text("privacy-searching"), text("privacy-searching-text")),
        _section(text("privacy-host"), text("privacy-host-text")),
        _section(text("privacy-leaving"), text("privacy-leaving-text")),
    ]
    if feedback:
        sections.append(_section(text("privacy-writing"), text("privacy-writing-text"), [feedback]))
    address = context.page("privacy")
    return _notice(context, text("privacy"), address, text("privacy-lead"), sections)


def accessibility_view(context: ViewContext) -> View:
    """The notice that there is no accessibility statement yet, and what to do instead."""
    text = context.text
    heading = text("accessibility-trouble")
    if ways := help_links(context):
        section = _section(heading, text("accessibility-trouble-text"), ways)
    else:
        partnerships = map(context.link, context.library.partnerships.values())
        lead_on = text("accessibility-no-mail", count=context.plan_count)
        section = _section(heading, lead_on, partnerships)
    who = context.site.settings.publisher
    responsible = text("published-by", who=who) if who else text("accessibility-nobody")
    complaint = _complaint(context, is_somebody_known=bool(who or ways))
    sections = [_section(text("accessibility-who"), responsible), section, complaint]
    address = context.page("accessibility")
    lead = text("accessibility-missing")
    return _notice(context, text("accessibility"), address, lead, present(*sections))


def _complaint(context: ViewContext, *, is_somebody_known: bool) -> PlainSection | None:
    """The authority that supervises public sites; None for a language of several countries.

    Those who are responsible come first, where it is known who they are or where to write.
    """
    text = context.text
    address = text("accessibility-complaint-address")
    if not address:
        return None
    link = Link(text("accessibility-complaint-link"), address, outside=True)
    said = [text("accessibility-complaint-first")] if is_somebody_known else []
    said.append(text("accessibility-complaint-text"))
    return _section(text("accessibility-complaint"), " ".join(said), [link])


def _section(heading: str, text: str, links: Iterable[Link] = ()) -> PlainSection:
    return PlainSection(heading, present(paragraph(text), listed(Links, links)))


def _notice(
    context: ViewContext, title: str, address: str, lead: str, sections: Iterable[Part]
) -> View:
    return View(
        title=title,
        address=address,
        description=lead,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=lead),),
        sections=tuple(sections),
    )
