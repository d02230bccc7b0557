"""Contacts: whom to ask about a page, a line of a facts box, and `mailto:` links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import quote

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.model.geography import areas_with, belongs_in
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Contact, Organisation
from actionplans.model.place import Place
from actionplans.model.plan import Plan, PlanStatus
from actionplans.nearest_contact import NearContact, contacts_near, contacts_of_all, own_contact
from actionplans.reader import Entry, holds
from actionplans.views.basic_parts import paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, section, subsection
from actionplans.views.parts.link_sentence import LinkSentence, link_sentence
from actionplans.views.parts.standing import described_years, tense_of

Asked = Entry[Activity] | Entry[Plan] | Entry[Place]
"""What readers may want to ask about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Part):
    """How to reach somebody, and who that is."""

    who: tuple[Link, ...]
    """The organisation and its role; empty where the contact names neither."""

    ways: tuple[Link, ...]
    """The mail address, telephone number, address and web site, as far as they are stated."""

    note: str | None = None
    owner: Link | None = None
    """Whose contact it is; None where that is the page itself, or is in `who`."""


def ask(context: ViewContext, entry: Asked, *, own: bool = False) -> Section | None:
    """The section on whom to ask: the nearest contact, or that none is known.

    What the document of a past plan states is told as of that time, and last. Of an activity of
    which neither a contact nor anybody responsible is known there is none: its plan's page says so.

    Args:
        context: the site.
        entry: the activity, plan or place.
        own: whether only the contact of the record itself is wanted; None without one.
    """
    found = list(_contacts(context, entry))
    if own:
        found = [near for near in found if near.owner is entry]
    once = next((near for near in found if _is_past(context, near)), None)
    now = next((near for near in found if not _is_past(context, near)), None)
    if own and not found:
        return None
    asked = section(
        context.anchor("ask"),
        context.text("ask"),
        _card(context, entry, now) if now else None,
        None if now or own else _nobody(context, entry, once),
        subsection(_label_once(context, once), _card(context, entry, once)) if once else None,
        style="run-in",
    )
    return replace(asked, is_searched=bool(found)) if asked else None


def contact_now(context: ViewContext, entry: Asked) -> NearContact | None:
    """The nearest contact that readers can turn to now; None without any."""
    return next((it for it in _contacts(context, entry) if not _is_past(context, it)), None)


def _contacts(context: ViewContext, entry: Asked) -> Iterator[NearContact]:
    """The contacts for a record, the nearest first; of a place those of whose area it is in."""
    if not holds(entry, Place):
        return contacts_near(context.library, entry)
    partnerships = _partnerships_of(context, entry)
    of_areas = (contacts_near(context.library, it) for it in partnerships)
    everywhere = contacts_of_all(context.library)
    nearer = (it for it in chain(*of_areas) if not holds(it.owner, TextPage))
    return chain(nearer, everywhere)


def _partnerships_of(context: ViewContext, place: Entry[Place]) -> Iterator[Entry[Partnership]]:
    """The partnerships in whose area a place is stated to be in the year of the build."""
    year, places = context.site.year, context.site.whereabouts.places
    for partnership in context.library.partnerships.values():
        areas = areas_with(partnership.record, place.id, places)
        if any(belongs_in(area, range(year, year + 1)) for area in areas):
            yield partnership


def _is_past(context: ViewContext, near: NearContact) -> bool:
    """Whether a contact is one that the document of a past plan states."""
    owner = near.owner
    is_of_document = holds(owner, Activity) or holds(owner, Plan)
    return is_of_document and tense_of(context, owner) is Tense.OVER


def _card(context: ViewContext, entry: Asked, near: NearContact) -> Ask:
    owner, who = near.owner, _who(context, near.contact)
    if holds(owner, Organisation) and not near.contact.organisation:
        who = (context.link(owner), *who)
        whose = None
    elif holds(owner, TextPage):
        whose = Link(context.site.settings.publisher or context.site.settings.name)
    else:
        whose = None if owner is entry else context.link(owner)
    return Ask(who=who, ways=_ways(near.contact), note=near.contact.note, owner=whose)


def _nobody(context: ViewContext, entry: Asked, once: NearContact | None) -> Part | None:
    """The sentence that no contact is known, or only a former one, and who is responsible."""
    nobody, responsible = _unknown(context, once), _responsible(context, entry)
    if responsible:
        return replace(responsible, start=f"{nobody} {responsible.start}")
    return None if holds(entry, Activity) and not once else paragraph(nobody)


def _unknown(context: ViewContext, once: NearContact | None) -> str:
    """That no contact is known, or only that of a past plan."""
    if once is None:
        return context.text("ask-nobody")
    years = described_years(context, once.owner)
    return context.text("ask-over", years=years) if years else context.text("ask-once")


