"""The timing of the preview's builds: after each change, once files are stable for a moment.

Editors save in steps: they empty a file and then write it, or write another and rename it. Errors
in such a step are nobody's mistake, so they are reported only when nothing has changed for half a
second.
"""

import time
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

from actionplans.preview.watch import Snapshot

INTERVAL = 0.05
"""Seconds between two snapshots of the files, at least."""

QUIET = 0.05
"""Seconds for which files are stable before a build begins."""

GRACE = 0.5
"""Seconds for which files are stable before errors are reported."""

MAX_GIVEN_UP = 60.0
"""Seconds after which a build is finished although files have changed meanwhile."""

PATIENCE = 5.0
"""Seconds after which errors are reported although files keep changing."""

#: Snapshots take no more than one part in so many of the time.
_SHARE = 20


class Result(Protocol):
    """The result of a build."""

    @property
    def built(self) -> bool:
        """Whether there is a site to show."""


class Clock:
    """The time, and how to let it pass."""

    def now(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass, or fewer where something is said to have changed."""
        time.sleep(seconds)

    def is_roused(self) -> bool:
        """Whether something is said to have changed that nobody has looked at yet."""
        return False


R = TypeVar("R", bound=Result)


class Follower(Generic[R]):
    """Builds at the start and after each change."""

    def __init__(
        self,
        build: Callable[[frozenset[str] | None, Callable[[], bool]], R | None],
        take_snapshot: Callable[[], Snapshot],
        clock: Clock | None = None,
    ) -> None:
        """
        Args:
            build: builds the site, given the paths of all that has changed since it was called
                before, None at first, and a function which tells whether something has changed
                meanwhile. Returns None where it has given up for that.
            take_snapshot: gives the state of the files that a build depends on.
            clock: another clock, for tests.
        """
        self._build = build
        self._take_snapshot = take_snapshot
        self._clock = clock or Clock()
        self._pause = INTERVAL
        self._changed_at = float("-inf")
        self._looked_at = float("-inf")
        self._latest = self._take_snapshot()
        self._built_from: Snapshot | None = None

    def results(self, on_start: Callable[[], None]) -> Iterator[R]:
        """The results of builds that are to be shown, without end.

        Args:
            on_start: called when there is something new to build.
        """
        while True:
            on_start()
            yield self._stable_result()
            while not self._has_changed() and self._latest == self._built_from:
                self._wait()

    def _stable_result(self) -> R:
        """Build until there is a site, or errors in files that have been stable."""
        begun, failed_at = self._clock.now(), None
        while True:
            self._wait_until_stable(QUIET, self._clock.now() + PATIENCE)
            result = self._build_latest(begun + MAX_GIVEN_UP)
            if result is None:
                continue
            if result.built:
                return result
            failed_at = failed_at or self._clock.now()
            if not self._wait_until_stable(GRACE, failed_at + PATIENCE):
                return result

    def _build_latest(self, deadline: float) -> R | None:
        """Build what is there; until a deadline, what has changed meanwhile makes it give up."""
        before, self._built_from = self._built_from, self._latest
        changes = None if before is None else frozenset(path for path, _ in before ^ self._latest)

        def is_superseded() -> bool:
            now = self._clock.now()
            is_due = self._clock.is_roused() or now - self._looked_at >= self._pause
            return is_due and now < deadline and self._has_changed()

        return self._build(changes, is_superseded)

    def _wait_until_stable(self, seconds: float, deadline: float) -> bool:
        """Wait until nothing has changed for some seconds; returns whether something had.

        False where the deadline passes first: later changes are for the next build.
        """
        changed = False
        while self._clock.now() < deadline:
            changed = self._has_changed() or changed
            if self._clock.now() - self._changed_at >= seconds:
                return changed
            self._clock.wait(INTERVAL)
        return False

    def _has_changed(self) -> bool:
        """Whether files differ from the latest snapshot; takes a new one."""
        before = self._clock.now()
        snapshot = self._take_snapshot()
        self._looked_at = self._clock.now()
        self._pause = max(INTERVAL, _SHARE * (self._looked_at - before))
        if snapshot == self._latest:
            return False
        self._latest, self._changed_at = snapshot, self._clock.now()
        return True

    def _wait(self) -> None:
        self._clock.wait(self._pause)
