"""The input of checks."""

from dataclasses import dataclass, field
from functools import partial

from actionplans.library import Library
from actionplans.media.pictures import Gallery
from actionplans.problems import Location
from actionplans.reader import Content, Document, address_of
from actionplans.text.renderer import Renderer


@dataclass(frozen=True)
class Subject:
    """The content of a site and what checks need to examine it."""

    content: Content
    library: Library
    renderer: Renderer
    gallery: Gallery
    host_files: frozenset[str] = frozenset()
    """The files for the host that the settings name, as paths below the content folder."""

    feedback: str = ""
    """The mail address for comments in the site's settings; empty without one."""

    logo: str = ""
    """The picture with the publisher's mark that the settings name; empty without one."""

    logo_location: Location = field(default_factory=partial(Location, "mkdocs.yml"))
    """The location of that setting."""

    phone: str = ""
    """The telephone number for accessibility in the site's settings; empty without one."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file that could be read, drafts included."""
        return self.content.documents

    def is_incomplete(self, folder: str) -> bool:
        """Whether a page below a folder could not be read, so that its figures are unknown.

        Unpublished drafts do not count.
        """
        addresses = map(address_of, self.content.unread)
        return any(
            folder in address.lineage[:-1] and address not in self.content.unread_drafts
            for address in addresses
        )
