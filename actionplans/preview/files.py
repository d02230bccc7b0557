"""Requested paths, and the files of a built site that answer them."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
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


class SiteFiles(Protocol):
    """The files of a site by their paths from its root."""

    def __contains__(self, path: str) -> bool:
        """Whether there is a file at a path."""

    def file(self, path: str) -> bytes | Path | None:
        """The content of a file, or the file on disk that has it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that answers a request."""

    name: str
    content: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return self.name.endswith(".html")


def resolve(site: SiteFiles, parts: list[str]) -> Found | Redirect | None:
    """The file of a site at a path, given as segments; None where there is none."""
    path = "/".join(parts)
    if not parts[-1]:
        path += "index.html"
    elif f"{path}/index.html" in site:
        return Redirect("/".join(["", *map(quote, parts), ""]))
    return found(site, path)


def found(site: SiteFiles, path: str) -> Found | None:
    """The file of a site at a path from its root; None where there is none."""
    content = site.file(path)
    if isinstance(content, Path):
        try:
            content = content.read_bytes()
        except OSError:
            return None
    return None if content is None else Found(path, content)


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
