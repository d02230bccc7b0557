"""The preview: when it builds, what it answers, and how it begins and ends."""

import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

import pytest

from actionplans.cli import main
from actionplans.live_site import LiveSite
from actionplans.locale import Language
from actionplans.preview.address import Address, AddressError
from actionplans.preview.follow import INTERVAL, MAX_GIVEN_UP, PATIENCE, Clock, Follower
from actionplans.preview.page import Pages, headline
from actionplans.preview.server import PreviewServer
from actionplans.preview.stage import Shown, Stage
from actionplans.preview.watch import Snapshot, Watch, snapshot
from actionplans.preview_result import Failure, PreviewResult
from actionplans.preview_site import PreviewSite
from actionplans.problems import Location, Problem, Report
from actionplans.rendering import MissingTemplateError
from actionplans.reporting import problem_line
from tests.commands import invoke
from tests.conftest import SETTINGS, write
from tests.test_build import BROKEN, PROPERDOCS, project

DANISH = Language.load("da")


# When it builds


class EndOfTestError(Exception):
    pass


@dataclass
class Outcome:
    built: bool
    time: float


class Story(Clock):
    """Files that change at certain times, and a build that takes some: nothing really waits."""

    def __init__(self, states: dict[float, str], build_seconds: float, end: float = 20) -> None:
        self.time = 0.0
        self.states = states
        self.build_seconds = build_seconds
        self.end = end

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds
        if self.time > self.end:
            raise EndOfTestError

    @property
    def state(self) -> str:
        return [state for time, state in self.states.items() if time <= self.time][-1]

    def look(self) -> frozenset[tuple[str, tuple[int, ...]]]:
        return frozenset({(self.state, ())})

    def build(self, _: object, is_superseded: Callable[[], bool]) -> Outcome | None:
        """Build in steps, as long as nothing changes."""
        built, end = "bad" not in self.state, self.time + self.build_seconds
        while self.time < end:
            if is_superseded():
                return None
            self.wait(min(INTERVAL, end - self.time))
        return Outcome(built, self.time)

    def builds(self) -> list[tuple[bool, float]]:
        """The result of each reported build, and its time."""
        results = Follower(self.build, self.look, self).results(lambda: None)
        found = []
        try:
            while True:
                result = next(results)
                found.append((result.built, self.time))
        except EndOfTestError:
            return found


@pytest.mark.parametrize("build_seconds", [0.05, 0.2, 1.0, 4.0])
@pytest.mark.parametrize("gap", [0.02, 0.15, 0.4])
def test_a_file_saved_in_two_steps_is_no_error(gap: float, build_seconds: float) -> None:
    start = build_seconds + 3
    story = Story({0: "good", start: "bad", start + gap: "good again"}, build_seconds)
    assert [built for built, _ in story.builds()] == [True, True]


def test_a_file_saved_in_two_steps_while_the_site_is_built_is_no_error() -> None:
    story = Story({0: "good", 5: "better", 5.5: "bad", 6.4: "good again"}, build_seconds=1)
    assert False not in [built for built, _ in story.builds()]


def test_files_saved_together_are_built_together() -> None:
    states = {0: "good", 5: "1", 5.08: "2", 5.16: "3", 5.24: "4", 5.32: "5"}
    assert len(Story(states, build_seconds=0.05).builds()) == 2


def test_an_error_is_reported_once_files_have_been_still() -> None:
    builds = Story({0: "good", 5: "bad"}, build_seconds=0.05).builds()
    assert [built for built, _ in builds] == [True, False]
    assert 5.5 <= builds[1][1] < 6


def test_an_error_of_a_long_build_is_reported_at_once() -> None:
    builds = Story({0: "good", 5: "bad"}, build_seconds=2).builds()
    assert builds[1][1] < 7.5


def test_an_error_at_the_start_is_reported_at_once() -> None:
    ((built, seconds),) = Story({0: "bad"}, build_seconds=0.3).builds()
    assert not built
    assert seconds == pytest.approx(0.3)


def test_other_errors_are_reported_too() -> None:
    builds = Story({0: "bad", 5: "bad too", 10: "good"}, build_seconds=0.3).builds()
    assert [built for built, _ in builds] == [False, False, True]


def test_errors_are_reported_although_files_never_rest() -> None:
    restless = {number / 20: f"bad {number}" for number in range(2000)}
    builds = Story(restless, build_seconds=0.3, end=90).builds()
    assert builds[0][1] < MAX_GIVEN_UP + 2 * PATIENCE


