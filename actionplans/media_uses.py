"""Uses of media files by content: pictures that are shown, files that are linked to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.plan import Source
from actionplans.model.record import Path, markdown_texts
from actionplans.reader import Document
from actionplans.text.renderer import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaUse:
    """A picture that is shown, or a file that is linked to."""

    document: Document
    file: str
    """Its path below the content folder."""

    written: str
    """Its name as it is written."""

    is_shown: bool
    """Whether it is shown as a picture; else it is linked to."""

    alternative: str
    """A picture's alternative text."""

    field: Path | None = None
    """The record's field that names it; None in a Markdown text."""


def media_uses(documents: Iterable[Document], renderer: Renderer) -> Iterator[MediaUse]:
    """Every use of a file that is not a page, in the order of documents."""
    for document in documents:
        yield from _in_fields(document)
        if document.file.endswith(".md"):
            texts = [text.text for text in markdown_texts(document.record)]
            for text in (*texts, document.body):
                yield from _in_text(document, text, renderer)


def used_files(documents: Iterable[Document], renderer: Renderer) -> dict[str, bool]:
    """The files that documents use, and of each whether it is to be published as it is.

    A picture that is shown is published in its sizes, and as it is only where it is linked to too.
    """
    linked: dict[str, bool] = {}
    for use in media_uses(documents, renderer):
        linked[use.file] = linked.get(use.file, False) or not use.is_shown
    return linked


def _in_fields(document: Document) -> Iterator[MediaUse]:
    folder = document.file.rpartition("/")[0]
    for field in ("images", "attachments"):
        for index, part in enumerate(getattr(document.record, field, ())):
            yield MediaUse(
                document=document,
                file=f"{folder}/{part.file}",
                written=part.file,
                is_shown=field == "images",
                alternative=getattr(part, "alternative", ""),
                field=(field, index, "file"),
            )
    source = getattr(document.record, "source", None)
    if isinstance(source, Source) and source.file:
        yield MediaUse(
            document=document,
            file=f"{folder}/{source.file}",
            written=source.file,
            is_shown=False,
            alternative="",
            field=("source", "file"),
        )


def _in_text(document: Document, text: str, renderer: Renderer) -> Iterator[MediaUse]:
    for link in renderer.render(text, document.file).links:
        if link.path and not link.path.endswith(".md"):
            yield MediaUse(
                document=document,
                file=link.path,
                written=link.written,
                is_shown=link.is_picture,
                alternative=link.alternative.strip(),
            )
