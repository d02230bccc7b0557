"""How far a build is: told on a terminal, and nowhere else."""

import io
import re
import sys
from pathlib import Path

import pytest

from actionplans.locale import Language
from tests.conftest import MINIMAL, SETTINGS, write
from tests.rendering import build_pages

ERASED = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, pdf: str) -> str:
    """What a build of a small site writes on the error stream."""
    write(folder / "content", MINIMAL)
    write(folder, {"mkdocs.yml": SETTINGS.replace("pdf: no", f"pdf: {pdf}")})
    monkeypatch.setattr(sys, "stderr", stream)
    build_pages(folder)
    return stream.getvalue()


def told(key: str, text: str) -> list[tuple[int, int]]:
    """The numbers that a text tells, in order."""
    line = Language.load("da").text(key, number="(\\d+)", count="(\\d+)")
    return [(int(number), int(count)) for number, count in re.findall(line, text)]


def test_pages_are_counted_and_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = built(tmp_path, monkeypatch, Terminal(), "no")
    numbers = told("progress-pages", text)
    assert numbers
    assert numbers[-1][0] == numbers[-1][1]
    shown = [line.rpartition(ERASED)[2] for line in text.split("\n")]
    assert not [line for line in shown if told("progress-pages", line)], "it is erased"


@pytest.mark.parametrize("variable", [("TERM", "dumb"), ("CI", "true"), None])
def test_elsewhere_nothing_is_told(
    variable: tuple[str, str] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO() if variable is None else Terminal()
    if variable:
        monkeypatch.setenv(*variable)
    text = built(tmp_path, monkeypatch, stream, "no")
    assert "\r" not in text
    assert not told("progress-pages", text)


@pytest.mark.slow
def test_pdfs_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = built(tmp_path, monkeypatch, Terminal(), "yes")
    assert told("progress-pdf", text) == [(1, 2), (2, 2)]
