"""When the preview builds: after each change, once files have been still for a moment.

Editors save in steps: they empty a file and then write it, or write another and rename it. What
such a step looks like is nobody's mistake, so errors are told only when nothing has changed for
half a second.
"""

import time
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

from actionplans.preview.watch import Snapshot

#: Seconds from one look at the files to the next, at least.
INTERVAL = 0.1

#: Seconds that files are still before a build begins.
QUIET = 0.1

#: Seconds that files have been still before errors are told.
GRACE = 0.5

#: Seconds after which errors are told although files keep changing.
PATIENCE = 5.0

#: Looking takes no more than one part in so many of the time.
_SHARE = 20


class Result(Protocol):
    """What a build may come to."""

    @property
    def built(self) -> bool:
        """Whether there is a site to show."""


class Clock:
    """The time, and how to let it pass."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        time.sleep(seconds)


R = TypeVar("R", bound=Result)


class Follower(Generic[R]):
    """Builds at the start and after each change."""

    def __init__(
        self, build: Callable[[], R], look: Callable[[], Snapshot], clock: Clock | None = None
    ) -> None:
        """Takes what builds, and what looks at the files that a build is made of."""
        self._build = build
        self._look = look
        self._clock = clock or Clock()
        self._pause = INTERVAL
        self._changed = float("-inf")
        self._seen = self._used = self._look()

    def results(self, starting: Callable[[], None]) -> Iterator[R]:
        """What came of each build that is worth telling, for ever.

        Args:
            starting: called when there is something new to build.
        """
        while True:
            starting()
            yield self._settled()
            while not self._notice() and self._seen == self._used:
                self._let_pass()

    def _settled(self) -> R:
        """Build until it goes well, or is wrong in files that have been still."""
        self._be_still(QUIET, self._clock.now() + PATIENCE)
        result, failed = self._built(), self._clock.now()
        while not result.built and self._be_still(GRACE, failed + PATIENCE):
            result = self._built()
        return result

    def _built(self) -> R:
        """Build, and note of what."""
        self._used = self._seen
        return self._build()

    def _be_still(self, seconds: float, deadline: float) -> bool:
        """Wait until nothing has changed for some seconds, and return whether something did.

        When the deadline passes meanwhile, what still changes no longer matters.
        """
        noticed = False
        while self._clock.now() < deadline:
            noticed = self._notice() or noticed
            if self._clock.now() - self._changed >= seconds:
                return noticed
            self._let_pass()
        return False

    def _notice(self) -> bool:
        """Whether files are others than at the last look."""
        before = self._clock.now()
        found = self._look()
        self._pause = max(INTERVAL, _SHARE * (self._clock.now() - before))
        if found == self._seen:
            return False
        self._seen, self._changed = found, self._clock.now()
        return True

    def _let_pass(self) -> None:
        self._clock.wait(self._pause)
