"""The chapters for staff, followed as they stand: each command is run, each file written.

They are one story in one folder, in the order of the menu. A comment before a block says what:
`fil: PATH` is a file to write, `ret: PATH` lines that take the place of those with the same key,
`fejl` a command that ends with an error, and `kun vist` one that installs something, or does not
end. `slet: PATH` stands alone. A block of `text` is what the command before it says; `…` stands for
anything.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from actionplans.cli import main
from tests.commands import invoke
from tests.conftest import REPOSITORY, write

HANDBOOK = REPOSITORY / "handbook"

ONLY_SHOWN = {"winget", "curl", "uv", "pre-commit", "actionplans serve"}
"""What is not run: it fetches from the network, or ends only when somebody stops it."""

SETTINGS = '      date: "2026-06-01"\n      pdf: no\n'
"""What is set for the story: the same day whenever it is followed, and no wait for PDFs."""

KINDS = {"sh", "text", "yaml", "markdown"}

_NOTE = re.compile(r"<!-- (\w[\w ]*)(?:: (\S+))? -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a chapter, or a comment that stands alone."""

    chapter: str
    note: str
    path: str
    kind: str
    text: str


def chapters() -> list[Path]:
    """The chapters in Danish that are written, in the order of the menu."""
    text = (HANDBOOK / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.load(text, get_yaml_loader())
    [menu] = [
        item["På dansk"]
        for item in settings["nav"]
        if isinstance(item, dict) and "På dansk" in item
    ]
    paths = (HANDBOOK / "docs" / item for item in menu if isinstance(item, str))
    return [path for path in paths if path.exists()]


def blocks(chapter: Path) -> Iterator[Block]:
    """The blocks of a chapter, in order."""
    note = path = ""
    kind: str | None = None
    lines: list[str] = []
    for line in chapter.read_text(encoding="utf-8").splitlines():
        if kind is not None:
            if line != "```":
                lines.append(line)
                continue
            text = "".join(f"{it}\n" for it in lines)
            yield Block(chapter=chapter.name, note=note, path=path, kind=kind, text=text)
            note, path, kind, lines = "", "", None, []
        elif line.startswith("```"):
            kind = line.removeprefix("```")
        elif found := _NOTE.fullmatch(line):
            note, path = found[1], found[2] or ""
            if note == "slet":
                yield Block(chapter=chapter.name, note=note, path=path, kind="", text="")
                note = path = ""
        else:
            assert not note, f"{chapter.name}: no block after {note}"


class _Reader:
    """Somebody who does what the chapters say."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._said = ""
        self.commands: list[str] = []

    def follow(self, block: Block) -> None:
        """Do what a block says."""
        if block.note == "slet":
            shutil.rmtree(self._folder / block.path)
        elif block.note == "fil":
            write(self._folder, {block.path: block.text})
        elif block.note == "ret":
            self._mend(self._folder / block.path, block.text)
        elif block.kind == "sh":
            self._run(block)
        elif block.kind == "text":
            for line in block.text.splitlines():
                pattern = ".*".join(map(re.escape, line.strip().split("…")))
                assert re.search(pattern, self._said), f"{block.chapter}: {line}\n{self._said}"

    def _run(self, block: Block) -> None:
        self._said = ""
        for line in block.text.splitlines():
            if block.note == "kun vist":
                assert any(line.startswith(command) for command in ONLY_SHOWN), line
                continue
            program, *arguments = _words(line)
            assert program == "actionplans", line
            done = invoke(main, *arguments)
            assert done.exit_code == (1 if block.note == "fejl" else 0), f"{line}\n{done.output}"
            self._said += done.output
            self.commands.append(line)
            if arguments[0] == "init":
                self._set_the_day()

    def _set_the_day(self) -> None:
        settings = self._folder / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        dated = text.replace("language: da\n", f"language: da\n{SETTINGS}")
        assert dated != text
        settings.write_text(dated, encoding="utf-8")

    @staticmethod
    def _mend(file: Path, text: str) -> None:
        before = file.read_text(encoding="utf-8")
        for line in text.splitlines():
            key = line.partition(":")[0]
            after, count = re.subn(rf"^{key}:.*$", line, before, flags=re.M)
            assert (count, after != before) == (1, True), line
            before = after
        file.write_text(before, encoding="utf-8")


def _words(line: str) -> list[str]:
    """The words of a command line, as shells of all systems read it."""
    return [quoted or word for quoted, word in re.findall(r'"([^"]*)"|(\S+)', line)]


@pytest.mark.slow
def test_the_chapters_can_be_followed_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    reader = _Reader(tmp_path)
    for chapter in chapters():
        for block in blocks(chapter):
            assert block.kind in KINDS or block.note == "slet", (block.chapter, block.kind)
            reader.follow(block)
    done = {command.split()[1] for command in reader.commands}
    assert {"init", "ny", "check", "build", "headers", "hvad-nu", "import", "flyt"} <= done
    page = (tmp_path / "site/soeparken/2026/fodbold-om-fredagen/index.html").read_text("utf-8")
    assert "Fodbold om fredagen" in page


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_what_is_only_shown_is_only_what_cannot_be_run(chapter: Path) -> None:
    for block in blocks(chapter):
        shown = [line for line in block.text.splitlines() if block.note == "kun vist"]
        assert all(any(line.startswith(it) for it in ONLY_SHOWN) for line in shown)
