"""One file that holds others, for a store that keeps what was made: deterministic, and verified.

The first line is a digest of all that follows: the second line, JSON, names what is in the parcel
and lists its files, whose contents come after it. A parcel that was cut off, changed, or put under
another name is none; no path leads out of the folder that one is unpacked into. The digest tells
damage from what was made. It does not tell who made it.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

#: Bytes of the longest second line that is read, and of the pieces that contents are copied in.
_MAX_LIST, _PIECE = 50_000_000, 1_000_000


class ParcelError(Exception):
    """A file that is not the parcel that was asked for, as it was packed."""


def pack(name: str, folder: Path, files: Sequence[str], to: Path) -> None:
    """Pack files.

    Args:
        name: what they are; asked for when they are unpacked.
        folder: the folder that they are in.
        files: their paths below it, with `/`.
        to: the file that is written.

    Raises:
        OSError: something cannot be read or written.
    """
    listed = [[file, (folder / file).stat().st_size] for file in sorted(files)]
    line = json.dumps({"name": name, "files": listed}, separators=(",", ":")).encode() + b"\n"
    with to.open("w+b") as parcel:
        parcel.write(bytes(65) + line)
        for file, _ in listed:
            with (folder / str(file)).open("rb") as content:
                shutil.copyfileobj(content, parcel)
        parcel.seek(65)
        digest = hashlib.file_digest(parcel, "sha256").hexdigest()
        parcel.seek(0)
        parcel.write(digest.encode() + b"\n")


def unpack(name: str, parcel: Path, folder: Path) -> None:
    """Unpack a parcel into an empty folder, which holds anything where this raises.

    Args:
        name: what must be in it.
        parcel: the file, by whomever it was written.
        folder: the empty folder.

    Raises:
        ParcelError: it is damaged, or is no parcel of that.
        OSError: something cannot be read or written.
    """
    with parcel.open("rb") as file:
        digest = file.readline(65)
        if digest != hashlib.file_digest(file, "sha256").hexdigest().encode() + b"\n":
            raise ParcelError
        file.seek(65)
        for path, size in _listed(name, file.readline(_MAX_LIST)):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as content:
                _copy(file, content, size)
        if file.read(1):
            raise ParcelError


def _listed(name: str, line: bytes) -> list[tuple[str, int]]:
    """The files that the second line of a parcel lists, each with its size in bytes."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ParcelError from None
    if not isinstance(values, dict) or values.get("name") != name:
        raise ParcelError
    files = values.get("files")
    if not isinstance(files, list) or not all(map(_is_entry, files)):
        raise ParcelError
    return [(path, size) for path, size in files]


def _is_entry(value: Any) -> bool:
    """Whether a value is the path of a file below a folder, on any system, and a size."""
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
        return False
    path, size = value
    is_below = not {"", ".", ".."} & set(path.split("/")) and not set('\\:\0*?"<>|') & set(path)
    return is_below and type(size) is int and size >= 0


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size:
        piece = source.read(min(size, _PIECE))
        if not piece:
            raise ParcelError
        target.write(piece)
        size -= len(piece)
