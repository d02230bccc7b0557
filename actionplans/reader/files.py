"""The files of a content folder, and what each holds, told by its path."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from actionplans.locale import Language, is_language
from actionplans.media.filetypes import MAX_SEGMENT, is_device, is_plain
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
from actionplans.problems import Location, Problem, closest
from actionplans.reader.document import code_of

#: Registers that stand once, at the top of the content folder, by the name of their address.
REGISTERS: dict[str, type[Record]] = {
    "organisations": Organisations,
    "places": Places,
    "glossary": Terms,
    "topics": Topics,
}

#: Plans lie two folders down; media may lie some deeper, and nobody needs more.
_DEEPEST = 10

_NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


def walk(folder: Path, below: str = "") -> Iterator[tuple[str, Path] | Problem]:
    """Every file below a folder, as its path from there and on disk, in the order of the paths.

    Names come as keyboards write them: a Mac may store `å` as two characters. Hidden files are
    passed over. A symbolic link is a problem: nothing outside is read. So are a
    folder that cannot be opened, what is neither file nor folder, and a name that cannot be shown.
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
    """A file, all below a folder, or what is wrong with either."""
    location = Location(file)
    if not is_plain(entry.name):
        yield Problem.error("bad-file-name", location, name=entry.name)
    elif entry.is_symlink():
        yield Problem.error("link-not-allowed", location, name=entry.name)
    elif entry.is_dir(follow_symlinks=False):
        if file.count("/") >= _DEEPEST:
            yield Problem.error("misplaced-file", location)
        else:
            yield from walk(Path(entry.path), f"{file}/")
    elif entry.is_file(follow_symlinks=False):
        yield file, Path(entry.path)
    else:
        yield Problem.error("special-file", location, name=entry.name)


def is_record_file(file: str) -> bool:
    """Whether a file is written by staff to be read here, and not published as it is."""
    return file.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".yml", ".yaml"))


def record_type_of(file: str, language: Language) -> type[Record] | Problem:
    """What a file holds: see "Where things stand" in the README."""
    *folders, name = file.split("/")
    stem, _, suffix = name.rpartition(".")
    if suffix not in ("md", "yml", "yaml"):
        return Problem.error("bad-ending", Location(file), name=name)
    for part in (*folders, stem):
        if problem := _unusable(part, file):
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


def _unusable(part: str, file: str) -> Problem | None:
    """What keeps the name of a file or folder from being a part of an address."""
    if not _NAME.fullmatch(part):
        return Problem.error("bad-file-name", Location(file), name=part)
    if len(part) > MAX_SEGMENT:
        return Problem.error("long-file-name", Location(file), limit=MAX_SEGMENT)
    if is_device(part):
        return Problem.error("device-name", Location(file), name=part)
    return None


def _translation_into(code: str, file: str, language: Language) -> type[Record] | Problem:
    if code == language.code:
        return Problem.error("own-language", Location(file), value=code)
    if not is_language(code):
        return Problem.error("unknown-language", Location(file), value=code)
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