@pytest.mark.parametrize("build_seconds", [0.3, 8.0])
def test_a_build_that_met_half_a_file_is_made_again_however_long_it_took(
    build_seconds: float,
) -> None:
    start = build_seconds + 3
    half = start + build_seconds
    states = {0: "good", start: "bad", half: "worse and bad", half + 0.3: "good again"}
    builds = Story(states, build_seconds, end=60).builds()
    assert [built for built, _ in builds] == [True, True]


@pytest.mark.parametrize("tenths", range(44, 70))
def test_the_last_change_is_always_built(tenths: int) -> None:
    restless = {number / 10: f"bad {number}" for number in range(tenths)}
    builds = Story({**restless, tenths / 10: "good"}, build_seconds=0.3).builds()
    assert builds[-1][0]


def test_a_build_is_given_up_for_a_newer_one() -> None:
    builds = Story({0: "good", 5: "good 2", 5.6: "good 3"}, build_seconds=1).builds()
    assert len(builds) == 2
    assert 6.6 < builds[1][1] < 7


# What it follows


def test_changes_are_seen(tmp_path: Path) -> None:
    folder, settings = tmp_path / "content", tmp_path / "mkdocs.yml"
    seen = {snapshot([folder, settings])}

    def changed() -> bool:
        before = len(seen)
        seen.add(snapshot([folder, settings]))
        return len(seen) > before

    write(tmp_path, {"content/a.md": "1"})
    assert changed()
    write(tmp_path, {"mkdocs.yml": "1"})
    assert changed()
    write(tmp_path, {"content/new/deep/b.md": "1"})
    assert changed()
    write(tmp_path, {"content/new/deep/b.md": "12"})
    assert changed()
    (tmp_path / "b.md").write_text("34")
    (tmp_path / "b.md").replace(folder / "new/deep/b.md")
    assert changed(), "replaced by one of the same size"
    (folder / "empty").mkdir()
    assert changed()
    folder.rename(tmp_path / "elsewhere")
    assert changed()
    (tmp_path / "elsewhere").rename(folder)
    assert snapshot([folder, settings]) in seen, "back as it was"


def test_the_system_tells_of_changes(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", {"a.md": "1", "deep/b.md": "1"})
    with closing(Watch()) as watch:
        seen = [watch.snapshot((folder,))]
        assert seen == [snapshot([folder])]

        def told() -> Snapshot:
            while seen[-1] != snapshot([folder]):  # notices come one by one
                assert watch.roused.wait(30)
                seen.append(watch.snapshot((folder,)))
            return seen[-1]

        before = seen[0]
        write(folder, {"a.md": "12"})
        assert {path for path, _ in told() ^ before} == {str(folder / "a.md")}
        write(folder, {"deep/new.md": "1"})
        told()
        write(tmp_path, {"other.md": "123"})
        (tmp_path / "other.md").replace(folder / "a.md")
        told()
        (folder / "a.md").unlink()
        told()
        assert len(seen) > 4


def test_without_notices_files_are_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("actionplans.preview.watch.Observer.schedule", refuse)
    folder = write(tmp_path / "content", {"a.md": "1"})
    with closing(Watch()) as watch:
        before = watch.snapshot((folder,))
        write(folder, {"a.md": "12"})
        assert watch.snapshot((folder,)) != before


def test_a_notice_that_comes_while_it_stops_is_no_news(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Watch()) as watch:
        watch.snapshot((tmp_path,))
    logging.getLogger("watchdog.observers.inotify").error("queue_events() called when inactive")
    assert caplog.messages == []


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "~$Budget.xlsx", ".git/index", "#a.md#"])
def test_what_editors_keep_beside_a_file_is_not_followed(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "1"})
    before = snapshot([tmp_path])
    write(tmp_path, {name: "1"})
    assert snapshot([tmp_path]) == before


# What comes of a build


ROOT = "http://127.0.0.1:8000"


def checked(site: PreviewSite) -> tuple[PreviewResult, LiveSite | None]:
    """What comes of reading and checking a site as it is, and the site."""
    live = site.read(ROOT)
    if isinstance(live, PreviewResult):
        return live, None
    result = site.check(live, lambda: False)
    assert result
    return result, live


def tried(folder: Path) -> PreviewResult:
    return checked(PreviewSite(folder / "mkdocs.yml"))[0]


