"""A file that was read: its record, its body, and where each part of it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Generic, TypeGuard, TypeVar

from actionplans.locale import Language
from actionplans.model.address import Address
from actionplans.model.record import Path, Record
from actionplans.problems import Location, Problem
from actionplans.reader.source import Source
from actionplans.reader.translate import Translation, translate
from actionplans.reader.tree import parse

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


def address_of(file: str) -> Address:
    """The address of a content file, without slashes at the ends; the front page's is empty.

    A translation stands below its language: `en/amager/2022` is `amager/2022/index.en.md`.
    """
    code = code_of(file)
    original = original_of(file)
    return Address(f"{code}/{original}".rstrip("/")) if code else original


def original_of(file: str) -> Address:
    """The address of the page that a content file is, or that it translates."""
    path = file.rpartition(".")[0]
    if code := code_of(file):
        path = path.removesuffix(f".{code}")
    return Address("" if path == "index" else path.removesuffix("/index"))


def code_of(file: str) -> str | None:
    """The language that a content file translates into: `en` for `index.en.md`, else None."""
    *_, name = file.split("/")
    parts = name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-1] == "md" else None


@dataclass(frozen=True)
class Document:
    """A content file with the record that it holds."""

    source: Source
    record: Record
    language: Language

    @property
    def file(self) -> str:
        """Path below the content folder, with `/`."""
        return self.source.file

    @property
    def folder(self) -> str:
        """The folder of the file, below the content folder; empty at its top."""
        return self.file.rpartition("/")[0]

    @cached_property
    def address(self) -> Address:
        """The path of its page, without slashes at the ends; the front page's is empty."""
        return address_of(self.file)

    @cached_property
    def original(self) -> Address:
        """The address of the page that it translates; its own where it translates none."""
        return original_of(self.file)

    @property
    def is_draft(self) -> bool:
        """Whether its record says that it is not to be published yet."""
        return bool(getattr(self.record, "draft", False))

    @property
    def body(self) -> str:
        """The Markdown under the front matter."""
        return self.source.body

    def locate(self, *path: str | int) -> Location:
        """Where a value stands, by its path in the record."""
        return self._translation.locate(path)

    @cached_property
    def _translation(self) -> Translation:
        # Positions are wanted only where something is wrong, so they are not kept but read again.
        tree = parse(self.source)
        assert not isinstance(tree, Problem), "it was read before"
        return translate(tree, type(self.record), self.language)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Location]:
        """Every place in the file at which a pattern's first group stands."""
        for number, line in self.source.lines:
            for found in pattern.finditer(line):
                yield Location(self.file, number, found.start(1) + 1)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Entry(Generic[R_co]):
    """A record that others can refer to, and where it stands."""

    id: Address
    """Its address, unique among the records of its type."""

    record: R_co
    document: Document
    path: Path = ()
    """Where in the document it stands; empty where it is the whole of it."""

    def locate(self, *path: str | int) -> Location:
        """Where one of its values stands."""
        return self.document.locate(*self.path, *path)


def holds(entry: Entry[Record], record_type: type[R]) -> TypeGuard[Entry[R]]:
    """Whether an entry's record is of a type, so that a type checker knows it too."""
    return isinstance(entry.record, record_type)


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the content folder that is no record: a picture, an attachment."""

    file: str
    """Path below the content folder, with `/`."""

    path: FilePath
    """Where it lies on disk."""

    size: int
    """In bytes."""

    kind: int = 0
    changed: int = 0
    """What it was when it was found, as `lstat` tells: its mode, and when it was changed (ns)."""

    @classmethod
    def found(cls, file: str, path: FilePath) -> "Media":
        """A file as it lies there now.

        Raises:
            OSError: it is gone.
        """
        about = path.lstat()
        return cls(file, path, about.st_size, about.st_mode, about.st_mtime_ns)

    def is_unchanged(self) -> bool:
        """Whether it still is what was found, and so what was checked."""
        try:
            return Media.at(self.file, self.path) == self
        except OSError:
            return False


@dataclass(frozen=True)
class Content:
    """All that was read from a content folder."""

    documents: tuple[Document, ...]
    media: tuple[Media, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    """Files with mistakes that kept them from being read: who misses them is not told."""

    unread_drafts: frozenset[str] = frozenset()
    """Addresses of drafts among them."""

    outlines: Mapping[str, str] = field(default_factory=dict)
    """The text of each folder's `area.geojson`, by the folder."""
