"""Sentences for failures of the environment: a full disk, a missing right, a folder not ours.

One sentence: what happened, to which path, and what can be done.
"""

import errno
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir

from actionplans.locale import Language
from actionplans.publishing.build_failure import BuildFailure

EnvironmentFailure = BuildFailure | MemoryError | OSError
"""Errors that are reported in a sentence, for they are no fault of the program."""

#: Fewer free bytes than this on a disk explain why nothing more could be written.
_FULL = 2_000_000

_TEXTS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "not-permitted",
    errno.EPERM: "not-permitted",
    errno.EROFS: "read-only",
    errno.ENAMETOOLONG: "name-too-long",
}


def sentence(error: EnvironmentFailure, language: Language, folders: Sequence[Path] = ()) -> str:
    """A sentence on why a command could not do its work.

    Args:
        error: the error.
        language: the language of the sentence.
        folders: where the command writes, for errors that do not say where they happened.
    """
    if isinstance(error, BuildFailure):
        return language.text(error.kind, **error.inputs)
    if isinstance(error, MemoryError):
        return language.text("no-memory")
    key = _TEXTS.get(error.errno or 0, "not-possible")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return language.text(key, path=_path(error, folders), reason=reason)


def language_for(code: str) -> Language:
    """A language by its code; Danish where there is none of that code."""
    with suppress(LookupError):
        return Language.load(code)
    return Language.load("da")


def _path(error: OSError, folders: Sequence[Path]) -> str:
    """The path that an error is about; for a full disk without one, the folders that are on it."""
    if error.filename is not None and not isinstance(error.filename, int):
        paths = [os.fsdecode(error.filename)]
    else:
        candidates = [*folders, *_temporary_folder()]
        paths = [str(folder) for folder in candidates if _is_full(folder)] or [
            str(folder) for folder in folders
        ]
    text = ", ".join(dict.fromkeys(paths)) or "?"
    return "".join(char if char.isprintable() else "?" for char in text)


def _temporary_folder() -> list[Path]:
    with suppress(OSError):
        return [Path(gettempdir())]
    return []


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free < _FULL
    return False
