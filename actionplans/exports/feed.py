"""The log of corrections and updates as a feed, after RFC 4287.

A site whose settings say where it stands has whole addresses in its feed. One whose settings do
not has addresses that start at the feed's own, which the format allows: a reader of feeds knows
where it fetched it. Only the ids may not be of that sort; they are then made of names.
"""

import uuid
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from actionplans.locale import capitalized
from actionplans.views.context import ViewContext
from actionplans.views.parts.change_notes import PageNote, feed_file, page_notes

_MOST = 100
"""The most notes in a feed, the newest; the log on the site has all."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(context: ViewContext) -> bytes:
    """The newest notes, the newest of them first; there is at least one."""
    settings = context.site.settings
    newest = page_notes(context)[:_MOST]
    root = Element(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", _XML_LANG: context.language.code}
    )
    _add(root, "id", _feed_id(context))
    _add(root, "title", f"{settings.name}: {context.text('updates')}")
    _add(root, "updated", _moment(newest[0].change.date.first))
    _add(SubElement(root, "author"), "name", settings.publisher or settings.name)
    _link(context, root, "self", feed_file(context), "application/atom+xml")
    _link(context, root, "alternate", context.page("change-log"), "text/html")
    for note in newest:
        _entry(context, root, note)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(context: ViewContext, root: Element, note: PageNote) -> None:
    change, page = note.change, context.link(note.entry)
    kind = context.language.label("ChangeKind", change.kind) if change.kind else ""
    address = page.address or ""
    entry = SubElement(root, "entry")
    _add(entry, "id", _entry_id(context, note, address))
    _add(entry, "title", f"{capitalized(kind)}: {page.text}" if kind else page.text)
    _add(entry, "updated", _moment(change.date.first))
    _link(context, entry, "alternate", address, "text/html")
    if change.kind:
        SubElement(entry, "category", {"term": change.kind.value, "label": kind})
    _add(entry, "summary", change.text)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(context: ViewContext, parent: Element, way: str, address: str, kind: str) -> None:
    href = f"{context.site.settings.url}{address}" or "./"
    SubElement(parent, "link", {"rel": way, "type": kind, "href": href})


def _moment(day: date) -> str:
    """A day as a moment: its noon in UTC, which is the same day nearly everywhere."""
    return datetime.combine(day, time(12), UTC).isoformat().replace("+00:00", "Z")


def _feed_id(context: ViewContext) -> str:
    if url := context.site.settings.url:
        return f"{url}{feed_file(context)}"
    return _named(context, feed_file(context))


def _entry_id(context: ViewContext, note: PageNote, address: str) -> str:
    """An id for ever, also when the words are put right: the page, the day, and which of the day.

    Under the site's own address at that time (RFC 4151), where its settings say that address.
    """
    name, day = f"{address}#{note.number}", note.change.date
    parts = urlsplit(context.site.settings.url)
    if parts.hostname:
        return f"tag:{parts.hostname},{day}:{parts.path}{name}"
    return _named(context, f"{day} {name}")


def _named(context: ViewContext, name: str) -> str:
    own = uuid.uuid5(uuid.NAMESPACE_URL, context.site.settings.name)
    return uuid.uuid5(own, name).urn
