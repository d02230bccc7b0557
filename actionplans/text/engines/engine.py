"""What a Markdown engine is: it makes a tree of a text, has it changed, and writes it as HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from xml.etree.ElementTree import Element

TreeChange = Callable[[Element], None]
"""Changes the finished tree of a text in place: its inline text and its notes are in it."""

Slugify = Callable[[str, str], str]
"""Makes the id of a heading of its text and of what stands between the words; never empty."""


PYTHON_MARKDOWN, PYROMARK = "python-markdown", "pyromark"

ENGINES = (PYTHON_MARKDOWN, PYROMARK)
"""The engines by their names in settings, the default first."""


@dataclass(frozen=True)
class Dialect:
    """The Markdown that a site is written in."""

    engine: str = PYTHON_MARKDOWN
    """One of `ENGINES`, which is installed."""

    extensions: tuple[str, ...] = ("tables", "footnotes", "def_list")
    """The names of Python-Markdown's extensions; the native engine has some of them too."""

    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The extensions' settings, by their names."""

    @property
    def names(self) -> tuple[str, ...]:
        """The extensions by their short names."""
        return tuple(name.removeprefix("markdown.extensions.") for name in self.extensions)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text."""

    level: int
    """From 1 to 6, as in HTML."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted text."""

    html: str
    """Its HTML, which is not safe yet."""

    headings: tuple[Heading, ...]
    """Its headings in Markdown, in its order; those in HTML of staff are not among them."""


class TooDeepError(Exception):
    """The elements of a text lie too deep in each other."""


class UnreadableError(Exception):
    """An engine has failed at a text, by a mistake of its own."""


class Engine(Protocol):
    """Converts one text after another; another process can be sent it."""

    @property
    def libraries(self) -> tuple[str, ...]:
        """The packages whose releases its HTML depends on."""
        ...

    def convert(self, text: str, change: TreeChange) -> Conversion:
        """Convert a text; what `change` raises is not caught.

        Raises:
            TooDeepError: its elements lie too deep in each other.
            UnreadableError: the engine fails at it.
        """
        ...