def page(live: LiveSite | None, path: str) -> str:
    content = live.file(path) if live else None
    assert isinstance(content, bytes), path
    return content.decode()


def test_a_site_is_shown_with_its_drafts(tmp_path: Path) -> None:
    draft = {"nord/2022/ny.md": "---\ntitel: Ny\nnummer: 2\nkladde: ja\n---\n"}
    result, live = checked(PreviewSite(project(tmp_path, draft) / "mkdocs.yml"))
    assert result.built
    assert "Kladde" in page(live, "nord/2022/ny/index.html")
    assert result.path == "/"


def test_a_site_below_a_folder_stands_there_in_the_preview_too(tmp_path: Path) -> None:
    folder = project(tmp_path, settings=f"{SETTINGS}site_url: https://by.example/planer\n")
    result, live = checked(PreviewSite(folder / "mkdocs.yml"))
    assert result.path == "/planer/"
    assert "by.example/planer" not in page(live, "index.html")


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("site_name: [\n", "mkdocs.yml:2:1  fejl parentes"),
        (f"{SETTINGS}\tx: 1\n", "mkdocs.yml:6:1  fejl tabulator"),
        (
            SETTINGS.replace("pdf: no", "language: en") + "x: [\n",
            "mkdocs.yml:7:1  error unclosed-bracket",
        ),
    ],
    ids=["bracket", "tab", "in the site's language"],
)
def test_broken_settings_are_reported_where_they_break(
    settings: str, place: str, tmp_path: Path
) -> None:
    result = tried(project(tmp_path, settings=settings))
    assert not result.built
    assert [
        problem_line(problem, result.language, result.folder).startswith(place)
        for problem in result.report
    ] == [True]


@pytest.mark.parametrize(
    ("settings", "setting", "reported"),
    [
        (SETTINGS.replace("pdf: no", "language: xx"), "language", "xx"),
        (SETTINGS.replace("pdf: no", "date: i morgen"), "date", "i morgen"),
        (SETTINGS.replace("[actionplans", "[no-such-plugin"), "plugins", "no-such-plugin"),
        (SETTINGS.replace("[actionplans: ", "[] # "), "plugins", "actionplans"),
        (SETTINGS.replace("name: actionplans", "name: no-such"), "theme", "no-such"),
        (SETTINGS.replace("footnotes", "no-such"), "markdown_extensions", "no-such"),
        ("", "site_name", "site_name"),
        ("- a\n", "", "list"),
    ],
)
def test_wrong_settings_are_reported_by_name(
    settings: str, setting: str, reported: str, tmp_path: Path
) -> None:
    result = tried(project(tmp_path, settings=settings))
    assert result.failure is Failure.SETTINGS
    assert result.setting == setting
    assert reported in " ".join(result.details)
    title, intro = headline(result)
    assert title == "Indstillingerne kan ikke bruges"
    assert setting in intro
    assert "mkdocs.yml" in intro


@pytest.mark.parametrize(
    ("settings", "marked"),
    [
        (SETTINGS.replace("pdf: no", "date: i morgen"), '<p class="detail">'),
        (SETTINGS.replace("name: actionplans", "name: no-such"), '<p class="detail" lang="en">'),
    ],
)
def test_what_is_told_in_english_says_so(settings: str, marked: str, tmp_path: Path) -> None:
    result = tried(project(tmp_path, settings=settings))
    assert marked in Pages().report(result).decode()


def test_a_missing_content_folder_is_reported_and_followed(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "content").rename(folder / "elsewhere")
    site = PreviewSite(folder / "mkdocs.yml")
    assert headline(checked(site)[0])[0] == "Mappen content findes ikke"
    before = snapshot(site.watched)
    (folder / "elsewhere").rename(folder / "content")
    assert snapshot(site.watched) != before
    assert checked(site)[0].built


def test_our_own_mistakes_are_reported_with_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> NoReturn:
        raise ValueError("<b>no")

    monkeypatch.setattr("actionplans.preview_site.outputs", mistaken)
    result = tried(project(tmp_path))
    assert result.failure is Failure.BUG
    assert "ValueError: <b>no" in result.traceback
    assert b"<b>no" not in Pages().report(result)


