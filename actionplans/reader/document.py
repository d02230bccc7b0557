"""Documents: content files that have been read, with their records and positions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath
from typing import Generic, NamedTuple, TypeGuard, TypeVar

from actionplans.cached import cached_property
from actionplans.locale import Language
from actionplans.model.address import Address
from actionplans.model.record import Path, Record, TextField, references
from actionplans.problems import Location, Problem
from actionplans.reader.remains import Remains
from actionplans.reader.source import SourceText
from actionplans.reader.translate import TranslatedTree, translate
from actionplans.reader.tree import parse
from actionplans.reads import RECORDER

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


def address_of(file: str) -> Address:
    """The address of a content file, without slashes at the ends; the front page's is empty.

    A translation has an address below its language: `amager/2022/index.en.md` is at
    `en/amager/2022`.
    """
    code = code_of(file)
    original = original_of(file)
    return Address(f"{code}/{original}".rstrip("/")) if code else original


def original_of(file: str) -> Address:
    """The address of a content file's page; for a translation, of the page that it translates."""
    path = file.rpartition(".")[0]
    if code := code_of(file):
        path = path.removesuffix(f".{code}")
    return Address("" if path == "index" else path.removesuffix("/index"))


def code_of(file: str) -> str | None:
    """The language code of a translation, `en` for `index.en.md`; None for any other file."""
    *_, name = file.split("/")
    parts = name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-1] == "md" else None


@dataclass(frozen=True)
class Document:
    """A content file with its record."""

    source: SourceText
    record: Record
    language: Language

    @property
    def file(self) -> str:
        """The path below the content folder, with `/`."""
        return self.source.file

    @property
    def folder(self) -> str:
        """The file's folder below the content folder; empty at the root."""
        return self.file.rpartition("/")[0]

    @cached_property
    def address(self) -> Address:
        """The address of its page, without slashes at the ends; the front page's is empty."""
        return address_of(self.file)

    @cached_property
    def original(self) -> Address:
        """The address of the page that it translates; its own if it is no translation."""
        return original_of(self.file)

    @property
    def is_draft(self) -> bool:
        """Whether its front matter marks it as not to be published yet."""
        return bool(getattr(self.record, "draft", False))

    @property
    def publish_from(self) -> date | None:
        """The day from which its front matter lets it be published; None where it states none."""
        return getattr(self.record, "publish_from", None)

    @property
    def body(self) -> str:
        """The Markdown under the front matter."""
        return self.source.body

    @cached_property
    def references(self) -> tuple[TextField, ...]:
        """The references in its record, at any depth."""
        return tuple(references(self.record))

    def locate(self, *path: str | int) -> Location:
        """The position of a value, by its path in the record."""
        return self._translated.locate(path)

    @cached_property
    def _translated(self) -> TranslatedTree:
        # Only problems need positions, so the file is parsed again instead of storing them.
        tree = parse(self.source)
        assert not isinstance(tree, Problem), "the file was parsed before"
        return translate(tree, type(self.record), self.language)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Location]:
        """Yield the position of every match of a pattern's first group."""
        for number, line in self.source.lines:
            for match in pattern.finditer(line):
                yield Location(self.file, number, match.start(1) + 1)


class Entry(Generic[R_co]):
    """A record that others can refer to, with its address and its position in a document.

    Reading the record or the document is noted, see `reads`.
    """

    __slots__ = ("_document", "_record", "id", "path")

    def __init__(self, *, id: Address, record: R_co, document: Document, path: Path = ()) -> None:
        """
        Args:
            id: its address, unique among the records of its type.
            record: the record.
            document: the document that it is in.
            path: the path to it in the document's record; empty if it is that record itself.
        """
        self.id = id
        self.path = path
        self._record = record
        self._document = document

    @property
    def record(self) -> R_co:
        """The record."""
        RECORDER.noted.add(self)
        return self._record

    @property
    def document(self) -> Document:
        """The document that the record is in."""
        RECORDER.noted.add(WholeFile(self))
        return self._document

    @property
    def type(self) -> type[R_co]:
        """The type of the record, which is no part of what is read."""
        return type(self._record)

    @property
    def file(self) -> str:
        """The path of its file below the content folder, with `/`."""
        RECORDER.noted.add(self)
        return self._document.file

    @property
    def page(self) -> Address:
        """The address of the page of its file, at which relative ids begin."""
        return self._document.address

    def with_record(self, record: Record) -> "Entry[Record]":
        """The same entry with another record."""
        return Entry(id=self.id, record=record, document=self._document, path=self.path)

    def locate(self, *path: str | int) -> Location:
        """The position of one of its values, by its path in the record."""
        return self._document.locate(*self.path, *path)

    def __repr__(self) -> str:
        return f"<{self.type.__name__} {self.id}>"


class WholeFile(NamedTuple):
    """The whole file of an entry, as something that was read."""

    entry: Entry[Record]


def holds(entry: Entry[Record], record_type: type[R]) -> TypeGuard[Entry[R]]:
    """Whether an entry's record is of a type; narrows the entry's type."""
    return issubclass(entry.type, record_type)


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the content folder that is published as it is: a picture, an attachment."""

    file: str
    """The path below the content folder, with `/`."""

    path: FilePath
    """The path on disk."""

    size: int
    """In bytes."""

    mode: int = 0
    modified: int = 0
    """The file's mode and time of modification (ns) when it was listed, from `lstat`."""

    @classmethod
    def at(cls, file: str, path: FilePath) -> "Media":
        """The file at a path, in its present state.

        Raises:
            OSError: it no longer exists.
        """
        stat = path.lstat()
        return cls(file, path, stat.st_size, stat.st_mode, stat.st_mtime_ns)

    def is_unchanged(self) -> bool:
        """Whether the file on disk is still the one that was listed and checked."""
        try:
            return Media.at(self.file, self.path) == self
        except OSError:
            return False


@dataclass(frozen=True, kw_only=True)
class Content:
    """The content of a folder, as far as it could be read."""

    documents: tuple[Document, ...] = ()
    media: tuple[Media, ...] = ()
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    """Files that could not be read; references to them are not reported as unknown."""

    remains: tuple[Remains, ...] = ()
    """What is left of those with wrong values."""

    unread_drafts: frozenset[str] = frozenset()
    """The addresses of drafts among them."""

    outlines: Mapping[str, str] = field(default_factory=dict)
    """The texts of the `area.geojson` files, by folder."""
