"""Where the content shows pictures and links to files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.markup import Renderer
from actionplans.model.record import Path, markdown_texts
from actionplans.reader import Document


@dataclass(frozen=True, slots=True)
class Use:
    """A picture that is shown, or a file that is linked to."""

    document: Document
    file: str
    """Its path below the content folder."""

    written: str
    """Its name as it is written."""

    picture: bool
    """Whether it is shown; else it is linked to."""

    alternative: str
    """What a picture shows, in words."""

    field: Path | None = None
    """Where in the record it stands; None in a Markdown text."""


def uses(documents: Iterable[Document], renderer: Renderer) -> Iterator[Use]:
    """Every use of a file that is not a page, in the order of documents."""
    for document in documents:
        yield from _in_fields(document)
        if document.file.endswith(".md"):
            texts = [found.text for found in markdown_texts(document.record)]
            for text in (*texts, document.body):
                for link in renderer.render(text, document.file).links:
                    if link.path and not link.path.endswith(".md"):
                        shown = link.alternative.strip()
                        yield Use(document, link.path, link.written, link.picture, shown)


def used_files(documents: Iterable[Document], renderer: Renderer) -> dict[str, bool]:
    """The files that documents use, and of each whether it is to be published as it is.

    A picture that is shown is published in its sizes, and as it is only where it is linked to too.
    """
    found: dict[str, bool] = {}
    for use in uses(documents, renderer):
        found[use.file] = found.get(use.file, False) or not use.picture
    return found


def _in_fields(document: Document) -> Iterator[Use]:
    folder = document.folder
    for field in ("images", "attachments"):
        for number, part in enumerate(getattr(document.record, field, ())):
            path: Path = (field, number, "file")
            file, shown = f"{folder}/{part.file}", getattr(part, "alternative", "")
            yield Use(document, file, part.file, field == "images", shown, path)
