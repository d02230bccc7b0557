"""Collisions of paths: files of a site that cannot exist side by side."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Weight(IntEnum):
    """The priority of a claim to a path: of two that collide, the lighter is refused."""

    FORMER = 0
    """A former address: a line in a file."""

    ATTACHMENT = 1
    """A file that is published as it is."""

    RECORD = 2
    """A page that staff wrote, or an id of theirs."""

    SITE = 3
    """A file that the site generates."""


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A path in the site that a file is to have, and the file's owner."""

    path: str
    weight: Weight
    owner: T


def folded(path: str) -> str:
    """A key that is the same for paths that some file system does not distinguish.

    Case and Unicode form are folded; dots and spaces at the ends of names are left out, as Windows
    does.
    """
    plain = unicodedata.normalize("NFC", path).casefold()
    return "/".join(part.rstrip(". ") for part in unicodedata.normalize("NFC", plain).split("/"))


def collisions(claims: Iterable[Claim[T]]) -> Iterator[tuple[Claim[T], Claim[T]]]:
    """Every claim that is refused, with the one that it collides with.

    Two collide where their folded paths are the same, or where one needs a folder with the path of
    the other's file. Of two with the same weight the later is refused.
    """
    files: dict[str, Claim[T]] = {}
    folders: dict[str, Claim[T]] = {}
    for claim in sorted(claims, key=lambda claim: -claim.weight):
        path = folded(claim.path)
        parts = path.split("/")
        parents = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        holder = files.get(path) or folders.get(path)
        holder = holder or next((files[folder] for folder in parents if folder in files), None)
        if holder:
            yield claim, holder
            continue
        files[path] = claim
        for folder in parents:
            folders.setdefault(folder, claim)
