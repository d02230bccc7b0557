"""Tries one input: lays it out over a site that stands, builds it under watch, looks at the end."""

import fnmatch
import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import MINIMAL, REPOSITORY, write
from tests.corpus.input import MEANINGS, WITH_PDF, Input, lay
from tests.corpus.sanity import complaints
from tests.corpus.watch import Limits, Measured, command, watched
from tests.rendering import DAY

SECONDS = 30.0
MEGABYTES = 600.0
"""What a build of any input may take."""

_OF_BUILDS = (".build", "tmp/", "out.txt")
_LINE = re.compile(
    r"^(?P<file>.*?):\d+:\d+  (?P<severity>fejl|advarsel) [a-z0-9-]+  ", re.MULTILINE
)
_MUCH = 100_000
"""Signs of a report that nobody reads."""


@dataclass(frozen=True)
class Trial:
    """What came of an input."""

    name: str
    outcome: str
    """`refused`, `warned`, `built`, `killed` or `crashed`."""

    measured: Measured
    complaints: tuple[str, ...]
    """What is wrong; nothing where all is as it should be."""

    said: str
    """The beginning of what was printed."""


def template(folder: Path) -> Path:
    """A project with the least content, built: what stands before each input."""
    write(folder / "content", MINIMAL)
    write(folder, {"mkdocs.yml": WITH_PDF})
    done = watched(build(warm=False), folder / "out.txt", folder, Limits())
    assert done.status == 0, (folder / "out.txt").read_text()
    return folder


