"""A child process that does jobs within limits on time and memory.

For work that a hostile file could make endless: pictures and PDFs.

The child sets its limits itself (RLIMIT_CPU, RLIMIT_DATA) before it does anything else; the parent
kills it when it takes far longer by the clock. Where the system has no such limits (Windows), the
clock is the only one. A child does one job after another, so that its start is paid for once.
"""

import contextlib
import importlib
import json
import math
import os
import re
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

if sys.platform != "win32":
    import resource

#: The environment variables that a child gets: where libraries, fonts and temporary files are.
#: PYTHONOPTIMIZE, for instance, is not among them, for it changes what libraries do.
_ENVIRONMENT = re.compile(
    "PATH|HOME|LANG|LC_(ALL|CTYPE)|TMPDIR|TE?MP|SYSTEMROOT|USERPROFILE|(LOCAL)?APPDATA|XDG_.*|"
    "FONTCONFIG_.*|(DY)?LD_.*PATH|WEASYPRINT_DLL_DIRECTORIES"
)

#: How much longer than its processor time a job may take by the clock: a factor, and seconds.
#: Other programs are running too.
_CLOCK_FACTOR, _CLOCK_EXTRA = 4, 20


class OutOfTimeError(Exception):
    """A job took more time than it may."""


class OutOfMemoryError(Exception):
    """A job took more memory than it may."""


class CrashedError(Exception):
    """A job ended with an exception, or its process did; the argument names which."""


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The resources that a job may use."""

    seconds: int
    """Processor time, so that a busy machine fails no job."""

    megabytes: int
    """Memory for data, in 10⁶ bytes; the code of libraries and mapped files are not counted."""

    clock: int | None = None
    """Seconds by the clock; None for so many that a busy machine fails no job."""


class Worker:
    """A child process that does jobs, each within limits. It is started anew after it has ended."""

    def __init__(self, task: str, *, inherits: bool = False) -> None:
        """
        Args:
            task: the function that does a job, as `package.module:function`. It takes the job and
                returns the result; both are values that JSON can hold.
            inherits: whether the child gets all variables of the environment.
        """
        self._task = task
        self._variables = re.compile(".*") if inherits else _ENVIRONMENT
        self._process: subprocess.Popen[bytes] | None = None
        self._close: Callable[[], object] = lambda: None

    def run(self, job: Any, limits: Limits) -> Any:
        """Do a job and return its result.

        Raises:
            OutOfTimeError: it took too much time.
            OutOfMemoryError: it took too much memory.
            CrashedError: it ended with an exception, or its process did.
            OSError: the system refused it something, such as room on the disk.
        """
        process = self._running_process()
        late = threading.Event()
        seconds = limits.clock or limits.seconds * _CLOCK_FACTOR + _CLOCK_EXTRA
        timer = threading.Timer(seconds, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            answer = _ask(process, {"job": job, **asdict(limits)})
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
            timer.join()  # while a thread runs, no copy of the process can be made: see `page_pool`
        if not answer:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)  # it is ending by itself: by which signal is what matters
        if "result" not in answer:
            self.close()
        if late.is_set():
            raise OutOfTimeError
        return _result(answer, process.returncode)

    def close(self) -> None:
        """End the process; it is started anew when there is another job."""
        self._close()
        self._process = None

    def _running_process(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", __name__, self._task],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(self._variables),
                start_new_session=True,  # Ctrl-C reaches the parent alone, which ends the child
            )
            self._close = weakref.finalize(self, _end, self._process)
        return self._process


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _environment(names: re.Pattern[str]) -> dict[str, str]:
    """A child's environment; it imports from where this process does, and never from `.`."""
    variables = {name: value for name, value in os.environ.items() if names.fullmatch(name)}
    paths = [path for path in sys.path if Path(path).is_absolute()]
    return {**variables, "PYTHONPATH": os.pathsep.join(paths)}


def _ask(process: subprocess.Popen[bytes], order: dict[str, Any]) -> dict[str, Any]:
    """A child's answer to an order; empty where the child ended instead."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
    except (OSError, ValueError):
        return {}
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a child, with what it may have started, and wait until it is gone."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()
    process.wait()


def _result(answer: dict[str, Any], status: int | None) -> Any:
    """A job's result; raises why there is none, by the answer or the process's exit status."""
    if "result" in answer:
        return answer["result"]
    if number := answer.get("errno"):
        raise OSError(number, os.strerror(number))
    reason = answer.get("failed") or _exit_name(status)
    if reason == "SIGXCPU":
        raise OutOfTimeError
    if reason == "MemoryError":
        raise OutOfMemoryError
    raise CrashedError(reason)


def _exit_name(status: int | None) -> str:
    """The name of the signal that ended a process, or its exit status: `SIGKILL`, `exit 1`."""
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit {status}"


# The child


def _serve(task: str, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do jobs as they come, until the parent closes the pipe."""
    module, _, name = task.partition(":")
    for line in orders:
        order = json.loads(line)
        try:
            _limit(Limits(order["seconds"], order["megabytes"]))
            answer = {"result": getattr(importlib.import_module(module), name)(order["job"])}
        except BaseException as error:  # whatever it is: the parent reports it
            answer = {"failed": type(error).__name__, "errno": getattr(error, "errno", None)}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _limit(limits: Limits) -> None:
    """Limit the resources that this process may use from now on."""
    if sys.platform == "win32":
        return
    seconds = math.ceil(time.process_time()) + limits.seconds
    data = limits.megabytes * 1_000_000
    for kind, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, data),
    ):
        hard_limit = resource.getrlimit(kind)[1]
        with contextlib.suppress(ValueError, OSError):  # a system may know of no such limit
            limit = limit if hard_limit == resource.RLIM_INFINITY else min(limit, hard_limit)
            resource.setrlimit(kind, (limit, hard_limit))


if __name__ == "__main__":
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # libraries may print, and that is no answer
    _serve(sys.argv[1], sys.stdin.buffer, out)
