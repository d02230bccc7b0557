"""Addresses: the paths that identify records, with the partnership and plan that they contain."""

from enum import IntEnum
from functools import lru_cache


class Scope(IntEnum):
    """The part of a site in which an id is unique; the value is its number of address segments."""

    SITE = 0
    PARTNERSHIP = 1
    PLAN = 2


class Address(str):
    """The unique key of a record among the records of its type: a string that knows its parents.

    Of a page it is the path of its file below the content folder, without slashes at the ends:
    `amager`, `amager/2022`, `amager/2022/lommepengejobs`; the front page's is empty. A record in
    the file of a plan or a partnership has the page's address, `#` and its id:
    `amager/2022#tryghed`. The address of a record in a register of the whole site is its id alone,
    and contains no partnership.
    """

    __slots__ = ()

    @property
    def page(self) -> "Address":
        """The address of the page or file that contains the record; itself for a page."""
        return Address(self.partition("#")[0])

    @property
    def local(self) -> str:
        """The last segment: the id within the plan or partnership."""
        return self.rpartition("#")[2].rpartition("/")[2]

    @property
    def parent(self) -> "Address":
        """The address one level up; empty at the root."""
        page, _, id = self.partition("#")
        return Address(page if id else page.rpartition("/")[0])

    @property
    def partnership(self) -> "Address":
        """The address of the partnership that the record is, or belongs to."""
        return self.within(Scope.PARTNERSHIP)

    @property
    def plan(self) -> "Address":
        """The address of the plan that the record is, or belongs to."""
        return self.within(Scope.PLAN)

    @property
    def lineage(self) -> tuple["Address", ...]:
        """The addresses of its ancestors, the outermost first, and of its own page last."""
        parts = self.page.split("/")
        return tuple(Address("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))

    @lru_cache(maxsize=100_000)  # noqa: B019, addresses are values, and asked for again and again
    def within(self, scope: Scope) -> "Address":
        """The address of the enclosing partnership or plan; empty for the whole site."""
        return Address("/".join(self.page.split("/")[:scope]))

    def resolve(self, id: str, scope: Scope) -> "Address":
        """The address of the record that a record at this address refers to by an id.

        Args:
            id: the id as written in the content.
            scope: the scope in which ids of the target's type are unique.
        """
        return Address(f"{self.within(scope)}#{id}" if scope else id)
