"""The records of a type by their addresses, noted as they are asked for."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.reads import RECORDER, Question

R = TypeVar("R", bound=Record)


class Records(Mapping[str, Entry[R]]):
    """The records of a type by address, in the order of their files.

    What is read of them is noted: that one is there, how many there are, or which.
    """

    def __init__(self, record_type: type[R], entries: dict[str, Entry[R]]) -> None:
        """
        Args:
            record_type: their type.
            entries: the entries, which may be changed as long as nobody reads them.
        """
        self._entries = entries
        self._all = Question("Library", "addresses", (record_type,))
        self._number = Question("Library", "number", (record_type,))
        self._type = record_type

    def __getitem__(self, address: str) -> Entry[R]:
        self._note(address)
        return self._entries[address]

    def __contains__(self, address: object) -> bool:
        self._note(address)
        return address in self._entries

    def __len__(self) -> int:
        RECORDER.noted.add(self._number)
        return len(self._entries)

    def __iter__(self) -> Iterator[str]:
        RECORDER.noted.add(self._all)
        return iter(self._entries)

    def values(self) -> ValuesView[Entry[R]]:
        """All of them."""
        RECORDER.noted.add(self._all)
        return self._entries.values()

    def items(self) -> ItemsView[str, Entry[R]]:
        """All of them, with their addresses."""
        RECORDER.noted.add(self._all)
        return self._entries.items()

    def _note(self, address: object) -> None:
        RECORDER.noted.add(Question("Library", "has", (self._type, address)))
