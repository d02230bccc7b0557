"""Two files that want the same place in a site."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Weight(IntEnum):
    """How firmly something has its place: of two at one place, the lighter has to give way."""

    FORMER = 0
    """A former address: a line in a file."""

    ATTACHMENT = 1
    """A file that is published as it is."""

    RECORD = 2
    """A page that staff wrote, or an id of theirs."""

    SITE = 3
    """What the site makes by itself."""


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A file's path in the site, and who wants it there."""

    path: str
    weight: Weight
    owner: T


def folded(path: str) -> str:
    """A path as file systems may take it: without regard to case and Unicode form.

    Dots and spaces at the ends of names are left out, as Windows does.
    """
    plain = unicodedata.normalize("NFC", path).casefold()
    return "/".join(part.rstrip(". ") for part in unicodedata.normalize("NFC", plain).split("/"))


def collisions(claims: Iterable[Claim[T]]) -> Iterator[tuple[Claim[T], Claim[T]]]:
    """Every claim that has to give way, with the one that keeps the place.

    Two collide where their paths are one when folded, or where one needs a folder in the place of
    the other's file. Of two as light, the later gives way.
    """
    files: dict[str, Claim[T]] = {}
    folders: dict[str, Claim[T]] = {}
    for claim in sorted(claims, key=lambda claim: -claim.weight):
        path = folded(claim.path)
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        held = files.get(path) or folders.get(path)
        held = held or next((files[folder] for folder in above if folder in files), None)
        if held:
            yield claim, held
            continue
        files[path] = claim
        for folder in above:
            folders.setdefault(folder, claim)
