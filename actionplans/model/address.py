"""Addresses of records: the path that each is known by, and the partnership and plan in it."""

from enum import IntEnum


class Scope(IntEnum):
    """The part of a site within which an id is unique, as the parts of an address that name it."""

    SITE = 0
    PARTNERSHIP = 1
    PLAN = 2


class Address(str):
    """The key of a record among those of its type: a text whose parents can be asked for.

    Of a page it is the path of its file below the content folder, without slashes at the ends:
    `amager`, `amager/2022`, `amager/2022/lommepengejobs`; the front page's is empty. A record in
    the file of a plan or a partnership stands below it after a `#`: `amager/2022#tryghed`. A record
    in a register of the whole site is known by its id alone, and belongs to no partnership.
    """

    __slots__ = ()

    @property
    def page(self) -> "Address":
        """The address of the page or file that it stands in; itself for a page."""
        return Address(self.partition("#")[0])

    @property
    def local(self) -> str:
        """Its last part: what its own plan or partnership knows it by."""
        return self.rpartition("#")[2].rpartition("/")[2]

    @property
    def parent(self) -> "Address":
        """The address of what it stands directly in; empty at the root."""
        page, _, id = self.partition("#")
        return Address(page if id else page.rpartition("/")[0])

    @property
    def partnership(self) -> "Address":
        """The address of the partnership that it is, or belongs to."""
        return self.within(Scope.PARTNERSHIP)

    @property
    def plan(self) -> "Address":
        """The address of the plan that it is, or belongs to."""
        return self.within(Scope.PLAN)

    @property
    def lineage(self) -> tuple["Address", ...]:
        """The pages that it belongs to, the outermost first, and its own page last."""
        parts = self.page.split("/")
        return tuple(Address("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))

    def within(self, scope: Scope) -> "Address":
        """The address of the partnership or plan around it; empty for the whole site."""
        return Address("/".join(self.page.split("/")[:scope]))

    def resolve(self, id: str, scope: Scope) -> "Address":
        """The address of a record by its id, as a record at this address writes it.

        Args:
            id: the id as it is written.
            scope: the scope of the ids of the type that is meant.
        """
        return Address(f"{self.within(scope)}#{id}" if scope else id)
