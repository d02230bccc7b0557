"""The input of checks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from actionplans.cached import cached_property
from actionplans.held_back import UNDATED
from actionplans.library import Library
from actionplans.listed_addresses import Listed
from actionplans.locale import Language
from actionplans.media.pictures import Gallery
from actionplans.media_uses import used_files
from actionplans.problems import Location, Problem
from actionplans.reader import Content, Document, address_of
from actionplans.shelf import Shelf
from actionplans.text.renderer import Renderer

FileCheck = Callable[[Document], Iterator[Problem]]
"""A check of a file by itself, whatever else there is."""


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

    remembered: tuple[Listed, ...] = ()
    """The addresses that the site has had."""

    found: Shelf | None = None
    """What checks found in single files, kept for later builds; None to keep nothing."""

    def in_file(self, check: FileCheck, document: Document) -> Iterator[Problem]:
        """The problems that a check finds in a file: now, or when an earlier build read the same.

        Args:
            check: a function of a module, which looks at the document alone.
            document: the file.
        """
        key = f"{check.__module__} {check.__qualname__} {document.source.digest}"
        kept = self.found.get(key) if self.found else None
        if kept is None:
            problems = tuple(check(document))
            if self.found:
                self.found.put(key, [problem.to_json() for problem in problems])
            return iter(problems)
        return map(Problem.from_json, kept)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file that could be read, drafts included."""
        return self.content.documents

    @cached_property
    def used_files(self) -> Mapping[str, bool]:
        """The files that documents use, and of each whether it is to be published as it is."""
        return used_files(self.documents, self.renderer)

    def is_incomplete(self, folder: str) -> bool:
        """Whether a page below a folder could not be read, so that its figures are unknown.

        Unpublished drafts do not count.
        """
        addresses = map(address_of, self.content.unread)
        return any(
            folder in address.lineage[:-1] and address not in self.content.unread_drafts
            for address in addresses
        )


def held_back_problem(location: Location, value: str, day: date, language: Language) -> Problem:
    """The problem of what is published and leads to something that is held back.

    Args:
        location: where it leads there.
        value: what is written there.
        day: the day on which the other is published; `UNDATED` for a draft.
        language: the language of the content.
    """
    if day == UNDATED:
        return Problem.error("points-at-draft", location, value=value)
    key = language.field("Activity", "publish_from").key
    return Problem.error("points-at-coming", location, value=value, key=key, day=day.isoformat())
