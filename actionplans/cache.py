"""A content-addressed build cache: what is costly to make, under the hash of its inputs.

Search indexes, PDFs and the sizes of pictures are made again only when their inputs have changed;
and so are rendered texts, which are small and many: they stand on a shelf (`shelf.py`). Pages are
files of their own, each by its digest.
An entry is trusted no further than its list of hashes: a full disk, a power cut or somebody's hand
may have changed it. An entry that is not as it was made is made again. What the folder has not may
be in a store that machines share (`store.py`), which gets what is made.
"""

import hashlib
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any

from actionplans.publishing.scratch import scratch, scratch_of, sweep, sweep_shared
from actionplans.shelf import Shelf
from actionplans.store import Store

#: Lists the files of an entry with their hashes and sizes; written last.
_LIST = ".files"

#: Bytes of the longest list that is read.
_MAX_LIST = 50_000_000

#: Seconds after which an entry that no build asked for is removed.
_MAX_AGE = 24 * 60 * 60


class BuildCache:
    """A folder of entries, each a folder of files, that may be deleted at any time."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        """
        Args:
            folder: the folder.
            store: what other machines have made.
        """
        self.folder = folder
        self._store = store
        self._used: set[Path] = set()
        self._temporary: Path | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Another process has no store: what it needs was fetched."""
        return {**self.__dict__, "_store": None}

    def get_or_make(self, kind: str, parts: Iterable[bytes], make: Callable[[Path], None]) -> Path:
        """The folder that `make` filled for these inputs, now or at an earlier build.

        Args:
            kind: the kind of entry, such as `pdf`: the name of a folder, and part of the key.
            parts: everything that the result depends on, versions of tools with it.
            make: fills the empty folder that it is given; what it raises is passed on.

        Raises:
            OSError: the entry can be written neither in the cache nor in the system's temporary
                folder.
        """
        key = key_of(parts)
        entry = self.folder / kind / key
        if not _is_intact(entry):
            entry = self._make(kind, key, make)
        with suppress(OSError):
            (entry / _LIST).touch()
        self._used.add(entry)
        return entry

    def shelf(self, kind: str, parts: Iterable[bytes], *, shared: bool = True) -> Shelf:
        """The shelf of small values that depend on these inputs, and on the code of this program.

        Args:
            kind: the kind of values, such as `texts`: the name of a folder, and part of the key.
            parts: all that the values depend on besides their own keys, versions of tools with it.
            shared: whether other machines can use it, by the store where there is one.
        """
        key = key_of([_code(), *parts])
        file = self.folder / kind / f"{key}.json"
        self._used.add(file)
        with suppress(OSError):
            os.utime(file)
        store, name = self._store, f"{kind}-{key}"
        if store is None or not shared:
            return Shelf(file)
        if not file.exists():
            store.fetch_file(name, file)
        return Shelf(file, lambda: store.keep(name, file.parent, [file.name]))

    def content(self, kind: str, digest: str) -> bytes | None:
        """What was kept under its digest; None where that is not there any more.

        Args:
            kind: the kind of content, such as `pages`: the name of a folder.
            digest: its digest, as `keep` returned it.
        """
        file = self.folder / kind / digest
        try:
            if not stat.S_ISREG(file.lstat().st_mode):  # what is behind a link may have no end
                return None
            content = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file)
        self._used.add(file)
        return content if digest_of(content) == digest else None

    def keep(self, kind: str, content: bytes) -> str:
        """Keep some content, where that can be written; returns its digest."""
        digest = digest_of(content)
        file = self.folder / kind / digest
        self._used.add(file)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            _remove(file)
            file.write_bytes(content)
        return digest

    def _make(self, kind: str, key: str, make: Callable[[Path], None]) -> Path:
        """Make an entry in the cache; where that is not possible, in a temporary folder."""
        with ExitStack() as stack:
            try:
                parent = _prepared(self.folder / kind, key)
                new = stack.enter_context(scratch(parent))
            except OSError:
                parent = self._temporary_folder() / kind
                if _is_intact(parent / key):
                    return parent / key
                new = stack.enter_context(scratch(_prepared(parent, key)))
            if not self._fetch(kind, key, new):
                make(new)
                (new / _LIST).write_bytes(_listing(new))
                self._keep(kind, key, new)
            _rename(new, parent / key)
        return parent / key

    def _fetch(self, kind: str, key: str, new: Path) -> bool:
        """Fill an empty folder with an entry that another machine has made; whether it has."""
        if not self._store or not self._store.fetch(f"{kind}-{key}", new):
            return False
        if not _is_intact(new):
            for file in _entries(new):
                _remove(file)
            return False
        return True

    def _keep(self, kind: str, key: str, new: Path) -> None:
        if self._store:
            files = [os.fsdecode(_below(new, path)) for path, _ in _files(new)]
            self._store.keep(f"{kind}-{key}", new, [*files, _LIST])

    def _temporary_folder(self) -> Path:
        """A temporary folder that is removed when this cache goes."""
        if self._temporary is None:
            self._temporary = scratch_of(self)
        return self._temporary

    def prune(self, kind: str) -> None:
        """Remove the entries of a kind that no build has asked for in a day.

        What killed builds left unfinished goes too. Entries that another process, such as a
        preview, uses or makes meanwhile stay. What cannot be removed is left.
        """
        folder, now = self.folder / kind, time.time()
        sweep(folder)
        sweep_shared()
        for entry in _entries(folder):
            unfinished = entry.name.startswith(".") and entry.is_dir()
            if unfinished or entry in self._used:
                continue
            if abs(now - _last_use(entry)) > _MAX_AGE:
                _remove(entry)