def tried(name: str, given: Input, before: Path, limits: Limits, *, warm: bool, by: str) -> Trial:
    """Try an input.

    Args:
        name: its name, with its subject.
        given: the input.
        before: the project of `template`.
        limits: where a build is killed.
        warm: whether to build in a fork of this process, which is faster, and not as staff do.
        by: `seconds` or `cpu`: the measure that the limit of time is held against.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        project = Path(temporary) / "project"
        shutil.copytree(before, project, symlinks=True)
        lay(project, given)
        given_files, ours = snapshot(project), {*snapshot(before)}
        out = Path(temporary) / "out.txt"
        measured = watched(build(warm=warm), out, project, limits.times(given.times))
        printed = out.read_bytes().decode("utf-8", "replace")
        outcome = _outcome(measured, printed)
        wrong = (
            *beyond(measured, by, given.times),
            *badly_said(measured, printed),
            *_unexpected(given, outcome, printed),
            *_changed(project, given_files, ours, given, published=measured.status == 0),
            *_left(project, given_files, outcome),
            *(_published(project, given, {*given_files} - ours) if measured.status == 0 else ()),
        )
        return Trial(name, outcome, measured, wrong[:8], printed[:2_000])


def build(*, warm: bool) -> Callable[[], int]:
    """A build of the folder that it runs in: by `build.py`, or in a fork of this process."""
    arguments = [str(REPOSITORY / "build.py"), "--date", DAY]
    if not warm:
        return command([sys.executable, *arguments])

    def run() -> int:
        from actionplans import cli

        sys.argv = arguments
        try:
            cli.build()
        except SystemExit as end:
            sys.stdout.flush()
            sys.stderr.flush()
            return end.code if isinstance(end.code, int) else int(end.code is not None)
        return 0

    return run


def _outcome(measured: Measured, printed: str) -> str:
    if measured.killed:
        return "killed"
    if measured.status not in (0, 1, 2) or "Traceback (most recent" in printed:
        return "crashed"
    if measured.status:
        return "refused"
    return "warned" if re.search(r"  advarsel [a-z0-9-]+  ", printed) else "built"


def beyond(measured: Measured, by: str, times: int = 1) -> Iterator[str]:
    """The limits, or so many times them, that a build passed."""
    if measured.killed:
        yield f"killed: too much {measured.killed}"
        return
    took = measured.cpu if by == "cpu" else measured.seconds
    if took > times * SECONDS:
        yield f"took {took:.0f} s"
    if measured.megabytes > times * MEGABYTES:
        yield f"took {measured.megabytes:.0f} MB"
    if measured.left:
        yield f"left {measured.left} processes running"


def badly_said(measured: Measured, printed: str) -> Iterator[str]:
    """What a build should not have printed, or ended with."""
    if "Traceback (most recent" in printed:
        yield f"traceback: {printed.strip().splitlines()[-1][:100]}"
    if measured.status not in (0, 1, 2) and not measured.killed:
        yield f"exit status {measured.status}"
    if len(printed) > _MUCH:
        yield f"printed {len(printed)} signs"
    if found := re.search(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", printed):
        yield f"printed a control character, U+{ord(found[0]):04X}"


def _unexpected(given: Input, outcome: str, printed: str) -> Iterator[str]:
    if outcome in ("killed", "crashed"):
        return
    if outcome not in MEANINGS[given.expect]:
        yield f"{outcome}, where {given.expect} is right"
    elif given.expect in ("refused", "warned", "told") and given.files:
        named = {found["file"].removeprefix("content/") for found in _LINE.finditer(printed)}
        right = {given.at} if given.at else {*given.files}
        if not any(_tells(name, right) for name in named):
            yield f"told of {', '.join(sorted(named))[:100] or 'no file'} instead"


def _tells(name: str, right: set[str]) -> bool:
    """Whether a message at a file, or at a folder that holds it, tells of one of these."""
    return any(name == file or file.startswith(f"{name}/") for file in right)


def snapshot(project: Path) -> dict[str, str]:
    """What lies in a project and must not change but by being published, by path."""
    found = dict[str, str]()
    for folder, folders, names in os.walk(project):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in (*names, *links):
            path = Path(folder, name)
            relative = path.relative_to(project).as_posix()
            if not relative.startswith(_OF_BUILDS):
                found[relative] = _looks(path)
    return found


def _looks(path: Path) -> str:
    """A file as it can be told from another: its content where it is small."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return f"link to {path.readlink()}"
    if not stat.S_ISREG(status.st_mode):
        return "special"
    if status.st_size > 5_000_000:
        return f"{status.st_size} bytes"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _changed(
    project: Path, given_files: dict[str, str], ours: set[str], given: Input, *, published: bool
) -> Iterator[str]:
    """Files that staff had, and of a site that was not replaced, that are others now."""
    now = snapshot(project)
    for name, looked in given_files.items():
        in_site = name.startswith(f"{given.site}/") and name.replace(given.site, "site", 1) in ours
        if published and in_site and not given.same:
            continue
        if now.get(name) != looked:
            yield f"{name}: {'changed' if name in now else 'gone'}"


def _left(project: Path, given_files: dict[str, str], outcome: str) -> Iterator[str]:
    """What a build that published nothing left behind, and what any left in `/tmp`."""
    if outcome == "killed":
        return
    if outcome not in ("built", "warned"):
        yield from (
            f"{name}: left behind" for name in sorted(snapshot(project).keys() - given_files.keys())
        )
    if lying := [*(project / "tmp").iterdir()]:
        yield f"left in the temporary folder: {lying[0].name}"


def _published(project: Path, given: Input, strangers: set[str]) -> Iterator[str]:
    """What is wrong with the site; files that others had put into it are theirs."""
    site = project / "site"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    files = {name: path for name, path in files.items() if f"site/{name}" not in strangers}
    for pattern in given.unpublished:
        yield from (f"{name} is published" for name in fnmatch.filter(files, pattern))
    for name in given.published:
        if name not in files:
            yield f"{name} is not published"
    for secret in given.secret:
        for name, path in files.items():
            if secret.encode() in path.read_bytes():
                yield f"{name} holds {secret!r}"
    for complaint in complaints(site):
        if f"site/{complaint.partition(': ')[0]}" not in strangers:
            yield complaint
