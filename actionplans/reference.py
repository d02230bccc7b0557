"""References between records."""

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
    """A reference from one record to another, generic in the type of the source."""

    source: Entry[R_co]
    path: Path
    """The path of the field in the source's record."""

    target_type: type[Record]
    id: str
    """The id as written."""

    target: Entry[Record] | None
    """None if there is no such record."""

    @property
    def field(self) -> str:
        """The outermost field of the source that contains it, such as `responsible`."""
        return str(self.path[0])

    @property
    def scope(self) -> Address:
        """The address of the partnership or plan in which ids of the target's type are unique."""
        return self.source.page.within(self.target_type.scope)

    @property
    def location(self) -> Location:
        """The position at which it is written."""
        return self.source.locate(*self.path)


def is_from(reference: Reference[Record], source_type: type[R]) -> TypeGuard[Reference[R]]:
    """Whether the source of a reference is of a type; narrows the reference's type."""
    return issubclass(reference.source.type, source_type)
