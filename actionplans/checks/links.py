"""Links in texts: they lead to a page or file that is there, and to a heading that it has."""

import re
from collections.abc import Iterator

from actionplans.checks.places import Places
from actionplans.checks.subject import Subject
from actionplans.model.record import Path, markdown_texts
from actionplans.problems import Location, Problem, Suggestions
from actionplans.reader import Document, code_of
from actionplans.reader.limits import MAX_WORD
from actionplans.reader.source import BAD_CHARACTER
from actionplans.text.links import TextLink
from actionplans.text.renderer import Body, Fault

#: So many doubled ids of a text are told, and so many anchors of a page are named.
_MOST_DOUBLED, _MOST_ANCHORS = 20, 50

#: Headings of the first level in Markdown, underlined or in HTML; a page's title is that one.
_FIRST_LEVEL = re.compile(r"^ {0,3}(#)(?!#)|(<h1)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"(<img\b)[^<>]*?\bsrc\s*+=\s*+[\"\']?(?:https?:)?//", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+))", re.IGNORECASE)
_UNDERLINE = re.compile(r"^=+\s*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def check(subject: Subject) -> Iterator[Problem]:
    """Links and anchors that lead nowhere, and texts that cannot be published as they are."""
    documents = {d.file: d for d in subject.documents if d.file.endswith(".md")}
    targets = _Targets(subject, documents)
    for document in documents.values():
        places = Places(document)
        foreign = list(document.find(_FOREIGN))
        for text, path in _texts(document):
            body = subject.renderer.render(text, document.file)
            yield from _faults(document, body, path, told=bool(foreign))
            for link in body.links:
                yield from targets.problems(document, link, places.next(link.written))
        for place in foreign:
            yield Problem.error("foreign-picture", place, value="<img>")
        yield from _headings(document)


def _texts(document: Document) -> Iterator[tuple[str, Path | None]]:
    """The Markdown texts of a file, each with its field; the body, the last, has none."""
    for found in markdown_texts(document.record):
        yield found.text, found.path
    yield document.body, None


def _faults(document: Document, body: Body, path: Path | None, *, told: bool) -> Iterator[Problem]:
    """What is wrong with a rendered text, whichever way it was written."""
    if not body.faults and not body.duplicate_ids:
        return
    line = document.source.body_line
    place = document.locate(*path) if path else Location(document.file, line)
    if Fault.TOO_DEEP in body.faults:
        yield Problem.error("text-too-deep", place)
    if Fault.TOO_LARGE in body.faults:
        yield Problem.error("text-too-large", place)
    if Fault.LONG_WORD in body.faults:
        yield Problem.error("word-too-long", place, limit=MAX_WORD)
    if Fault.BAD_CHARACTER in body.faults:
        yield Problem.error("bad-character", next(_bad_reference(document), place))
    told = told or any(link.is_picture and link.path is None for link in body.links)
    if Fault.FOREIGN_PICTURE in body.faults and not told:
        yield Problem.error("foreign-picture", place, value="<img>")
    for id in body.duplicate_ids[:_MOST_DOUBLED]:
        written = re.compile(rf"\bid\s*+=\s*+[\"']?({re.escape(id)})(?![\w-])")
        yield Problem.error("doubled-anchor", _last(document.find(written), place), value=id)


def _bad_reference(document: Document) -> Iterator[Location]:
    """Where an entity stands for a character that must not be there: `&#1;`, `&#x202E;`."""
    for number, line in document.source.lines:
        for found in _REFERENCE.finditer(line):
            digits, base = (found[1], 16) if found[1] else (found[2], 10)
            code = int(digits[:9], base)
            if code < 0x110000 and BAD_CHARACTER.search(chr(code)):
                yield Location(document.file, number, found.start() + 1)


def _last(places: Iterator[Location], other: Location) -> Location:
    return [other, *places][-1]


class _Targets:
    """What links can lead to."""

    def __init__(self, subject: Subject, documents: dict[str, Document]) -> None:
        self._subject = subject
        self._documents = documents
        self._published = frozenset(m.file for m in subject.content.media) | subject.content.unread
        self._suggestions = Suggestions()
        self._written: dict[str, list[str]] = {}

    def problems(self, document: Document, link: TextLink, location: Location) -> Iterator[Problem]:
        """What is wrong with a link of a document."""
        value = link.written
        if link.path is None:
            kind = "foreign-picture" if link.is_picture else "unsafe-link"
            yield Problem.error(kind, location, value=value)
        elif link.path in self._documents:
            library = self._subject.library
            target = self._in_language_of(document, link.path)
            if library.is_unpublished(target) and not library.is_unpublished(document):
                yield Problem.error("points-at-draft", location, value=value)
            yield from self._anchor(target, link, location)
        elif link.path not in self._published:
            if link.is_picture:
                yield Problem.error("missing-picture", location, value=value)
            else:
                suggestion = self._suggestions.closest(value, self._all(document))
                yield Problem.error("broken-link", location, value=value, **suggestion)

    def _in_language_of(self, document: Document, path: str) -> Document:
        """What a link leads to: from a translation, the translation of what it names, if any."""
        library = self._subject.library
        code = code_of(document.file)
        found = self._documents.get(f"{path.removesuffix('.md')}.{code}.md")
        if found is None or library.is_unpublished(found) > library.is_unpublished(document):
            return self._documents[path]
        return found

    def _anchor(self, target: Document, link: TextLink, location: Location) -> Iterator[Problem]:
        body = self._subject.renderer.render(target.body, target.file)
        if not link.anchor or link.anchor in body.anchors:
            return
        value, known = f"#{link.anchor}", tuple(heading.id for heading in body.headings)
        if not known:
            yield Problem.error("no-anchors", location, value=value)
        else:
            suggestion = self._suggestions.closest(link.anchor, known)
            anchors = known[:_MOST_ANCHORS]
            yield Problem.error(
                "broken-anchor", location, value=value, anchors=anchors, **suggestion
            )

    def _all(self, document: Document) -> list[str]:
        """Every page as it would be written in a document."""
        folder = document.folder
        if folder not in self._written:
            self._written[folder] = [_from(document, file) for file in self._documents]
        return self._written[folder]


def _headings(document: Document) -> Iterator[Problem]:
    """Every heading of the first level, in the ways that Markdown knows; code is passed over."""
    fenced = False
    before = ""
    for number, line in enumerate(document.body.split("\n"), document.source.body_line):
        fenced = not fenced if _FENCE.match(line) else fenced
        found = _FIRST_LEVEL.search(line) if not fenced else None
        underlined = not fenced and before.strip() and _UNDERLINE.match(line)
        if found:
            yield Problem.error("heading-one", Location(document.file, number, found.start() + 1))
        elif underlined:
            yield Problem.error("heading-one", Location(document.file, number - 1))
        before = line


def _from(document: Document, file: str) -> str:
    """A file's path as it would be written in another file."""
    here, there = document.file.split("/")[:-1], file.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
