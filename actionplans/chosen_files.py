"""The files that somebody wants a report on, and that report."""

from collections.abc import Collection, Iterable
from os.path import relpath
from pathlib import Path

from actionplans.problems import Problem, Report


class NotInContentError(Exception):
    """A file or folder is not there, or is no content; its argument is the path as written."""


def content_paths(paths: Iterable[Path], folder: Path, settings: Path) -> frozenset[str]:
    """Files and folders as problems name them, by their paths below the content folder.

    Args:
        paths: their paths from the working directory, or from the content folder.
        folder: the content folder.
        settings: the settings file, which may be among them.

    Raises:
        NotInContentError: one is neither in the content folder nor the settings.
    """
    return frozenset(_content_path(path, folder, settings) for path in paths)


def _content_path(path: Path, folder: Path, settings: Path) -> str:
    found = next((it for it in (path, folder / path) if it.exists()), None)
    if found is None:
        raise NotInContentError(str(path))
    try:
        below = Path(relpath(found.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on Windows, on another drive
        raise NotInContentError(str(path)) from None
    if below.split("/")[0] == ".." and not found.samefile(settings):
        raise NotInContentError(str(path))
    return below


def report_on(report: Report, files: Collection[str]) -> Report:
    """The part of a report that is about files and those in folders, or names one of them.

    Args:
        report: the report.
        files: their paths, as `content_paths` has them.
    """
    return Report(it for it in report.everything if any(_is_about(it, file) for file in files))


def _is_about(problem: Problem, file: str) -> bool:
    at, first = problem.location.file, str(problem.inputs.get("first", ""))
    is_named = first == file or first.startswith(f"{file}:")
    return file == "." or at == file or at.startswith(f"{file}/") or is_named
