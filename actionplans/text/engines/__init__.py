"""Markdown engines: each makes of a text the tree that the rest of rendering works on."""

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from actionplans.text.engines.engine import PYROMARK, Dialect, Engine, Slugify
from actionplans.text.engines.python_markdown import PythonMarkdown

NATIVE_EXTENSIONS = frozenset(
    {"tables", "footnotes", "def_list", "toc", "fenced_code", "sane_lists"}
)
"""Python-Markdown's extensions whose syntax the native engine has too."""


def is_installed(engine: str) -> bool:
    """Whether an engine is there: the native one is an extra of this package."""
    return engine != PYROMARK or find_spec(PYROMARK) is not None


def release(library: str) -> str:
    """The version of a library; empty where it is not installed."""
    with suppress(PackageNotFoundError):
        return version(library)
    return ""


def make_engine(dialect: Dialect, slugify: Slugify, back: str) -> Engine:
    """The engine of a dialect.

    Args:
        dialect: the Markdown that it reads.
        slugify: makes the ids of headings.
        back: label of a footnote's link back to the text; `{}` is the number.
    """
    if dialect.engine == PYROMARK:
        from actionplans.text.engines.pyromark import Pyromark  # an extra

        return Pyromark(dialect.names, slugify, back)
    return PythonMarkdown(dialect.names, dialect.settings, slugify, back)
