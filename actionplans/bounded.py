"""Work that a hostile file could make endless, in a child process with limits on time and memory.

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

#: What a child is told of the environment: where libraries, fonts and temporary files are. Without
#: PYTHONOPTIMIZE, for instance, which changes what libraries do.
_ENVIRONMENT = re.compile(
    "PATH|HOME|LANG|LC_(ALL|CTYPE)|TMPDIR|TE?MP|SYSTEMROOT|USERPROFILE|(LOCAL)?APPDATA|XDG_.*|"
    "FONTCONFIG_.*|(DY)?LD_.*PATH|WEASYPRINT_DLL_DIRECTORIES"
)

#: So much more time by the clock than on the processor: other programs are running too.
_CLOCK_FACTOR, _CLOCK_EXTRA = 4, 20


class OutOfTimeError(Exception):
    """A job took more time than it may."""


class OutOfMemoryError(Exception):
    """A job took more memory than it may."""


class CrashedError(Exception):
    """A job ended with an exception, or its process did; the argument names which."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take."""

    seconds: int
    """Processor time, so that a busy machine fails no job."""

    megabytes: int
    """Memory for data; the code of libraries and mapped files are not counted."""


class Worker:
    """A child process that does jobs, each within limits. Another is started when one was ended."""

    def __init__(self, task: str) -> None:
        """
        Args:
            task: what does a job, as `package.module:function`. The function takes the job and
                returns what is made of it; both are what JSON can hold.
        """
        self._task = task
        self._process: subprocess.Popen[bytes] | None = None
        self._close: Callable[[], object] = lambda: None

    def run(self, job: Any, limits: Limits) -> Any:
        """Do a job.

        Raises:
            OutOfTimeError: it took too much time.
            OutOfMemoryError: it took too much memory.
            CrashedError: it ended with an exception, or its process did.
            OSError: the system refused it something, such as room on the disk.
        """
        process = self._started()
        late = threading.Event()
        seconds = limits.seconds * _CLOCK_FACTOR + _CLOCK_EXTRA
        timer = threading.Timer(seconds, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            answer = _asked(process, {"job": job, **asdict(limits)})
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        if not answer:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)  # it is ending by itself: by which signal is what matters
        if "made" not in answer:
            self.close()
        if late.is_set():
            raise OutOfTimeError
        return _result(answer, process.returncode)

    def close(self) -> None:
        """End the process; it is started anew when there is another job."""
        self._close()
        self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", __name__, self._task],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # Ctrl-C reaches the parent alone, which ends the child
            )
            self._close = weakref.finalize(self, _end, self._process)
        return self._process


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _environment() -> dict[str, str]:
    """A child's environment; it imports from where this process does, and never from `.`."""
    found = {name: value for name, value in os.environ.items() if _ENVIRONMENT.fullmatch(name)}
    paths = [path for path in sys.path if Path(path).is_absolute()]
    return {**found, "PYTHONPATH": os.pathsep.join(paths)}


def _asked(process: subprocess.Popen[bytes], order: dict[str, Any]) -> dict[str, Any]:
    """What a child answers; empty where it ended instead."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        found: dict[str, Any] = json.loads(answer) if answer.endswith(b"\n") else {}
    except (OSError, ValueError):
        return {}
    return found


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
    """What a job made; or why it made nothing, by its answer or its process's exit status."""
    if "made" in answer:
        return answer["made"]
    if number := answer.get("errno"):
        raise OSError(number, os.strerror(number))
    reason = answer.get("failed") or _name_of(status)
    if reason == "SIGXCPU":
        raise OutOfTimeError
    if reason == "MemoryError":
        raise OutOfMemoryError
    raise CrashedError(reason)


def _name_of(status: int | None) -> str:
    """What ended a process: the name of a signal, or its exit status."""
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit {status}"


# The child


def _serve(task: str, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do each job that comes, until none does."""
    module, _, name = task.partition(":")
    for line in orders:
        order = json.loads(line)
        try:
            _limit(Limits(order["seconds"], order["megabytes"]))
            answer = {"made": getattr(importlib.import_module(module), name)(order["job"])}
        except BaseException as error:  # whatever it is: the parent tells of it
            answer = {"failed": type(error).__name__, "errno": getattr(error, "errno", None)}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _limit(limits: Limits) -> None:
    """Limit what this process may take from now on."""
    if sys.platform == "win32":
        return
    seconds = math.ceil(time.process_time()) + limits.seconds
    data = limits.megabytes * 1_000_000
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, data),
    ):
        highest = resource.getrlimit(kind)[1]
        with contextlib.suppress(ValueError, OSError):  # a system may know of no such limit
            most = most if highest == resource.RLIM_INFINITY else min(most, highest)
            resource.setrlimit(kind, (most, highest))


if __name__ == "__main__":
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    _serve(sys.argv[1], sys.stdin.buffer, out)
