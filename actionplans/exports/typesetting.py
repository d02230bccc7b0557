"""Typesets a document as a PDF with WeasyPrint, in a child process: see `worker`.

WeasyPrint raises nothing for much that goes wrong, and only logs it: each error in its log is
something of the document that is not in the PDF.
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

from actionplans.exports import weasyprint_tags

ROOT = "site:"
"""Stands for the site's root in HTML that becomes a PDF."""

_URL = re.compile(re.escape(ROOT) + r"[^\s'\"]+")
_VARIANT = {"pdf_variant": "pdf/ua-1"}
_REQUIREMENT = re.compile(r"[\w.-]+")


def engine(_job: object) -> dict[str, str]:
    """WeasyPrint as it is here: its `recipe`, a hash of versions and fonts, or what is `missing`.

    Missing is the `package`, or the `libraries` of the system that it needs.
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
    """The versions of all that a PDF's bytes depend on."""
    from weasyprint.text.ffi import pango

    yield from (sys.version, zlib.ZLIB_RUNTIME_VERSION, str(pango.pango_version()))
    for requirement in ("weasyprint", *(metadata.requires("weasyprint") or ())):
        match = _REQUIREMENT.match(requirement)
        name = match[0] if match else requirement
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:  # of an extra
            continue


def _fonts() -> Iterator[str]:
    """The font files of the system and their configuration files, each with its size and time."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = fontconfig.FcInitLoadConfigAndFonts()
    files = set()
    listed = fontconfig.FcConfigGetConfigFiles(config)
    while (name := fontconfig.FcStrListNext(listed)) != ffi.NULL:
        files.add(ffi.string(name))
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    for number in range(0 if fonts == ffi.NULL else fonts.nfont):
        path_pointer = ffi.new("FcChar8 **")
        if fontconfig.FcPatternGetString(fonts.fonts[number], b"file", 0, path_pointer) == 0:
            files.add(ffi.string(path_pointer[0]))
    for file in sorted(files):
        path = Path(file.decode(errors="surrogateescape"))
        if path.is_file():
            status = path.stat()
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def typeset(job: Mapping[str, Any]) -> dict[str, Any]:
    """Write a PDF, or nothing where a part of the document would be missing from it.

    Args:
        job: the document's `html`, its `style`, the `files` that it shows, in base64 by their
            addresses, and the path of the PDF `to` write.

    Returns:
        What is `missing`, the addresses of files, or else WeasyPrint's messages; the number of its
        `pages`.
    """
    files = {name: b64decode(content) for name, content in job["files"].items()}
    log = _ErrorLog()
    logging.getLogger("weasyprint").addHandler(log)
    document = _document(job["html"], job["style"], files)
    pdf = document.write_pdf(finisher=weasyprint_tags.complete_tags, **_VARIANT)
    if not log.missing:
        Path(job["to"]).write_bytes(pdf)
    return {"missing": sorted(log.missing), "pages": len(document.pages)}


class _ErrorLog(logging.Handler):
    """Collects what WeasyPrint leaves out."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.missing: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Add the address of the file that a message is about; else the message itself."""
        text = record.getMessage()
        url = _URL.search(text)
        self.missing.add(url[0].removeprefix(ROOT) if url else text)


def _document(html: str, style: str, files: Mapping[str, bytes]) -> Any:
    import weasyprint

    class OwnFiles(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Fetches the document's own files, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:
            return weasyprint.urls.URLFetcherResponse(url, files[url.removeprefix(ROOT)])

    fetcher = OwnFiles()
    sheet = weasyprint.CSS(string=style, url_fetcher=fetcher)
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    return source.render(stylesheets=[sheet], **_VARIANT)
