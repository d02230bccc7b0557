"""Files in the content folder that are not published, for no page uses them."""

from collections import defaultdict
from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.media.filetypes import Leftover, ending_of, looks_like
from actionplans.media.host_files import is_for_host
from actionplans.media.pictures import ENDINGS
from actionplans.media_uses import used_files
from actionplans.problems import Location, Problem

#: More files of one kind than this are told a folder at a time.
_MOST = 10

#: How many of them are named then.
_NAMED = 3

#: Kinds of files that a page with mistakes in it, which could not be read, may use.
_MAYBE_USED = (Leftover.PICTURE, Leftover.OTHER)


def check(subject: Subject) -> Iterator[Problem]:
    """Every file that no page and no draft uses, with what it looks like."""
    used = used_files(subject.documents, subject.renderer)
    found: dict[Leftover, list[str]] = defaultdict(list)
    for media in subject.content.media:
        if media.file in used or media.file in subject.host_files:
            continue
        leftover = _leftover(media.file)
        if leftover not in _MAYBE_USED or not _may_be_used(media.file, subject):
            found[leftover].append(media.file)
    for leftover, files in found.items():
        yield from _told(leftover, files)


def _leftover(file: str) -> Leftover:
    name = file.rpartition("/")[2]
    picture = ending_of(name) in ENDINGS
    return looks_like(name, picture=picture, host=is_for_host(file))


def _may_be_used(file: str, subject: Subject) -> bool:
    """Whether a page that could not be read stands in the file's folder or above it."""
    folders = {unread.rpartition("/")[0] for unread in subject.content.unread}
    return any(f"{file}/".startswith(f"{folder}/") for folder in folders if folder) or "" in folders


def _told(leftover: Leftover, files: list[str]) -> Iterator[Problem]:
    if len(files) <= _MOST:
        for file in files:
            name = file.rpartition("/")[2]
            yield Problem.warning(leftover, Location(file), name=name)
        return
    by_plan: dict[str, list[str]] = defaultdict(list)
    for file in files:
        by_plan["/".join(file.split("/")[:-1][:2])].append(file)
    for folder, together in by_plan.items():
        yield _told_together(leftover, folder, together)


def _told_together(leftover: Leftover, folder: str, files: list[str]) -> Problem:
    """A problem of all files of a kind below a folder, at the first of them."""
    location, count = Location(files[0]), len(files)
    if count == 1:
        return Problem.warning(leftover, location, name=files[0].rpartition("/")[2])
    names = tuple(file.removeprefix(f"{folder}/") for file in files[:_NAMED])
    if leftover is Leftover.ACTIVITY:
        return Problem.warning("unused-activities", location, count=count, names=names)
    return Problem.warning("unused-files", location, count=count, names=names)
