"""Jobs for child processes, good and bad; see `test_bounded`."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path


def same(job: object) -> object:
    return job


def about(_job: object) -> dict[str, object]:
    return {"pid": os.getpid(), "debug": __debug__, "environment": sorted(os.environ)}


def spin(_job: object) -> None:
    while True:
        pass


def sleep(file: str) -> None:
    """Say where it can be seen that this has begun, and by whom."""
    Path(file).write_text(str(os.getpid()))
    time.sleep(600)


def hoard(_job: object) -> int:
    return len(bytearray(2_000_000_000))


def recurse(job: object) -> object:
    return recurse(job)


def crash(_job: object) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(_job: object) -> None:
    sys.exit(3)


def vanish(_job: object) -> None:
    os._exit(3)


def chat(_job: object) -> str:
    """Print to both streams, from Python and from below it."""
    print("hej", flush=True)
    print("hej", file=sys.stderr, flush=True)
    os.write(1, b"hej\n")
    ctypes.CDLL(None).puts(b"hej")
    return "x" * 1_000_000


def fill(_job: object) -> None:
    """Write to a disk that is always full."""
    Path("/dev/full").write_text("hej")
