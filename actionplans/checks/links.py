"""Links in texts: they lead to a page or file that is there, and to a heading that it has."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.markup import TextLink
from actionplans.problems import Problem, closest
from actionplans.reader import Document


def check(subject: Subject) -> Iterator[Problem]:
    """Links and anchors that lead nowhere, and headings that compete with the page's title."""
    documents = {d.file: d for d in subject.documents if d.file.endswith(".md")}
    media = {m.file for m in subject.content.media}
    for document in documents.values():
        body = subject.renderer.render(document.body, document.file)
        for link in body.links:
            if link.path is None:
                yield Problem.error("unsafe-link", document.find(link.written), value=link.written)
            elif link.path in documents:
                yield from _anchor(subject, document, documents[link.path], link)
            elif link.path not in media:
                suggestion = closest(link.written, [_from(document, file) for file in documents])
                location = document.find(link.written)
                yield Problem.error("broken-link", location, value=link.written, **suggestion)
        if any(heading.level == 1 for heading in body.headings):
            yield Problem.error("heading-one", document.find("# "))


def _anchor(
    subject: Subject, document: Document, target: Document, link: TextLink
) -> Iterator[Problem]:
    body = subject.renderer.render(target.body, target.file)
    if link.anchor and link.anchor not in body.anchors:
        known = tuple(heading.id for heading in body.headings)
        yield Problem.error(
            "broken-anchor",
            document.find(link.written),
            value=f"#{link.anchor}",
            anchors=known or ("-",),
            **closest(link.anchor, known),
        )


def _from(document: Document, file: str) -> str:
    """A file's path as it would be written in another file."""
    here, there = document.file.split("/")[:-1], file.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
