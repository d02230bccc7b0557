"""What checks look at."""

from dataclasses import dataclass

from actionplans.library import Library
from actionplans.media.pictures import Gallery
from actionplans.reader import Content, Document, address_of
from actionplans.text.renderer import Renderer


@dataclass(frozen=True)
class Subject:
    """A site's content, as read and as put together."""

    content: Content
    library: Library
    renderer: Renderer
    gallery: Gallery
    host_files: frozenset[str] = frozenset()
    """The files for the host that the settings name, by their paths below the content folder."""
    feedback: str = ""
    """The mail address that the site's settings give for comments; empty where there is none."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file that could be read, drafts among them."""
        return self.content.documents

    def is_incomplete(self, folder: str) -> bool:
        """Whether a page below a folder could not be read, so that its figures are not known.

        A draft that is left out of the site is not missed.
        """
        addresses = map(address_of, self.content.unread)
        return any(
            folder in address.lineage[:-1] and address not in self.content.unread_drafts
            for address in addresses
        )
