"""Tries a move on a copy of the content: what it would break is known before anything is moved."""

import os
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplans.authoring.disk import carry_out
from actionplans.authoring.move import Move
from actionplans.problems import Problem
from actionplans.settings import Settings
from actionplans.site import Site


def new_errors(content: Path, settings: Settings, move: Move) -> list[Problem]:
    """The errors that there are after a move, and were not there before.

    Args:
        content: the content folder, which stays as it is.
        settings: the site's settings.
        move: what is to be done.

    Raises:
        OSError: the content cannot be copied.
        EditError: a file has changed since.
    """
    before = Counter(
        (problem.kind, move.path(problem.location.file))
        for problem in Site.load(content, settings).report.errors
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, content.name)
        shutil.copytree(content, copy, symlinks=True, copy_function=_link_or_copy)
        carry_out(copy, move)
        found = Site.load(copy, settings).report.errors
    return list(_beyond(before, found))


def _beyond(before: Counter[tuple[str, str]], found: Iterable[Problem]) -> Iterable[Problem]:
    """Yield the problems of a kind in a file that there are more of than before."""
    for problem in found:
        key = problem.kind, problem.location.file
        if before[key]:
            before[key] -= 1
        else:
            yield problem


def _link_or_copy(source: str, target: str) -> None:
    """Another name for a file where the system has that: none is changed in place."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
