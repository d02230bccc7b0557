"""Pages made by a cluster are those that this machine makes, whatever happens to the cluster."""

import os
import pickle
import shutil
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from actionplans.cli import main
from actionplans.cluster import Cluster
from actionplans.locale import Language
from actionplans.mkdocs_project import content_and_settings
from actionplans.options import WrongUse
from actionplans.outputs import outputs
from actionplans.page_maker import MadePage, PageMaker
from actionplans.page_pool import make_pages
from actionplans.rendering import MissingTemplateError
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import style_sheets
from actionplans.views.frame import frame_of
from actionplans.views.site_pages import pages
from tests.commands import invoke
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, write
from tests.machines import GRAVES, machines, with_another_version, without_the_program
from tests.rendering import DAY, CompiledRenderer

pytestmark = pytest.mark.slow

ENGLISH = Language.load("en")
THEME = REPOSITORY / "templates"


class Watched(PageMaker):
    """Notes what is made here. A worker that may die does so in its second batch."""

    made_here: list[str] = []
    batches_there = 0

    def make(self, addresses: Iterable[str]) -> Iterator[MadePage]:
        addresses = list(addresses)
        graves = os.environ.get(GRAVES)
        if graves is None:
            Watched.made_here += addresses
        else:
            Watched.batches_there += 1
            if Watched.batches_there == 2 and _dies(Path(graves)):
                os.kill(os.getpid(), signal.SIGKILL)
        return super().make(addresses)


def _dies(graves: Path) -> bool:
    """Whether one of the graves is still free: each takes one process."""
    for grave in sorted(graves.iterdir()):
        try:
            grave.rmdir()
        except FileNotFoundError:
            continue
        return True
    return False


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster that nothing happens to."""
    with machines() as found:
        yield found.address


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough of them for each worker to have several."""
    monkeypatch.setattr("actionplans.page_pool._BATCH", 4)
    monkeypatch.setattr("actionplans.cluster._PATIENCE", 0.2)
    Watched.made_here.clear()


def site_of(content: Path) -> Site:
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), "https://x.example/")
    return outputs(Site.load(content, settings)).site


def maker_of(site: Site, *folders: Path) -> PageMaker:
    styles = style_sheets([THEME], site.library)
    frames = {page.code: frame_of(site, "print.css", page.code) for page in pages(site)}
    return Watched(site, CompiledRenderer(folders), frames, styles)


@cache
def site() -> Site:
    return site_of(MUNICIPALITY / "content")


@cache
def addresses() -> list[str]:
    return [page.address for page in pages(site())]


@cache
def expected() -> list[MadePage]:
    return sorted(maker_of(site(), THEME).make(addresses()), key=lambda page: page.file)


def made(address: str, maker: PageMaker | None = None) -> list[MadePage]:
    """All pages, made by a cluster as far as it can, and else here; in the order of their files."""
    expected()
    Watched.made_here.clear()
    maker = maker or maker_of(site(), THEME)
    found = make_pages(maker, addresses(), 1, cluster=Cluster(address, ENGLISH))
    return sorted(found, key=lambda page: page.file)


