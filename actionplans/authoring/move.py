"""Moves a page or a folder of pages: what refers to it follows, and its old addresses lead to it.

All is worked out before anything is touched: a `Move` is files to rename and edits of files.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from actionplans.authoring.edits import Edit, EditError
from actionplans.authoring.former import former_address_edits
from actionplans.authoring.naming import ensure_usable
from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Content, Document, Entry, code_of

#: Pages that can be moved, and those of them that may have a former address.
_MOVABLE = (Partnership, Plan, Activity, TextPage, StatusReport)
_WITH_FORMER = (Partnership, Plan, Activity, TextPage)

#: The target of a link in Markdown, in a link or a reference definition, and in HTML.
_LINKS = (
    re.compile(r"\](?:\(|:)\s*+<?([^\s<>\"')\]]++)"),
    re.compile(r"\b(?:src|href)\s*+=\s*+[\"']?([^\s<>\"']++)", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is to be done so that a page has another address."""

    files: Mapping[str, str]
    """The new path of each file that is moved, by its old one; all below the content folder."""

    edits: Mapping[str, tuple[Edit, ...]]
    """The changes of files, by their old paths."""

    def path(self, file: str) -> str:
        """The path that a file has afterwards."""
        return self.files.get(file, file)


def plan_move(library: Library, content: Content, old: str, new: str) -> Move:
    """What moving a page does.

    Args:
        library: all records, drafts included.
        content: all files.
        old: the address of the page.
        new: the address that it is to have.

    Raises:
        Refusal: it cannot be moved there; why is said.
    """
    entry = _page(library, old)
    new = _full_address(library, entry, new)
    if content.unread:
        raise Refusal("move-unread", files=", ".join(sorted(content.unread)[:5]))
    files = dict(_files(content, entry, new))
    ensure_usable(files[entry.file], entry.type, library.language)
    taken = {document.file for document in content.documents} | {it.file for it in content.media}
    if found := sorted(set(files.values()) & (taken - files.keys())):
        raise Refusal("new-exists", files=", ".join(found[:5]))
    addresses = _addresses(content, files)
    edits: dict[str, set[Edit]] = defaultdict(set)
    for document, edit in (
        *_references(library, addresses),
        *_links(content, files),
        *_former(library, content, addresses),
    ):
        edits[document.file].add(edit)
    return Move(files=files, edits={file: tuple(sorted(found)) for file, found in edits.items()})


def _page(library: Library, address: str) -> Entry[Record]:
    for record in _MOVABLE:
        if found := library.all(record).get(address):
            return found
    raise Refusal("move-unknown", value=address)


def _full_address(library: Library, entry: Entry[Record], new: str) -> str:
    """The address that is meant: below a page of the kind that the old one is below, its own name.

    Raises:
        Refusal: it is the address that the page has.
    """
    is_page = new in library.partnerships or new in library.plans
    if is_page and new.count("/") == entry.id.count("/") - 1:
        new = f"{new}/{entry.id.local}"
    if new == entry.id or not new or not entry.id:
        raise Refusal("move-nowhere", value=new)
    return new


def _files(content: Content, entry: Entry[Record], new: str) -> Iterator[tuple[str, str]]:
    """Yield the files that are moved, with their new paths."""
    all_files = sorted({it.file for it in content.documents} | {it.file for it in content.media})
    all_files += [f"{folder}/area.geojson" for folder in content.outlines]
    if entry.file.endswith("/index.md"):
        folder = f"{entry.id}/"
        for file in all_files:
            if file.startswith(folder):
                yield file, f"{new}/{file.removeprefix(folder)}"
        return
    for document in content.documents:
        if document.file.endswith(".md") and document.original == entry.id:
            code = code_of(document.file)
            yield document.file, f"{new}.{code}.md" if code else f"{new}.md"
    folder, target = entry.id.parent, new.rpartition("/")[0]
    if folder != target:
        yield from _files_beside(content, entry, folder, target)


def _files_beside(
    content: Content, entry: Entry[Record], folder: str, target: str
) -> Iterator[tuple[str, str]]:
    """Yield the pictures and attachments that go with a page to another folder.

    Raises:
        Refusal: another page in its folder has one of them too.
    """
    own = _named_files(entry.record)
    others = (it for it in content.documents if it.folder == folder and it.file != entry.file)
    shared = sorted(own & set().union(*(_named_files(it.record) for it in others)))
    if shared:
        raise Refusal("move-shared-file", files=", ".join(shared))
    media = {it.file for it in content.media}
    for name in sorted(own):
        if f"{folder}/{name}" in media:
            yield f"{folder}/{name}", f"{target}/{name}"


def _named_files(record: Record) -> set[str]:
    """The names of the files beside a page that its fields name."""
    parts = (*getattr(record, "images", ()), *getattr(record, "attachments", ()))
    return {part.file for part in parts}


def _addresses(content: Content, files: Mapping[str, str]) -> dict[str, str]:
    """The new address of each page that is moved, by its old one."""
    pages = [it for it in content.documents if it.file in files and it.file.endswith(".md")]
    originals = [it for it in pages if not code_of(it.file)]
    return {
        str(it.address): files[it.file].removesuffix(".md").removesuffix("/index")
        for it in originals
    }


def _references(library: Library, addresses: Mapping[str, str]) -> Iterator[tuple[Document, Edit]]:
    """Yield the edits of fields that name a page which is moved."""
    for reference in library.references:
        target = reference.target
        if target is None or target.type not in (Activity, Plan):
            continue
        if new := addresses.get(target.id):
            at, document = reference.location, reference.source.document
            text = dict(document.source.lines).get(at.line, "")
            start = at.column - 1
            start += text[start : start + 1] in ("'", '"')
            if not text.startswith(reference.id, start):
                raise Refusal("move-not-editable", place=str(at))
            yield document, Edit(at.line, start + 1, reference.id, new)


def _links(content: Content, files: Mapping[str, str]) -> Iterator[tuple[Document, Edit]]:
    """Yield the edits of links to files that are moved, and from them."""
    known = {it.file for it in content.documents} | {it.file for it in content.media}
    for document in content.documents:
        if not document.file.endswith(".md"):
            continue
        for number, line in document.source.lines:
            for pattern in _LINKS:
                for match in pattern.finditer(line):
                    if new := _new_target(match[1], document.file, files, known):
                        yield document, Edit(number, match.start(1) + 1, match[1], new)


def _new_target(written: str, file: str, files: Mapping[str, str], known: set[str]) -> str | None:
    """A link's target after the move; None where it stays, or leads to none of the files."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    plain = normalize("NFC", unquote(parts.path))
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), plain))
    if target not in known:
        return None
    here, there = files.get(file, file), files.get(target, target)
    path = posixpath.relpath(there, posixpath.dirname(here) or ".")
    if path == posixpath.normpath(plain):
        return None
    return (quote(path) if parts.path != plain else path) + written[len(parts.path) :]


def _former(
    library: Library, content: Content, addresses: Mapping[str, str]
) -> Iterator[tuple[Document, Edit]]:
    """Yield the edits by which pages that were published name their former addresses."""
    for document in content.documents:
        new, held_back = addresses.get(str(document.address)), library.held_back.until(document)
        if new is None or held_back or not isinstance(document.record, _WITH_FORMER):
            continue
        try:
            for edit in former_address_edits(document, new):
                yield document, edit
        except EditError:
            raise Refusal("move-not-editable", place=document.file) from None
