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

_SIGNATURE = b"pagefind_dcd"

#: How many bytes of words make a piece, before compression.
_PIECE = 12_000

#: Words that begin alike stay in one piece, so that what is typed half finds them all.
_ALIKE = 3

_UNSIGNED, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4

_Word = tuple[str, bytes]


def settle(bundle: Path) -> None:
    """Put the bundle in a folder in order."""
    entry = bundle / "pagefind-entry.json"
    about = json.loads(entry.read_bytes())
    for code, language in sorted(about["languages"].items()):
        old = bundle / f"pagefind.{language['hash']}.pf_meta"
        version, pages, chunks, filters, *more = _value(_unpacked(old), 0)[0]
        pieces = list(_cut_anew(bundle / "index", code, [name for _, _, name in chunks]))
        sorted_filters = [_sorted(bundle / "filter", code, *found) for found in sorted(filters)]
        data = _encoded([version, pages, pieces, sorted_filters, *more])
        old.unlink()
        language["hash"] = _write(bundle, "pagefind.", f"{code}_", ".pf_meta", data)
    entry.write_text(json.dumps(about, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _cut_anew(folder: Path, code: str, names: list[str]) -> Iterator[list[str]]:
    """Write the words of some pieces in smaller ones; yields from where to where each reaches."""
    words: list[_Word] = []
    for name in names:
        old = folder / f"{name}.pf_index"
        words += _words(_unpacked(old))
        old.unlink()
    pieces = list(_pieces(words))
    for number, piece in enumerate(pieces):
        start, end = piece[0][0], piece[-1][0]
        if number:
            start = _told_apart(start, pieces[number - 1][-1][0])
        if number + 1 < len(pieces):
            shorter = _told_apart(end, pieces[number + 1][0][0])
            end = shorter if shorter >= start else end
        data = _head(_ARRAY, 1) + _head(_ARRAY, len(piece)) + b"".join(raw for _, raw in piece)
        yield [start, end, _write(folder, "", f"{code}_", ".pf_index", data)]


def _words(data: bytes) -> Iterator[_Word]:
    """The words of a piece, each with the bytes that it is written in."""
    _, _, at = _read_head(data, 0)
    _, count, at = _read_head(data, at)
    for _ in range(count):
        end = _end(data, at)
        word, _ = _value(data, _read_head(data, at)[2])
        yield word, data[at:end]
        at = end


def _pieces(words: list[_Word]) -> Iterator[list[_Word]]:
    piece: list[_Word] = []
    size = 0
    for word, raw in words:
        if size >= _PIECE and piece[-1][0][:_ALIKE] != word[:_ALIKE]:
            yield piece
            piece, size = [], 0
        piece.append((word, raw))
        size += len(raw)
    if piece:
        yield piece


def _told_apart(word: str, other: str) -> str:
    """As much of a word as tells it from another."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return word[: len(list(same)) + 1]


def _sorted(folder: Path, code: str, filter_name: str, name: str) -> list[str]:
    """Write a filter with its values in order."""
    old = folder / f"{name}.pf_filter"
    _, values = _value(_unpacked(old), 0)[0]
    old.unlink()
    data = _encoded([filter_name, sorted(values)])
    return [filter_name, _write(folder, "", f"{code}_", ".pf_filter", data)]


# Files


def _unpacked(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} is not of Pagefind")
    return data[len(_SIGNATURE) :]


def _write(folder: Path, before: str, code: str, ending: str, data: bytes) -> str:
    """Write a file under the hash of what is in it; returns its name as the bundle has it."""
    name = code + hashlib.sha256(data).hexdigest()[:10]
    packed = gzip.compress(_SIGNATURE + data, 9, mtime=0)
    (folder / f"{before}{name}{ending}").write_bytes(packed)
    return name


# CBOR, as far as it is used


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of the item at a place, its number, and where it goes on."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number < 24:
        return kind, number, at
    end = at + (1 << (number - 24))
    return kind, int.from_bytes(data[at:end], "big"), end


def _end(data: bytes, at: int) -> int:
    """Where the item that starts at a place ends."""
    left = 1
    while left:
        kind, number, at = _read_head(data, at)
        left -= 1
        if kind == _ARRAY:
            left += number
        elif kind == _TEXT:
            at += number
    return at


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """The item that starts at a place, and where it ends."""
    kind, number, at = _read_head(data, at)
    if kind == _UNSIGNED:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _ARRAY:
        items = []
        for _ in range(number):
            item, at = _value(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"kind {kind} at {at}")


def _encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_UNSIGNED, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")
