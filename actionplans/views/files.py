"""Files on pages: pictures in several sizes, and links that state the type and size of a file."""

import re
from html import escape, unescape
from urllib.parse import quote, unquote

from markupsafe import Markup

from actionplans.locale.figures import Figures
from actionplans.media.pictures import Picture
from actionplans.site import Site
from actionplans.text.links import ROOT

#: The displayed width of a picture (`sizes`): the text column, or most of a narrow screen.
_SHOWN = "(min-width: 50rem) 47rem, 92vw"

#: Readable names of file types, by extension; any other extension is shown in capitals.
_KINDS = {
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "ppt": "PowerPoint",
    "pptx": "PowerPoint",
    "jpg": "JPEG",
}

_PICTURE = re.compile(r"<img\b[^<>]*+>")
_SOURCE = re.compile(r' src="~/([^"]*+)"')
_ALTERNATIVE = re.compile(r' alt="([^"]*+)"')
_LINK = re.compile(r"(<a\b[^<>]*+>)((?:[^<]++|<(?!/?a\b))*+)(?=</a>)")
_TARGET = re.compile(r' href="~/([^"#]*+)"')
_TAG = re.compile(r"<[^<>]*+>")


class Files:
    """The files of a site as its pages show them."""

    def __init__(self, site: Site, figures: Figures) -> None:
        self._site = site
        self._figures = figures

    def picture(self, file: str, alternative: str) -> Markup:
        """A picture as HTML with addresses below `~/`; its alternative text if it is unusable."""
        picture = self._site.picture(file)
        html = _picture(picture, escape(alternative)) if picture else escape(alternative)
        return Markup(html)  # noqa: S704 - its text has been escaped

    def link_text(self, title: str, file: str) -> str:
        """The text of a link to a file, with type and size: `Kort over området (PDF, 1,2 MB)`."""
        in_bytes = self._site.size_of(file)
        if in_bytes is None:
            return title
        kind = _kind(file)
        states_kind = re.search(rf"\b{re.escape(kind)}\b", title, re.IGNORECASE)
        size = self._figures.size(in_bytes)
        return f"{title} ({size})" if states_kind else f"{title} ({kind}, {size})"

    def with_media(self, html: str) -> Markup:
        """A rendered text with pictures in several sizes, and the type and size of linked files."""
        html = _LINK.sub(self._link, _PICTURE.sub(self._image, html))
        return Markup(html)  # noqa: S704 - rendered texts are sanitised

    def _image(self, match: re.Match[str]) -> str:
        source = _SOURCE.search(match[0])
        if not source:
            return match[0]
        alternative = _ALTERNATIVE.search(match[0])
        text = unescape(alternative[1]) if alternative else ""
        return self.picture(unquote(source[1]), text)

    def _link(self, match: re.Match[str]) -> str:
        target = _TARGET.search(match[1])
        if not target:
            return match[0]
        file = unquote(target[1])
        text = unescape(_TAG.sub("", match[2]))
        suffix = self.link_text(text, file)[len(text) :]
        return f"{match[1]}{match[2]}{escape(suffix)}"


def _kind(file: str) -> str:
    extension = file.rpartition("/")[2].rpartition(".")[2].lower()
    return _KINDS.get(extension, extension.upper())


def _picture(picture: Picture, alternative: str) -> str:
    """A picture in all widths as WebP, with a fallback; its dimensions reserve the space."""
    sizes = ", ".join(f"{ROOT}{quote(address)} {width}w" for address, width in picture.sizes)
    source = f'<source type="image/webp" srcset="{sizes}" sizes="{_SHOWN}">' if sizes else ""
    image = (
        f'<img src="{ROOT}{quote(picture.fallback)}" alt="{alternative}" width="{picture.width}" '
        f'height="{picture.height}" loading="lazy" decoding="async">'
    )
    return f"<picture>{source}{image}</picture>" if source else image
