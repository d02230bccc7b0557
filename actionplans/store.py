"""A store that machines share: what one of them has made, the others fetch.

It lies in a folder or anywhere that fsspec reaches, such as S3. It is behind the build cache, which
works without. Whatever happens to it costs time, and never a build: one that cannot be reached is
left alone after a message, one that cannot be written is read.

Its libraries run in a child process, which is ended when they take too long: no thread of theirs is
in the process that makes pages, and a build that needs nothing of a store does not load them.
"""

import errno
import platform
import re
import shutil
import sys
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from actionplans.locale import Language
from actionplans.parcel import ParcelError, pack, unpack
from actionplans.problems import Location, Problem
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.scratch import scratch, scratch_of
from actionplans.publishing.target import ensure_no_overlap
from actionplans.worker import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker

#: An address, or a path; fsspec's addresses within addresses (`zip::https://…`) are none.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://[^\s?#\\]+")
_PATH = re.compile(r"(?!.*(?:://|::))[^\0\r\n]+")

#: Stores that nothing can be written to.
_READ_ONLY = ("http://", "https://")

#: How long it may take to find out whether a store answers, and to fetch or keep one entry.
_OPENING = Limits(seconds=30, megabytes=4_000, clock=30)
_TRANSFER = Limits(seconds=60, megabytes=4_000, clock=120)

#: Entries of machines of another kind are others: libraries may give other bytes there.
_MACHINE = f"{sys.platform}-{platform.machine()}".lower()


def store_problem(
    address: str, settings: Path, folders: Iterable[Path], location: Location
) -> Problem | None:
    """The problem of the address that settings state for a store, if any; it tells no password.

    Args:
        address: the address; empty where none is stated.
        settings: their file.
        folders: the folders of the project that the store must not be in.
        location: that of the setting.
    """
    if "://" in address and "@" in address.partition("://")[2].partition("/")[0]:
        return Problem.error("store-password", location)
    if address and not (_ADDRESS.fullmatch(address) or _PATH.fullmatch(address)):
        shown = address.partition("?")[0]  # what follows may be a signature
        return Problem.error("bad-store", location, value=shown)
    try:
        if address and (folder := store_folder(address, settings)):
            ensure_no_overlap(folder, folders)
    except Refusal:
        return Problem.error("store-in-site", location, value=address)
    return None


def store_folder(address: str, settings: Path) -> Path | None:
    """The folder that a store is, as seen from the settings' file; None where it is an address."""
    if address.startswith("file://"):
        return Path(address.removeprefix("file://"))
    return None if "://" in address else settings.absolute().parent / address


