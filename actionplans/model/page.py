"""Pages of plain text, such as the front page."""

from typing import ClassVar

from actionplans.model.acceptance import Acceptance
from actionplans.model.dates import Day
from actionplans.model.disagreement import Change
from actionplans.model.party import Contact
from actionplans.model.record import Record
from actionplans.model.values import Text


class TextPage(Record):
    """A page of text that describes no part of a plan."""

    type_name: ClassVar[str] = "page"

    title: Text
    summary: Text | None = None
    contact: Contact | None = None
    """On the front page: how to reach whoever publishes the site."""

    changes: tuple[Change, ...] = ()
    former_addresses: tuple[Text, ...] = ()
    draft: bool = False
    publish_from: Day | None = None
    """The day from which it is published; None for one that is published as soon as it can be."""

    accepted: tuple[Acceptance, ...] = ()
