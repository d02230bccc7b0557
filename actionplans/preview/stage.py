"""The state that a preview shows, shared by the thread that reads and those that answer."""

import threading
import time
from dataclasses import dataclass

from actionplans.preview.files import SiteFiles


@dataclass(frozen=True, slots=True)
class Shown:
    """The state that visitors see."""

    site: SiteFiles | None = None
    """The files of the last site that could be shown."""

    path: str = "/"
    """The path of the site below the server's root, with a slash at both ends."""

    notice: bytes | None = None
    """A page that replaces every page of the site; None where the site itself is shown."""

    is_checked: bool = True
    """Whether the site has been checked, so that all of its pages can be made."""


class Stage:
    """The state that is shown, shared by the thread that reads and those that answer."""

    def __init__(self, notice: bytes) -> None:
        """
        Args:
            notice: the page that is shown until there is a site.
        """
        self.waiting = notice
        """The page for whoever has waited too long."""

        self._shown = Shown(notice=notice)
        self._busy = True
        self._closed = False
        self._owes_reload = False
        """Whether somebody has waited too long, and has to hear of what comes then."""

        self._start = time.time_ns()
        self._count = 0
        self._news = threading.Condition()

    def begin(self) -> None:
        """Let requests wait for the state that is coming."""
        with self._news:
            self._busy = True

    def show(self, shown: Shown, *, reloads: bool = True) -> None:
        """Show another state.

        Args:
            shown: the state.
            reloads: whether open pages are to be loaded again.
        """
        with self._news:
            self._shown, self._busy = shown, False
            self._count += reloads or self._owes_reload
            self._owes_reload = False
            self._news.notify_all()

    def close(self) -> None:
        """Release all requests that wait."""
        with self._news:
            self._closed, self._busy = True, False
            self._news.notify_all()

    def current(self, seconds: float, *, checked: bool = False) -> tuple[Shown, str]:
        """The state and its version, after waiting at most so long for one that is coming.

        Args:
            seconds: how long to wait.
            checked: whether to wait for one that has been checked.
        """
        with self._news:
            asked = self._version

            def has_come() -> bool:
                is_ready = not self._busy and (self._shown.is_checked or not checked)
                return self._closed or is_ready or (self._version != asked and not checked)

            if not self._news.wait_for(has_come, seconds):
                self._owes_reload = True
            return self._shown, self._version

    def after(self, version: str, seconds: float) -> str:
        """The version, once it differs from another or so long has passed; empty at the end."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._version != version, seconds)
            return "" if self._closed else self._version

    @property
    def _version(self) -> str:
        return f"{self._start}-{self._count}"