class Store:
    """Entries of the build cache that machines share, each a file under a name of its own.

    Threads take turns: one entry is under way at a time.
    """

    def __init__(self, address: str, language: Language) -> None:
        """
        Args:
            address: a folder, or an address that fsspec knows.
            language: the language of messages, which are printed.
        """
        self._address = address
        self._language = language
        self._worker = Worker(f"{__name__}:transfer", inherits=True)
        self._lock = Lock()
        self._is_open: bool | None = None
        """Whether it can be used; None as long as nobody has tried."""

        self._is_writable = not address.startswith(_READ_ONLY)

    def fetch(self, name: str, folder: Path) -> bool:
        """Unpack an entry into an empty folder, which stays so where the store has not the entry.

        Args:
            name: the entry's kind and key: `pdf-0123…`.
            folder: the folder.
        """
        with self._lock:
            try:
                if not self._answers() or not self._do("fetch", self._name(name), self._parcel):
                    return False
                unpack(self._name(name), self._parcel, folder)
            except (OSError, ParcelError):
                for entry in folder.iterdir():
                    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
                return False
            return True

    def fetch_file(self, name: str, file: Path) -> None:
        """Write the one file of an entry, where the store has it."""
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with scratch(file.parent) as folder:
                if self.fetch(name, folder):
                    (folder / file.name).replace(file)

    def keep(self, name: str, folder: Path, files: Sequence[str]) -> None:
        """Keep an entry, as far as that is possible.

        Args:
            name: the entry's kind and key.
            folder: the folder that its files are in.
            files: their paths below it, with `/`.
        """
        with self._lock, suppress(OSError):  # there may be no room for the parcel
            if self._is_writable and self._answers():
                pack(self._name(name), folder, files, self._parcel)
                self._do("keep", self._name(name), self._parcel)

    @cached_property
    def _parcel(self) -> Path:
        """The file of the parcel that is under way."""
        return scratch_of(self) / "parcel"

    def _name(self, name: str) -> str:
        return f"{_MACHINE}-{name}"

    def _answers(self) -> bool:
        if self._is_open is None:
            self._is_open = True
            self._do("open")
        return self._is_open

    def _do(self, what: str, name: str = "", file: Path | None = None) -> bool:
        """Have something done; whether it was."""
        job = {"address": self._address, "do": what, "name": name, "file": str(file)}
        try:
            answer = self._worker.run(job, _TRANSFER if file else _OPENING)
        except OutOfTimeError:
            answer = {"late": what}
        except (OutOfMemoryError, CrashedError, OSError) as error:
            answer = {"failed": type(error).__name__}
        if what == "keep" and "refused" in answer:
            self._is_writable = False
            self._tell(self._language.text("store-read-only", store=self._address))
        elif not answer.keys() & {"done", "absent", "refused"}:
            self._is_open = False
            self._worker.close()
            self._tell(self._why(answer))
        return "done" in answer

    def _why(self, answer: dict[str, str]) -> str:
        """Why the store is left alone from now on."""
        text, store = self._language.text, self._address
        if "late" in answer:
            return text("store-late", store=store)
        if "missing" in answer:
            return text("store-without-package", store=store)
        return text("store-failed", store=store, reason=answer["failed"])

    def _tell(self, message: str) -> None:
        print(message, file=sys.stderr)


# In the child

#: Seconds that a server of S3 may take to answer, and how often it is asked again.
_S3 = {"connect_timeout": 5, "read_timeout": 60, "retries": {"max_attempts": 1}}

#: What file systems of fsspec are told, by their schemes.
_OPTIONS: dict[str, dict[str, Any]] = {
    "s3": {"config_kwargs": _S3},
    "file": {"auto_mkdir": True},
}


def transfer(job: dict[str, str]) -> dict[str, str]:
    """Fetch or keep an entry, for `Store`; the answer says what came of it: nothing is raised."""
    what, file = job["do"], job["file"]
    try:
        system, root = _file_system(job["address"])
        path = f"{root}/{job['name']}"
        if what == "fetch":
            system.get_file(path, file)
        elif what == "keep":
            _keep(system, file, path)
        else:  # a store that answers says that it has not this
            system.cat_file(f"{root}/answer")
    except FileNotFoundError as error:
        return {"failed": _line(error)} if what == "keep" else {"absent": what}
    except ImportError:
        return {"missing": what}
    except Exception as error:  # whatever a library raises
        return {"refused": what} if _is_refusal(error) else {"failed": _line(error)}
    return {"done": what}


@cache
def _file_system(address: str) -> tuple[Any, str]:
    """fsspec's file system of an address, and the path in it."""
    from fsspec.core import url_to_fs

    scheme = address.partition("://")[0] if "://" in address else "file"
    system, root = url_to_fs(address, **_OPTIONS.get(scheme, {}))
    return system, root


def _keep(system: Any, file: str, path: str) -> None:
    """Keep a file whole or not at all, which stores of objects do anyway."""
    if "file" in system.protocol:
        new = f"{system._parent(path)}/.{uuid.uuid4().hex}"
        system.put_file(file, new)
        system.mv(new, path)
    else:
        system.put_file(file, path)


def _is_refusal(error: Exception) -> bool:
    """Whether a store answers, and does not allow what it was asked."""
    is_read_only = getattr(error, "errno", None) == errno.EROFS
    status = getattr(error, "status", None)
    return isinstance(error, PermissionError) or is_read_only or status in (401, 403)


def _line(error: Exception) -> str:
    """What an error says, on a line that is not too long."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= 200 else f"{text[:200]}…"
