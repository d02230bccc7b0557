"""Machines of a cluster, each a process: a scheduler and its workers.

All are forks of one process that has loaded what they need, which takes longer than to start them.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Scheduler, Worker

from actionplans import cluster

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.machines_loaded"])

GRAVES = "GRAVES"
"""The environment variable of workers with the folder of graves: each takes one process."""


def as_it_is() -> None:
    """Make a worker that has this program."""


def with_another_version() -> None:
    """Make a worker that has another version of this program."""
    cluster.versions = lambda: "other"  # type: ignore[assignment]


def without_the_program() -> None:
    """Make a worker that has not got this program."""
    for name in [*sys.modules]:
        if name.partition(".")[0] == "actionplans":
            sys.modules[name] = None  # type: ignore[assignment]


@dataclass
class Machines:
    """A scheduler and its workers."""

    folder: Path
    address: str = ""
    workers: list[ForkServerProcess] = field(default_factory=list)

    def start(self, prepare: Callable[[], None] = as_it_is) -> None:
        """Start the scheduler, and then a worker each time; returns when it is ready."""
        ready, tell = _FORKS.Pipe(duplex=False)
        arguments = (tell, self.folder, self.address, prepare)
        process = _FORKS.Process(target=_run, args=arguments, daemon=True)
        process.start()
        tell.close()
        if self.address:
            self.workers.append(process)
        else:
            self.scheduler = process
        found = ready.recv()
        self.address = self.address or found

    def end(self) -> None:
        """End all that were started."""
        for process in (self.scheduler, *self.workers):
            process.kill()
            process.join()


@contextmanager
def machines(
    workers: int = 2, *, deaths: int = 0, prepare: Callable[[], None] = as_it_is
) -> Iterator[Machines]:
    """A cluster, some of whose workers die half-way."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        found = Machines(Path(folder))
        found.start()
        stack.callback(found.end)
        for number in range(deaths):
            (Path(folder) / str(number)).mkdir()
        for _ in range(workers):
            found.start(prepare)
        yield found


# In the process of a machine


def _run(tell: Connection, graves: Path, scheduler: str, prepare: Callable[[], None]) -> None:
    """Be a worker of a scheduler, or one; tell its address."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.chdir(graves)
    os.environ[GRAVES] = str(graves)
    prepare()
    asyncio.run(_serve(tell, scheduler))


async def _serve(tell: Connection, scheduler: str) -> None:
    machine = (
        Worker(scheduler, nthreads=1, dashboard=False)
        if scheduler
        else Scheduler(host="127.0.0.1", port=0, dashboard=False)
    )
    async with machine:
        tell.send(machine.address)
        await machine.finished()  # type: ignore[no-untyped-call]
