"""Reads a content folder: every file into a record, or into problems that say where and what."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from actionplans.locale import Language
from actionplans.media.disk import read_at_most
from actionplans.model.record import Record, markdown_texts
from actionplans.problems import Location, Problem, Severity
from actionplans.reader.document import Content, Document, Media, address_of
from actionplans.reader.files import is_record_file, record_type_of, walk
from actionplans.reader.limits import At, Meter
from actionplans.reader.source import MAX_BYTES, Source, decode, split, too_large
from actionplans.reader.translate import Translation, translate
from actionplans.reader.tree import Mapping, Scalar, parse
from actionplans.reader.validate import explain

#: What pydantic takes for yes, besides the words of the catalogues.
_TRUE = frozenset({"true", "yes", "y", "on", "t", "1"})

OUTLINE = "area.geojson"
"""The outline of a partnership's area, beside its page."""


def read_content(folder: Path, language: Language) -> Content:
    """Read every file below a folder, in the order of paths; never raises for what they hold."""
    documents: list[Document] = []
    media: list[Media] = []
    outlines: dict[str, str] = {}
    unread: set[str] = set()
    drafts: set[str] = set()
    problems: list[Problem] = []
    if not folder.is_dir():
        return Content((), (), (Problem.error("no-content", Location(folder.name)),))
    for found in walk(folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif is_record_file(found[0]):
            document, more = _read(*found, language)
            problems += more
            if document:
                documents.append(document)
                continue
            unread.add(found[0])
            if more and all(problem.severity is Severity.WARNING for problem in more):
                drafts.add(address_of(found[0]))
        elif found[0].endswith(f"/{OUTLINE}") and found[0].count("/") == 1:
            text = _text(*found)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                outlines[found[0].removesuffix(f"/{OUTLINE}")] = text
        else:
            medium = _medium(*found)
            if isinstance(medium, Problem):
                problems.append(medium)
            else:
                media.append(medium)
    return Content(
        tuple(documents),
        tuple(media),
        tuple(problems),
        frozenset(unread),
        frozenset(drafts),
        outlines,
    )


def _read(file: str, path: Path, language: Language) -> tuple[Document | None, list[Problem]]:
    record = record_type_of(file, language)
    if isinstance(record, Problem):
        return None, [record]
    text = _text(file, path)
    if isinstance(text, Problem):
        return None, [text]
    source = split(file, text) if file.endswith(".md") else Source(file, text, 1)
    if isinstance(source, Problem):
        return None, [source]
    return parse_document(source, record, language)


def _text(file: str, path: Path) -> str | Problem:
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            return too_large(file, size)
        return decode(file, read_at_most(path, MAX_BYTES))
    except OSError:
        return Problem.error("unreadable-file", Location(file))


def _medium(file: str, path: Path) -> Media | Problem:
    try:
        return Media.at(file, path)
    except OSError:  # it has gone since it was listed
        return Problem.error("unreadable-file", Location(file))


def parse_document(
    source: Source, record: type[Record], language: Language
) -> tuple[Document | None, list[Problem]]:
    """Make a record of a file's text; without one where it has errors, which are all given."""
    unshown: list[Problem] = []
    tree = parse(source, unshown)
    if isinstance(tree, Problem):
        return None, [tree]
    if record.shorthand is None and isinstance(tree, Scalar) and tree.value is None:
        key = language.field(record.__name__, "title").key
        return None, [Problem.error("empty-front-matter", Location(source.file), key=key)]
    if record.shorthand and isinstance(tree, Mapping):
        return None, [Problem.error("register-expected", tree.location)]
    translation = translate(tree, record, language)
    problems = list(translation.problems)
    document = None
    try:
        document = Document(source, record.model_validate(translation.values), language)
    except ValidationError as error:
        problems += [explain(d, translation, record) for d in error.errors(include_url=False)]
    if excess := [*unshown, *_excesses(source, document, translation)]:
        document, problems = None, problems + excess
    if isinstance(tree, Mapping) and str(translation.values.get("draft")).lower() in _TRUE:
        problems = [problem.softened() for problem in problems]
    return document, problems


def _excesses(
    source: Source, document: Document | None, translation: Translation
) -> Iterator[Problem]:
    """What the texts of a file have more of than they may."""
    meter = Meter()
    yield from meter.excesses(source.body, source.locate)
    for found in markdown_texts(document.record) if document else ():
        place = translation.locate(found.path)
        yield from meter.excesses(found.text, _always(place))


def _always(place: Location) -> At:
    """The place of any character of a field's text: the field's, for YAML may fold its lines."""
    return lambda _: place