def test_a_missing_template_is_no_unreadable_file(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    write(tmp_path / "own", {"pages/home.html": '{% include "no-such.html" %}'})
    site = PreviewSite(project(tmp_path, settings=settings) / "mkdocs.yml")
    result, live = checked(site)
    assert result.built
    with pytest.raises(MissingTemplateError) as raised:
        page(live, "index.html")
    result = site.failure(raised.value)
    assert result.failure is Failure.BUG
    assert result.localized
    assert "no-such.html" in result.details[0]
    assert "TemplateNotFound" in result.traceback


def test_a_full_disk_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "full")

    monkeypatch.setattr("actionplans.preview_site.outputs", full)
    result = tried(project(tmp_path))
    assert result.failure is Failure.SYSTEM
    assert result.traceback == ""


# What it answers


def trial_of(*problems: Problem) -> PreviewResult:
    return PreviewResult(DANISH, Report(problems))


def wrong(kind: str = "unreadable-file", file: str = "a.md", **inputs: str) -> Problem:
    return Problem.error(kind, Location(file, 3, 7), **inputs)


def test_errors_come_first_and_nothing_of_them_is_markup() -> None:
    hostile = '<script>alert(1)</script>"&\u202e'
    page = (
        Pages()
        .report(
            trial_of(
                Problem.warning("unreadable-file", Location("a.md")),
                wrong(file=f"{hostile}.md"),
                wrong("unknown-file", name=hostile, names=hostile),
            )
        )
        .decode()
    )
    assert "<script>" not in page
    assert page.index("2 fejl") < page.index("&lt;script&gt;") < page.index("1 advarsel")
    assert "linje 3, tegn 7" in page


def test_a_page_of_many_errors_is_bounded() -> None:
    problems = [wrong(file=f"{number}.md") for number in range(5000)]
    page = Pages().report(trial_of(*problems)).decode()
    assert "5000 fejl" in page
    assert "… og 4900 til" in page
    assert len(page) < 100_000


SITE = {
    "index.html": "<body>Forside</body>",
    "404.html": "<body>Findes ikke</body>",
    "nord/index.html": "<body>Nord</body>",
    "opdateringer.xml": "<feed/>",
    "nord/kort.svg": "<svg/>",
    "nord/tal.csv": "a",
    "assets/a.js": "1",
    "nord/område.json": "{}",
    "fil.ukendt": "?",
}


class Files(dict[str, bytes]):
    """A site of a few files: one of them on disk."""

    def __init__(self, folder: Path, files: Mapping[str, str] = SITE) -> None:
        super().__init__({path: text.encode() for path, text in files.items()})
        self.on_disk = write(folder, {"a.js": files.get("assets/a.js", "")}) / "a.js"

    def file(self, path: str) -> bytes | Path | None:
        return self.on_disk if path == "assets/a.js" else self.get(path)


@contextmanager
def serving(folder: Path, shown: Shown | None = None) -> Iterator[PreviewServer]:
    """A server that shows a small site, or something else."""
    stage = Stage(b"<body>Vent</body>")
    stage.show(shown or Shown(Files(folder)))
    server = PreviewServer(Address("127.0.0.1", 0), stage, Pages().files, "Kun {}".format)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    """A server that shows a small site, with a secret beside it."""
    folder = write(tmp_path_factory.mktemp("served"), {"secret": "hemmeligt"})
    with serving(folder) as found:
        yield found


def ask(
    server: PreviewServer, path: str, method: str = "GET", host: str = "127.0.0.1"
) -> tuple[http.client.HTTPResponse, str]:
    port = server.server_address[1]
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read().decode()


