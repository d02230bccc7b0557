"""Recorded reads: what of the content is read while a page is made.

A page is a function of what it reads: of records, and of questions on all of them, such as which
activities refer to an organisation. Both are noted as they are read, where they are read, so that
no page has to say what it depends on. What the answer to a question is made of is not noted: the
page depends on the answer alone.

Each thread notes what is read in it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

P = ParamSpec("P")
D = TypeVar("D")
T = TypeVar("T")


class Question(NamedTuple):
    """A question that was asked of an object which knows the content."""

    owner: str
    """The name of the class that was asked."""

    name: str
    """The name of its method or property."""

    inputs: tuple[Any, ...]


class _Nothing(set[Any]):
    """A set that stays empty: outside of recordings, what is read is forgotten."""

    def add(self, _noted: Any) -> None:
        pass


_NOTHING = _Nothing()


class Recorder(threading.local):
    """Notes what a thread reads: records and questions, as objects that can be in a set."""

    def __init__(self) -> None:
        self.noted: set[Any] = _NOTHING
        """What has been read; replaced for as long as something is recorded by itself."""

    @contextmanager
    def recording(self) -> Iterator[set[Any]]:
        """A new set, of what is read in the block."""
        outer, self.noted = self.noted, set()
        try:
            yield self.noted
        finally:
            self.noted = outer

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Note nothing in the block: what is made in it for all pages is no read of one."""
        with self.recording():
            yield


RECORDER = Recorder()
"""The recorder of this process: an attribute of every object would cost more than the reading."""


def question(method: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """A method whose answer depends on its inputs and on the content, and is noted as one read.

    Its inputs are records' entries, types and plain values. Its answer is made when it is asked,
    not later: it is no generator. `fingerprints` tells one answer from another.
    """
    name = method.__name__

    @wraps(method)
    def asked(owner: D, *inputs: P.args, **named: P.kwargs) -> T:
        if named:
            raise TypeError("inputs have an order, by which a question can be asked again")
        outer = RECORDER.noted
        outer.add(Question(type(owner).__name__, name, inputs))
        RECORDER.noted = _NOTHING
        try:
            return method(owner, *inputs, **named)
        finally:
            RECORDER.noted = outer

    return cast(Callable[Concatenate[D, P], T], asked)
