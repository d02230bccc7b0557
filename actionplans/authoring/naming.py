"""The names of new files: made of titles, as the site's addresses are."""

import re
from collections.abc import Iterable
from pathlib import Path

from actionplans.checks.addresses import is_reserved
from actionplans.library import Library
from actionplans.locale import Language, slugify
from actionplans.media.filetypes import MAX_SEGMENT
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.problems import Problem
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Entry, address_of
from actionplans.reader.files import record_type_of

#: Characters of a name that is made of a title; nobody reads more of an address.
_MAX_NAME = 60


def name_for(title: str, given: str | None = None) -> str:
    """The name of a file or the id of an entry: the one that is given, else made of a title.

    Raises:
        Refusal: neither can be one.
    """
    name = given or _shortened(slugify(title))
    if not name:
        raise Refusal("new-no-name", title=title)
    if name != slugify(name) or len(name) > MAX_SEGMENT:
        raise Refusal("new-bad-name", name=name)
    return name


def _shortened(name: str) -> str:
    """A name without the words at its end that make it too long."""
    if len(name) <= _MAX_NAME:
        return name
    return name[: _MAX_NAME + 1].rpartition("-")[0] or name[:_MAX_NAME]


def ensure_usable(file: str, record: type[Record], language: Language) -> None:
    """Check that a file can be what it is to be, by its path, and have an address of its own.

    Raises:
        Refusal: it cannot.
    """
    found = record_type_of(file, language)
    if isinstance(found, Problem) or found is not record or is_reserved(address_of(file), language):
        raise Refusal("new-reserved", file=file)


def content_address(written: str, content: Path) -> str:
    """The address of a page as people name it: by its address, its folder or its file.

    Args:
        written: the path, from the content folder or from the folder that the command runs in.
        content: the content folder.
    """
    path = written.strip().rstrip("/\\").replace("\\", "/").removeprefix("./")
    below, found = content.resolve(), Path(path).resolve()
    is_from_here = found.exists() or not (content / path.split("/")[0]).exists()
    if is_from_here and found.is_relative_to(below) and found != below:
        path = found.relative_to(below).as_posix()
    return str(address_of(path)) if path.endswith(".md") else path.removesuffix("/index")


def next_number(library: Library, plan: Entry[Plan]) -> str | None:
    """The next free number of a plan's overview; None where its activities have no numbers."""
    numbers = [line.number for line in library.lines(plan) if line.number]
    if not numbers:
        return None if library.activities_of(plan) else "1"
    return str(max(map(_leading_number, numbers)) + 1)


def _leading_number(number: str) -> int:
    """The number that another begins with: 4 of `4b`; 0 where it begins with none."""
    found = re.match(r"\d{1,9}", number)
    return int(found[0]) if found else 0


def next_position(positions: Iterable[int | None]) -> str | None:
    """The next position in a plan where all its activities have one; None where they have not."""
    found = list(positions)
    stated = [position for position in found if position is not None]
    return str(max(stated) + 1) if stated and len(stated) == len(found) else None
