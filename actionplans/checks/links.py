"""Checks links in texts: their targets and anchors exist. Checks rendered texts in general."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from actionplans.checks.link_locations import LinkLocations
from actionplans.checks.subject import Subject, held_back_problem
from actionplans.model.record import Path, markdown_texts
from actionplans.problems import Input, Location, Problem, Suggestions, in_other_letters
from actionplans.reader import Document, code_of
from actionplans.reader.limits import MAX_WORD
from actionplans.reader.source import BAD_CHARACTER
from actionplans.text.links import TextLink
from actionplans.text.renderer import Body, Fault

#: Duplicate ids that are reported of a text, and anchors of a page that a message lists, at most.
_MAX_DUPLICATES, _MAX_ANCHORS = 20, 50

#: Headings of the first level in Markdown or HTML. That level belongs to the page's title.
_FIRST_LEVEL = re.compile(r"^ {0,3}(#)(?!#)|(<h1)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"(<img\b)[^<>]*?\bsrc\s*+=\s*+[\"\']?(?:https?:)?//", re.IGNORECASE)
_AS_TEXT = re.compile(r"(<img\b)[^<>]*?\bsrc\s*+=\s*+[\"\']?data:", re.IGNORECASE)
_DATA = re.compile(r"\s*data:", re.IGNORECASE)

#: Addresses of other sites as people say them: with www., or an ending that is no file's.
_SITE = re.compile(
    r"(?:www(?:\.[\w-]+){2,}|[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|net|eu|info|gov|nu|de|se|no|uk))"
    r"(?:[/?#].*)?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+))", re.IGNORECASE)
_UNDERLINE = re.compile(r"^=+\s*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def check(subject: Subject) -> Iterator[Problem]:
    """Find links and anchors without a target, and texts that cannot be published as they are."""
    documents = {d.file: d for d in subject.documents if d.file.endswith(".md")}
    targets = _Targets(subject, documents)
    for document in documents.values():
        link_locations = LinkLocations(document)
        foreign = list(document.find(_FOREIGN))
        for text, path in _texts(document):
            body = subject.renderer.render(text, document.file)
            yield from _faults(document, body, path, reported=bool(foreign))
            for link in body.links:
                yield from targets.problems(document, link, link_locations.next(link.written))
        for location in foreign:
            yield Problem.error("foreign-picture", location, value="<img>")
        for location in document.find(_AS_TEXT):
            yield Problem.error("picture-as-text", location)
        yield from _headings(document)


def _texts(document: Document) -> Iterator[tuple[str, Path | None]]:
    """Yield the Markdown texts of a file with their paths; the body, last, has none."""
    for field in markdown_texts(document.record):
        yield field.text, field.path
    yield document.body, None


def _faults(
    document: Document, body: Body, path: Path | None, *, reported: bool
) -> Iterator[Problem]:
    """Yield the problems of a rendered text.

    Args:
        document: the file.
        body: the text.
        path: the path of its field; None for the body of the file.
        reported: whether pictures from other sites in the file are reported already.
    """
    if not body.faults and not body.duplicate_ids:
        return
    line = document.source.body_line
    location = document.locate(*path) if path else Location(document.file, line)
    if Fault.TOO_DEEP in body.faults:
        yield Problem.error("text-too-deep", location)
    if Fault.TOO_LARGE in body.faults:
        yield Problem.error("text-too-large", location)
    if Fault.UNREADABLE in body.faults:
        yield Problem.error("text-unreadable", location)
    if Fault.LONG_WORD in body.faults:
        yield Problem.error("word-too-long", location, limit=MAX_WORD)
    if Fault.BAD_CHARACTER in body.faults:
        yield Problem.error("bad-character", next(_bad_references(document), location))
    reported = reported or any(link.is_picture and link.path is None for link in body.links)
    if Fault.FOREIGN_PICTURE in body.faults and not reported:
        yield Problem.error("foreign-picture", location, value="<img>")
    for id in body.duplicate_ids[:_MAX_DUPLICATES]:
        written = re.compile(rf"\bid\s*+=\s*+[\"']?({re.escape(id)})(?![\w-])")
        last = _last(document.find(written), location)
        yield Problem.error("doubled-anchor", last, value=id)


def _bad_references(document: Document) -> Iterator[Location]:
    """Yield the positions of references to forbidden characters: `&#1;`, `&#x202E;`."""
    for number, line in document.source.lines:
        for match in _REFERENCE.finditer(line):
            digits, base = (match[1], 16) if match[1] else (match[2], 10)
            code = int(digits[:9], base)
            if code < 0x110000 and BAD_CHARACTER.search(chr(code)):
                yield Location(document.file, number, match.start() + 1)


def _last(locations: Iterator[Location], default: Location) -> Location:
    return [default, *locations][-1]


class _Targets:
    """The targets that links can have."""

    def __init__(self, subject: Subject, documents: dict[str, Document]) -> None:
        self._subject = subject
        self._documents = documents
        self._published = frozenset(m.file for m in subject.content.media) | subject.content.unread
        self._suggestions = Suggestions()
        self._written: dict[str, list[str]] = {}

    def problems(self, document: Document, link: TextLink, location: Location) -> Iterator[Problem]:
        """Yield the problems of a link in a document."""
        value = link.written
        if link.path is None and link.is_picture:
            is_text = _DATA.match(value)
            kind = "picture-as-text" if is_text else "foreign-picture"
            yield Problem.error(kind, location, value=value)
        elif link.path is None:
            suggestion = self._page_at(document, value)
            yield Problem.error("unsafe-link", location, value=value, **suggestion)
        elif link.path in self._documents:
            library = self._subject.library
            target = self._in_language_of(document, link.path)
            day = library.left_out.until(target)
            if day and not library.left_out.until(document):
                yield held_back_problem(location, value, day, library.language)
            yield from self._anchor(target, link, location)
        elif link.path not in self._published:
            if link.is_picture:
                name = in_other_letters(unquote(value), document.folder, self._published)
                yield Problem.error("missing-picture", location, value=value, **name)
            elif _SITE.fullmatch(value):
                yield Problem.error("link-without-scheme", location, value=value)
            else:
                suggestion = self._page_named(document, value)
                yield Problem.error("broken-link", location, value=value, **suggestion)

    def _in_language_of(self, document: Document, path: str) -> Document:
        """The document that a link leads to: in a translation, the target's translation, if any."""
        library = self._subject.library
        code = code_of(document.file)
        translation = self._documents.get(f"{path.removesuffix('.md')}.{code}.md")
        if translation is None:
            return self._documents[path]
        if library.left_out.until(translation) and not library.left_out.until(document):
            return self._documents[path]
        return translation

    def _anchor(self, target: Document, link: TextLink, location: Location) -> Iterator[Problem]:
        body = self._subject.renderer.render(target.body, target.file)
        if not link.anchor or link.anchor in body.anchors:
            return
        value, known = f"#{link.anchor}", tuple(heading.id for heading in body.headings)
        if not known:
            yield Problem.error("no-anchors", location, value=value)
        else:
            suggestion = self._suggestions.closest(link.anchor, known)
            anchors = known[:_MAX_ANCHORS]
            yield Problem.error(
                "broken-anchor", location, value=value, anchors=anchors, **suggestion
            )

    def _page_named(self, document: Document, value: str) -> dict[str, Input]:
        """The path of the page that a link was most likely meant for, as a suggestion."""
        path = unquote(value).partition("#")[0]
        alike = in_other_letters(path, document.folder, self._documents)
        return alike or self._suggestions.closest(value, self._written_in(document))

    def _page_at(self, document: Document, value: str) -> dict[str, Input]:
        """The path of the page whose address on the site a link has, as a suggestion."""
        address = value.strip("/").partition("#")[0].removesuffix("/")
        pages = (f"{address}.md", f"{address}/index.md")
        found = next((file for file in pages if file in self._documents), None)
        return {"suggestion": _from(document, found)} if found and value[:1] == "/" else {}

    def _written_in(self, document: Document) -> list[str]:
        """The paths of all pages but translations, as written in links of a document."""
        folder = document.folder
        if folder not in self._written:
            originals = (file for file in self._documents if not code_of(file))
            self._written[folder] = [_from(document, file) for file in originals]
        return self._written[folder]


def _headings(document: Document) -> Iterator[Problem]:
    """Yield headings of the first level, in all forms of Markdown; code blocks are skipped."""
    fenced = False
    before = ""
    for number, line in enumerate(document.body.split("\n"), document.source.body_line):
        fenced = not fenced if _FENCE.match(line) else fenced
        match = _FIRST_LEVEL.search(line) if not fenced else None
        underlined = not fenced and before.strip() and _UNDERLINE.match(line)
        if match:
            yield Problem.error("heading-one", Location(document.file, number, match.start() + 1))
        elif underlined:
            yield Problem.error("heading-one", Location(document.file, number - 1))
        before = line


def _from(document: Document, file: str) -> str:
    """The path of a file, as written in a link of a document."""
    here, there = document.file.split("/")[:-1], file.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
