"""The build cache: results are made once, repaired when damaged, and pruned when unused."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplans.cache import BuildCache
from actionplans.publishing import scratch

DAY = 24 * 60 * 60


class Maker:
    """Makes a folder with a file, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, folder: Path) -> None:
        self.count += 1
        (folder / "thing.txt").write_text("made")


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    make = Maker()
    for _ in range(2):
        found = BuildCache(tmp_path / "cache").get_or_make("pdf", [b"a"], make)
        assert (found / "thing.txt").read_text() == "made"
    assert make.count == 1


def test_other_parts_make_another_thing(tmp_path: Path) -> None:
    make, cache = Maker(), BuildCache(tmp_path)
    assert cache.get_or_make("pdf", [b"a", b"b"], make) != cache.get_or_make("pdf", [b"ab"], make)
    assert make.count == 2


def empty(folder: Path) -> None:
    (folder / "thing.txt").unlink()


def cut_off(folder: Path) -> None:
    (folder / "thing.txt").write_text("")


def without_list(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def flipped(folder: Path) -> None:
    (folder / "thing.txt").write_text("mAde")


def zeroed(folder: Path) -> None:
    (folder / "thing.txt").write_bytes(bytes(4))


def with_more(folder: Path) -> None:
    (folder / "more.txt").write_text("more")


def linked(folder: Path) -> None:
    (folder / "thing.txt").rename(folder.parent / "elsewhere.txt")
    (folder / "thing.txt").symlink_to(folder.parent / "elsewhere.txt")


def with_a_folder_for_a_file(folder: Path) -> None:
    (folder / "thing.txt").unlink()
    (folder / "thing.txt").mkdir()


def a_file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file")


def a_link_instead(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")
    (folder / "thing.txt").write_text("linked")


def list_of_any_bytes(folder: Path) -> None:
    (folder / ".files").write_bytes(b"\xff\xfe\0\n\n \n")


def empty_list(folder: Path) -> None:
    (folder / ".files").write_bytes(b"")


def cut_off_list(folder: Path) -> None:
    (folder / ".files").write_bytes((folder / ".files").read_bytes()[:-3])


def a_folder_for_a_list(folder: Path) -> None:
    (folder / ".files").unlink()
    (folder / ".files").mkdir()


def huge(folder: Path) -> None:
    """Holes take no room on disk, but reading them would take minutes."""
    os.truncate(folder / "thing.txt", 2**40)


@pytest.mark.parametrize(
    "damage",
    [
        empty,
        cut_off,
        without_list,
        flipped,
        zeroed,
        with_more,
        linked,
        with_a_folder_for_a_file,
        a_file_instead,
        a_link_instead,
        list_of_any_bytes,
        empty_list,
        cut_off_list,
        a_folder_for_a_list,
        huge,
    ],
)
def test_a_damaged_thing_is_made_again(damage: Callable[[Path], None], tmp_path: Path) -> None:
    make = Maker()
    found = BuildCache(tmp_path).get_or_make("pdf", [b"a"], make)
    damage(found)
    assert (
        BuildCache(tmp_path).get_or_make("pdf", [b"a"], make) / "thing.txt"
    ).read_text() == "made"
    assert make.count == 2


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder should be")
    cache = BuildCache(tmp_path / "cache")
    assert (cache.get_or_make("pdf", [b"a"], Maker()) / "thing.txt").read_text() == "made"
    cache.prune("pdf")


def test_what_raises_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half.txt").write_text("half")
        raise InterruptedError

    with pytest.raises(InterruptedError):
        BuildCache(tmp_path).get_or_make("pdf", [b"a"], fail)
    assert list((tmp_path / "pdf").iterdir()) == []


def test_only_what_nobody_asked_for_in_a_while_is_forgotten(tmp_path: Path) -> None:
    old, new, used = (
        BuildCache(tmp_path).get_or_make("pdf", [part], Maker()) for part in (b"a", b"b", b"c")
    )
    for folder in (old, used):
        before = time.time() - 2 * DAY
        os.utime(folder / ".files", (before, before))
    cache = BuildCache(tmp_path)
    assert cache.get_or_make("pdf", [b"c"], Maker()) == used
    cache.prune("pdf")
    assert sorted((tmp_path / "pdf").iterdir()) == sorted([new, used])


def test_a_damaged_thing_that_cannot_be_removed_is_made_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as one that another user made."""
    make = Maker()
    found = BuildCache(tmp_path).get_or_make("pdf", [b"a"], make)
    flipped(found)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    cache = BuildCache(tmp_path)
    for _ in range(2):
        assert (cache.get_or_make("pdf", [b"a"], make) / "thing.txt").read_text() == "made"
    assert make.count == 2
    assert (found / "thing.txt").read_text() == "mAde"


def test_what_fails_while_it_is_made_is_passed_on(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise PermissionError("not where it is kept")

    with pytest.raises(PermissionError, match="not where"):
        BuildCache(tmp_path).get_or_make("pdf", [b"a"], fail)


KILLED = """
import os, signal, sys
from pathlib import Path
from actionplans.cache import BuildCache

def make(folder):
    (folder / "half.txt").write_text("half")
    print(folder, flush=True)
    os.kill(os.getpid(), int(sys.argv[2]))
    sys.stdin.read()

BuildCache(Path(sys.argv[1])).get_or_make("pdf", [b"a"], make)
"""


def started(folder: Path, with_signal: int) -> tuple["subprocess.Popen[str]", Path]:
    """A process that is making something, killed or stopped in the midst of it, and where."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), str(int(with_signal))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no locks: what is left is told by its age")
@pytest.mark.parametrize("where", ["where things are kept", "in the temporary folder"])
def test_what_a_killed_build_left_is_swept(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    folder = tmp_path / "cache"
    if where != "where things are kept":
        folder.write_text("a file stands where the folder should be")
    process, made = started(folder, signal.SIGKILL)
    process.communicate()
    assert (made / "half.txt").exists()
    assert tmp_path in made.parents
    BuildCache(folder).prune("pdf")
    assert not made.exists()
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no locks: what is left is told by its age")
def test_what_is_being_made_is_not_swept(tmp_path: Path) -> None:
    process, made = started(tmp_path, signal.SIGCONT)
    before = time.time() - 2 * DAY
    os.utime(made, (before, before))
    BuildCache(tmp_path).prune("pdf")
    assert (made / "half.txt").exists()
    process.communicate("go on")
    assert not made.exists()
    assert process.returncode == 0


@pytest.mark.parametrize(("age", "there"), [(60, True), (2 * DAY, False)])
def test_without_locks_age_tells(
    age: int, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "lock", lambda _: None)
    left = tmp_path / "pdf/.abc"
    left.mkdir(parents=True)
    before = time.time() - age
    os.utime(left, (before, before))
    BuildCache(tmp_path).prune("pdf")
    assert left.exists() is there


def test_only_our_own_folders_are_swept_where_others_have_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "other").mkdir()
    (tmp_path / "actionplans-file").write_text("x")
    (tmp_path / "actionplans-link").symlink_to("other")
    (tmp_path / "actionplans-main").mkdir()
    (tmp_path / "actionplans-main/README.md").write_text("a copy that somebody unpacked")
    BuildCache(tmp_path / "cache").prune("pdf")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"other", "actionplans-file", "actionplans-link", "actionplans-main"}
    assert (tmp_path / "actionplans-main/README.md").exists()
