"""Contacts: a line of a facts box, and `mailto:` links."""

from dataclasses import replace
from urllib.parse import quote

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.party import Contact
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.parts.standing import described_years, tense_of


def contact_fact(context: ViewContext, contact: Contact) -> Fact:
    """An organisation or a function with its mail, telephone and web addresses."""
    links = []
    if contact.organisation:
        links.append(context.link(context.organisation(contact.organisation)))
    if contact.role:
        links.append(Link(contact.role, lang=context.foreign(context.site.language.code)))
    if contact.mail:
        links.append(Link(contact.mail, mail_to(contact.mail), outside=True))
    if contact.phone:
        number = "".join(sign for sign in contact.phone if sign.isdigit() or sign == "+")
        links.append(Link(contact.phone, f"tel:{number}", outside=True))
    if contact.url:
        links.append(Link(contact.url, contact.url, outside=True))
    return Fact(context.label(Activity, "contact"), tuple(links), contact.note)


def activity_contact(context: ViewContext, entry: Entry[Activity], contact: Contact) -> Fact:
    """The contact of an activity; of one in a past plan, with the plan's years."""
    fact = contact_fact(context, contact)
    if tense_of(context, entry) is not Tense.OVER:
        return fact
    years = described_years(context, entry)
    label = context.text("contact-over", years=years) if years else context.text("contact-once")
    return replace(fact, label=label)


def mail_to(mail: str, **heads: str) -> str:
    """A `mailto:` address with header fields (RFC 6068)."""
    lines = (f"{head}={quote(_lines(text), safe='')}" for head, text in heads.items())
    return "?".join(filter(None, [f"mailto:{quote(mail, safe='@')}", "&".join(lines)]))


def _lines(text: str) -> str:
    return "\r\n".join(text.splitlines())


def feedback_link(context: ViewContext) -> Link | None:
    """The `mailto:` link for feedback on the site; None without an address for it."""
    mail = context.site.settings.feedback
    return Link(context.text("feedback"), mail_to(mail), outside=True) if mail else None


def feedback_address(context: ViewContext, title: str, address: str) -> str | None:
    """The `mailto:` address for feedback on a page; None without an address for it."""
    settings = context.site.settings
    if not settings.feedback:
        return None
    title = " ".join(title.split())
    page = f"{settings.url}{address}" if settings.url else ""
    body = "\n".join(filter(None, [context.text("feedback-about", title=title), page]))
    return mail_to(settings.feedback, subject=title, body=f"\n\n\n{body}\n")
