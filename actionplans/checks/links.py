"""Links in texts: they lead to a page or file that is there, and to a heading that it has."""

import re
from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.library import Library
from actionplans.markup import TextLink
from actionplans.model.record import markdown_texts
from actionplans.problems import Location, Problem, closest
from actionplans.reader import Document, code_of

#: Headings of the first level in Markdown, underlined or in HTML; a page's title is that one.
_FIRST_LEVEL = re.compile(r"^ {0,3}(#)(?!#)|(<h1)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"(<img\b)[^>]*src\s*=\s*[\"\']?(?:https?:)?//", re.IGNORECASE)
_UNDERLINE = re.compile(r"^=+\s*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def check(subject: Subject) -> Iterator[Problem]:
    """Links and anchors that lead nowhere, and headings that compete with the page's title."""
    documents = {d.file: d for d in subject.documents if d.file.endswith(".md")}
    published = frozenset(m.file for m in subject.content.media) | subject.content.unread
    for document in documents.values():
        fields = [found.text for found in markdown_texts(document.record)]
        places = Places(document)
        for text in (*fields, document.body):
            body = subject.renderer.render(text, document.file)
            if body.too_deep:
                yield Problem.error("text-too-deep", Location(document.file))
            for link in body.links:
                location = places.next(link.written)
                yield from _link(subject, document, documents, published, link, location)
        for place in document.find(_FOREIGN):
            yield Problem.error("foreign-picture", place, value="<img>")
        yield from _headings(document)


def _link(
    subject: Subject,
    document: Document,
    documents: dict[str, Document],
    published: frozenset[str],
    link: TextLink,
    location: Location,
) -> Iterator[Problem]:
    value = link.written
    if link.path is None:
        kind = "foreign-picture" if link.picture else "unsafe-link"
        yield Problem.error(kind, location, value=value)
    elif link.path in documents:
        library = subject.library
        target = _in_language_of(document, documents, link.path, library)
        if library.leaves_out(target) and not library.leaves_out(document):
            yield Problem.error("points-at-draft", location, value=value)
        yield from _anchor(subject, target, link, location)
    elif link.path not in published:
        if link.picture:
            yield Problem.error("missing-picture", location, value=value)
        else:
            written = [_from(document, file) for file in documents]
            yield Problem.error("broken-link", location, value=value, **closest(value, written))


def _in_language_of(
    document: Document, documents: dict[str, Document], path: str, library: Library
) -> Document:
    """What a link leads to: from a translation, the translation of what it names, if there is."""
    code = code_of(document.file)
    found = documents.get(f"{path.removesuffix('.md')}.{code}.md")
    if found is None or library.leaves_out(found) > library.leaves_out(document):
        return documents[path]
    return found


def _anchor(
    subject: Subject, target: Document, link: TextLink, location: Location
) -> Iterator[Problem]:
    body = subject.renderer.render(target.body, target.file)
    if not link.anchor or link.anchor in body.anchors:
        return
    value, known = f"#{link.anchor}", tuple(heading.id for heading in body.headings)
    if not known:
        yield Problem.error("no-anchors", location, value=value)
    else:
        suggestion = closest(link.anchor, known)
        yield Problem.error("broken-anchor", location, value=value, anchors=known, **suggestion)


class Places:
    """Where the links of a document stand, each writing read once however often it comes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, Iterator[Location]] = {}
        self._last: dict[str, Location] = {}

    def next(self, written: str) -> Location:
        """The place of the next link that is written so."""
        if written not in self._found:
            self._found[written] = iter(self._find(written))
            self._last[written] = Location(self._document.file)
        self._last[written] = next(self._found[written], self._last[written])
        return self._last[written]

    def _find(self, written: str) -> list[Location]:
        target = re.escape(written)
        marked = re.compile(rf"(?:\]\(\s*<?|\]:\s*<?|=\s*[\"\']?)({target})")
        return list(self._document.find(marked)) or list(
            self._document.find(re.compile(f"({target})"))
        )


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
