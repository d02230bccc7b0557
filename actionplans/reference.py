"""References from one record to another."""

from dataclasses import dataclass
from typing import Generic, TypeGuard, TypeVar

from actionplans.model.address import Address
from actionplans.model.record import Path, Record
from actionplans.problems import Location
from actionplans.reader import Entry

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Reference(Generic[R_co]):
    """A reference from one record to another, typed by the record that makes it."""

    source: Entry[R_co]
    path: Path
    """Where in the source's record it stands."""

    target_type: type[Record]
    id: str
    """The id as it is written."""

    target: Entry[Record] | None
    """None where there is no such record."""

    @property
    def field(self) -> str:
        """The field of the source that it stands in, such as `responsible`."""
        return str(self.path[0])

    @property
    def scope(self) -> Address:
        """The address of the partnership or plan in which its target is looked for."""
        return self.source.document.address.within(self.target_type.scope)

    @property
    def location(self) -> Location:
        """Where it is written."""
        return self.source.locate(*self.path)


def is_from(reference: Reference[Record], source_type: type[R]) -> TypeGuard[Reference[R]]:
    """Whether a record of a type makes a reference, so that a type checker knows it too."""
    return isinstance(reference.source.record, source_type)
