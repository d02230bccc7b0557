"""What is held back: drafts, files whose day of publishing has not come, and what is below them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from actionplans.model.address import Address
from actionplans.reader import Content, Document

UNDATED = date.max
"""The day on which a draft is published: nobody has said when."""


class Coming(NamedTuple):
    """A file that states the day of its publishing."""

    day: date
    """The day; a later one than stated where a page above it is published later."""

    document: Document


class HeldBack:
    """What of some content is not published on a day.

    A page below one that is held back is held back as long, and so is a translation of either.
    """

    def __init__(self, content: Content, today: date) -> None:
        """
        Args:
            content: the content.
            today: the day.
        """
        self._pages: dict[str, date] = dict.fromkeys(content.unread_drafts, UNDATED)
        for document in content.documents:
            day = _stated(document)
            if day > today:
                self._pages[document.address] = day
        self._documents = content.documents

    def __bool__(self) -> bool:
        """Whether anything is held back."""
        return bool(self._pages)

    def until(self, document: Document) -> date | None:
        """The day on which a file is published: `UNDATED` for a draft.

        None where it is published already.
        """
        if not self._pages:
            return None
        return self._latest(document.address, *document.original.lineage)

    def until_page(self, address: str) -> date | None:
        """The day on which a page is published, by its address in the site's language."""
        return self._latest(*Address(address).lineage) if self._pages else None

    def until_shown(self, address: str, code: str) -> date | None:
        """The day on which a page of the site is published, by its address there.

        Args:
            address: the address, with a slash at its end.
            code: the page's language where it is another than the site's; else empty.
        """
        path = address.rstrip("/")
        return self._latest(path, *Address(path.removeprefix(f"{code}/")).lineage)

    def coming(self) -> Iterator[Coming]:
        """Yield the files that are published on a day that they state, in their order."""
        for document in self._documents:
            if self._pages.get(document.address, UNDATED) != UNDATED:
                day = self.until(document)
                if day and day != UNDATED:
                    yield Coming(day, document)

    def _latest(self, *addresses: str) -> date | None:
        """The last of the days on which some pages are published that are held back themselves."""
        days = map(self._pages.get, addresses)
        return max((day for day in days if day), default=None)


def _stated(document: Document) -> date:
    """The day from which a file can be published: that of a draft never comes."""
    return UNDATED if document.is_draft else document.publish_from or date.min
