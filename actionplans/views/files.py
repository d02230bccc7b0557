"""What pages show of files: pictures in their sizes, and links that say what one will fetch."""

import re
from html import escape, unescape
from urllib.parse import quote, unquote

from markupsafe import Markup

from actionplans.locale.figures import Figures
from actionplans.media.pictures import Picture, UnusablePictureError
from actionplans.site import Site
from actionplans.text.links import ROOT

#: How wide a picture stands: in the column of text, or across a narrow screen.
_SHOWN = "(min-width: 50rem) 47rem, 92vw"

#: Endings that are not what people call the file; any other is told as it is.
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
        self._gallery = site.gallery
        self._figures = figures
        self._media = {media.file: media for media in site.library.media}

    def picture(self, file: str, alternative: str) -> Markup:
        """A picture as HTML with addresses below `~/`; its words where it cannot be shown."""
        try:
            html = _picture(self._gallery.picture(self._media[file].path), escape(alternative))
        except (KeyError, UnusablePictureError):
            html = escape(alternative)
        return Markup(html)  # noqa: S704 - its words have been escaped

    def described(self, title: str, file: str) -> str:
        """What a link to a file says: `Kort over området (PDF, 1,2 MB)`."""
        if file not in self._media:
            return title
        kind = _kind(file)
        known = re.search(rf"\b{re.escape(kind)}\b", title, re.IGNORECASE)
        size = self._figures.size(self._media[file].size)
        return f"{title} ({size})" if known else f"{title} ({kind}, {size})"

    def furnished(self, html: str) -> Markup:
        """A rendered text with its pictures in sizes, and its links to files described."""
        html = _LINK.sub(self._link, _PICTURE.sub(self._image, html))
        return Markup(html)  # noqa: S704 - rendered texts are sanitised

    def _image(self, found: re.Match[str]) -> str:
        source = _SOURCE.search(found[0])
        if not source:
            return found[0]
        alternative = _ALTERNATIVE.search(found[0])
        words = unescape(alternative[1]) if alternative else ""
        return self.picture(unquote(source[1]), words)

    def _link(self, found: re.Match[str]) -> str:
        target = _TARGET.search(found[1])
        if not target:
            return found[0]
        file = unquote(target[1])
        text = unescape(_TAG.sub("", found[2]))
        more = self.described(text, file)[len(text) :]
        return f"{found[1]}{found[2]}{escape(more)}"


def _kind(file: str) -> str:
    ending = file.rpartition("/")[2].rpartition(".")[2].lower()
    return _KINDS.get(ending, ending.upper())


def _picture(picture: Picture, alternative: str) -> str:
    """All widths as WebP, and one for browsers that know neither; the space is set aside."""
    sizes = ", ".join(f"{ROOT}{quote(address)} {width}w" for address, width in picture.sizes)
    source = f'<source type="image/webp" srcset="{sizes}" sizes="{_SHOWN}">' if sizes else ""
    image = (
        f'<img src="{ROOT}{quote(picture.fallback)}" alt="{alternative}" width="{picture.width}" '
        f'height="{picture.height}" loading="lazy" decoding="async">'
    )
    return f"<picture>{source}{image}</picture>" if source else image
