"""Sets a document as a PDF with WeasyPrint: run in a process of its own, for see `bounded`.

WeasyPrint passes over much that goes wrong, and says so in its log alone: what it logs as an error
is something of the document that is not in the PDF.
"""

import hashlib
import logging
import re
import sys
import zlib
from base64 import b64decode
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from actionplans.exports import tagging

ROOT = "site:"
"""The way to the site's root in HTML that becomes a PDF."""

_URL = re.compile(re.escape(ROOT) + r"[^\s'\"]+")
_REQUIREMENT = re.compile(r"[\w.-]+")


def engine(_job: object) -> dict[str, str]:
    """What makes PDFs here: `recipe`, a hash of versions and fonts, or what is `missing`.

    What is missing is the `package`, or the `libraries` of the system that it needs.
    """
    try:
        import weasyprint  # noqa: F401 - it is there only where PDFs are wanted
    except ImportError:
        return {"missing": "package"}
    except OSError:
        return {"missing": "libraries"}
    recipe = hashlib.sha256()
    for part in (*_versions(), *_fonts()):
        recipe.update(part.encode(errors="surrogateescape") + b"\0")
    return {"recipe": recipe.hexdigest()}


def _versions() -> Iterator[str]:
    """The versions of all that has a hand in a PDF's bytes."""
    from weasyprint.text.ffi import pango

    yield from (sys.version, zlib.ZLIB_RUNTIME_VERSION, str(pango.pango_version()))
    for wanted in ("weasyprint", *(metadata.requires("weasyprint") or ())):
        name = _REQUIREMENT.match(wanted)
        try:
            yield f"{name and name[0]} {metadata.version(name[0] if name else wanted)}"
        except metadata.PackageNotFoundError:  # of an extra
            continue


def _fonts() -> Iterator[str]:
    """The fonts of the system and what configures them, each with its size and time."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = fontconfig.FcInitLoadConfigAndFonts()
    files = set()
    listed = fontconfig.FcConfigGetConfigFiles(config)
    while (name := fontconfig.FcStrListNext(listed)) != ffi.NULL:
        files.add(ffi.string(name))
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for number in range(0 if fonts == ffi.NULL else fonts.nfont):
        found = ffi.new("FcChar8 **")
        if fontconfig.FcPatternGetString(fonts.fonts[number], b"file", 0, found) == 0:
            files.add(ffi.string(found[0]))
    for file in sorted(files):
        path = Path(file.decode(errors="surrogateescape"))
        if path.is_file():
            status = path.stat()
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def typeset(job: Mapping[str, Any]) -> list[str]:
    """Make a PDF, and name what of the document is not in it; then there is no PDF.

    The job says the document's `html`, its `style`, the `files` that it shows by their addresses,
    in base64, and the path of the PDF `to` write.
    """
    files = {name: b64decode(content) for name, content in job["files"].items()}
    losses = _Losses()
    logging.getLogger("weasyprint").addHandler(losses)
    made = _made(job["html"], job["style"], files)
    if not losses.named:
        Path(job["to"]).write_bytes(made)
    return sorted(losses.named)


class _Losses(logging.Handler):
    """Notes what WeasyPrint leaves out."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.named: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Note the file that a message is of, by its address; else the message itself."""
        text = record.getMessage()
        found = _URL.search(text)
        self.named.add(found[0].removeprefix(ROOT) if found else text)


def _made(html: str, style: str, files: Mapping[str, bytes]) -> bytes:
    import weasyprint

    class OwnFiles(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Hands out the document's own files, and nothing else, whatever is asked for."""

        def fetch(self, url: str, headers: object = None) -> Any:
            return weasyprint.urls.URLFetcherResponse(url, files[url.removeprefix(ROOT)])

    fetcher = OwnFiles()
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=style, url_fetcher=fetcher)
    made: bytes = document.write_pdf(
        stylesheets=[sheet], pdf_variant="pdf/ua-1", finisher=tagging.finish
    )
    return made
