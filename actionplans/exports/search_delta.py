"""What a search engine has to change to go from one search export to another.

No delta is published: it would depend on the build before, so that the same content would give
other bytes, and whoever missed one could never catch up. Anyone can make it of any two exports.

It is a folder of files that the engines take as they are, each file at most `MOST` bytes, for
Meilisearch and OpenSearch refuse more than 100 MB at once:

    delta.json           hashes of the two exports, and how many documents differ
    documents-001.ndjson documents that are new or changed (Meilisearch, Typesense)
    removed-001.json     the ids of those that are gone (Meilisearch: `documents/delete-batch`)
    removed-001.txt      the same as a filter (Typesense: `filter_by`)
    bulk-001.ndjson      all of it (OpenSearch: `_bulk`)
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplans.publishing.build_failure import BuildFailure
from actionplans.publishing.scratch import scratch
from actionplans.publishing.target import FOLDER_MODE

MOST = 20_000_000
"""Bytes of documents in a file of a delta."""

#: Ids in a filter of Typesense, which is part of an address: 3,400 characters.
_IDS_IN_FILTER = 100

#: An id that every engine takes; see `search_export.document_id`.
_ID = re.compile(r"[A-Za-z0-9_-]{1,511}")


class ExportError(BuildFailure):
    """A file that is no search export."""


@dataclass(frozen=True, slots=True)
class Export:
    """A search export that was read."""

    digest: str
    """The hash of the file: `sha256:…`."""

    documents: Mapping[str, bytes]
    """The documents as they are written, each a line, by their ids."""


def read_export(file: Path) -> Export:
    """Read a search export.

    Raises:
        ExportError: a line is no document with an id, or two have the same.
        OSError: it cannot be read.
    """
    digest, documents = hashlib.sha256(), dict[str, bytes]()
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            digest.update(line)
            id = _id_of(line)
            if id is None or id in documents:
                raise ExportError("search-export-bad", file=str(file), line=str(number))
            documents[id] = line.rstrip(b"\n")
    return Export(f"sha256:{digest.hexdigest()}", documents)


def _id_of(line: bytes) -> str | None:
    try:
        id = json.loads(line)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return id if isinstance(id, str) and _ID.fullmatch(id) else None


def write_delta(old: Export | None, new: Export, folder: Path) -> None:
    """Write the delta into a folder.

    Args:
        old: the export that an engine has; None for an engine that has nothing.
        new: the export that it is to have.
        folder: the folder, which must not exist: it is there once it is whole.

    Raises:
        ExportError: the folder exists.
        OSError: it cannot be written.
    """
    if folder.exists():
        raise ExportError("search-delta-folder", folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with scratch(folder.parent) as new_folder:
        _write_files(old, new, new_folder)
        new_folder.chmod(FOLDER_MODE)
        new_folder.rename(folder)


def _write_files(old: Export | None, new: Export, folder: Path) -> None:
    known = old.documents if old else {}
    written = {id: line for id, line in new.documents.items() if known.get(id) != line}
    removed = sorted(known.keys() - new.documents.keys())
    _write(folder, "documents", ".ndjson", _chunks(written.values()))
    _write(folder, "bulk", ".ndjson", _chunks(_bulk(written, removed)))
    starts = range(0, len(removed), _IDS_IN_FILTER)
    batches = [removed[at : at + _IDS_IN_FILTER] for at in starts]
    _write(folder, "removed", ".json", (json.dumps(ids).encode() for ids in batches))
    _write(folder, "removed", ".txt", (f"id:[{','.join(ids)}]".encode() for ids in batches))
    about = {
        "base": old.digest if old else None,
        "result": new.digest,
        "added": len(written.keys() - known.keys()),
        "changed": len(written.keys() & known.keys()),
        "removed": len(removed),
    }
    (folder / "delta.json").write_text(f"{json.dumps(about, indent=2)}\n", encoding="utf-8")


def _bulk(written: Mapping[str, bytes], removed: Iterable[str]) -> Iterator[bytes]:
    """The actions of OpenSearch, each with its document, which may not be parted."""
    for id, line in written.items():
        yield b'{"index":{"_id":"%s"}}\n%s' % (id.encode(), line)
    for id in removed:
        yield b'{"delete":{"_id":"%s"}}' % id.encode()


def _chunks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The contents of files that have the lines, each ended, and are no larger than they may be."""
    chunk: list[bytes] = []
    size = 0
    for line in lines:
        if chunk and size + len(line) >= MOST:
            yield b"".join(chunk)
            chunk, size = [], 0
        chunk.append(line + b"\n")
        size += len(line) + 1
    if chunk:
        yield b"".join(chunk)


def _write(folder: Path, name: str, ending: str, contents: Iterable[bytes]) -> None:
    for number, content in enumerate(contents, 1):
        (folder / f"{name}-{number:03d}{ending}").write_bytes(content)
