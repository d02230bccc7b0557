"""Programs that run in a fork: they do what they do when Python is started for them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest, warm
from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, run_build, write

pytestmark = pytest.mark.slow

BUILD = str(REPOSITORY / "build.py")


def both(
    folder: Path, *words: str
) -> tuple[subprocess.CompletedProcess[str], subprocess.CompletedProcess[str]]:
    """The same program in a fork and started anew, each in a project like this one."""
    cold = shutil.copytree(folder, folder.with_name("cold"))
    started = subprocess.run([sys.executable, *words], cwd=cold, capture_output=True, text=True)
    return warm.run(words, folder), started


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for the build cache."""
    found = (file for file in folder.rglob("*") if file.is_file() and ".build" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([BUILD, "--date", "2026-06-01"], 0),
        ([BUILD, "--help"], 0),
        ([BUILD, "--nonsense"], 2),
        (["-m", "actionplans", "check"], 0),
        (["-m", "actionplans", "--help"], 0),
        (["-m", "actionplans", "headers"], 2),
        (["-m", "mkdocs", "--version"], 0),
    ],
)
def test_a_fork_does_what_the_program_does(words: list[str], status: int, tmp_path: Path) -> None:
    folder = write(tmp_path / "warm", {"mkdocs.yml": SETTINGS})
    write(folder / "content", {**MINIMAL, "ubrugt.txt": "x"})
    forked, started = both(folder, *words)
    assert forked.returncode == started.returncode == status
    cold = folder.with_name("cold")
    assert forked.stdout == started.stdout.replace(str(cold), str(folder))
    assert forked.stderr == started.stderr
    assert forked.stdout + forked.stderr
    assert files(folder) == files(cold)


def test_a_fork_that_fails_ends_in_a_traceback(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    folder = write(tmp_path / "warm", {"mkdocs.yml": settings})
    write(folder, {"own/pages/home.html": "{{ view.no_such_thing }}"})
    write(folder / "content", MINIMAL)
    forked, started = both(folder, BUILD)
    assert forked.returncode == started.returncode == 1
    assert forked.stderr.splitlines()[-1] == started.stderr.splitlines()[-1]
    assert re.search("^Traceback", forked.stderr, re.MULTILINE)


def test_a_fork_is_ended_that_takes_too_long(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", MINIMAL)
    with pytest.raises(subprocess.TimeoutExpired):
        warm.run([BUILD], tmp_path, timeout=0.02)
    assert warm.run([BUILD], tmp_path).returncode == 0


def test_what_happens_as_python_starts_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"first/sitecustomize.py": "print('started')"})
    assert "started" not in run_build(tmp_path).stdout
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "first"))
    assert "started" in run_build(tmp_path).stdout


def test_a_fork_makes_a_test_slow(tmp_path: Path) -> None:
    run_build(tmp_path)
    conftest._started.clear()
    run_build(tmp_path)
    assert [it.partition(" ")[0] for it in conftest._started] == ["tests.warm.fork"]
