"""What is costly to make: made once, mended when it is damaged, forgotten when nobody asks."""

import os
import time
from pathlib import Path

import pytest

from actionplans.kept import Kept

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
        found = Kept(tmp_path / "kept").keep("pdf", [b"a"], make)
        assert (found / "thing.txt").read_text() == "made"
    assert make.count == 1


def test_other_parts_make_another_thing(tmp_path: Path) -> None:
    make, kept = Maker(), Kept(tmp_path)
    assert kept.keep("pdf", [b"a", b"b"], make) != kept.keep("pdf", [b"ab"], make)
    assert make.count == 2


def empty(folder: Path) -> None:
    (folder / "thing.txt").unlink()


def cut_off(folder: Path) -> None:
    (folder / "thing.txt").write_text("")


def without_list(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


@pytest.mark.parametrize("damage", [empty, cut_off, without_list])
def test_a_damaged_thing_is_made_again(damage: object, tmp_path: Path) -> None:
    make = Maker()
    found = Kept(tmp_path).keep("pdf", [b"a"], make)
    assert callable(damage)
    damage(found)
    assert (Kept(tmp_path).keep("pdf", [b"a"], make) / "thing.txt").read_text() == "made"
    assert make.count == 2


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder should be")
    kept = Kept(tmp_path / "kept")
    assert (kept.keep("pdf", [b"a"], Maker()) / "thing.txt").read_text() == "made"
    kept.forget_unused("pdf")


def test_what_raises_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half.txt").write_text("half")
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Kept(tmp_path).keep("pdf", [b"a"], fail)
    assert list((tmp_path / "pdf").iterdir()) == []


def test_only_what_nobody_asked_for_in_a_while_is_forgotten(tmp_path: Path) -> None:
    old, new, used = (Kept(tmp_path).keep("pdf", [part], Maker()) for part in (b"a", b"b", b"c"))
    for folder in (old, used):
        before = time.time() - 2 * DAY
        os.utime(folder / ".files", (before, before))
    kept = Kept(tmp_path)
    assert kept.keep("pdf", [b"c"], Maker()) == used
    kept.forget_unused("pdf")
    assert sorted((tmp_path / "pdf").iterdir()) == sorted([new, used])
