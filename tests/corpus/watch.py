"""Runs a build under watch: its time, processor time and memory, with all processes it starts.

Needs Linux: processes and their memory are read from `/proc`, and orphans are adopted.
"""

import ctypes
import os
import resource
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

_ADOPT_ORPHANS = 36
"""`PR_SET_CHILD_SUBREAPER` of prctl(2)."""

_DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""

_INTERVAL = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """How a watched process ended, and what it took."""

    status: int
    """The exit status; negative for the signal that ended it."""

    seconds: float
    cpu: float
    """Processor seconds of it and all that it started."""

    megabytes: float
    """The most resident memory of all its processes together, sampled every 50 ms.

    Pages that processes share count for each, so this is rather too much; but never less than the
    peak of the largest process, which the kernel tells exactly.
    """

    killed: str = ""
    """`time` or `memory`, where a limit was passed so far that it was killed."""

    left: int = 0
    """How many processes it left running."""


@dataclass(frozen=True)
class Limits:
    """Where a process is killed."""

    seconds: float = 60
    cpu: float = 240
    megabytes: float = 3_000

    @classmethod
    def by(cls, measure: str, limit: float) -> Self:
        """Killed after that many seconds, or processor seconds and four times as many in all."""
        return cls(limit) if measure == "seconds" else cls(4 * limit, limit)

    def times(self, factor: int) -> Self:
        """So many times these limits of time."""
        return replace(self, seconds=factor * self.seconds, cpu=factor * self.cpu)


def adopt_orphans() -> None:
    """Let this process inherit whatever its descendants leave running."""
    ctypes.CDLL(None, use_errno=True).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)


def die_with_parent() -> None:
    """Have this process killed when the one that started it ends."""
    ctypes.CDLL(None, use_errno=True).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)


def watched(run: Callable[[], int], out: Path, folder: Path, limits: Limits) -> Measured:
    """Run something in a child of this process, which must have no other children.

    Args:
        run: what to do there; its result is the exit status.
        out: where what it prints goes.
        folder: where it runs.
        limits: where it is killed.
    """
    began = time.monotonic()
    used = _cpu()
    child = os.fork()
    if not child:
        _become(run, out, folder)
    ended = os.pidfd_open(child)
    peak, killed = 0.0, ""
    while True:
        pid, waited, usage = os.wait4(child, os.WNOHANG)
        if pid:
            break
        peak = max(peak, _resident())
        passed = time.monotonic() - began > limits.seconds or _running() > limits.cpu
        if not killed and (passed or peak > limits.megabytes):
            killed = "time" if passed else "memory"
        if killed:
            _kill_all()
        select.select([ended], [], [], _INTERVAL)
    os.close(ended)
    seconds = time.monotonic() - began
    left = _clear_away()
    return Measured(
        status=os.waitstatus_to_exitcode(waited),
        seconds=seconds,
        cpu=_cpu() - used,
        megabytes=max(peak, usage.ru_maxrss / 1000),
        killed=killed,
        left=0 if killed else left,
    )


def command(words: Sequence[str]) -> Callable[[], int]:
    """Something to run that is a program of its own."""

    def run() -> int:
        os.execv(words[0], [*words])

    return run


def _become(run: Callable[[], int], out: Path, folder: Path) -> None:
    """In the child: run, and end with its status."""
    try:
        die_with_parent()
        os.setsid()
        os.chdir(folder)
        temporary = folder / "tmp"
        temporary.mkdir(exist_ok=True)
        os.environ["TMPDIR"] = str(temporary)
        to = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for stream in (1, 2):
            os.dup2(to, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os._exit(run())
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(70)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _running() -> float:
    """Processor seconds of all living descendants and those that they have outlived."""
    ticks = 0
    for pid in _descendants():
        with suppress(OSError, IndexError):
            # Its name may hold anything, so fields are counted from the bracket after it.
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def _descendants(of: int | None = None) -> Iterator[int]:
    """The processes below one; below this one, where none is given."""
    for tasks in Path(f"/proc/{of or os.getpid()}/task").glob("*/children"):
        with suppress(OSError):
            for pid in map(int, tasks.read_text().split()):
                yield pid
                yield from _descendants(pid)


def _resident() -> float:
    """Megabytes of memory of all descendants together."""
    pages = 0
    for pid in _descendants():
        with suppress(OSError, IndexError):
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * _PAGE / 1_000_000


def _kill_all() -> None:
    for pid in _descendants():
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _clear_away() -> int:
    """Kill and reap whatever is left; returns how much was still running."""
    left = set[int]()
    with suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if not pid:
                left |= {*_descendants()}
                _kill_all()
                time.sleep(_INTERVAL)
    return len(left)
