"""The preview's main loop: builds, serves and reports, until it is stopped."""

import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from babel.numbers import format_decimal

from actionplans.preview.address import DEFAULT, Address, PreviewError
from actionplans.preview.folders import workspace
from actionplans.preview.follow import Follower
from actionplans.preview.page import Pages, details, headline
from actionplans.preview.server import PreviewServer, Shown, Stage
from actionplans.preview.watch import snapshot
from actionplans.preview_build import Builder, BuildResult
from actionplans.reporting import problem_line, summary


def preview(settings: Path, address: str | None = None) -> None:
    """Serve a site with its drafts and rebuild it after every change, until Ctrl-C.

    Args:
        settings: the `mkdocs.yml`, which may have errors.
        address: the address to serve it at, `host:port`; that of the settings if it is not given.

    Raises:
        PreviewError: no server can listen there, or temporary files cannot be written.
    """
    builder = Builder(settings)
    with suppress(KeyboardInterrupt), _signals_as_interrupt(), _temporary_folder(builder) as folder:
        builder.read_settings(folder / "site")
        listen_at = Address.parse(address or builder.address or DEFAULT, builder.language)
        pages = Pages()
        stage = Stage(pages.waiting(builder.language))
        server = _server(listen_at, stage, pages, builder)
        try:
            server.start()
            root = server.address.url
            _print(builder.language.text("preview-at", address=f"{root}{builder.path}"))
            _Runner(builder, stage, pages, root, folder).run()
        finally:
            _ignore_signals()
            server.stop()


@contextmanager
def _temporary_folder(builder: Builder) -> Iterator[Path]:
    """A folder to build in.

    Raises:
        PreviewError: none can be made.
    """
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(workspace())
        except OSError as error:
            raise PreviewError(builder.language.text("preview-no-room", error=error)) from None
        yield folder


def _server(address: Address, stage: Stage, pages: Pages, builder: Builder) -> PreviewServer:
    """A server that listens at an address.

    Raises:
        PreviewError: it cannot.
    """

    def refusal(url: str) -> str:
        return builder.language.text("preview-elsewhere", address=url)

    try:
        return PreviewServer(address, stage, pages.files, refusal)
    except OSError as error:
        raise address.refused(error, builder.language) from None


@contextmanager
def _signals_as_interrupt() -> Iterator[None]:
    """Let a closed window or a `kill` end the preview as Ctrl-C does, temporary files removed."""
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
    """Ignore all signals while the preview ends: a second Ctrl-C would leave files behind."""
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


@dataclass(frozen=True, slots=True)
class _Result:
    """The result of a build, and the folder that it was made in."""

    result: BuildResult
    folder: Path

    @property
    def built(self) -> bool:
        return self.result.built


class _Runner:
    """Builds, each time into a new folder, and shows the result."""

    def __init__(
        self, builder: Builder, stage: Stage, pages: Pages, root: str, folder: Path
    ) -> None:
        self._builder = builder
        self._stage = stage
        self._pages = pages
        self._root = root
        self._folders = (folder / f"site-{number}" for number in count(1))
        self._sites: list[Path] = []
        self._reported: list[str] = []
        self._started_at = 0.0

    def run(self) -> None:
        """Build after every change, until interrupted."""
        follower = Follower(self._build, lambda: snapshot(self._builder.watched))
        for result in follower.results(self._begin):
            self._show(result)
            self._report(result.result)

    def _begin(self) -> None:
        self._stage.begin()
        self._started_at = time.monotonic()
        _print(self._builder.language.text("preview-building"))

    def _build(self) -> _Result:
        folder = next(self._folders)
        result = self._builder.build(folder, self._root)
        if not result.built:
            shutil.rmtree(folder, ignore_errors=True)
        return _Result(result, folder)

    def _show(self, result: _Result) -> None:
        """Serve a result. The folder of the site before stays: some may be loading a page of it."""
        notice = None
        if result.built:
            self._sites.append(result.folder)
        else:
            notice = self._pages.report(result.result)
        site = self._sites[-1] if self._sites else None
        self._stage.show(Shown(site, result.result.path, notice))
        for old in self._sites[:-2]:
            shutil.rmtree(old, ignore_errors=True)
        del self._sites[:-2]

    def _report(self, result: BuildResult) -> None:
        """Print the problems, unless they are the same as before, and what is shown now."""
        language = result.language
        lines = [problem_line(problem, language, result.folder) for problem in result.report]
        if result.failure:
            lines += [*headline(result), *details(result), *result.traceback.splitlines()]
        if lines != self._reported:
            print(*lines, sep="\n", file=sys.stderr, flush=True)
        self._reported = lines
        if not result.failure:
            print(summary(result.report, language), file=sys.stderr, flush=True)
        seconds = format_decimal(
            round(time.monotonic() - self._started_at, 1), locale=language.locale
        )
        ready = language.text("preview-ready", seconds=seconds)
        _print(ready if result.built else language.text("preview-instead"))
