"""Documents as blocks, whatever their format, or why they cannot be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from actionplans.guarded import answered, read_guarded
from actionplans.importing.blocks import ASIDE, Scan
from actionplans.importing.failure import DocumentError
from actionplans.importing.text_file import read_text
from actionplans.importing.vocabulary import Vocabulary, vocabulary
from actionplans.worker import Limits

MAX_BYTES = 100_000_000
"""Bytes of a document, with all its pictures."""

#: What reading a document may take: hundreds of pages do, and an endless one does not.
_LIMITS = Limits(seconds=600, megabytes=4_000)

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
ENDINGS = (".docx", ".pdf", ".txt", ".md")
"""The endings of the formats that are read."""


def read_document(path: Path) -> Scan:
    """Read a document, in a process with limits on time and memory.

    Raises:
        DocumentError: it cannot be read, or there is no text in it.
        OSError: the file cannot be opened.
    """
    answer = read_guarded(
        path,
        f"{__name__}:read_job",
        _LIMITS,
        DocumentError,
        too_much="import-too-much",
        unreadable="import-unreadable",
    )
    return Scan.from_json(answer)


def read_job(path: str) -> dict[str, Any]:
    """Read a document, as a job of a worker: blocks, or the text that says why there are none."""
    return answered(lambda: scan(Path(path)).to_json())


def scan(path: Path) -> Scan:
    """Read a document in this process.

    Raises:
        DocumentError: it cannot be read, or there is no text in it.
    """
    ending = path.suffix.lower()
    if ending not in {*ENDINGS, *_TEXTS}:
        raise DocumentError("import-bad-ending", file=path.name, endings=", ".join(ENDINGS))
    if path.stat().st_size > MAX_BYTES:
        raise DocumentError("import-too-large", file=path.name, limit=MAX_BYTES // 1_000_000)
    try:
        found = _READERS.get(ending, _read_text)(path, vocabulary())
    except ImportError:
        raise DocumentError("import-extra-missing", file=path.name) from None
    if all(block.kind in ASIDE for block in found.blocks):
        raise DocumentError("import-no-text", file=path.name)
    return found


def _read_text(path: Path, words: Vocabulary) -> Scan:
    return read_text(path.read_bytes(), words)


def _read_word(path: Path, words: Vocabulary) -> Scan:
    from actionplans.importing.word_file import read_word  # with lxml, of the extra

    return read_word(path, words)


def _read_pdf(path: Path, words: Vocabulary) -> Scan:
    from actionplans.importing.pdf_file import read_pdf

    return read_pdf(path, words)


_READERS: dict[str, Callable[[Path, Vocabulary], Scan]] = {".docx": _read_word, ".pdf": _read_pdf}