def digest_of(content: bytes) -> str:
    """The digest of some content."""
    return hashlib.sha256(content).hexdigest()[:32]


def key_of(parts: Iterable[bytes]) -> str:
    """A key for some inputs: different for each different sequence of bytes."""
    key = hashlib.sha256()
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.hexdigest()[:32]


@cache
def _code() -> bytes:
    """A digest of this program with its catalogues, and of the Python that runs it."""
    files = sorted(it for it in Path(__file__).parent.rglob("*") if it.is_file())
    content = (it.read_bytes() for it in files if it.parent.name != "__pycache__")
    return key_of([sys.version.encode(), *content]).encode()


def _prepared(parent: Path, key: str) -> Path:
    """The folder of a kind of entries, created if need be, without a damaged entry for the key."""
    parent.mkdir(parents=True, exist_ok=True)
    _remove(parent / key)
    if os.path.lexists(parent / key):
        raise PermissionError(parent / key)
    return parent


def _remove(path: Path) -> None:
    """Remove a file, a link or a folder, as far as that is possible."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _last_use(entry: Path) -> float:
    """The time stamp of an entry's last use; without a list, that of its last change."""
    for path in (entry / _LIST, entry):
        with suppress(OSError):
            return path.lstat().st_mtime
    return time.time()


# The list of an entry's files


def _listing(folder: Path) -> bytes:
    """The files of a folder, a line each: hash, size and path."""
    lines = []
    for path, size in sorted(_files(folder)):
        with Path(os.fsdecode(path)).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(b"%s %d %s\n" % (digest.encode(), size, _below(folder, path)))
    return b"".join(lines)


def _is_intact(folder: Path) -> bool:
    """Whether an entry is there as it was made. Sizes come first: they cost no reading of files."""
    try:
        list_file = folder / _LIST
        status = list_file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_LIST:
            return False
        listing = list_file.read_bytes()
        listed = [line.split(b" ", 2)[1:] for line in listing.splitlines()]
        present = [[b"%d" % size, _below(folder, path)] for path, size in sorted(_files(folder))]
        return listed == present and listing == _listing(folder)
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> Iterator[tuple[bytes, int]]:
    """Every file below a folder but its list, with its size in bytes.

    Raises:
        OSError: a folder cannot be read.
        ValueError: something is neither a file nor a folder.
    """
    pending = [os.fsencode(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif not entry.is_file(follow_symlinks=False):
                    raise ValueError(entry.path)
                elif entry.path != os.fsencode(folder / _LIST):
                    yield entry.path, entry.stat(follow_symlinks=False).st_size


def _below(folder: Path, path: bytes) -> bytes:
    return path[len(os.fsencode(folder)) + 1 :].replace(os.sep.encode(), b"/")


def _rename(new: Path, entry: Path) -> None:
    """Give a finished folder its name; another build may have made the same entry meanwhile."""
    try:
        new.rename(entry)
    except OSError:
        if not _is_intact(entry):
            raise
