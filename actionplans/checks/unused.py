"""Checks for unused files in the content folder, which are not published."""

from collections import defaultdict
from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.media.filetypes import Leftover, ending_of, looks_like
from actionplans.media.host_files import is_for_host
from actionplans.media.pictures import ENDINGS
from actionplans.problems import Location, Problem

#: Files of one kind that are reported one by one; if there are more, they are grouped by folder.
_MAX_SINGLE = 10

#: Files that the message of a group names.
_NAMED = 3

#: Kinds of files that an unreadable page may use.
_MAYBE_USED = (Leftover.PICTURE, Leftover.OTHER)


def check(subject: Subject) -> Iterator[Problem]:
    """Find files that no page and no draft uses, and report what they look like."""
    used = subject.used_files
    unused: dict[Leftover, list[str]] = defaultdict(list)
    for media in subject.content.media:
        if media.file in used or media.file in {subject.logo, *subject.host_files}:
            continue
        leftover = _leftover(media.file)
        if leftover not in _MAYBE_USED or not _may_be_used(media.file, subject):
            unused[leftover].append(media.file)
    for leftover, files in unused.items():
        yield from _problems(leftover, files)


def _leftover(file: str) -> Leftover:
    name = file.rpartition("/")[2]
    picture = ending_of(name) in ENDINGS
    return looks_like(name, picture=picture, host=is_for_host(file))


def _may_be_used(file: str, subject: Subject) -> bool:
    """Whether an unreadable page is in the file's folder or above it."""
    folders = {unread.rpartition("/")[0] for unread in subject.content.unread}
    return any(f"{file}/".startswith(f"{folder}/") for folder in folders if folder) or "" in folders


def _problems(leftover: Leftover, files: list[str]) -> Iterator[Problem]:
    if len(files) <= _MAX_SINGLE:
        for file in files:
            name = file.rpartition("/")[2]
            yield Problem.warning(leftover, Location(file), name=name)
        return
    by_plan: dict[str, list[str]] = defaultdict(list)
    for file in files:
        by_plan["/".join(file.split("/")[:-1][:2])].append(file)
    for folder, group in by_plan.items():
        yield _grouped_problem(leftover, folder, group)


def _grouped_problem(leftover: Leftover, folder: str, files: list[str]) -> Problem:
    """The problem of all unused files of a kind below a folder, at the first of them."""
    location, count = Location(files[0]), len(files)
    if count == 1:
        return Problem.warning(leftover, location, name=files[0].rpartition("/")[2])
    names = tuple(file.removeprefix(f"{folder}/") for file in files[:_NAMED])
    if leftover is Leftover.ACTIVITY:
        return Problem.warning("unused-activities", location, count=count, names=names)
    return Problem.warning("unused-files", location, count=count, names=names)
