"""Pyromark: pulldown-cmark, a CommonMark engine in Rust, which is several times as fast."""

from collections.abc import Collection
from typing import Any

import pyromark

from actionplans.text.engines.engine import Conversion, Slugify, TreeChange, UnreadableError
from actionplans.text.engines.headings import list_contents, with_ids
from actionplans.text.engines.html_writer import inner_html
from actionplans.text.engines.tree_builder import build_tree

_OPTIONS = {
    "tables": pyromark.Options.ENABLE_TABLES,
    "footnotes": pyromark.Options.ENABLE_FOOTNOTES,
    "def_list": pyromark.Options.ENABLE_DEFINITION_LIST,
}


class Pyromark:
    """The native engine."""

    libraries: tuple[str, ...] = ("pyromark",)

    def __init__(self, extensions: Collection[str], slugify: Slugify, back: str) -> None:
        """
        Args:
            extensions: those of `engines.NATIVE_EXTENSIONS` that a site asks for.
            slugify: makes the ids of headings.
            back: label of a footnote's link back to the text; `{}` is the number.
        """
        self._options = pyromark.Options(0)
        for name, option in _OPTIONS.items():
            if name in extensions:
                self._options |= option
        self._slugify = slugify
        self._back = back

    def convert(self, text: str, change: TreeChange) -> Conversion:
        """Convert a text; see `Engine.convert`."""
        tree = build_tree(self._events(text), self._back)
        headings = with_ids(tree, self._slugify)
        list_contents(tree, headings)
        change(tree)
        return Conversion(inner_html(tree).strip(), headings)

    def _events(self, text: str) -> list[Any]:
        try:
            return list(pyromark.events(text, options=self._options))
        except BaseException as error:
            # A mistake in the engine's own language is no `Exception`, and its type has no module.
            if type(error).__name__ != "PanicException":
                raise
            raise UnreadableError from None
