"""What checks look at."""

from dataclasses import dataclass

from actionplans.library import Library
from actionplans.markup import Renderer
from actionplans.pictures import Gallery
from actionplans.reader import Content, Document


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
