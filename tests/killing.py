"""Builds a site again and again, killed each time at a later step of its writing.

Run as a process of its own: `python -m tests.killing <project> <new>`. The project is a folder with
an old site in `site/` and new content; `<new>` is the site that the new content gives. Every build
is a child that is sent SIGKILL, which nothing can catch, just before its n-th step: a file opened
to write, a folder made, anything renamed or removed. Before that, others are ended at random
moments by an alarm, which nothing in a build catches either. What somebody else put into the old
site must stand in every site. Prints a line for every moment, and for every eleventh n: the build's
status; `old`, `new` or `broken`, for what then stood in `site/`; and now and then the next build's
status, what stood there after it, and what it left lying beside.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from actionplans import cli
from actionplans.publishing.target import foreign_files
from tests.rendering import DAY, prepare_builds

STRIDE = 11
"""Steps from one that a build is killed at to the next."""

MOMENTS = 10
"""The number of builds that are ended at a random moment."""

_KEPT = [Path(".build", kind) for kind in ("cuts", "files", "mentions", "pages", "tables", "texts")]
"""What builds keep of single files and pages: the next one has it of one that was killed."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def is_step(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audit event is a step of writing."""
    if event != "open":
        return event in _EVENTS
    _, mode, flags = arguments
    written = isinstance(mode, str) and any(sign in mode for sign in "wax+")
    return written or (isinstance(flags, int) and bool(flags & _WRITING))


def child(before: Callable[[int], None], seconds: float = 0) -> int:
    """Build in a child of this process, telling of each step before it is taken; its status.

    With `seconds`, an alarm ends it after so many.
    """
    sys.stdout.flush()
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    taken = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if is_step(event, arguments):
            taken += 1
            before(taken)

    sys.addaudithook(hook)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        cli.build(["--date", DAY], standalone_mode=False)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _report(pipe: int, _step: int) -> None:
    os.write(pipe, b".")


def steps() -> int:
    """The number of steps of a build."""
    reading, writing = os.pipe()
    assert child(partial(_report, writing)) == 0
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        return len(pipe.read())


def forget() -> None:
    """Remove what builds have kept: what one finds there it does not write again."""
    for kept in _KEPT:
        shutil.rmtree(kept, ignore_errors=True)


def main(project: Path, new: Path) -> None:
    """Kill a build at every step, and now and then build once more."""
    os.chdir(project)
    site, saved = Path("site"), Path("saved")
    site.rename(saved)
    shutil.copytree(saved, site)
    old_tree, new_tree = tree(saved), tree(new)
    for other in foreign_files(saved):
        new_tree |= {name: text for name, text in old_tree.items() if name.startswith(other)}

    def state() -> str:
        found = tree(site)
        return "old" if found == old_tree else "new" if found == new_tree else "broken"

    def tell(before: Callable[[int], None], seconds: float, *, go_on: bool) -> None:
        """Put the old site back, break a build off, and print what came of it."""
        for left in Path().glob("*site*"):
            shutil.rmtree(left)
        forget()
        shutil.copytree(saved, site)
        status, after = child(before, seconds), state()
        again: tuple[object, ...] = ()
        if go_on:
            built, then = child(_go_on), state()
            beside = {path.name for path in Path().glob(".*")} - {".build"}
            again = (built, then, *sorted(beside))
        print(status, after, *again)

    prepare_builds()
    forget()
    start = time.monotonic()
    count = steps()
    length = time.monotonic() - start
    chance = random.Random(4711)
    for moment in range(MOMENTS):
        tell(_go_on, chance.uniform(0.02, 1) * length, go_on=moment % 5 == 0)
    # The last is past every step, so that its build is let finish.
    for number in range(1, count + STRIDE + 1, STRIDE):

        def kill(step: int, number: int = number) -> None:
            if step == number:
                os.kill(os.getpid(), signal.SIGKILL)

        tell(kill, 0, go_on=number % (3 * STRIDE) == 1)


def _go_on(_: int) -> None:
    """Let a step be taken."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