def test_a_cluster_makes_what_this_machine_makes(
    cluster: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert made(cluster) == expected()
    assert Watched.made_here == []
    assert capfd.readouterr().err == ""


def test_its_machines_need_neither_content_nor_theme(cluster: str, tmp_path: Path) -> None:
    content, theme = tmp_path / "content", tmp_path / "theme"
    shutil.copytree(MUNICIPALITY / "content", content)
    shutil.copytree(THEME, theme)
    sent = pickle.dumps(maker_of(site_of(content), theme))
    shutil.rmtree(content)
    shutil.rmtree(theme)
    assert made(cluster, pickle.loads(sent)) == expected()
    assert Watched.made_here == []


def test_two_sites_can_be_made_by_one_cluster(cluster: str, tmp_path: Path) -> None:
    """What a machine keeps of one is not taken for the other."""
    write(tmp_path / "theme", {"pages/activity.html": "{{ view.title }}"})
    before = {page.file: page.content for page in made(cluster)}
    after = made(cluster, maker_of(site(), tmp_path / "theme", THEME))
    differing = [page.file for page in after if before[page.file] != page.content]
    activities = site().library.activities
    assert activities
    assert differing == sorted(f"{address}/index.html" for address in activities)
    assert made(cluster) == expected()


def test_a_worker_that_is_killed_half_way_costs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with machines(deaths=1) as found:
        assert made(found.address) == expected()
        assert Watched.made_here == []
        assert sorted(it.exitcode or 0 for it in found.workers) == [-signal.SIGKILL, 0]
    assert capfd.readouterr().err == ""


def test_where_no_worker_is_left_pages_are_made_here(capfd: pytest.CaptureFixture[str]) -> None:
    with machines(deaths=2) as found:
        assert made(found.address) == expected()
        assert Watched.made_here
        for worker in found.workers:
            worker.join()
        assert [worker.exitcode for worker in found.workers] == [-signal.SIGKILL] * 2
    assert capfd.readouterr().err == (
        f"The cluster {found.address} has no machines left. The other pages are made here.\n"
    )


def test_where_the_scheduler_is_killed_pages_are_made_here(
    capfd: pytest.CaptureFixture[str],
) -> None:
    expected()
    Watched.made_here.clear()
    with machines() as found:
        there = Cluster(found.address, ENGLISH)
        being_made = make_pages(maker_of(site(), THEME), addresses(), 1, cluster=there)
        first = next(being_made)
        found.scheduler.kill()
        found.scheduler.join()
        rest = list(being_made)
    assert sorted([first, *rest], key=lambda page: page.file) == expected()
    assert 0 < len(Watched.made_here) < len(addresses())
    (said,) = capfd.readouterr().err.splitlines()
    assert said.startswith(f"The cluster {found.address} ")


def test_where_no_scheduler_answers_pages_are_made_here(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("actionplans.cluster._ANSWER", 1)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        assert made(address) == expected()
    assert capfd.readouterr().err == (
        f"The cluster {address} does not answer. The pages are made here.\n"
    )


def test_where_there_are_no_workers_pages_are_made_here(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("actionplans.cluster._ANSWER", 1)
    with machines(workers=0) as found:
        assert made(found.address) == expected()
    assert "has no machines" in capfd.readouterr().err


@pytest.mark.parametrize(
    "prepare", [with_another_version, without_the_program], ids=["another", "none"]
)
def test_machines_with_another_version_make_nothing(
    prepare: Callable[[], None], capfd: pytest.CaptureFixture[str]
) -> None:
    with machines(workers=1, prepare=prepare) as found:
        found.start()
        assert made(found.address) == expected()
        assert len(Watched.made_here) == len(addresses())
    assert capfd.readouterr().err == (
        f"The cluster {found.address} is not used: its machines have another version of this "
        "program, of Python or of a package. The pages are made here.\n"
    )


def test_a_machine_with_another_version_that_comes_later_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("actionplans.cluster._check", lambda _: None)
    with machines(workers=1, prepare=with_another_version) as found:
        assert made(found.address) == expected()
    assert "another version" in capfd.readouterr().err


def test_without_its_package_pages_are_made_here(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert made("tcp://127.0.0.1:1") == expected()
    assert "Run: pip install 'actionplans[cluster]'" in capfd.readouterr().err


def test_a_mistake_of_the_theme_is_that_of_the_build(
    cluster: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"pages/activity.html": '{% include "mangler.html" %}'})
    with pytest.raises(MissingTemplateError) as caught:
        made(cluster, maker_of(site(), tmp_path, THEME))
    assert caught.value.inputs == {"template": "mangler.html"}
    assert "While rendering the page /" in "".join(caught.value.__notes__)
    assert capfd.readouterr().err == ""


# A site


def project(folder: Path, more: str = "") -> Path:
    """A project; returns its settings."""
    write(folder / "content", MINIMAL)
    write(folder, {"mkdocs.yml": SETTINGS.replace("pdf: no", f"pdf: no{more}")})
    return folder / "mkdocs.yml"


def built(settings: Path) -> dict[str, bytes]:
    done = invoke(main, "build", "-f", str(settings), "--date", DAY)
    assert done.exit_code == 0, done.output
    site = settings.parent / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_a_site_can_be_made_by_a_cluster(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(project(tmp_path / "1"))

    def not_here(*_: object) -> MadePage:
        raise AssertionError("a page was made here")

    monkeypatch.setattr(PageMaker, "_make", not_here)
    assert built(project(tmp_path / "2", f", cluster: {cluster}, store: ../store")) == first


@pytest.mark.parametrize("address", ["klynge", "http://klynge:8786", "tcp://", "tcp://a@b:8786"])
def test_an_address_that_cannot_be_used_is_reported(address: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        content_and_settings(project(tmp_path, f', cluster: "{address}"'))
    assert caught.value.format_message() == (
        f'mkdocs.yml: cluster: "{address}" kan ikke være adressen på en klynge. Skriv fx '
        "tcp://klynge.kommune.dk:8786 eller tls://klynge.kommune.dk:8786."
    )


@pytest.mark.parametrize("address", ["tcp://klynge:8786", "tls://10.0.0.1:8786", "tcp://[::1]:1"])
def test_an_address_that_can_be_used_is_accepted(address: str, tmp_path: Path) -> None:
    content_and_settings(project(tmp_path, f', cluster: "{address}"'))