def _responsible(context: ViewContext, entry: Asked) -> LinkSentence | None:
    """Who is or was responsible for an activity, or made the plans.

    Nobody is or was by a plan that is not known to be adopted: its document states who.
    """
    if holds(entry, Place):
        return _behind(context, context.site.whereabouts.plans_at(entry))
    if not holds(entry, Activity):
        return _behind(context, [context.library.plan_of(entry)])
    parties = (context.organisation(party.organisation) for party in entry.record.responsible)
    links = dict.fromkeys(context.link(organisation) for organisation in parties)
    plan = context.library.plan_of(entry).record
    is_known = plan.is_adopted and plan.status is not PlanStatus.PROPOSED
    tense = tense_of(context, entry) if is_known else None
    start = context.text(f"responsible-{tense or 'stated'}", count=len(links))
    return link_sentence(start, links)


def _behind(context: ViewContext, plans: Sequence[Entry[Plan]]) -> LinkSentence | None:
    """The parties to an agreement that states them, else the partnerships that plans are of.

    None without plans.
    """
    agreements = [plan for plan in plans if plan.record.is_agreement]
    terms = plans[0].record.agreement if agreements and len(plans) == 1 else None
    if terms and terms.parties:
        organisations = (context.organisation(party.organisation) for party in terms.parties)
        parties = dict.fromkeys(map(context.link, organisations))
        return link_sentence(context.text("agreement-parties", count=len(parties)), parties)
    if not agreements:
        key = "behind-plans"
    else:
        key = "behind-agreements" if len(agreements) == len(plans) else "behind-both"
    links = dict.fromkeys(context.link(context.library.partnership_of(plan)) for plan in plans)
    return link_sentence(context.text(key, count=len(plans)), links)


def contact_fact(context: ViewContext, contact: Contact) -> Fact:
    """An organisation or a function with its mail, telephone, street and web addresses."""
    links = (*_who(context, contact), *_ways(contact))
    return Fact(context.label(Activity, "contact"), links, contact.note)


def activity_contact(context: ViewContext, entry: Entry[Activity], contact: Contact) -> Fact:
    """The contact of an activity; of one in a past plan, with the plan's years."""
    fact = contact_fact(context, contact)
    if tense_of(context, entry) is not Tense.OVER:
        return fact
    return replace(fact, label=_label_once(context, NearContact(entry, contact)))


def contact_facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    """Its own contact as its document states it, and the nearest one where that is another."""
    if entry.record.contact:
        yield activity_contact(context, entry, entry.record.contact)
    near = contact_now(context, entry)
    if near and near.owner is not entry:
        card = _card(context, entry, near)
        names = card.who or ((card.owner,) if card.owner else ())
        yield Fact(context.text("ask"), (*names, *card.ways))


def unreachable_contact(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    """An activity's own contact where its document states no way to reach it: nobody can ask it."""
    contact = entry.record.contact
    if contact and all(near.owner is not entry for near in contacts_near(context.library, entry)):
        yield activity_contact(context, entry, contact)


def organisation_contact(context: ViewContext, entry: Entry[Organisation]) -> Fact | None:
    """How an organisation is reached; None where nothing is stated of it."""
    contact = own_contact(entry)
    return contact_fact(context, contact) if contact else None


def _label_once(context: ViewContext, near: NearContact) -> str:
    """The heading of a contact that a past plan states, with the years of the plan."""
    years = described_years(context, near.owner)
    return context.text("contact-over", years=years) if years else context.text("contact-once")


def _who(context: ViewContext, contact: Contact) -> tuple[Link, ...]:
    links = []
    if contact.organisation:
        links.append(context.link(context.organisation(contact.organisation)))
    if contact.role:
        links.append(Link(contact.role, lang=context.foreign(context.site.language.code)))
    return tuple(links)


def _ways(contact: Contact) -> tuple[Link, ...]:
    return tuple(_each_way(contact))


def _each_way(contact: Contact) -> Iterator[Link]:
    if contact.phone:
        yield phone_link(contact.phone)
    if contact.mail:
        yield Link(contact.mail, mail_to(contact.mail), outside=True)
    if contact.address:
        yield Link(contact.address)
    if contact.url:
        shown = contact.url.partition("://")[2].rstrip("/")
        yield Link(shown, contact.url, outside=True)


def phone_link(phone: str) -> Link:
    """A telephone number, as a link that calls it."""
    number = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    return Link(phone, f"tel:{number}", outside=True)


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


def help_links(context: ViewContext) -> tuple[Link, ...]:
    """The ways to tell of what cannot be read or used: by mail, and by telephone; may be none."""
    phone = context.site.settings.accessibility_phone
    call = phone_link(phone) if phone else None
    named = replace(call, text=context.text("accessibility-phone", phone=phone)) if call else None
    return tuple(filter(None, (feedback_link(context), named)))


def feedback_address(context: ViewContext, title: str, address: str) -> str | None:
    """The `mailto:` address for feedback on a page; None without an address for it."""
    settings = context.site.settings
    if not settings.feedback:
        return None
    title = " ".join(title.split())
    page = f"{settings.url}{address}" if settings.url else ""
    body = "\n".join(filter(None, [context.text("feedback-about", title=title), page]))
    return mail_to(settings.feedback, subject=title, body=f"\n\n\n{body}\n")
