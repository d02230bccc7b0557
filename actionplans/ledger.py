"""The ledger: what was made of the content, and what each of it read.

Something made is taken from the ledger where it was given the same, and where all that it read is
answered as it was then (see `reads`). Each question is asked once, however many have asked it. The
ledger may be deleted at any time, and is trusted no further than its digest.
"""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Hashable, Iterable
from typing import Any

from actionplans.answers import Answers, written
from actionplans.cached import cached_property
from actionplans.shelf import Shelf
from actionplans.site import Site
from actionplans.stamp_digests import packages

#: The key of all reads in the ledger; what is made has an address, and that has no space.
_READS = "all reads"

#: The type of the numbers of reads, for `array`: 32 bits.
_NUMBER = "I"


class Ledger:
    """What earlier builds have made, and what this one makes."""

    def __init__(self, shelf: Shelf, answers: Answers) -> None:
        """
        Args:
            shelf: keeps it; for one recipe, which is what all depends on besides what it reads.
            answers: the answers of the site.
        """
        self._shelf = shelf
        self._answers = answers
        self._found: dict[str, list[Any]] = {}
        self._made: dict[str, list[Any]] = {}
        self._numbers: dict[str, int] = {}
        """What is kept was read, each with the number that it has in the lines that are saved."""

    def find(self, key: str, inputs: str) -> Any:
        """What was made under a key, where it would be made just so again; else None.

        Args:
            key: its key, without a space.
            inputs: the fingerprint of what it is given, besides what it reads.
        """
        line = self._shelf.get(key)
        if not line or line[0] != inputs or not self._changed.isdisjoint(_numbers(line)):
            return None
        self._found[key] = line
        return line[1]

    def put(self, key: str, inputs: str, value: Any, reads: Iterable[str]) -> None:
        """Keep what was made.

        Args:
            key: its key, without a space.
            inputs: the fingerprint of what it was given.
            value: what was made, as a value that JSON can hold.
            reads: what it read, as `answers.written` writes it.
        """
        self._made[key] = [inputs, value, _packed(reads, self._numbers)]

    def save(self) -> None:
        """Keep what was found and made, for the next build."""
        if self._made:
            old = [read for read, _ in self._old]
            for key, line in self._found.items():
                reads = (old[number] for number in _numbers(line))
                self._shelf.put(key, [*line[:2], _packed(reads, self._numbers)])
            for key, line in self._made.items():
                self._shelf.put(key, line)
            self._shelf.put(_READS, [[read, self._answers.of(read)] for read in self._numbers])
        self._shelf.save()

    @cached_property
    def _old(self) -> list[tuple[str, str | None]]:
        """What was read by what is in the ledger, with the answers of that time."""
        return self._shelf.get(_READS) or []

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The numbers of the reads that have another answer now, or none."""
        return frozenset(
            number
            for number, (read, answer) in enumerate(self._old)
            if answer is None or answer != self._answers.of(read)
        )


def site_recipe(site: Site) -> list[bytes] | None:
    """What everything depends on that is made of a site, besides the code of this program.

    None where that cannot be told, see `Renderer.recipe`: nothing can be kept then.
    """
    if site.renderer.recipe is None:
        return None
    return [*site.renderer.recipe, *map(str.encode, (*packages(), site.settings.fingerprint))]


class Writer:
    """Writes what was noted as read, each as one object: it is sent to other processes once."""

    def __init__(self) -> None:
        self._written: dict[Hashable, str] = {}

    def reads(self, noted: Iterable[Hashable]) -> frozenset[str]:
        """What was noted, as lines of JSON."""
        return frozenset(map(self._one, noted))

    def _one(self, noted: Hashable) -> str:
        if noted not in self._written:
            self._written[noted] = written(noted)
        return self._written[noted]


def _numbers(line: list[Any]) -> "array[int]":
    return array(_NUMBER, b64decode(line[2]))


def _packed(reads: Iterable[str], numbers: dict[str, int]) -> str:
    """Reads by their numbers, which are given to those that have none."""
    own = array(_NUMBER, sorted(numbers.setdefault(read, len(numbers)) for read in reads))
    return b64encode(own.tobytes()).decode()
