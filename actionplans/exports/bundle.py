"""Pagefind's bundle put in order: the same content always gives the same bytes, in small pieces.

Pagefind 1.5 writes the values of its filters in another order at each run, and cuts its index of
words into pieces of some 30 kB, of which a first search fetches one or more. Here the filters are
sorted and the words are cut anew. Both files are arrays of arrays in CBOR (RFC 8949), compressed
behind a signature; pages' own files are left as they are.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"

#: How many bytes of words make a piece, before compression.
_PIECE = 12_000

#: Words that begin alike stay in one piece, so that what is typed half finds them all.
_ALIKE = 3

#: A word, and what Pagefind knows of it.
_Word = list[Any]


def settle(bundle: Path) -> None:
    """Put the bundle in a folder in order."""
    entry = bundle / "pagefind-entry.json"
    about = json.loads(entry.read_bytes())
    for code, language in sorted(about["languages"].items()):
        old = bundle / f"pagefind.{language['hash']}.pf_meta"
        version, pages, chunks, filters, *more = _unpacked(old)
        pieces = list(_cut_anew(bundle / "index", code, [name for _, _, name in chunks]))
        sorted_filters = [_sorted(bundle / "filter", code, *found) for found in sorted(filters)]
        settled = [version, pages, pieces, sorted_filters, *more]
        old.unlink()
        language["hash"] = _write(bundle, "pagefind.", f"{code}_", ".pf_meta", settled)
    entry.write_text(json.dumps(about, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _cut_anew(folder: Path, code: str, names: list[str]) -> Iterator[list[str]]:
    """Write the words of some pieces in smaller ones; yields from where to where each reaches."""
    words: list[_Word] = []
    for name in names:
        old = folder / f"{name}.pf_index"
        words += _unpacked(old)[0]
        old.unlink()
    pieces = list(_pieces(words))
    for number, piece in enumerate(pieces):
        start, end = piece[0][0], piece[-1][0]
        if number:
            start = _told_apart(start, pieces[number - 1][-1][0])
        if number + 1 < len(pieces):
            shorter = _told_apart(end, pieces[number + 1][0][0])
            end = shorter if shorter >= start else end
        yield [start, end, _write(folder, "", f"{code}_", ".pf_index", [piece])]


def _pieces(words: list[_Word]) -> Iterator[list[_Word]]:
    piece: list[_Word] = []
    size = 0
    for word in words:
        if size >= _PIECE and piece[-1][0][:_ALIKE] != word[0][:_ALIKE]:
            yield piece
            piece, size = [], 0
        piece.append(word)
        size += len(cbor2.dumps(word))
    if piece:
        yield piece


def _told_apart(word: str, other: str) -> str:
    """As much of a word as tells it from another."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return word[: len(list(same)) + 1]


def _sorted(folder: Path, code: str, filter_name: str, name: str) -> list[str]:
    """Write a filter with its values in order."""
    old = folder / f"{name}.pf_filter"
    _, values = _unpacked(old)
    old.unlink()
    settled = [filter_name, sorted(values)]
    return [filter_name, _write(folder, "", f"{code}_", ".pf_filter", settled)]


# Files


def _unpacked(file: Path) -> Any:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} is not of Pagefind")
    return cbor2.loads(data[len(_SIGNATURE) :])


def _write(folder: Path, before: str, code: str, ending: str, content: Any) -> str:
    """Write a file under the hash of what is in it; returns its name as the bundle has it."""
    data = cbor2.dumps(content)
    name = code + hashlib.sha256(data).hexdigest()[:10]
    packed = gzip.compress(_SIGNATURE + data, 9, mtime=0)
    (folder / f"{before}{name}{ending}").write_bytes(packed)
    return name
