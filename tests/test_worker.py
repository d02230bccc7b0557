"""Child processes: jobs within limits, and what becomes of those that break them."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from actionplans.worker import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker
from tests.conftest import REPOSITORY

LITTLE = Limits(seconds=1, megabytes=200)
TASKS = "tests.tasks:"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits"),
]


def is_there(pid: int) -> bool:
    """Whether a process runs; a zombie is there too."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_comes_back_as_what_is_made_of_it() -> None:
    worker = Worker(f"{TASKS}same")
    for job in ("æøå\n\ud800", {"a": [1, None, "x" * 3_000_000]}, "", None):
        assert worker.run(job, LITTLE) == job
    worker.close()


@pytest.mark.parametrize(
    ("task", "error", "said"),
    [
        ("spin", OutOfTimeError, ""),
        ("hoard", OutOfMemoryError, ""),
        ("recurse", CrashedError, "RecursionError"),
        ("crash", CrashedError, "SIGSEGV"),
        ("leave", CrashedError, "SystemExit"),
        ("vanish", CrashedError, "exit 3"),
        ("missing", CrashedError, "AttributeError"),
    ],
)
def test_a_bad_job_is_reported_and_its_process_is_gone(
    task: str, error: type[Exception], said: str
) -> None:
    worker = Worker(TASKS + task)
    process = worker._running_process()
    with pytest.raises(error) as caught:
        worker.run(None, LITTLE)
    assert str(caught.value) == said
    assert not is_there(process.pid)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such disk")
def test_a_full_disk_is_reported_as_such() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        Worker(f"{TASKS}fill").run(None, LITTLE)


def test_processor_time_is_counted_for_each_job_alone() -> None:
    """Many jobs that take no time by themselves are no long one."""
    worker = Worker(f"{TASKS}same")
    for _ in range(3):
        worker.run("x" * 9_000_000, LITTLE)
    worker.close()


def test_one_process_does_job_after_job_until_it_is_closed() -> None:
    worker = Worker(f"{TASKS}about")
    pids = [worker.run(None, LITTLE)["pid"] for _ in range(3)]
    assert len(set(pids)) == 1
    worker.close()
    assert not is_there(pids[0])
    again = worker.run(None, LITTLE)["pid"]
    assert again != pids[0]
    del worker
    assert not is_there(again), "it goes with the one who asked"


def test_a_job_that_waits_is_ended_by_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplans.worker._CLOCK_EXTRA", 0)
    monkeypatch.setattr("actionplans.worker._CLOCK_FACTOR", 1)
    with pytest.raises(OutOfTimeError):
        Worker(f"{TASKS}sleep").run(str(tmp_path / "pid"), LITTLE)


def test_what_a_job_prints_is_not_what_it_makes(capfd: pytest.CaptureFixture[str]) -> None:
    worker = Worker(f"{TASKS}chat")
    assert worker.run(None, LITTLE) == "x" * 1_000_000
    worker.close()
    assert capfd.readouterr() == ("", "")


def test_a_child_knows_little_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_TOKEN", "hemmelig")
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    worker = Worker(f"{TASKS}about")
    found = worker.run(None, LITTLE)
    worker.close()
    assert found["debug"], "asserts run, for libraries lean on what they do"
    assert not {"API_TOKEN", "PYTHONOPTIMIZE"} & set(found["environment"])


def test_nothing_is_imported_from_the_folder_that_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", ".", *sys.path])
    worker = Worker(f"{TASKS}same")
    assert worker.run("hej", LITTLE) == "hej"
    worker.close()


def test_an_interrupt_ends_parent_and_child(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    program = textwrap.dedent("""\
        import sys
        from actionplans.worker import Limits, Worker
        Worker("tests.tasks:sleep").run(sys.argv[1], Limits(9, 200))
        """)
    command = [sys.executable, "-c", program, str(file)]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    parent = subprocess.Popen(command, env=env, stderr=subprocess.PIPE)
    while not (file.exists() and file.read_text()):
        with pytest.raises(subprocess.TimeoutExpired):
            parent.wait(0.02)
    parent.send_signal(signal.SIGINT)
    _, said = parent.communicate(timeout=20)
    assert b"KeyboardInterrupt" in said
    assert not is_there(int(file.read_text()))
