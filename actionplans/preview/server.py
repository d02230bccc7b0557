"""The preview's web server: serves the site as it was last read, or the report on what is wrong.

It answers on this machine only, unless it is given another address, and reloads open pages when
there is a new version. Built on the standard library's server.
"""

import re
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote

from actionplans.media.host_files import NOT_FOUND
from actionplans.preview.address import Address
from actionplans.preview.files import (
    PREVIEW_FOLDER,
    Found,
    Redirect,
    content_type,
    found,
    resolve,
    segments,
    with_reload_script,
)
from actionplans.preview.stage import Shown, Stage

MAX_WAIT = 10.0
"""Seconds for which a request for a page waits for the state of the site that is coming."""

#: Seconds between two messages that keep the connection of an event stream open.
_HEARTBEAT = 15.0

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]*)?", re.ASCII)


class PreviewServer(ThreadingHTTPServer):
    """Listens as soon as it is made; answers once `start` is called."""

    daemon_threads = True
    # On Windows two servers could listen at the same address, and nobody would notice.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self,
        address: Address,
        stage: Stage,
        files: dict[str, bytes],
        refusal: Callable[[str], str],
    ) -> None:
        """
        Args:
            address: the address to listen at.
            stage: the state to show.
            files: the files that the preview's own pages load, by name.
            refusal: gives the sentence for requests under a foreign host name, for the right URL.

        Raises:
            OSError: no server can listen there.
        """
        if ":" in address.host:
            self.address_family = socket.AF_INET6
        self.stage = stage
        self.files = files
        self.refusal = refusal
        self.failure: Callable[[Exception], bytes] = _raise
        """Reports what a page cannot be made for; returns the page to show instead."""

        super().__init__((address.host, address.port), _Handler)
        self.address = replace(address, port=self.server_port)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)

    def start(self) -> None:
        """Answer requests, in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering requests."""
        self.stage.close()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Bind, without looking up this machine's name in the network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, self.allow_reuse_address)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print errors of our own, and ignore visitors that went away."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            traceback.print_exc()

    def is_known_as(self, host: str) -> bool:
        """Whether a request under a host name is answered.

        Another site can let its own name resolve to this machine and would then read drafts (DNS
        rebinding). It cannot do so with an IP address, nor with this machine's names.
        """
        match = _HOST.fullmatch(host)
        name = match["name"].strip("[]").lower() if match else ""
        try:
            ip_address(name)
        except ValueError:
            known = {"localhost", self.address.host.lower(), socket.gethostname().lower()}
            return name in known or name.endswith(".localhost")
        return True


def _raise(error: Exception) -> bytes:
    raise error


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = 60

    def do_GET(self) -> None:
        """Answer a request for a page, a file or the event stream."""
        if not self.server.is_known_as(self.headers.get("Host", "localhost")):
            sentence = self.server.refusal(self.server.address.url).encode()
            self._send(HTTPStatus.MISDIRECTED_REQUEST, sentence, "text/plain; charset=utf-8")
            return
        parts = segments(self.path.partition("?")[0])
        if parts and parts[0] == PREVIEW_FOLDER:
            self._send_preview_file("/".join(parts[1:]))
            return
        self._send_site(parts)

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library's server looks for

    def _send_preview_file(self, name: str) -> None:
        if name == "news":
            self._send_events()
        elif name in self.server.files:
            self._send(HTTPStatus.OK, self.server.files[name], content_type(name))
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain; charset=utf-8")

    def _send_site(self, parts: list[str] | None) -> None:
        """Answer with a file of the site; once it is checked where it cannot be made before."""
        for checked in (False, True):
            shown, version = self.server.stage.current(MAX_WAIT, checked=checked)
            try:
                file = _resolve(shown, parts) if parts else None
                missing = None if file or shown.notice else _not_found(shown)
            except Exception as error:
                if shown.is_checked:
                    notice = self.server.failure(error)
                    self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, notice, version)
                    return
            else:
                self._send_found(shown.notice, file, missing, version)
                return
        self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, self.server.stage.waiting, version)

    def _send_found(
        self,
        notice: bytes | None,
        file: Found | Redirect | None,
        missing: Found | None,
        version: str,
    ) -> None:
        """Answer with a file of the site, or with the notice instead of a page."""
        if notice is not None and not (isinstance(file, Found) and not file.is_page):
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, notice, version)
        elif isinstance(file, Redirect):
            self._redirect(file.address)
        elif file is None:
            self._send_page(HTTPStatus.NOT_FOUND, missing.content if missing else b"", version)
        elif file.is_page:
            self._send_page(HTTPStatus.OK, file.content, version)
        else:
            self._send(HTTPStatus.OK, file.content, content_type(file.name))

    def _send_page(self, status: HTTPStatus, page: bytes, version: str) -> None:
        self._send(status, with_reload_script(page, version), content_type("page.html"))

    def _redirect(self, address: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"{address}?{query}" if query else address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self._send_security_headers()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_security_headers(self) -> None:
        """Keep drafts out of caches and of other sites' pages."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")

    def _send_events(self) -> None:
        """Send the current version, and each new one, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_security_headers()
        self.end_headers()
        version = ""
        while newest := self.server.stage.after(version, _HEARTBEAT):
            event = ":\n\n" if newest == version else f"data: {newest}\n\n"
            self.wfile.write(event.encode())
            version = newest

    def log_message(self, *_: object) -> None:
        """Print nothing: the terminal is for what staff should know."""


def _resolve(shown: Shown, parts: list[str]) -> Found | Redirect | None:
    """The file at a path of the server, below which the site has a path of its own."""
    base = segments(shown.path) or [""]
    depth = len(base) - 1
    if depth and parts in ([""], base[:-1]):
        return Redirect(quote(shown.path))
    if shown.site is None or parts[:depth] != base[:-1]:
        return None
    if shown.notice is not None and _is_page(parts):
        return None  # the notice stands in its place: it need not be made
    target = resolve(shown.site, parts[depth:])
    if isinstance(target, Redirect):
        return Redirect(quote(shown.path) + target.address[1:])
    return target


def _is_page(parts: list[str]) -> bool:
    return not parts[-1] or parts[-1].endswith(".html")


def _not_found(shown: Shown) -> Found | None:
    return found(shown.site, NOT_FOUND) if shown.site else None
