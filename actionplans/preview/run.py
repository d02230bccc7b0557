"""The preview's main loop: reads, shows, checks and reports, until it is stopped."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click
from babel.numbers import format_decimal

from actionplans.live_site import LiveSite
from actionplans.media.pictures import stop_worker
from actionplans.preview.address import DEFAULT, Address
from actionplans.preview.follow import INTERVAL, Clock, Follower
from actionplans.preview.page import Pages, details, headline
from actionplans.preview.server import PreviewServer
from actionplans.preview.stage import Shown, Stage
from actionplans.preview.watch import Watch
from actionplans.preview_result import PreviewResult
from actionplans.preview_site import PreviewSite
from actionplans.reporting import problem_lines, summary, wants_colour


def preview(settings: Path, address: str | None = None) -> None:
    """Serve a site with its drafts and show every change, until Ctrl-C.

    Args:
        settings: the `mkdocs.yml`, which may have errors.
        address: the address to serve it at, `host:port`; that of the settings if it is not given.

    Raises:
        PreviewError: no server can listen there.
    """
    site = PreviewSite(settings)
    with suppress(KeyboardInterrupt), _signals_as_interrupt():
        site.read_settings()
        listen_at = Address.parse(address or site.address or DEFAULT, site.language)
        pages = Pages()
        stage = Stage(pages.waiting(site.language))
        server = _server(listen_at, stage, pages, site)
        try:
            root = server.address.url
            runner = _Runner(site, stage, pages, root)
            server.failure = runner.failure
            server.start()
            _print(site.language.text("preview-at", address=f"{root}{site.path}"))
            runner.run()
        finally:
            _ignore_signals()
            server.stop()
            stop_worker()


def _server(listen_at: Address, stage: Stage, pages: Pages, site: PreviewSite) -> PreviewServer:
    """A server that listens at an address.

    Raises:
        PreviewError: it cannot.
    """

    def refusal(url: str) -> str:
        return site.language.text("preview-elsewhere", address=url)

    try:
        return PreviewServer(listen_at, stage, pages.files, refusal)
    except OSError as error:
        raise listen_at.refused(error, site.language) from None


@contextmanager
def _signals_as_interrupt() -> Iterator[None]:
    """Let a closed window or a `kill` end the preview as Ctrl-C does."""
    before = {number: signal.getsignal(number) for number in _signals()}
    for number in before:
        if number != signal.SIGINT:
            signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore_signals() -> None:
    """Ignore all signals while the preview ends: a second Ctrl-C would leave the process that
    makes pictures behind.
    """
    for number in _signals():
        signal.signal(number, signal.SIG_IGN)


def _signals() -> list[int]:
    """The signals that stop the preview; none outside the main thread, which cannot handle any."""
    if threading.current_thread() is not threading.main_thread():
        return []
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _print(sentence: str) -> None:
    """Print a sentence at once, also where the output is no terminal."""
    print(sentence, flush=True)


#: Seconds in which a page that is open asks for its new version.
_LOOK = 0.3


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of reading and checking a site, and the site where it could be read."""

    result: PreviewResult
    live: LiveSite | None = None

    @property
    def built(self) -> bool:
        """Whether there is a site to show."""
        return self.result.built


class _Runner:
    """Shows the site after each change: first as it was read, then with what checks found."""

    def __init__(self, site: PreviewSite, stage: Stage, pages: Pages, root: str) -> None:
        self._site = site
        self._stage = stage
        self._pages = pages
        self._root = root
        self._last: LiveSite | None = None
        """The last site that could be shown."""

        self._check: _Check | None = None
        """The last one that was begun."""

        self._reported: list[str] = []
        self._started_at = 0.0

    def run(self) -> None:
        """Look at the site after every change, until interrupted."""
        watch = Watch()
        with closing(watch):
            follower = Follower(
                self._build, lambda: watch.snapshot(self._site.watched), _Roused(watch)
            )
            for outcome in follower.results(self._begin):
                self._show(outcome)
                self._report(outcome.result)

    def failure(self, error: Exception) -> bytes:
        """Report what a page could not be made for; returns the page to show instead."""
        result = self._site.failure(error)
        self._print_problems(result)
        return self._pages.report(result)

    def _begin(self) -> None:
        self._started_at = time.monotonic()
        _print(self._site.language.text("preview-building"))

    def _build(
        self, changes: Collection[str] | None, is_superseded: Callable[[], bool]
    ) -> _Outcome | None:
        """Show the site as it is now, and check it; None where a newer one came before the end."""
        self._stage.begin()
        live = self._site.read(self._root, changes)
        if isinstance(live, PreviewResult):
            return _Outcome(live)
        if live.can_be_looked_at:
            self._stage.show(Shown(live, self._site.path, is_checked=False))
            self._say_ready()
            live.wait_for_a_look(_LOOK)  # what is looked at comes first
        self._check = check = _Check(self._site, live, self._check)
        while not check.done.wait(INTERVAL):
            if is_superseded():
                check.stop.set()
                return None
        return _Outcome(check.result, live)

    def _show(self, outcome: _Outcome) -> None:
        """Show what came of a check, where it is another thing than the first look."""
        result, live = outcome.result, outcome.live
        notice = None if result.built else self._pages.report(result)
        was_shown = live is not None and live.can_be_looked_at
        if result.built:
            self._last = live
        reloads = not (result.built and live and was_shown) or live.looks_otherwise
        self._stage.show(Shown(self._last, result.path, notice), reloads=reloads)
        if result.built and not was_shown:
            self._say_ready()

    def _report(self, result: PreviewResult) -> None:
        """Print the problems, unless they are the same as before."""
        self._print_problems(result)
        if not result.failure:
            print(summary(result.report, result.language), file=sys.stderr, flush=True)
        if not result.built:
            _print(result.language.text("preview-instead"))

    def _print_problems(self, result: PreviewResult) -> None:
        language = result.language
        colour = wants_colour(sys.stderr)
        lines = [*problem_lines(result.report, language, result.folder, colour=colour)]
        if result.failure:
            lines += [*headline(result), *details(result), *result.traceback.splitlines()]
        if lines != self._reported:
            click.echo("\n".join(lines), err=True, color=colour)
        self._reported = lines

    def _say_ready(self) -> None:
        language = self._site.language
        seconds = format_decimal(
            round(time.monotonic() - self._started_at, 1), locale=language.locale
        )
        _print(language.text("preview-ready", seconds=seconds))


class _Roused(Clock):
    """The time, which does not wait where the system says that something has changed."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass, or fewer."""
        self._watch.roused.wait(seconds)

    def is_roused(self) -> bool:
        """Whether a notice has come."""
        return self._watch.roused.is_set()


class _Check(threading.Thread):
    """A check of a site, behind what is looked at meanwhile; one at a time."""

    result: PreviewResult
    """What came of it, once it is done."""

    def __init__(self, site: PreviewSite, live: LiveSite, before: "_Check | None") -> None:
        """
        Args:
            site: checks it.
            live: the site.
            before: the check that was begun before, which has to end first.
        """
        super().__init__(daemon=True)
        self._site = site
        self._live = live
        self._before = before
        self.stop = threading.Event()
        """Set where nobody needs the result any more."""

        self.done = threading.Event()
        self.start()

    def run(self) -> None:
        """Check the site."""
        if before := self._before:
            before.join()
            self._before = None
        try:
            result = self._site.check(self._live, self.stop.is_set)
        except BaseException as error:  # a library's panic is no Exception
            result = self._site.failure(error)
        if result:
            self.result = result
            self.done.set()
