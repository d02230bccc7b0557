"""A reference from one record to another, and what an id means where it is written."""

from dataclasses import dataclass

from actionplans.model.record import Path, Record
from actionplans.problems import Location
from actionplans.reader import Entry

#: Kinds whose ids hold within one plan or partnership: how many parts of the address tell which.
SCOPES = {"focus-area": 2, "result": 2, "indicator": 1}


@dataclass(frozen=True, eq=False)
class Link:
    """A reference from one record to another."""

    source: Entry[Record]
    path: Path
    """Where in the source's record it stands."""

    kind: str
    name: str
    """The id as it is written."""

    target: Entry[Record] | None
    """None where there is no such record."""

    @property
    def field(self) -> str:
        """The field of the source that it stands in, such as `responsible`."""
        return str(self.path[0])

    @property
    def location(self) -> Location:
        """Where it is written."""
        return self.source.locate(*self.path)


def scoped(kind: str, source: Entry[Record], id: str) -> str:
    """The key in `Library.index` of an id as a record writes it."""
    if kind not in SCOPES:
        return id
    parts = source.document.address.split("/")[: SCOPES[kind]]
    return f"{'/'.join(parts)}#{id}"
