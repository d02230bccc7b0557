"""Pages made by other machines: those of a cluster of Dask, through the interface of executors.

What makes the pages goes to each machine once, with all that it needs: no content and no theme is
there, only this program, the same as here. A machine that ends early costs time, for another makes
its pages; where none is left, they are made here, after a message. The bytes do not depend on who
makes them.

What is sent is pickled, and whoever reaches a cluster can run anything on its machines, and through
what they send back on this one: it belongs on a private network.
"""

import hashlib
import logging
import pickle
import platform
import re
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from actionplans.cache import key_of
from actionplans.locale import Language
from actionplans.page_maker import MadePage, PageMaker
from actionplans.problems import Location, Problem
from actionplans.publishing.build_failure import BuildFailure
from actionplans.text.engines import release
from actionplans.text.engines.engine import PYROMARK

if TYPE_CHECKING:
    from distributed import Client

#: The address of a scheduler: a host, and the port that is Dask's own where it is not stated.
_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?")

#: What would print tracebacks of a failure that is told in a sentence.
_LOGGERS = ("distributed", "distributed.client", "tornado.application")

#: Seconds within which a scheduler has to answer, and to have a worker.
_ANSWER = 15

#: Seconds after which a batch that is not there is a reason to look whether any worker is.
_PATIENCE = 5

#: Batches for each thread of the cluster that are under way: what is made waits in memory.
_UNDER_WAY = 3


def cluster_problem(address: str, location: Location) -> Problem | None:
    """The problem of the address that settings state for a cluster, if any.

    Args:
        address: the address; empty where none is stated.
        location: that of the setting.
    """
    if not address or _ADDRESS.fullmatch(address):
        return None
    return Problem.error("bad-cluster", location, value=address)


class _MissingError(Exception):
    """Dask is not installed."""


class _SilentError(Exception):
    """No scheduler answers."""


class _NoWorkersError(Exception):
    """There is nobody to make pages."""


class _OtherVersionError(Exception):
    """A machine might make other bytes."""


class Cluster:
    """A cluster that makes pages. It never fails a build."""

    def __init__(self, address: str, language: Language) -> None:
        """
        Args:
            address: that of its scheduler.
            language: the language of messages, which are printed.
        """
        self._address = address
        self._language = language

    def make(self, maker: PageMaker, batches: Sequence[Sequence[str]]) -> Iterator[list[MadePage]]:
        """Make the pages of each batch in its turn, until the cluster fails; a message says why.

        Args:
            maker: makes them.
            batches: their addresses.
        """
        try:
            with self._connected() as client:
                _check(client)
                yield from _made(client, maker, batches)
        except BuildFailure:  # no fault of the cluster: who makes the page here meets it
            return
        except Exception as error:  # whatever a library raises
            print(self._why(error), file=sys.stderr)

    @contextmanager
    def _connected(self) -> Iterator["Client"]:
        """A connection to the scheduler, once it has a worker."""
        try:
            from distributed import Client
        except ImportError:
            raise _MissingError from None
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            client = Client(self._address, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError):
            raise _SilentError from None
        with client:
            try:
                client.wait_for_workers(1, timeout=_ANSWER)
            except TimeoutError:
                raise _NoWorkersError from None
            yield client

    def _why(self, error: Exception) -> str:
        """Why pages are made here."""
        text, cluster = self._language.text, self._address
        if isinstance(error, _MissingError):
            return text("cluster-without-package", cluster=cluster)
        if isinstance(error, _SilentError):
            return text("cluster-silent", cluster=cluster)
        if isinstance(error, _NoWorkersError):
            return text("cluster-without-workers", cluster=cluster)
        if isinstance(error, _OtherVersionError):
            return text("cluster-of-other-version", cluster=cluster)
        if isinstance(error, CancelledError):
            return text("cluster-lost", cluster=cluster)
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return text("cluster-failed", cluster=cluster, reason=reason)


def _check(client: "Client") -> None:
    """Refuse a cluster that would make other bytes."""
    found = client.run(versions, on_error="return")
    if any(value != versions() for value in found.values()):
        raise _OtherVersionError


def _made(
    client: "Client", maker: PageMaker, batches: Sequence[Sequence[str]]
) -> Iterator[list[MadePage]]:
    content = pickle.dumps(maker)
    key = hashlib.sha256(content).hexdigest()
    executor: Executor = client.get_executor(pure=False)
    under_way: deque[Future[list[MadePage]]] = deque()
    most = _UNDER_WAY * sum(client.nthreads().values())
    try:
        (sent,) = client.scatter([content], broadcast=True, timeout=_ANSWER)
        for batch in batches:
            under_way.append(executor.submit(_make, sent, key, versions(), batch))
            if len(under_way) >= most:
                yield _result(under_way.popleft(), client)
        while under_way:
            yield _result(under_way.popleft(), client)
    finally:
        executor.shutdown(wait=False)


def _result(future: Future[list[MadePage]], client: "Client") -> list[MadePage]:
    """The pages of a batch, once they are made; raises where nobody is left to make them."""
    while True:
        try:
            return future.result(_PATIENCE)
        except TimeoutError:
            if future.done():  # it is the batch that raised this
                raise
        if not client.nthreads():
            raise CancelledError


# On the machines of the cluster

#: Makers of pages by the digest of what was sent: the last one only.
_makers: dict[str, PageMaker] = {}

#: A process makes one batch at a time, however many threads it has.
_lock = Lock()


def _make(content: bytes, key: str, sender: str, addresses: Sequence[str]) -> list[MadePage]:
    if sender != versions():  # it has joined since the others were asked
        raise _OtherVersionError
    with _lock:
        if key not in _makers:
            _makers.clear()
            _makers[key] = pickle.loads(content)  # noqa: S301 - see the module's description
        return list(_makers[key].make(addresses))


@cache
def versions() -> str:
    """A digest of what makes pages on this machine: this program, Python, and packages."""
    package = Path(__file__).parent
    files = sorted(file for ending in ("py", "yml") for file in package.rglob(f"*.{ending}"))
    needed = [line for line in requires("actionplans") or () if "extra ==" not in line]
    names = sorted({"markupsafe", *(re.split(r"[^\w.-]", line)[0] for line in needed)})
    parts = [platform.python_version(), *(f"{name} {version(name)}" for name in names)]
    parts.append(f"{PYROMARK} {release(PYROMARK)}")
    return key_of([*map(str.encode, parts), *(file.read_bytes() for file in files)])
