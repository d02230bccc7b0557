"""A parcel holds what was packed, or is none: whatever was done to it, and whoever wrote it."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplans.parcel import ParcelError, pack, unpack
from tests.conftest import write

FILES: dict[str, str | bytes] = {"a.txt": "æ", "b/empty": b"", "b/c/d.bin": bytes(range(256))}


def packed(folder: Path, files: Mapping[str, str | bytes] = FILES, name: str = "one") -> Path:
    write(folder / "files", files)
    pack(name, folder / "files", list(files), folder / "parcel")
    return folder / "parcel"


def unpacked(parcel: Path, name: str = "one") -> dict[str, bytes]:
    folder = parcel.with_name("unpacked")
    folder.mkdir()
    unpack(name, parcel, folder)
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def written(parcel: Path, line: bytes, contents: bytes = b"") -> Path:
    """A parcel with a digest that is right, by somebody who means harm."""
    body = line + b"\n" + contents
    parcel.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return parcel


def test_what_was_packed_is_unpacked(tmp_path: Path) -> None:
    assert unpacked(packed(tmp_path)) == {
        file: content if isinstance(content, bytes) else content.encode()
        for file, content in FILES.items()
    }


def test_the_same_files_make_the_same_parcel(tmp_path: Path) -> None:
    first = packed(tmp_path / "1")
    second = packed(tmp_path / "2", dict(reversed(FILES.items())))
    assert first.read_bytes() == second.read_bytes()


@settings(deadline=None, derandomize=True)
@given(st.data())
def test_a_parcel_that_was_changed_is_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    parcel = packed(tmp_path_factory.mktemp("parcel"))
    content = parcel.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    damaged = data.draw(
        st.sampled_from(
            [
                content[:at],
                content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :],
                content[:at] + content[at + 1 :],
                content + content[at : at + 1],
            ]
        )
    )
    parcel.write_bytes(damaged)
    with pytest.raises(ParcelError):
        unpacked(parcel)


def test_a_parcel_under_another_name_is_none(tmp_path: Path) -> None:
    with pytest.raises(ParcelError):
        unpacked(packed(tmp_path, name="other"))


@pytest.mark.parametrize(
    "path",
    [
        "../out",
        "a/../../out",
        "/tmp/out",
        "",
        ".",
        "a//b",
        "a/",
        "..\\out",
        "C:out",
        "C:/out",
        "a\0b",
    ],
)
def test_no_path_leads_out(path: str, tmp_path: Path) -> None:
    line = json.dumps({"name": "one", "files": [[path, 1]]}).encode()
    with pytest.raises(ParcelError):
        unpacked(written(tmp_path / "parcel", line, b"x"))
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["parcel", "unpacked"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        '{"name": "one"}',
        '{"name": "one", "files": {}}',
        '{"name": "one", "files": ["a"]}',
        '{"name": "one", "files": [["a"]]}',
        '{"name": "one", "files": [["a", -1]]}',
        '{"name": "one", "files": [["a", true]]}',
        '{"name": "one", "files": [["a", 1.0]]}',
        '{"name": "one", "files": [["a", 2]]}',
        '{"name": "one", "files": []}',
        "[" * 100_000,
    ],
    ids=lambda line: line[:40],
)
def test_a_list_that_is_none_makes_no_parcel(line: str, tmp_path: Path) -> None:
    with pytest.raises(ParcelError):
        unpacked(written(tmp_path / "parcel", line.encode(), b"x"))


def test_two_files_cannot_have_one_path(tmp_path: Path) -> None:
    line = json.dumps({"name": "one", "files": [["a", 1], ["a", 1]]}).encode()
    with pytest.raises(FileExistsError):
        unpacked(written(tmp_path / "parcel", line, b"xy"))
