"""What the texts of records name, found once for as long as neither texts nor names change."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Self

from actionplans.model.record import Record, parts_of, texts
from actionplans.reader import Entry
from actionplans.shelf import Shelf
from actionplans.text.html_tags import survey
from actionplans.text.names import NameFinder
from actionplans.text.renderer import Renderer

#: Texts that are no language.
_NO_LANGUAGE = frozenset({"former_addresses", "phone"})


@dataclass(frozen=True, slots=True)
class Named:
    """What the texts of a record name, each thing once, in their order."""

    names: tuple[str, ...]
    """The names, as they are listed."""

    files: tuple[str, ...]
    """The files of content that they link to."""

    def to_json(self) -> list[list[str]]:
        """The same as a value that JSON can hold."""
        return [list(self.names), list(self.files)]

    @classmethod
    def from_json(cls, value: list[list[str]]) -> Self:
        """What `to_json` made a value of."""
        names, files = value
        return cls(tuple(names), tuple(files))


class NamedInTexts:
    """Finds names and links in the texts of records: those of the records within one are theirs."""

    def __init__(
        self, names: Collection[str], renderer: Renderer, shelf: Shelf | None = None
    ) -> None:
        """
        Args:
            names: the names to find.
            renderer: renders the texts that are Markdown.
            shelf: keeps what is found, see `recipe_of`; None to keep nothing.
        """
        self.names = frozenset(names)
        self.renderer = renderer
        self._shelf = shelf
        self._finder = NameFinder((name, name) for name in names)
        self._found: dict[tuple[Any, ...], Named] = {}

    def of(self, entry: Entry[Record]) -> Named:
        """What the texts of a record name, now or when it was found before."""
        digest = entry.document.source.digest
        key = digest, entry.type, entry.path
        if key not in self._found:
            self._found[key] = self._kept(f"{digest} {entry.type.__name__} {entry.path}", entry)
        return self._found[key]

    def save(self) -> None:
        """Keep what was found for the next build."""
        if self._shelf:
            self._shelf.save()

    def __getstate__(self) -> dict[str, Any]:
        """Another process gets what was found, and keeps nothing."""
        return {**self.__dict__, "_shelf": None}

    def _kept(self, key: str, entry: Entry[Record]) -> Named:
        if self._shelf and (kept := self._shelf.get(key)):
            return Named.from_json(kept)
        named = self._find(entry)
        if self._shelf:
            self._shelf.put(key, named.to_json())
        return named

    def _find(self, entry: Entry[Record]) -> Named:
        names: dict[str, None] = {}
        files: dict[str, None] = {}
        for text, links in self._texts(entry):
            names |= dict.fromkeys(self._finder.find(text))
            files |= dict.fromkeys(links)
        return Named(tuple(names), tuple(files))

    def _texts(self, entry: Entry[Record]) -> Iterator[tuple[str, list[str]]]:
        """The texts of a record, each with the files that it links to."""
        within = _NO_LANGUAGE.union(parts_of(type(entry.record)))
        for field in texts(entry.record):
            if not within.intersection(field.path):
                is_markdown = field.shape.markdown
                yield self._rendered(field.text, entry) if is_markdown else (field.text, [])
        if not entry.path:
            yield self._rendered(entry.document.body, entry)

    def _rendered(self, markdown: str, entry: Entry[Record]) -> tuple[str, list[str]]:
        body = self.renderer.render(markdown, entry.file)
        return survey(body.html).text, [link.path for link in body.links if link.path]


def recipe_of(names: Collection[str], renderer: Renderer) -> list[bytes] | None:
    """What it depends on what is found in texts, besides them; None where that cannot be told."""
    if renderer.recipe is None:
        return None
    digest = hashlib.sha256(repr(sorted(names)).encode(errors="surrogatepass")).hexdigest()
    return [*renderer.recipe, digest.encode()]
