"""Fixtures of all tests: content written on the spot, sites built from it, and a browser."""

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from actionplans.cache import BuildCache
from actionplans.exports.search import FOLDER as SEARCH
from tests import warm
from tests.browser import executable
from tests.rendering import DAY, build_pages, keep_the_theme
from tests.search_index import add_index

REPOSITORY = Path(__file__).parent.parent
MUNICIPALITY = Path(__file__).parent / "municipality"
"""A small made-up municipality that has every sort of record and page."""

SETTINGS = """\
site_name: Prøveplaner
theme: {name: actionplans}
docs_dir: content
markdown_extensions: [footnotes, def_list]
plugins: [actionplans: {pdf: no, accessibility_statement: "https://was.by.example/"}]
"""

MINIMAL: dict[str, str] = {
    "index.md": "---\ntitel: Forside\n---\n",
    "aktoerer.yml": "- {id: by, navn: Byen, art: kommune}\n",
    "nord/index.md": "---\ntitel: Nord\nart: tryghedspartnerskab\nresumé: Kort.\nkontakt: {web: https://nord.example/}\n---\n",
    "nord/2022/index.md": """\
---
titel: Plan 2022
art: handleplan
udgave: "2022"
periode: 2022
status: vedtaget
resumé: Kort.
kilde: {titel: Planen, web: https://by.example/plan}
indsatsområder:
  - {id: trygt, titel: Trygt}
vedtaget: {dato: 2022-01-01}
---
""",
    "nord/2022/gang.md": """\
---
nummer: 1
titel: Gang i gaden
resumé: Kort.
indsatsområder: [trygt]
ansvarlige: [by]
bevilling: {2022: 1.000}
---
""",
}
"""The least content that can be published without a word of complaint."""


BUILT = frozenset({"municipality", "published", "exported", "browser"})
"""Fixtures that take long: sites that a process of their own builds, and a browser."""

QUICK_PROCESS = "actionplans.media.pictures:make"
"""The one process that a test may start and still be quick: it makes the sizes of pictures."""

_STARTS = frozenset(
    {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "tests.warm.fork"}
)
_started: list[str] = []


def _note_process(event: str, arguments: tuple[object, ...]) -> None:
    """Remember which processes were started: an audit hook, which sees whoever starts them."""
    if event in _STARTS and QUICK_PROCESS not in str(arguments):
        _started.append(f"{event} {arguments}")


sys.addaudithook(_note_process)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that uses a built site or a browser as slow, and begin with the long files.

    A file is one process's work: one that takes minutes and comes last keeps all others waiting.
    """
    for item in items:
        if BUILT.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    weights = Counter[Path]()
    for item in items:
        weights[item.path] += 10 if item.get_closest_marker("slow") else 1
    items.sort(key=lambda item: -weights[item.path])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget what pytest itself or the import of a test has started."""
    _started.clear()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Fail a test that started a process and is not marked slow, lest `make quick` becomes slow."""
    if _started and not item.get_closest_marker("slow"):
        pytest.fail(f"starts a process: mark it slow ({_started[0][:200]})", pytrace=False)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, by their paths; returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def run_build(
    project: Path, *options: str, host: str = "", cold: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `build.py` on a project folder (with `mkdocs.yml` and `content/`), as staff do.

    With `host` the name of a module that is imported first, such as ProperDocs' replacement. Where
    it is `cold`, Python is started for it; see `tests.warm`.
    """
    words = [str(REPOSITORY / "build.py"), "--date", DAY, *options]
    if host:
        start = (
            "import sys, runpy, {}; sys.argv = sys.argv[1:]; "
            "runpy.run_path(sys.argv[0], run_name='__main__')"
        )
        words = ["-c", start.format(host), *words]
    if cold:
        command = [sys.executable, *words]
        return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=600)
    return warm.run(words, project)


@pytest.fixture(scope="session", autouse=True)
def _theme_kept() -> Iterator[None]:
    """Builds and previews in this process read and compile the theme once."""
    with keep_the_theme():
        yield


@pytest.fixture(scope="session")
def municipality_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality's site without PDFs and search index, built in this process."""
    project = tmp_path_factory.mktemp("pages")
    (project / "content").symlink_to(MUNICIPALITY / "content")
    settings = (MUNICIPALITY / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{settings.rstrip()}\n      pdf: no\n", encoding="utf-8")
    return build_pages(project)


@pytest.fixture(scope="session")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality's site, built."""
    return _built(tmp_path_factory, MUNICIPALITY, "municipality")


@pytest.fixture(scope="session")
def divided_municipality(municipality: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality's site with an index for each partnership, as a large one has."""
    folder = tmp_path_factory.mktemp("divided")
    site = folder / "site"
    shutil.copytree(municipality, site, ignore=shutil.ignore_patterns(SEARCH))
    add_index(site, BuildCache(folder / "kept"), one_index=0)
    return site


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own content, built."""
    return _built(tmp_path_factory, REPOSITORY, "published")


def _built(factory: pytest.TempPathFactory, source: Path, name: str) -> Path:
    """A site that is built once in a run of tests, whichever of its processes asks first."""
    project = _shared(factory) / name
    project.mkdir(exist_ok=True)
    with (project / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "site").exists():
            for link, target in (("content", source / "content"), (".build", _cache(factory))):
                (project / link).symlink_to(target)
            (project / "mkdocs.yml").write_text((source / "mkdocs.yml").read_text())
            done = run_build(project, cold=True)
            assert done.returncode == 0, done.stderr
    return project / "site"


def _cache(factory: pytest.TempPathFactory) -> Path:
    """The build cache of a run of tests: PDFs take long to make."""
    folder = _shared(factory) / "build-cache"
    folder.mkdir(exist_ok=True)
    return folder


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run of tests have in common."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


class _Handler(http.server.SimpleHTTPRequestHandler):
    """A plain static host: files below a prefix, and the site's 404 page for everything else."""

    prefix = "/"
    headers_sent: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    site: Path, prefix: str = "/", headers: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve a built site below a prefix on this machine; yields the address of its root.

    With `headers` every answer has them, as a host's has that is configured so.
    """
    handler = type("Handler", (_Handler,), {"prefix": prefix, "headers_sent": headers or {}})
    bound = functools.partial(handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), bound) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, without a window."""
    found = executable()  # which may ask Playwright itself: a thread has one at a time
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
