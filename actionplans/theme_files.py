"""The theme's files: folders of templates, assets, and the style sheets of a site."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from actionplans.cache import key_of
from actionplans.colour import deepen, lighten
from actionplans.library import Library

ASSETS = "assets/"
"""The folder, in a theme and in the site, of the files that pages load."""

_COMPONENTS = "components"
_STYLES = "styles"
_COMMON = "site"
_PRINT = "print"

#: The import of a component by a template.
_IMPORT = re.compile(rf"""["']{_COMPONENTS}/([\w-]+)/""")


@dataclass(frozen=True, kw_only=True)
class ThemeFiles:
    """The files of a theme."""

    folders: Sequence[Path]
    """The theme's folders; a file in one of them overrides that of the same name in later ones."""

    assets: Mapping[str, Path]
    """The files that are published unchanged, by their paths below `assets/` in the theme."""

    @cached_property
    def folder(self) -> str:
        """The folder in the site of all that the theme has pages load, with a slash at its end.

        Its name is a digest of the assets, so that browsers may keep for ever what is in it. It is
        one for all of them, for scripts and styles name others by their paths from there.

        Raises:
            OSError: an asset cannot be read.
        """
        parts = [
            part for name in sorted(self.assets) for part in (name, self.assets[name].read_bytes())
        ]
        return f"{ASSETS}{key_of(os.fsencode(part) for part in parts)[:8]}/"

    @property
    def files(self) -> dict[str, Path]:
        """The assets by their addresses in the site."""
        return {f"{self.folder}{name}": path for name, path in self.assets.items()}

    def paper_style(self) -> str:
        """The style sheet that PDFs have in addition to the site's."""
        files = (folder / "paper.css" for folder in self.folders)
        return next(file.read_text(encoding="utf-8") for file in files if file.is_file())


@dataclass(frozen=True)
class StyleSheet:
    """A style sheet of a site."""

    name: str
    text: str
    folder: str
    """The folder that it is in, beside the files that it names."""

    styles: tuple[str, ...] = ()
    """The names of the styles in it, besides that of all pages; in their order."""

    @cached_property
    def address(self) -> str:
        """Its path from the site's root, with a digest of its content, as browsers cache it."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return f"{self.folder}{self.name}-{digest[:8]}.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheets:
    """The style sheets of a site: one for each set of styles that pages need, and one for paper.

    A page waits for one sheet with all that it needs, for two compress worse than one, and each is
    a further request.
    """

    printed: StyleSheet
    """What pages have on paper besides; browsers fetch it without making a reader wait."""

    _texts: Mapping[str, str]
    """The styles by their names, that of all pages first."""

    _styles_of: Mapping[str, frozenset[str]]
    """The names of the styles that a component needs besides that of all pages."""

    _sheets: dict[tuple[str, ...], StyleSheet] = field(default_factory=dict)
    """The sheets that pages have asked for, by the names of their styles."""

    def of(self, components: Iterable[str]) -> StyleSheet:
        """The sheet of a page with these components; one object for all pages that have it."""
        further = frozenset[str]().union(*(self._styles_of.get(name, ()) for name in components))
        return self.with_styles(further)

    def with_styles(self, further: Iterable[str]) -> StyleSheet:
        """The sheet with some styles, by their names, besides that of all pages."""
        styles = tuple(sorted(further))
        if styles not in self._sheets:
            names = (_COMMON, *styles)
            text = "".join(self._texts[name] for name in names)
            self._sheets[styles] = StyleSheet("-".join(names), text, self.printed.folder, styles)
        return self._sheets[styles]

    def text(self) -> str:
        """All styles, those for paper last."""
        return "".join(self._texts.values()) + self.printed.text


def style_sheets(folders: Sequence[Path], library: Library, folder: str = ASSETS) -> StyleSheets:
    """A site's style sheets: base styles, each component's, and the partnerships' colours.

    The style of a component is in `<component>.css`, or in `<component>.<style>.css` where few
    pages have the component: only their sheets have it, with all others of the same style.
    A component needs the styles of those that its template imports, too. What is for paper is in
    files of the style `print`.

    Args:
        folders: the theme's folders.
        library: the records, of which partnerships have colours.
        folder: the folder in the site that the sheets are in, see `ThemeFiles.folder`.
    """
    parts: dict[str, str] = {}
    for source in reversed(folders):
        for pattern in (f"{_STYLES}/*.css", f"{_COMPONENTS}/*/*.css"):
            for file in source.glob(pattern):
                parts[file.relative_to(source).as_posix()] = file.read_text(encoding="utf-8")
    texts: dict[str, list[str]] = {_COMMON: [], _PRINT: []}
    style_of: dict[str, str] = {}
    for name in sorted(parts, key=lambda name: (not name.startswith(_STYLES), name)):
        component, *named = PurePosixPath(name).name.removesuffix(".css").split(".")
        style = named[0] if named else _COMMON
        if style not in (_COMMON, _PRINT):
            style_of[component] = style
        texts.setdefault(style, []).append(parts[name])
    texts[_COMMON].append(_colours(library))
    compact = {name: _compact("".join(rules)) for name, rules in texts.items()}
    printed = StyleSheet(_PRINT, compact.pop(_PRINT), folder)
    return StyleSheets(printed=printed, _texts=compact, _styles_of=_styles(folders, style_of))


def _styles(folders: Sequence[Path], style_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The further styles that each component needs, from those with one of their own."""
    imported: dict[str, list[str]] = {}
    for folder in reversed(folders):
        for file in folder.glob(f"{_COMPONENTS}/*/*.html"):
            imported[file.stem] = _IMPORT.findall(file.read_text(encoding="utf-8"))

    def needed(component: str, seen: frozenset[str]) -> Iterator[str]:
        if component in style_of:
            yield style_of[component]
        for name in {*imported.get(component, ())} - seen:
            yield from needed(name, seen | {name})

    return {name: frozenset(needed(name, frozenset({name}))) for name in imported}


def _colours(library: Library) -> str:
    """The rules for partnerships' colours on their pages, lightened for the dark scheme."""
    light, dark = [], []
    for id, entry in library.partnerships.items():
        if colour := entry.record.colour:
            light.append(f".of-{id}{{--accent:{colour};--field:{colour}}}")
            dark.append(f".of-{id}{{--accent:{lighten(colour)};--field:{deepen(colour)}}}")
    if not light:
        return ""
    light.insert(0, f":root{{--bands:{_bands(library)}}}")
    light.append("[class^=of-]{--bands:none}")
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _bands(library: Library) -> str:
    """The colours of all partnerships side by side, for the edge of pages that are of none."""
    colours = [it.record.colour for it in library.partnerships.values() if it.record.colour]
    stops = (
        f"{colour} {100 * number / len(colours):.4g}% {100 * (number + 1) / len(colours):.4g}%"
        for number, colour in enumerate(colours)
    )
    return f"linear-gradient(90deg,{','.join(stops)})"


def _compact(style: str) -> str:
    """A style sheet without comments, indentation and line breaks; servers compress the rest."""
    while (start := style.find("/*")) >= 0:
        style = style[:start] + style[style.index("*/", start) + 2 :]
    return "".join(line.strip() for line in style.split("\n")) + "\n"
