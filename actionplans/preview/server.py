"""The preview's web server: the last finished site, or in its place what is wrong.

It answers on this machine only, unless told another address, and reloads the pages that are open
when there is something new. Built on the standard library's server.
"""

import re
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote

from actionplans.preview.address import Address
from actionplans.preview.files import OWN, Redirect, content_type, reloading, segments, standing

#: Seconds that a request for a page waits for the build that is under way.
WAITING = 10.0

#: Seconds between two signs of life to a page that waits for news.
_HEARTBEAT = 15.0

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """What visitors are shown."""

    site: Path | None = None
    """The folder of the last finished site."""

    path: str = "/"
    """Where the site stands below the server's root, with a slash at both ends."""

    notice: bytes | None = None
    """The page that stands in the place of every page of the site, if one does."""


class Stage:
    """What is shown, shared by the thread that builds and those that answer."""

    def __init__(self, notice: bytes) -> None:
        """Takes the page that is shown until the first build is done."""
        self._shown = Shown(notice=notice)
        self._busy = True
        self._closed = False
        self._start = time.time_ns()
        self._count = 0
        self._news = threading.Condition()

    def begin(self) -> None:
        """Something new is being built: requests wait for it."""
        with self._news:
            self._busy = True

    def show(self, shown: Shown) -> None:
        """Show something from now on, and reload the pages that are open."""
        with self._news:
            self._shown, self._busy = shown, False
            self._count += 1
            self._news.notify_all()

    def close(self) -> None:
        """Let go of everybody who waits."""
        with self._news:
            self._closed, self._busy = True, False
            self._news.notify_all()

    def current(self, seconds: float) -> tuple[Shown, str]:
        """What is shown and its version, after waiting so long for a build that is under way."""
        with self._news:
            asked = self._version
            self._news.wait_for(lambda: not self._busy or self._version != asked, seconds)
            return self._shown, self._version

    def after(self, version: str, seconds: float) -> str:
        """The version that is shown, once it is another than this or so long has passed."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._version != version, seconds)
            return "" if self._closed else self._version

    @property
    def _version(self) -> str:
        return f"{self._start}-{self._count}"


class PreviewServer(ThreadingHTTPServer):
    """Listens from when it is made; answers once `start` is called."""

    daemon_threads = True
    # Where a socket may be taken twice, on Windows, the second preview would go unnoticed.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self, address: Address, stage: Stage, files: dict[str, bytes], refusal: Callable[[str], str]
    ) -> None:
        """Listen.

        Args:
            address: where.
            stage: what to show.
            files: what pages of the preview itself ask for, by name.
            refusal: the sentence for who asks by a foreign name, given the right address.

        Raises:
            OSError: nothing can listen there.
        """
        if ":" in address.host:
            self.address_family = socket.AF_INET6
        self.stage = stage
        self.files = files
        self.refusal = refusal
        super().__init__((address.host, address.port), _Handler)
        self.address = replace(address, port=self.server_port)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)

    def start(self) -> None:
        """Answer from now on, in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self.stage.close()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Bind, without asking the network what this machine is called."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, self.allow_reuse_address)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of visitors that went away; print what is our own mistake."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            traceback.print_exc()

    def is_known_as(self, host: str) -> bool:
        """Whether a visitor may call this machine so.

        A page elsewhere can have its own name lead here, and would then read drafts; a plain
        number cannot be taken, and the names of this machine are its own.
        """
        found = _HOST.fullmatch(host)
        name = found["name"].strip("[]").lower() if found else ""
        try:
            ip_address(name)
        except ValueError:
            own = {"localhost", self.address.host.lower(), socket.gethostname().lower()}
            return name in own or name.endswith(".localhost")
        return True


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = 60

    def do_GET(self) -> None:
        """Answer a request for a page, a file or news."""
        if not self.server.is_known_as(self.headers.get("Host", "localhost")):
            sentence = self.server.refusal(self.server.address.url).encode()
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, sentence, "text/plain; charset=utf-8")
            return
        parts = segments(self.path.partition("?")[0])
        if parts and parts[0] == OWN:
            self._own("/".join(parts[1:]))
            return
        shown, version = self.server.stage.current(WAITING)
        self._shown(shown, version, parts)

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library's server looks for

    def _own(self, name: str) -> None:
        if name == "news":
            self._tell_news()
        elif name in self.server.files:
            self._answer(HTTPStatus.OK, self.server.files[name], content_type(name))
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain; charset=utf-8")

    def _shown(self, shown: Shown, version: str, parts: list[str] | None) -> None:
        """Answer with what is shown: a file of the site, or the notice in the place of a page."""
        file = _meant(shown, parts) if parts else None
        is_page = not isinstance(file, Path) or file.suffix == ".html"
        if shown.notice is not None and is_page:
            self._page(HTTPStatus.SERVICE_UNAVAILABLE, shown.notice, version)
        elif isinstance(file, Redirect):
            self._redirect(file.address)
        elif file is None:
            self._page(HTTPStatus.NOT_FOUND, _not_found(shown), version)
        elif is_page:
            self._page(HTTPStatus.OK, file.read_bytes(), version)
        else:
            self._answer(HTTPStatus.OK, file.read_bytes(), content_type(file.name))

    def _page(self, status: HTTPStatus, page: bytes, version: str) -> None:
        self._answer(status, reloading(page, version), content_type("page.html"))

    def _redirect(self, address: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"{address}?{query}" if query else address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, content: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self._send_caution()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_caution(self) -> None:
        """Drafts are kept in no cache, and shown in no other site's page."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")

    def _tell_news(self) -> None:
        """Tell the version that is shown, and each new one, until the page goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_caution()
        self.end_headers()
        version = ""
        while newest := self.server.stage.after(version, _HEARTBEAT):
            news = ":\n\n" if newest == version else f"data: {newest}\n\n"
            self.wfile.write(news.encode())
            version = newest

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what staff should know."""


def _meant(shown: Shown, parts: list[str]) -> Path | Redirect | None:
    """The file that an address means, with the site standing at its path."""
    above = segments(shown.path) or [""]
    depth = len(above) - 1
    if depth and parts in ([""], above[:-1]):
        return Redirect(quote(shown.path))
    if shown.site is None or parts[:depth] != above[:-1]:
        return None
    found = standing(shown.site, parts[depth:])
    if isinstance(found, Redirect):
        return Redirect(quote(shown.path) + found.address[1:])
    return found


def _not_found(shown: Shown) -> bytes:
    try:
        return (shown.site / "404.html").read_bytes() if shown.site else b""
    except OSError:
        return b""
