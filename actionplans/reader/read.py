"""Reads a content folder: every file into a record, or into problems with their positions."""

from collections.abc import Iterator
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
from actionplans.reader.source import MAX_BYTES, SourceText, decode, split, too_large
from actionplans.reader.translate import TranslatedTree, translate
from actionplans.reader.tree import Mapping, Scalar, parse
from actionplans.reader.validate import explain_validation_error

#: Values that pydantic reads as true, in addition to the words of the catalogues.
_TRUE = frozenset({"true", "yes", "y", "on", "t", "1"})

OUTLINE = "area.geojson"
"""The file with the outline of a partnership's area, in the folder of its page."""


def read_content(folder: Path, language: Language, kept: KeptReadings | None = None) -> Content:
    """Read every file below a folder, in order of path. Does not raise, whatever is in them.

    Args:
        folder: the content folder.
        language: the language of its keys.
        kept: what earlier builds have read.
    """
    documents: list[Document] = []
    media: list[Media] = []
    outlines: dict[str, str] = {}
    unread: set[str] = set()
    drafts: set[str] = set()
    problems: list[Problem] = []
    if not folder.is_dir():
        return Content(problems=(Problem.error("no-content", Location(folder.name)),))
    for item in walk(folder):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        file, path = item
        if is_record_file(file):
            document, more = _read(file, path, language, kept)
            problems += more
            if document:
                documents.append(document)
                continue
            unread.add(file)
            if more and all(problem.severity is Severity.WARNING for problem in more):
                drafts.add(address_of(file))
        elif file.endswith(f"/{OUTLINE}") and file.count("/") == 1:
            text = _text(file, path)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                outlines[file.removesuffix(f"/{OUTLINE}")] = text
        else:
            medium = _medium(file, path)
            if isinstance(medium, Problem):
                problems.append(medium)
            else:
                media.append(medium)
    return Content(
        documents=tuple(documents),
        media=tuple(media),
        problems=tuple(problems),
        unread=frozenset(unread),
        unread_drafts=frozenset(drafts),
        outlines=outlines,
    )


def _read(
    file: str, path: Path, language: Language, kept: KeptReadings | None
) -> tuple[Document | None, list[Problem]]:
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


def _medium(file: str, path: Path) -> Media | Problem:
    try:
        return Media.at(file, path)
    except OSError:  # it was removed after it was listed
        return Problem.error("unreadable-file", Location(file))


def parse_document(
    source: SourceText,
    record: type[Record],
    language: Language,
    kept: KeptReadings | None = None,
) -> tuple[Document | None, list[Problem]]:
    """Parse the text of a file into a document and problems.

    There is no document if the text has errors, all of which are given. The problems of a draft are
    warnings. What was read is kept, where that is asked for.
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
    return document, problems


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
