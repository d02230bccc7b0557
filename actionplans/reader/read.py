"""Reads a content folder: every file into a record, or into problems with their positions."""

import stat
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from actionplans.locale import Language
from actionplans.media.disk import read_at_most
from actionplans.model.record import Record, markdown_texts
from actionplans.problems import Location, Problem, Severity
from actionplans.reader.document import Content, Document, Media, address_of
from actionplans.reader.files import is_record_file, record_type_of, walk
from actionplans.reader.kept import KeptReadings
from actionplans.reader.limits import Locate, Meter
from actionplans.reader.remains import Remains, remains_of
from actionplans.reader.source import MAX_BYTES, SourceText, decode, split, too_large
from actionplans.reader.translate import TranslatedTree, translate
from actionplans.reader.tree import Mapping, Scalar, parse
from actionplans.reader.validate import explain_validation_error

#: Values that pydantic reads as true, in addition to the words of the catalogues.
_TRUE = frozenset({"true", "yes", "y", "on", "t", "1"})

OUTLINE = "area.geojson"
"""The file with the outline of a partnership's area, in the folder of its page."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one file was read as: a document, an outline, a file to publish, or only problems."""

    file: str
    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    remains: Remains | None = None
    """What is left of a document with wrong values."""

    outline: str | None = None
    media: Media | None = None
    state: tuple[int, ...] | None = None
    """The state of a file that could be told from another on disk; None where it could not."""

    @property
    def is_unread_draft(self) -> bool:
        """Whether it has no document as it is a draft: the problems of those are warnings."""
        return bool(self.problems) and all(it.severity is Severity.WARNING for it in self.problems)


def read_content(folder: Path, language: Language, kept: KeptReadings | None = None) -> Content:
    """Read every file below a folder once, see `ContentReader`."""
    return ContentReader(folder, language, kept).read()


class ContentReader:
    """Reads a content folder, time and again: files that are as they were are not read again."""

    def __init__(self, folder: Path, language: Language, kept: KeptReadings | None = None) -> None:
        """
        Args:
            folder: the content folder.
            language: the language of its keys.
            kept: what earlier builds have read.
        """
        self._folder = folder
        self._language = language
        self._kept = kept
        self._items: list[_Reading | Problem] = []
        self._readings: dict[str, _Reading] = {}

    def read(self, changed: Collection[str] | None = None) -> Content:
        """Read every file below the folder, in order of path.

        Does not raise, whatever is in them.

        Args:
            changed: the only files that can have changed since they were read here, by their paths
                below the folder; None where any can.
        """
        if not self._folder.is_dir():
            return Content(problems=(Problem.error("no-content", Location(self._folder.name)),))
        if changed is None or not self._items or not all(map(self._is_known, changed)):
            self._items = self._read_all()
        else:
            self._items = self._read_again(changed)
        readings = [item for item in self._items if isinstance(item, _Reading)]
        self._readings = {reading.file: reading for reading in readings}
        return self._content(readings)

    def _content(self, readings: list[_Reading]) -> Content:
        unread = [it for it in readings if is_record_file(it.file) and not it.document]
        return Content(
            documents=tuple(it.document for it in readings if it.document),
            media=tuple(it.media for it in readings if it.media),
            problems=tuple(chain.from_iterable(map(_problems, self._items))),
            unread=frozenset(it.file for it in unread),
            remains=tuple(it.remains for it in unread if it.remains),
            unread_drafts=frozenset(address_of(it.file) for it in unread if it.is_unread_draft),
            outlines={
                it.file.removesuffix(f"/{OUTLINE}"): it.outline
                for it in readings
                if it.outline is not None
            },
        )

    def _is_known(self, file: str) -> bool:
        """Whether a file is there now, and was there before; no link, which `walk` refuses."""
        try:
            mode = (self._folder / file).lstat().st_mode
        except OSError:
            return False
        return file in self._readings and stat.S_ISREG(mode)

    def _read_all(self) -> list[_Reading | Problem]:
        return [
            item if isinstance(item, Problem) else self._reading(*item)
            for item in walk(self._folder)
        ]

    def _read_again(self, files: Collection[str]) -> list[_Reading | Problem]:
        read = {file: self._reading(file, self._folder / file) for file in files}
        return [read.get(it.file, it) if isinstance(it, _Reading) else it for it in self._items]

    def _reading(self, file: str, path: Path) -> _Reading:
        """What a file is read as, now or when it was in the same state."""
        if not is_record_file(file) and not _is_outline(file):
            return _read_media(file, path)
        state = _state(path)
        before = self._readings.get(file)
        if before and before.state and before.state == state:
            return before
        if _is_outline(file):
            text = _text(file, path)
            if isinstance(text, Problem):
                return _Reading(file, (text,))
            return _Reading(file, outline=text, state=state)
        found, problems = _read(file, path, self._language, self._kept)
        return _Reading(
            file,
            tuple(problems),
            document=found if isinstance(found, Document) else None,
            remains=found if isinstance(found, Remains) else None,
            state=state,
        )


