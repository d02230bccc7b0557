"""Programs of the package, each in a process of its own that need not load the package first.

Loading the package and compiling its templates takes most of the time of a small build. `run` has
one process do both, and run every program in a fork of it: with the arguments, folder, output and
exit status that the program has when Python starts it. Only what happens as Python itself starts
has happened already; where a test changes the environment, a program is therefore started anew.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]

_MODULES = ("actionplans", "mkdocs")
"""What may run in a fork as `-m` of it; ProperDocs must be there before MkDocs is."""


def run(
    words: Sequence[str], folder: Path, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """Run `python` with these words in a folder: in a fork where that makes no difference.

    Raises:
        subprocess.TimeoutExpired: it takes longer.
    """
    script = str(REPOSITORY / "build.py")
    known = words[0] == script or (words[0] == "-m" and words[1] in _MODULES)
    if known and _environment() == _server()[1]:
        return _forked(words, folder, timeout)
    return subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, timeout=timeout
    )


def _environment() -> dict[str, str]:
    """The environment, but for what pytest writes into it for each test."""
    return {name: text for name, text in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


@cache
def _server() -> tuple[subprocess.Popen[str], dict[str, str]]:
    """The process that forks, and its environment. It ends with this one, which holds its input."""
    environment = _environment()
    command = [sys.executable, "-m", __name__]
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process, environment


def _forked(words: Sequence[str], folder: Path, timeout: float) -> subprocess.CompletedProcess[str]:
    sys.audit("tests.warm.fork", [*words])
    server, _ = _server()
    assert server.stdin
    assert server.stdout
    with tempfile.TemporaryDirectory() as temporary:
        out, error = Path(temporary, "out"), Path(temporary, "error")
        os.umask(mask := os.umask(0o077))  # there is no other way to ask for it
        job = [words, str(folder), str(out), str(error), timeout, mask]
        print(json.dumps(job), file=server.stdin, flush=True)
        status = int(server.stdout.readline())
        if status == -signal.SIGALRM:
            raise subprocess.TimeoutExpired([*words], timeout)
        return subprocess.CompletedProcess(
            [*words], status, out.read_text("utf-8"), error.read_text("utf-8")
        )


# The process that forks


def _serve() -> None:
    """Fork for each order and answer with the status of the fork; a fork becomes the program."""
    _load()
    while line := sys.stdin.readline():
        words, folder, out, error, timeout, mask = json.loads(line)
        process = os.fork()
        if not process:
            _redirect(Path(out), Path(error))
            os.umask(mask)
            os.chdir(folder)
            signal.setitimer(signal.ITIMER_REAL, timeout)  # nothing catches it
            return _become(words)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
    return None


def _load() -> None:
    """Load what builds load, and read what all of them read."""
    from actionplans import cli  # noqa: F401 - only to have been loaded
    from tests.rendering import prepare_builds

    prepare_builds()


def _redirect(out: Path, error: Path) -> None:
    """Read nothing, and write to files."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    files = (os.open(os.devnull, os.O_RDONLY), os.open(out, writing), os.open(error, writing))
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)


def _become(words: Sequence[str]) -> None:
    """Run a program as `python` with these words does; how it ends, this process ends."""
    if words[0] == "-m":
        sys.path[0] = str(Path.cwd())
        sys.argv = list(words[1:])
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = str(Path(words[0]).parent)
        sys.argv = list(words)
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    _serve()
