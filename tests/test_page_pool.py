"""Pages made by several processes are those that one makes, whatever happens to a process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from actionplans.locale import Language
from actionplans.page_maker import MadePage, PageMaker
from actionplans.page_pool import make_pages
from actionplans.rendering import MissingTemplateError
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import style_sheets
from actionplans.views.frame import frame_of
from actionplans.views.site_pages import pages
from tests.conftest import MUNICIPALITY, REPOSITORY
from tests.rendering import DAY, CompiledRenderer

pytestmark = pytest.mark.slow

THEME = REPOSITORY / "templates"


class Mortal(PageMaker):
    """Makes pages in the process that the tests run in, and ends any other with a signal."""

    home = os.getpid()

    def make(self, addresses: Iterable[str]) -> Iterator[MadePage]:
        if os.getpid() != self.home:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().make(addresses)


@cache
def site() -> Site:
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), "https://x.example/")
    return Site.load(MUNICIPALITY / "content", settings)


def maker(*folders: Path, kind: type[PageMaker] = PageMaker) -> PageMaker:
    styles = style_sheets([THEME], site().library)
    frames = {page.code: frame_of(site(), "print.css", page.code) for page in pages(site())}
    return kind(site(), CompiledRenderer([*folders, THEME]), frames, styles)


def addresses() -> list[str]:
    return [page.address for page in pages(site())]


@cache
def expected() -> list[MadePage]:
    return in_order(maker().make(addresses()))


def in_order(made: Iterable[MadePage]) -> list[MadePage]:
    return sorted(made, key=lambda page: page.file)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_several_processes_make_what_one_makes(method: Literal["fork", "spawn"]) -> None:
    made = in_order(make_pages(maker(), addresses(), 2, method))
    assert made == expected()
    assert len(made) == len(addresses())


def test_few_pages_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("actionplans.page_pool.ProcessPoolExecutor")
    few = addresses()[:2]
    assert in_order(make_pages(maker(), few)) == in_order(maker().make(few))


def test_pages_of_a_process_that_ends_are_made_here() -> None:
    made = make_pages(maker(kind=Mortal), addresses(), 2, "fork")
    assert in_order(made) == expected()


def test_where_no_process_can_be_started_pages_are_made_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Function not implemented")

    monkeypatch.setattr("actionplans.page_pool.ProcessPoolExecutor", refuse)
    assert in_order(make_pages(maker(), addresses(), 2, "fork")) == expected()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_failure_in_a_process_is_that_of_the_build(
    method: Literal["fork", "spawn"], tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "activity.html").write_text('{% include "mangler.html" %}')
    with pytest.raises(MissingTemplateError) as caught:
        list(make_pages(maker(tmp_path), addresses(), 2, method))
    assert caught.value.inputs == {"template": "mangler.html"}
    assert "While rendering the page /" in "".join(caught.value.__notes__)


KILLED = """
import multiprocessing, os, signal
from actionplans.page_pool import make_pages
from tests.test_page_pool import addresses, maker
for page in make_pages(maker(), addresses(), 2, "{method}"):
    if multiprocessing.active_children():
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_no_process_outlives_the_one_that_started_it(method: str) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(method=method)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
    )
    # The pipe ends when the last process that has it does.
    output, _ = killed.communicate(timeout=120)
    assert output == b""
    assert killed.returncode == -signal.SIGKILL
