"""The edits that a budget sheet makes, tried on the texts before any file is touched."""

from collections.abc import Mapping
from pathlib import Path as FilePath

from actionplans.authoring.amounts import amount_edits
from actionplans.authoring.edits import Edit, EditError, edited
from actionplans.model.activity import Activity
from actionplans.model.record import Path
from actionplans.problems import Problem
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Document, Entry
from actionplans.reader.read import parse_document
from actionplans.reader.source import decode, split
from actionplans.sheets.budget_fields import Figures, budget_rows, with_figures


def budget_edits(
    content: FilePath, figures: Mapping[Entry[Activity], Mapping[Path, Figures]]
) -> dict[str, tuple[Edit, ...]]:
    """The edits of files by which activities get other figures, by the paths of the files.

    Each was tried: the file then says those figures, and for all else what it said before.

    Args:
        content: the content folder.
        figures: the figures that rows are to have.

    Raises:
        Refusal: a file is written so that it cannot be changed so.
        OSError: a file cannot be read.
    """
    edits: dict[str, tuple[Edit, ...]] = {}
    for activity, wanted in figures.items():
        document = activity.document
        try:
            found = tuple(sorted(set(_edits(document, wanted))))
            after = edited((content / document.file).read_bytes(), found)
        except EditError:
            raise Refusal("sheet-not-editable", file=document.file) from None
        if not _says(document, after, wanted):
            raise Refusal("sheet-not-editable", file=document.file)
        edits[document.file] = found
    return edits


def _edits(document: Document, wanted: Mapping[Path, Figures]) -> list[Edit]:
    assert isinstance(document.record, Activity)
    before = {row.path: row.amounts for row in budget_rows(document.record, document.language)}
    return [
        edit
        for path, amounts in wanted.items()
        for edit in amount_edits(document, path, before[path], amounts)
    ]


def _says(document: Document, content: bytes, wanted: Mapping[Path, Figures]) -> bool:
    """Whether a text says what is wanted, and all else as before."""
    text = decode(document.file, content)
    source = text if isinstance(text, Problem) else split(document.file, text)
    if isinstance(source, Problem):
        return False
    read, _ = parse_document(source, Activity, document.language)
    before = document.record
    if not isinstance(read, Document) or not isinstance(before, Activity):
        return False
    return read.record == with_figures(before, wanted) and source.body == document.source.body