@pytest.mark.parametrize(
    ("path", "status", "media_type", "reported"),
    [
        ("/", 200, "text/html; charset=utf-8", "Forside"),
        ("/?q=1", 200, "text/html; charset=utf-8", "Forside"),
        ("/nord/", 200, "text/html; charset=utf-8", "Nord"),
        ("/nord", 302, None, ""),
        ("/opdateringer.xml", 200, "application/xml; charset=utf-8", "<feed/>"),
        ("/nord/kort.svg", 200, "image/svg+xml; charset=utf-8", "<svg/>"),
        ("/nord/tal.csv", 200, "text/csv; charset=utf-8", "a"),
        ("/assets/a.js", 200, "text/javascript; charset=utf-8", "1"),
        ("/nord/omr%C3%A5de.json", 200, "application/json; charset=utf-8", "{}"),
        ("/fil.ukendt", 200, "application/octet-stream", "?"),
        ("/nej/", 404, "text/html; charset=utf-8", "Findes ikke"),
        ("/index.html/", 404, "text/html; charset=utf-8", "Findes ikke"),
        ("/_preview/preview.css", 200, "text/css; charset=utf-8", "--paper"),
        ("/_preview/x", 404, "text/plain; charset=utf-8", ""),
    ],
)
def test_files_are_served(
    path: str, status: int, media_type: str | None, reported: str, server: PreviewServer
) -> None:
    response, text = ask(server, path)
    assert (response.status, response.headers["Content-Type"]) == (status, media_type)
    assert reported in text
    if status != 302:
        assert response.headers["Cache-Control"] == "no-store"
    head, nothing = ask(server, path, "HEAD")
    assert (head.status, nothing) == (status, "")
    assert head.headers["Content-Length"] == response.headers["Content-Length"]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/nord/../../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/..%5csecret",
        "/..\\secret",
        "/%00",
        "/secret%00.html",
        "//secret",
        "/nord//",
        "/./secret",
        "secret",
        "http://127.0.0.1/../secret",
        "*",
    ],
)
def test_nothing_but_the_site_is_served(path: str, server: PreviewServer) -> None:
    response, text = ask(server, path)
    assert response.status == 404
    assert "hemmeligt" not in text


