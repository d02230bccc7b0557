"""Walks a content folder, and derives the type of each file's record from its path."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from actionplans.locale import Language, is_language, language_tag, slugify
from actionplans.media.filetypes import MAX_SEGMENT, Leftover, is_device, is_plain, looks_like
from actionplans.model.activity import Activity
from actionplans.model.indicator import Indicators
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisations
from actionplans.model.place import Places, Terms, Topics
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.model.translation import Translation
from actionplans.problems import Input, Location, Problem, closest
from actionplans.reader.document import code_of

#: Registers at the root of the content folder, by the key of their file name in the catalogues.
REGISTERS: dict[str, type[Record]] = {
    "organisations": Organisations,
    "places": Places,
    "glossary": Terms,
    "topics": Topics,
}

#: Folders inside each other. Plans are two levels deep; media may be some levels deeper.
_MAX_DEPTH = 10

_NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")

#: The names that OneDrive gives to copies: that of the computer is at their end.
_COPY = re.compile(r"-(DESKTOP|LAPTOP|PC|MacBook)[A-Za-z]*-[A-Z0-9]+$")


def walk(folder: Path, below: str = "") -> Iterator[tuple[str, Path] | Problem]:
    """Yield every file below a folder, with its path from there and on disk, in order of path.

    Names are normalized, since a Mac may store `å` as two characters. Hidden files are skipped.
    Symbolic links are problems, so that nothing outside the folder is read, and so are folders that
    cannot be opened, special files, and names with control characters.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Problem.error("unreadable-folder", Location(below.rstrip("/") or "."))
        return
    names: set[str] = set()
    for entry in entries:
        if not entry.name.startswith("."):
            name = normalize("NFC", entry.name)
            yield from _entry(entry, f"{below}{entry.name if name in names else name}")
            names.add(name)


def _entry(entry: "os.DirEntry[str]", file: str) -> Iterator[tuple[str, Path] | Problem]:
    """Yield a file, the files below a folder, or the problem with either."""
    location = Location(file)
    if not is_plain(entry.name):
        yield Problem.error("bad-file-name", location, name=entry.name)
    elif entry.is_symlink():
        yield Problem.error("link-not-allowed", location, name=entry.name)
    elif entry.is_dir(follow_symlinks=False):
        if file.count("/") >= _MAX_DEPTH:
            yield Problem.error("misplaced-file", location)
        else:
            yield from walk(Path(entry.path), f"{file}/")
    elif entry.is_file(follow_symlinks=False):
        yield file, Path(entry.path)
    else:
        yield Problem.error("special-file", location, name=entry.name)


def is_record_file(file: str) -> bool:
    """Whether a file is read into a record, instead of being published as it is."""
    return file.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".yml", ".yaml"))


def record_type_of(file: str, language: Language) -> type[Record] | Problem:
    """The type of the record in a file, by its path: see "Where things stand" in the handbook."""
    *folders, name = file.split("/")
    stem, _, suffix = name.rpartition(".")
    if suffix not in ("md", "yml", "yaml"):
        return Problem.error("bad-ending", Location(file), name=name)
    for segment in (*folders, stem):
        if problem := _invalid_segment(segment, file):
            return problem
    if suffix != "md":
        return _register_of(len(folders), f"{stem}.yml", file, language)
    if len(folders) > 2:
        return Problem.error("misplaced-file", Location(file))
    if code := code_of(file):
        return _translation_into(code, file, language)
    if stem == "index":
        return (TextPage, Partnership, Plan)[len(folders)]
    if len(folders) < 2:
        return TextPage
    return StatusReport if stem.startswith(language.address("report")) else Activity


def _invalid_segment(name: str, file: str) -> Problem | None:
    """The problem that keeps a name from being a segment of an address, if any."""
    if not _NAME.fullmatch(name):
        better: dict[str, Input] = {"suggestion": slug} if (slug := slugify(name)) else {}
        if _COPY.search(name) or looks_like(name, picture=False, host=False) is Leftover.COPY:
            return Problem.error("name-of-copy", Location(file), name=name)
        return Problem.error("bad-file-name", Location(file), name=name, **better)
    if len(name) > MAX_SEGMENT:
        return Problem.error("long-file-name", Location(file), limit=MAX_SEGMENT)
    if is_device(name):
        return Problem.error("device-name", Location(file), name=name)
    return None


def _translation_into(code: str, file: str, language: Language) -> type[Record] | Problem:
    if code == language.code:
        return Problem.error("own-language", Location(file), value=code)
    if not is_language(code):
        return Problem.error("unknown-language", Location(file), value=code)
    if (short := language_tag(code).code.split("-")[0]) != code.split("-")[0]:
        name = f"{file.rpartition('/')[2].removesuffix(f'.{code}.md')}.{short}.md"
        return Problem.error("long-language-code", Location(file), value=code, name=name)
    return Translation


def _register_of(depth: int, name: str, file: str, language: Language) -> type[Record] | Problem:
    registers = (REGISTERS, {"indicators": Indicators})[depth] if depth < 2 else {}
    names = {f"{language.address(key)}.yml": record for key, record in registers.items()}
    if name in names:
        return names[name]
    if name in {f"{language.address(key)}.yml" for key in REGISTERS}:
        return Problem.error("misplaced-register", Location(file), name=name)
    names = names or {f"{language.address('indicators')}.yml": Indicators}
    return Problem.error(
        "unknown-file", Location(file), name=name, names=tuple(names), **closest(name, names)
    )
