"""How to reach somebody, as a line of a facts box."""

from actionplans.model.party import Contact
from actionplans.views.parts import Fact, Link
from actionplans.views.shared import Shared


def contact_fact(shared: Shared, contact: Contact) -> Fact:
    """An organisation or a function with its mail, telephone and web addresses."""
    links = []
    if contact.organisation:
        links.append(shared.link(shared.organisation(contact.organisation)))
    if contact.role:
        links.append(Link(contact.role, tongue=shared.foreign(shared.site.language.code)))
    if contact.mail:
        links.append(Link(contact.mail, f"mailto:{contact.mail}", outside=True))
    if contact.phone:
        number = "".join(sign for sign in contact.phone if sign.isdigit() or sign == "+")
        links.append(Link(contact.phone, f"tel:{number}", outside=True))
    if contact.url:
        links.append(Link(contact.url, contact.url, outside=True))
    return Fact(shared.text("contact"), tuple(links), contact.note)
