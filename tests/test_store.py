"""What one machine has made another fetches, from any store; and none keeps a build from ending."""

import http.server
import json
import re
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer
from PIL import Image

from actionplans.cache import BuildCache
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.mkdocs_project import content_and_settings
from actionplans.options import WrongUse
from actionplans.store import Store
from actionplans.worker import Limits
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, write
from tests.rendering import DAY

pytestmark = pytest.mark.slow

ENGLISH = Language.load("en")
FILES = {"thing.txt": "made", "below/more.txt": "more"}


class Maker:
    """Makes an entry, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, folder: Path) -> None:
        self.count += 1
        write(folder, FILES)


class Machine:
    """A checkout on a machine of its own, whose cache is empty at first."""

    def __init__(self, folder: Path, store: str) -> None:
        self.cache = BuildCache(folder, Store(store, ENGLISH))
        self.maker = Maker()

    def makes(self, part: bytes = b"a") -> bool:
        """Whether it makes an entry that it needs; it has it in any case, as it was made."""
        before = self.maker.count
        found = self.cache.get_or_make("pdf", [part], self.maker)
        assert {name: (found / name).read_text() for name in FILES} == FILES
        return self.maker.count > before


class Bucket:
    """A bucket of a real server of S3, written to and read behind the program's back."""

    def __init__(self, server: str) -> None:
        self.store = "s3://planer/kept"
        self._bucket = f"{server}/planer"
        self.ask("PUT", "")

    def ask(self, method: str, path: str, content: bytes | None = None) -> bytes:
        headers = {"Authorization": "AWS us:x", "Content-Type": "application/octet-stream"}
        request = urllib.request.Request(f"{self._bucket}{path}", content, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            body: bytes = answer.read()
            return body

    def objects(self) -> list[str]:
        return re.findall("<Key>(.+?)</Key>", self.ask("GET", "?list-type=2").decode())

    def refuse_writing(self) -> None:
        rule = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": "arn:aws:s3:::planer/*",
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [rule]})
        self.ask("PUT", "?policy", policy.encode())


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    address = f"http://127.0.0.1:{port}"
    for name, value in {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-north-1",
    }.items():
        monkeypatch.setenv(name, value)
    urllib.request.urlopen(f"{address}/moto-api/reset", b"").close()  # what it has is the process's
    yield Bucket(address)
    server.stop()


@pytest.fixture(params=["path", "file", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store that can be read and written."""
    if request.param == "s3":
        request.getfixturevalue("bucket")
        return "s3://planer/kept"
    folder = tmp_path / "store"
    return folder.as_uri() if request.param == "file" else str(folder)


def test_what_one_machine_made_another_fetches(store: str, tmp_path: Path) -> None:
    assert Machine(tmp_path / "1", store).makes()
    second = Machine(tmp_path / "2", store)
    assert not second.makes()
    assert second.makes(b"b")
    assert not Machine(tmp_path / "1", store).makes(b"b")


def test_a_shelf_is_shared(store: str, tmp_path: Path) -> None:
    first = Machine(tmp_path / "1", store).cache.shelf("texts", [b"recipe"])
    first.put("key", ["æ"])
    first.save()
    second = Machine(tmp_path / "2", store).cache
    assert second.shelf("texts", [b"recipe"]).get("key") == ["æ"]
    assert second.shelf("texts", [b"other recipe"]).get("key") is None


def damaged(content: bytes) -> bytes:
    return content.replace(b"made", b"mAde")


def shortened(content: bytes) -> bytes:
    return content[:-1]


def emptied(content: bytes) -> bytes:
    return content[:0]


@pytest.mark.parametrize("damage", [damaged, shortened, emptied])
def test_what_was_damaged_is_made_again_and_mended(
    damage: Callable[[bytes], bytes], bucket: Bucket, tmp_path: Path
) -> None:
    Machine(tmp_path / "1", bucket.store).makes()
    (name,) = bucket.objects()
    content = bucket.ask("GET", f"/{name}")
    bucket.ask("PUT", f"/{name}", damage(content))
    assert Machine(tmp_path / "2", bucket.store).makes()
    assert bucket.ask("GET", f"/{name}") == content
    assert not Machine(tmp_path / "3", bucket.store).makes()


def test_an_entry_under_the_name_of_another_is_none(bucket: Bucket, tmp_path: Path) -> None:
    first = Machine(tmp_path / "1", bucket.store)
    first.makes(b"a")
    (one,) = bucket.objects()
    first.makes(b"b")
    (other,) = {*bucket.objects()} - {one}
    bucket.ask("PUT", f"/{other}", bucket.ask("GET", f"/{one}"))
    assert Machine(tmp_path / "2", bucket.store).makes(b"b")


def test_what_was_damaged_in_a_folder_is_mended(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    Machine(tmp_path / "1", store).makes()
    (file,) = (tmp_path / "store").iterdir()
    content = file.read_bytes()
    file.write_bytes(damaged(content))
    assert Machine(tmp_path / "2", store).makes()
    assert [file.read_bytes() for file in (tmp_path / "store").iterdir()] == [content]


def test_threads_of_one_build_can_share_a_store(tmp_path: Path) -> None:
    """As those do that make PDFs."""
    made: list[str] = []

    def needed(cache: BuildCache, name: str) -> str:
        def make(folder: Path) -> None:
            made.append(name)
            (folder / "name").write_text(name)

        return (cache.get_or_make("pdf", [name.encode()], make) / "name").read_text()

    names = [f"plan-{number}" for number in range(24)]
    for machine in ("1", "2"):
        cache = Machine(tmp_path / machine, str(tmp_path / "store")).cache
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(partial(needed, cache), names)) == names
    assert sorted(made) == sorted(names)


def test_a_folder_never_shows_half_an_entry(tmp_path: Path) -> None:
    """What is being written has another name, which no entry has."""
    Machine(tmp_path / "1", str(tmp_path / "store")).makes()
    (file,) = (tmp_path / "store").iterdir()
    assert re.fullmatch(r"[\w-]+-pdf-[0-9a-f]{32}", file.name)


# What cannot be written, or reached


def test_a_bucket_that_refuses_writing_is_read_with_one_note(
    bucket: Bucket, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Machine(tmp_path / "1", bucket.store).makes(b"a")
    bucket.refuse_writing()
    second = Machine(tmp_path / "2", bucket.store)
    assert [second.makes(part) for part in (b"a", b"b", b"c")] == [False, True, True]
    note = "The store s3://planer/kept accepts nothing: it is only read."
    assert [line for line in capfd.readouterr().err.splitlines() if "store" in line] == [note]
    assert len(bucket.objects()) == 1


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """A web server that shows a folder, and refuses everything else."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=folder)
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_web_server_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Machine(tmp_path / "1", str(tmp_path / "store")).makes(b"a")
    with web(tmp_path) as address:
        second = Machine(tmp_path / "2", f"{address}/store")
        assert [second.makes(part) for part in (b"a", b"b")] == [False, True]
    assert capfd.readouterr().err == ""
    assert len([*(tmp_path / "store").iterdir()]) == 1


@contextmanager
def closed_port() -> Iterator[str]:
    """An address of this machine where nobody answers, and nobody else can begin to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("store", ["http", "s3", "no bucket", "no scheme", "a file"])
def test_a_store_that_cannot_be_used_is_left_alone_after_one_message(
    store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("")
    with closed_port() as nobody:
        if store == "s3":
            monkeypatch.setenv("AWS_ENDPOINT_URL", nobody)
        address = {
            "http": nobody,
            "s3": "s3://planer",
            "no bucket": "s3://other",
            "no scheme": "xyz://somewhere",
            "a file": str(tmp_path / "file"),
        }[store]
        machine = Machine(tmp_path / "1", address)
        assert [machine.makes(part) for part in (b"a", b"b")] == [True, True]
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"The store {address} could not be used (")
    assert said[0].endswith("). The site is built without it.")


def test_a_store_that_never_answers_costs_a_bounded_time_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    limits = Limits(seconds=30, megabytes=4_000, clock=1)
    monkeypatch.setattr("actionplans.store._OPENING", limits)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        machine = Machine(tmp_path / "1", address)
        assert [machine.makes(part) for part in (b"a", b"b")] == [True, True]
    assert capfd.readouterr().err == (
        f"The store {address} did not answer in time. The site is built without it.\n"
    )


def test_a_store_whose_package_is_not_installed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "packages", {"s3fs.py": "raise ModuleNotFoundError"})
    monkeypatch.syspath_prepend(tmp_path / "packages")
    machine = Machine(tmp_path / "1", "s3://planer")
    assert [machine.makes(part) for part in (b"a", b"b")] == [True, True]
    assert capfd.readouterr().err == (
        "The store s3://planer is not used: what reads it is not installed. "
        "Run: pip install 'actionplans[store]'\n"
    )


# A site


def checkout(folder: Path, store: str) -> Path:
    """A checkout of a site that uses a store; returns its settings."""
    file = folder / "mkdocs.yml"
    activity = "nord/2022/gang.md"
    text = "## Baggrund\nEn *tekst*.\n\n![Gaden](gade.png)\n"
    picture = BytesIO()
    Image.new("RGB", (900, 600), "green").save(picture, "PNG")
    content: dict[str, str | bytes] = {
        activity: MINIMAL[activity] + text,
        "nord/2022/gade.png": picture.getvalue(),
    }
    write(folder / "content", {**MINIMAL, **content})
    settings = SETTINGS.replace("pdf: no", f"pdf: no, store: {json.dumps(store)}")
    write(folder, {"mkdocs.yml": settings})
    return file


def built(settings: Path) -> dict[str, bytes]:
    done = invoke(main, "build", "-f", str(settings), "--date", DAY)
    assert done.exit_code == 0, done.output
    site = settings.parent / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def no_work(*_: object) -> None:
    raise AssertionError("something was made that the store has")


def test_two_checkouts_share_what_they_make(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(checkout(tmp_path / "1", bucket.store))
    kinds = {name.split("-")[2] for name in bucket.objects()}
    assert kinds == {"files", "mentions", "pictures", "search", "tables", "texts"}
    monkeypatch.setattr("actionplans.exports.search_index._make", no_work)
    monkeypatch.setattr("actionplans.exports.tables.Tables._make", no_work)
    monkeypatch.setattr("actionplans.reader.read.parse_document", no_work)
    monkeypatch.setattr("actionplans.media.pictures._make_sizes", no_work)
    monkeypatch.setattr("actionplans.text.renderer.Renderer._render", no_work)
    assert built(checkout(tmp_path / "2", bucket.store)) == first


def test_a_store_that_cannot_be_reached_fails_no_build(tmp_path: Path) -> None:
    expected = built(checkout(tmp_path / "1", str(tmp_path / "store")))
    with closed_port() as nobody:
        assert built(checkout(tmp_path / "2", nobody)) == expected


@pytest.mark.parametrize(
    ("store", "message"),
    [
        (
            "zip::https://lager.example/x.zip",
            'store: "zip::https://lager.example/x.zip" kan ikke være adressen på et lager. Skriv '
            "en mappe eller en adresse som s3://spand/mappe eller https://lager.kommune.dk/mappe.",
        ),
        (
            "https://lager.example/?underskrift=hemmelig",
            'store: "https://lager.example/" kan ikke være adressen på et lager. Skriv '
            "en mappe eller en adresse som s3://spand/mappe eller https://lager.kommune.dk/mappe.",
        ),
        (
            "https://navn:hemmeligt@lager.example/",
            "store: I adressen på lageret står der, hvem man logger ind som. Slet alt mellem // og "
            "@. Adgangskoder hører hjemme i miljøet, hvor siden bliver bygget: håndbogens kapitel "
            "om det, der bliver husket, siger hvordan.",
        ),
        (
            "content/lager",
            'store: Lageret "content/lager" ligger sammen med indholdet eller siden. Vælg en mappe '
            "uden for docs_dir og site_dir.",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_reported(
    store: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongUse) as caught:
        content_and_settings(checkout(tmp_path, store))
    assert caught.value.format_message() == f"mkdocs.yml: {message}"


@pytest.mark.parametrize(
    "store", ["", "lager", "../lager", "s3://spand/mappe", "https://lager.example", "file:///lager"]
)
def test_an_address_that_can_be_used_is_accepted(store: str, tmp_path: Path) -> None:
    content_and_settings(checkout(tmp_path, store))