#: Nanoseconds that a file has to rest: within the clock's tick it may change twice, and FAT's is
#: two seconds.
_REST = 2_000_000_000


def _state(path: Path) -> tuple[int, ...] | None:
    """The state of a file, by which another is told from it; None where that cannot be told."""
    try:
        status = path.lstat()
    except OSError:
        return None
    times = status.st_mtime_ns, status.st_ctime_ns
    if max(times) + _REST > time.time_ns():
        return None
    return *times, status.st_size, status.st_ino


def _is_outline(file: str) -> bool:
    return file.endswith(f"/{OUTLINE}") and file.count("/") == 1


def _problems(item: _Reading | Problem) -> tuple[Problem, ...]:
    return item.problems if isinstance(item, _Reading) else (item,)


def _read_media(file: str, path: Path) -> _Reading:
    try:
        return _Reading(file, media=Media.at(file, path))
    except OSError:  # it was removed after it was listed
        return _Reading(file, (Problem.error("unreadable-file", Location(file)),))


def _read(
    file: str, path: Path, language: Language, kept: KeptReadings | None
) -> tuple[Document | Remains | None, list[Problem]]:
    record = record_type_of(file, language)
    if isinstance(record, Problem):
        return None, [record]
    text = _text(file, path)
    if isinstance(text, Problem):
        return None, [text]
    source = split(file, text) if file.endswith(".md") else SourceText(file, text, 1)
    if isinstance(source, Problem):
        return None, [source]
    if reading := kept and kept.find(source, record, language):
        return reading
    return parse_document(source, record, language, kept)


def _text(file: str, path: Path) -> str | Problem:
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            return too_large(file, size)
        return decode(file, read_at_most(path, MAX_BYTES))
    except OSError:
        return Problem.error("unreadable-file", Location(file))


def parse_document(
    source: SourceText,
    record: type[Record],
    language: Language,
    kept: KeptReadings | None = None,
) -> tuple[Document | Remains | None, list[Problem]]:
    """Parse the text of a file into a document and problems.

    There is no document if the text has errors, all of which are given: what it refers to is left
    where that can be told. The problems of a draft are warnings. What was read is kept, where that
    is asked for.
    """
    unusable: list[Problem] = []
    tree = parse(source, unusable)
    if isinstance(tree, Problem):
        return None, [tree]
    if record.shorthand is None and isinstance(tree, Scalar) and tree.value is None:
        key = language.field(record.__name__, "title").key
        return None, [Problem.error("empty-front-matter", Location(source.file), key=key)]
    if record.shorthand and isinstance(tree, Mapping):
        return None, [Problem.error("register-expected", tree.location)]
    translated = translate(tree, record, language)
    problems = list(translated.problems)
    document = None
    context = {"notation": language.notation}
    try:
        values = record.model_validate(translated.values, context=context)
        document = Document(source, values, language)
    except ValidationError as error:
        problems += [
            explain_validation_error(d, translated, record) for d in error.errors(include_url=False)
        ]
    if excess := [*unusable, *_excesses(source, document, translated)]:
        document, problems = None, problems + excess
    if isinstance(tree, Mapping) and str(translated.values.get("draft")).lower() in _TRUE:
        problems = [problem.softened() for problem in problems]
    if document and kept:
        kept.keep(source, record, translated.values, problems)
    if document or unusable:
        return document, problems
    return remains_of(source.file, translated, record), problems


def _excesses(
    source: SourceText, document: Document | None, translated: TranslatedTree
) -> Iterator[Problem]:
    """Yield the limits that the Markdown texts of a file exceed."""
    meter = Meter()
    yield from meter.excesses(source.body, source.locate)
    for field in markdown_texts(document.record) if document else ():
        yield from meter.excesses(field.text, _constant(translated.locate(field.path)))


def _constant(location: Location) -> Locate:
    """The position of a field for every character of its text, since YAML may fold its lines."""
    return lambda _: location
