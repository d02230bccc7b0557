"""The roles in an activity and their tasks."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True)
class RoleTasks:
    """An organisation or a role, with its tasks."""

    who: Link
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles(Part):
    """The roles in an activity, each with its tasks."""

    items: tuple[RoleTasks, ...]


def roles(context: ViewContext, record: Activity) -> Roles | None:
    """The roles of an activity, each with all its tasks, and those of nobody; None without any."""
    return listed(Roles, _items(context, record))


def _items(context: ViewContext, record: Activity) -> Iterator[RoleTasks]:
    tasks: dict[Link, list[str]] = {}
    for role in record.roles:
        organisation = context.organisation(role.organisation) if role.organisation else None
        names = [organisation.record.name] if organisation else []
        names += [role.role] if role.role else []
        address = context.link(organisation).address if organisation else None
        name = ", ".join(names) or context.text("who-unstated")
        tasks.setdefault(Link(name, address), []).append(role.task)
    for who, what in tasks.items():
        yield RoleTasks(who, tuple(what))
