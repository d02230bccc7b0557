"""The records of a site by their types and addresses, noted as they are asked for."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import TypeVar, cast

from actionplans.model.record import Record
from actionplans.reader import Entry
from actionplans.reads import RECORDER, Question, question

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
        self._all = Question(RecordsByType.__name__, "addresses", (record_type,))
        self._number = Question(RecordsByType.__name__, "number", (record_type,))
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
        RECORDER.noted.add(Question(RecordsByType.__name__, "has", (self._type, address)))


class RecordsByType:
    """The records of a site. What is noted of `Records` can be asked again here."""

    def __init__(self, types: Iterable[type[Record]]) -> None:
        """
        Args:
            types: all types of records.
        """
        self.entries: dict[type[Record], dict[str, Entry[Record]]] = {it: {} for it in types}
        """The records of each type, for whoever gathers them: what is read here is not noted."""

        self._records = {it: Records(it, entries) for it, entries in self.entries.items()}
        self._types = {it.__name__: it for it in self.entries}

    def of(self, record_type: type[R]) -> Records[R]:
        """The records of a type."""
        return cast(Records[R], self._records[record_type])

    def type_named(self, name: str) -> type[Record]:
        """A type of records by its name in the code.

        Raises:
            KeyError: there is none.
        """
        return self._types[name]

    @question
    def has(self, record_type: type[Record], address: str) -> bool:
        """Whether there is a record of a type at an address."""
        return address in self.entries[record_type]

    @question
    def number(self, record_type: type[Record]) -> int:
        """The number of the records of a type."""
        return len(self.entries[record_type])

    @question
    def addresses(self, record_type: type[Record]) -> tuple[str, ...]:
        """The addresses of the records of a type, in the order of their files."""
        return tuple(self.entries[record_type])
