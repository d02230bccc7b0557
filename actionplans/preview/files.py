"""Addresses that visitors ask for, and the files of a built site that they mean."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

#: Where the preview's own files are asked for; no page of a site can have this address.
OWN = "_preview"

#: The types of files by their endings, whatever the system has heard of them.
_TYPES = mimetypes.MimeTypes()
for _ending, _type in {
    ".css": "text/css",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xml": "application/xml",
}.items():
    _TYPES.add_type(_type, _ending)

_TEXTS = ("text/", "application/json", "application/geo+json", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Redirect:
    """The address of a folder wants a slash at its end, for links are relative to it."""

    address: str


def segments(path: str) -> list[str] | None:
    """The parts of a request's path, the last one empty for a folder's; None if it is no address.

    Nothing that leads out of a folder passes, however it is written.
    """
    if not path.startswith("/"):
        return None
    parts = [unquote(part) for part in path[1:].split("/")]
    if any(not part for part in parts[:-1]) or any(not _is_name(part) for part in parts):
        return None
    return parts


def _is_name(part: str) -> bool:
    return part not in (".", "..") and not set(part) & set("/\\:\0")


def standing(site: Path, parts: list[str]) -> Path | Redirect | None:
    """The file of a site that an address means."""
    file = site.joinpath(*parts)
    try:
        if not parts[-1]:
            file = file / "index.html"
        elif (file / "index.html").is_file():
            return Redirect("/".join(["", *map(quote, parts), ""]))
        return file if file.is_file() else None
    except (OSError, ValueError):
        return None


def content_type(name: str) -> str:
    """The media type of a file, and its encoding where it is a text."""
    found, packed = _TYPES.guess_type(name, strict=False)
    if not found or packed:
        return "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(_TEXTS) else found


def reloading(page: bytes, version: str) -> bytes:
    """A page with the script that reloads it when another version than this is shown."""
    script = f'<script src="/{OWN}/preview.js" data-version="{version}"></script>\n'.encode()
    before, body, after = page.rpartition(b"</body>")
    return before + script + body + after if body else page + script
