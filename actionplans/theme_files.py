"""The theme's files: folders of templates, assets, and the one style sheet of a site."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from actionplans.colour import lighten
from actionplans.library import Library

ASSETS = "assets/"
"""The folder, in a theme and in the site, of the files that pages load."""

_COMPONENTS = "components"
_STYLES = "styles"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFiles:
    """The files of a theme."""

    folders: Sequence[Path]
    """The theme's folders; a file in one of them overrides that of the same name in later ones."""

    assets: Mapping[str, Path]
    """The files that are published unchanged, by their addresses."""

    def paper_style(self) -> str:
        """The style sheet that PDFs have in addition to the site's."""
        files = (folder / "paper.css" for folder in self.folders)
        return next(file.read_text(encoding="utf-8") for file in files if file.is_file())


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The one style sheet of a site."""

    text: str

    @property
    def address(self) -> str:
        """Its path from the site's root, with a digest of its content, as browsers cache it."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return f"{ASSETS}site-{digest[:8]}.css"


def style_sheet(folders: Sequence[Path], library: Library) -> StyleSheet:
    """A site's style sheet: base styles, each component's, and the partnerships' colours."""
    parts: dict[str, str] = {}
    for folder in reversed(folders):
        for pattern in (f"{_STYLES}/*.css", f"{_COMPONENTS}/*/*.css"):
            for file in folder.glob(pattern):
                parts[file.relative_to(folder).as_posix()] = file.read_text(encoding="utf-8")
    order = sorted(parts, key=lambda name: (not name.startswith(_STYLES), name))
    return StyleSheet(_compact("".join(parts[name] for name in order) + _colours(library)))


def _colours(library: Library) -> str:
    """The rules for partnerships' colours on their pages, lightened for the dark scheme."""
    light, dark = [], []
    for id, entry in library.partnerships.items():
        if colour := entry.record.colour:
            light.append(f".of-{id}{{--accent:{colour}}}")
            dark.append(f".of-{id}{{--accent:{lighten(colour)}}}")
    if not light:
        return ""
    return "".join(light) + "@media screen and (prefers-color-scheme:dark){" + "".join(dark) + "}"


def _compact(style: str) -> str:
    """A style sheet without comments and indentation; more is not worth it, as servers compress."""
    while (start := style.find("/*")) >= 0:
        style = style[:start] + style[style.index("*/", start) + 2 :]
    lines = (line.strip() for line in style.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