def test_no_address_leads_to_another_server(server: PreviewServer) -> None:
    for path in ("//nord", "//evil.example/nord", "/%2fnord", "//[/nord"):
        assert (ask(server, path)[0].headers["Location"] or "/nord/") == "/nord/", path
    assert ask(server, "/nord?x=1")[0].headers["Location"] == "/nord/?x=1"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("192.168.1.20:8000", 200),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("evil.example@127.0.0.1", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_drafts_are_shown_under_no_foreign_name(
    host: str, status: int, server: PreviewServer
) -> None:
    response, text = ask(server, "/", host=host)
    assert response.status == status
    assert ("Forside" in text) == (status == 200)


def test_a_notice_stands_in_the_place_of_every_page(tmp_path: Path) -> None:
    shown = Shown(Files(tmp_path), notice=b"<body>2 fejl</body>")
    with serving(tmp_path, shown) as server:
        for path in ("/", "/nord/", "/nord", "/nej/", "/nord/index.html", "/404.html", "/../x"):
            response, text = ask(server, path)
            assert response.status == 503, path
            assert "2 fejl" in text
            assert "/_preview/preview.js" in text
        for path in ("/assets/a.js", "/nord/kort.svg", "/_preview/preview.js"):
            assert ask(server, path)[0].status == 200


def test_a_notice_stands_where_there_is_no_site(tmp_path: Path) -> None:
    with serving(tmp_path, Shown(notice=b"<body>2 fejl</body>")) as server:
        for path in ("/", "/nord/", "/assets/a.js"):
            response, text = ask(server, path)
            assert (response.status, "2 fejl" in text) == (503, True)


def test_a_site_below_a_folder(tmp_path: Path) -> None:
    shown = Shown(Files(tmp_path), "/kommune/planer/")
    with serving(tmp_path, shown) as server:
        assert ask(server, "/")[0].headers["Location"] == "/kommune/planer/"
        assert "Forside" in ask(server, "/kommune/planer/")[1]
        assert ask(server, "/kommune/planer/nord")[0].headers["Location"] == (
            "/kommune/planer/nord/"
        )
        assert ask(server, "/kommune/planer")[0].headers["Location"] == "/kommune/planer/"
        assert ask(server, "/nord/")[0].status == 404


def test_a_page_waits_for_the_build_that_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    with serving(tmp_path) as server:
        stage, answers = server.stage, []
        current = stage.current

        def noticed(seconds: float, *, checked: bool) -> tuple[Shown, str]:
            asked.set()
            return current(seconds, checked=checked)

        monkeypatch.setattr(stage, "current", noticed)
        stage.begin()
        visitor = threading.Thread(target=lambda: answers.append(ask(server, "/")[1]))
        visitor.start()
        assert asked.wait(30)
        assert answers == []
        stage.show(Shown(Files(tmp_path, {"index.html": "Ny"})))
        visitor.join(30)
        assert "Ny" in answers[0]


def test_no_page_waits_for_ever() -> None:
    stage = Stage(b"Vent")
    assert stage.current(0)[0].notice == b"Vent"
    assert stage.current(0.01)[0].notice == b"Vent"


# How it begins


@pytest.mark.parametrize(
    ("written", "host", "port"),
    [
        ("127.0.0.1:8001", "127.0.0.1", 8001),
        ("localhost:80", "localhost", 80),
        ("[::1]:8001", "::1", 8001),
        (" 0.0.0.0:8000 ", "0.0.0.0", 8000),
    ],
)
def test_addresses(written: str, host: str, port: int) -> None:
    assert Address.parse(written, DANISH) == Address(host, port)


@pytest.mark.parametrize(
    "written",
    [
        *("", ":", "127.0.0.1", "127.0.0.1:", ":8000", "8000", "127.0.0.1:x", "127.0.0.1:99999"),
        *("127.0.0.1:-1", "http://127.0.0.1:8000", "127.0.0.1:8000/", "::1:8", "a b:1", "\x1b:1"),
    ],
)
def test_what_is_no_address(written: str) -> None:
    with pytest.raises(AddressError, match=r"fx 127.0.0.1:8001"):
        Address.parse(written, DANISH)


def serve(folder: Path, *options: str) -> tuple[int, str]:
    """Start a preview that cannot be: its exit status, and what it says."""
    done = invoke(main, "serve", "-f", str(folder / "mkdocs.yml"), *options)
    return done.exit_code, done.output


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        status, said = serve(project(tmp_path), "--address", address)
    assert status == 2
    assert said.startswith(f"{address} er optaget")
    assert said.count("\n") == 1
    assert "--address 127.0.0.1:" in said


@pytest.mark.parametrize(
    ("address", "reported"),
    [
        ("127.0.0.1", "fx 127.0.0.1:8001"),
        ("127.0.0.1:99999", "fx 127.0.0.1:8001"),
        ("192.0.2.1:8000", "ikke en adresse på denne computer"),
        ("999.1.1.1:8000", "ikke en adresse på denne computer"),
        ("no-such-host.invalid:8000", "ikke en adresse på denne computer"),
        (f"{'x' * 300}.invalid:8000", "ikke en adresse på denne computer"),
    ],
)
def test_an_address_that_is_not_here(address: str, reported: str, tmp_path: Path) -> None:
    for settings, options in (
        (SETTINGS, ["--address", address]),
        (f"{SETTINGS}dev_addr: {address}\n", []),
    ):
        status, said = serve(project(tmp_path, settings=settings), *options)
        assert (status, said.count("\n")) == (2, 1), said
        assert address in said
        assert reported in said


def test_a_port_that_is_not_for_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(PreviewServer, "server_bind", refuse)
    status, said = serve(project(tmp_path), "--address", "127.0.0.1:80")
    assert (status, said.count("\n")) == (2, 1)
    assert "--address 127.0.0.1:8001" in said


# How it ends


@contextmanager
def running(folder: Path, host: str = "") -> Iterator[subprocess.Popen[str]]:
    """A preview as staff start it, on any free port; its temporary files are in `tmp`."""
    (folder / "tmp").mkdir(exist_ok=True)
    first = f"import {host}; " if host else ""
    code = f"{first}from actionplans.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--address", "127.0.0.1:0"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def reported_address(said: IO[str] | None) -> str:
    """The address that a preview prints first."""
    assert said
    sentence = said.readline()
    assert sentence.startswith("Siden vises på http://127.0.0.1:"), sentence
    return sentence.split()[3]


def left(folder: Path) -> list[str]:
    return [path.name for path in (folder / "tmp").iterdir()]


@pytest.mark.slow
@pytest.mark.parametrize("host", ["", PROPERDOCS], ids=["mkdocs", "properdocs"])
def test_it_shows_the_site_until_it_is_stopped(host: str, tmp_path: Path) -> None:
    with running(project(tmp_path), host) as process:
        assert process.stdout
        address = reported_address(process.stdout)
        assert process.stdout.readline() == "Bygger siden …\n"
        assert process.stdout.readline().startswith("Siden er klar efter ")
        port = int(address.rstrip("/").rpartition(":")[2])
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            connection.request("GET", "/")
            assert "<h1>Forside</h1>" in connection.getresponse().read().decode()
        assert process.stdout.readline() == "0 fejl, 0 advarsler\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stdout.read() == ""
    assert left(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_can_be_stopped_while_it_builds(stop: signal.Signals, tmp_path: Path) -> None:
    with running(project(tmp_path, BROKEN)) as process:
        reported_address(process.stdout)
        process.send_signal(stop)
        assert process.wait(30) == 0
        assert process.stdout
        assert "Traceback" not in process.stdout.read()
    assert left(tmp_path) == []
