"""Pages made by several processes at once, where a site has enough of them to be worth it.

They are processes of this machine, or those of a cluster where the settings name one.

Processes only make pages; who asks for them writes them. A process that ends early costs time: its
pages are made here. None outlives the process that started it.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from itertools import islice
from multiprocessing.connection import wait
from typing import Literal

from actionplans.cluster import Cluster
from actionplans.page_maker import MadePage, PageMaker
from actionplans.worker import processors

#: Pages that are sent at once: so many that sending them costs nothing beside making them, so few
#: that no process waits long for the last.
_BATCH = 16

#: Batches that are asked of each process at a time: pages that nobody has written yet take memory.
_AHEAD = 3

#: The fewest pages that are worth other processes, by how these are started: as copies of this
#: one, or anew, which takes each a second and a copy of the site.
_WORTH = {"fork": 100, "spawn": 2_000}

#: The most processes that Windows can wait for.
_MOST = 61


def make_pages(
    maker: PageMaker,
    addresses: Sequence[str],
    processes: int | None = None,
    method: Literal["fork", "spawn"] | None = None,
    cluster: Cluster | None = None,
) -> Iterator[MadePage]:
    """Make pages, in any order.

    Args:
        maker: makes them.
        addresses: their addresses.
        processes: how many processes make them; None for as many as there are processors, where
            the pages are worth it.
        method: how the processes are started; None for the best way that is safe.
        cluster: makes them, as far as it can, where the pages are worth it.

    Raises:
        MissingTemplateError: the theme lacks a template.
    """
    if cluster and len(addresses) > _BATCH:
        batches = _batches(addresses)
        addresses = yield from _pages_of(batches, cluster.make(maker, batches))
    method = method or _method()
    if processes is None:
        processes = processors() if len(addresses) >= _WORTH[method] else 1
    if processes == 1:
        yield from maker.make(addresses)
        return
    if method == "fork":  # what pages share is then made once, and not by each process
        first = maker.one_of_each_type(addresses)
        yield from maker.make(first)
        addresses = [address for address in addresses if address not in first]
    batches = _batches(addresses)
    rest = yield from _pages_of(batches, _made_elsewhere(maker, batches, processes, method))
    yield from maker.make(rest)


def _batches(addresses: Sequence[str]) -> list[Sequence[str]]:
    return [addresses[at : at + _BATCH] for at in range(0, len(addresses), _BATCH)]


def _pages_of(
    batches: Sequence[Sequence[str]], made: Iterator[list[MadePage]]
) -> Generator[MadePage, None, list[str]]:
    """The pages of batches that are made in their order; returns what was left, by addresses."""
    count = 0
    for pages in made:
        count += 1
        yield from pages
    return [address for batch in batches[count:] for address in batch]


def _made_elsewhere(
    maker: PageMaker, batches: Sequence[Sequence[str]], processes: int, method: str
) -> Iterator[list[MadePage]]:
    """The pages of each batch in its turn, until a process ends early; none without processes."""
    with ExitStack() as stack:
        try:
            context = multiprocessing.get_context(method)
            count = max(1, min(processes, len(batches), _MOST))
            pool = stack.enter_context(ProcessPoolExecutor(count, context, _start, (maker,)))
            stack.callback(pool.shutdown, cancel_futures=True)
            waiting = iter(batches)
            asked = deque(pool.submit(_make, it) for it in islice(waiting, count * _AHEAD))
        except (OSError, ImportError, NotImplementedError, BrokenProcessPool):
            # The system has no semaphores, or no room for processes.
            return
        with suppress(BrokenProcessPool):
            while asked:
                made = asked.popleft().result()
                asked.extend(pool.submit(_make, it) for it in islice(waiting, 1))
                yield made


def _method() -> Literal["fork", "spawn"]:
    """How processes are started: as copies of this one where that is safe, which is cheaper."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if is_safe else "spawn"


# In the processes

_makers: list[PageMaker] = []


def _start(maker: PageMaker) -> None:
    """Take the maker of the pages; leave Ctrl-C to the parent, and end when that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _makers[:] = [maker]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _make(addresses: Sequence[str]) -> list[MadePage]:
    return list(_makers[0].make(addresses))
