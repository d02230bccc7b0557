"""Requested paths, and the files of a built site that answer them."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

PREVIEW_FOLDER = "_preview"
"""The folder of the preview's own files; no page of a site can have this address."""

#: Media types by file ending, independent of those that the system knows.
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
    """The address of a folder, with the slash that a request lacked: links are relative to it."""

    address: str


def segments(path: str) -> list[str] | None:
    """The segments of a requested path, the last one empty for a folder; None for a bad path.

    No path that leads out of a folder passes, however it is encoded.
    """
    if not path.startswith("/"):
        return None
    parts = [unquote(part) for part in path[1:].split("/")]
    if any(not part for part in parts[:-1]) or any(not _is_name(part) for part in parts):
        return None
    return parts


def _is_name(part: str) -> bool:
    return part not in (".", "..") and not set(part) & set("/\\:\0")


def resolve(site: Path, parts: list[str]) -> Path | Redirect | None:
    """The file of a site at a path, given as segments; None where there is none."""
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
    """The value of `Content-Type` for a file, by its name."""
    media_type, encoding = _TYPES.guess_type(name, strict=False)
    if not media_type or encoding:
        return "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith(_TEXTS) else media_type


def with_reload_script(page: bytes, version: str) -> bytes:
    """A page with the script that reloads it when there is another version than this."""
    source = f"/{PREVIEW_FOLDER}/preview.js"
    script = f'<script src="{source}" data-version="{version}"></script>\n'.encode()
    before, body, after = page.rpartition(b"</body>")
    return before + script + body + after if body else page + script
