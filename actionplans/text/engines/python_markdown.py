"""Python-Markdown, with the extensions that a site asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from actionplans.text.engines.engine import (
    Conversion,
    Heading,
    Slugify,
    TooDeepError,
    TreeChange,
)
from actionplans.text.lists import ListExtension

#: After Python-Markdown's own processors: inline text and footnotes are in the tree then.
_LAST = -10

_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+")


class PythonMarkdown:
    """The engine that MkDocs has too. One serves all texts: making one is what costs."""

    libraries: tuple[str, ...] = ("markdown", "pygments")
    """Pygments colours code, where somebody has installed it."""

    def __init__(
        self,
        extensions: Iterable[str],
        settings: Mapping[str, Mapping[str, Any]],
        slugify: Slugify,
        back: str,
    ) -> None:
        """
        Args:
            extensions: the names of its extensions; `toc`, which finds the headings, comes with it.
            settings: the extensions' settings, by their names.
            slugify: makes the ids of headings.
            back: label of a footnote's link back to the text; `{}` is the number.
        """
        configs: dict[str, dict[str, Any]] = {
            "toc": {"slugify": slugify},
            "footnotes": {"BACKLINK_TITLE": back},
        }
        for name, values in settings.items():
            configs[name] = {**configs.get(name, {}), **values}
        names = list(extensions)
        names += {"toc"} - set(names)
        self._markdown = markdown.Markdown(
            extensions=[*names, ListExtension()],
            extension_configs={name: configs[name] for name in configs if name in names},
            output_format="html",
        )
        self._last = _LastProcessor(self._markdown)
        self._markdown.treeprocessors.register(self._last, "actionplans", _LAST)

    def convert(self, text: str, change: TreeChange) -> Conversion:
        """Convert a text; see `Engine.convert`."""
        self._markdown.reset()
        self._last.change = change
        try:
            html = self._markdown.convert(text)
        except RecursionError:
            raise TooDeepError from None
        return Conversion(html, tuple(_headings(getattr(self._markdown, "toc_tokens", []))))


class _LastProcessor(Treeprocessor):
    """Has the finished tree changed."""

    change: TreeChange

    def run(self, root: Element) -> None:
        """Change the tree in place, as the engine asks for."""
        _strip_lines(root)
        self.change(root)


def _strip_lines(root: Element) -> None:
    """Take out the blanks around line breaks, as CommonMark does: lists leave theirs in the text.

    https://spec.commonmark.org/0.31.2/#soft-line-breaks
    """
    for element in root.iter():
        if element.text and "\n" in element.text and element.tag not in ("code", "pre"):
            element.text = _LINE_BREAK.sub("\n", element.text)
        if element.tail and "\n" in element.tail:
            element.tail = _LINE_BREAK.sub("\n", element.tail)


def _headings(tokens: Iterable[Mapping[str, Any]]) -> Iterator[Heading]:
    """The headings of a text, in its order, from the tree that `toc` made of them."""
    for token in tokens:
        yield Heading(int(token["level"]), str(token["id"]), unescape(str(token["name"])))
        yield from _headings(token["children"])
