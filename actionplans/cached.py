"""Cached properties that no thread waits for.

Python before 3.12 has one lock for a property of all objects of a class: a page of the newest state
of a site would wait until a check of the one before has read all texts. Two threads that ask at the
same moment both make the value, and one of the two stays; the values are the same.
"""

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    cached_property = functools.cached_property
else:

    class cached_property(functools.cached_property):  # noqa: N801 - a name of the standard library
        """A property that is made once and then stays in its object."""

        def __get__(self, instance: object, owner: type | None = None) -> Any:
            """The value; the property itself for a class."""
            if instance is None:
                return self
            values = instance.__dict__
            if self.attrname not in values:
                values[self.attrname] = self.func(instance)
            return values[self.attrname]


__all__ = ["cached_property"]
