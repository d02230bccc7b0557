"""What builds are measured with: the same content every time, which this program takes whole."""

import os
import sys
from pathlib import Path

import pytest

from actionplans.mkdocs_project import content_and_settings
from actionplans.site import Site
from benchmarks.__main__ import main
from benchmarks.corpus import corpus
from benchmarks.generator import Generator
from benchmarks.generators import GENERATORS, ActionPlans, Eleventy, Hugo, NativeActionPlans

NPM = """\
here=$(dirname "$0")
echo "$@" > "$here/asked"
mkdir -p "$3/node_modules/.bin"
cp "$here/eleventy" "$3/node_modules/.bin/"
"""
"""An npm that installs the Eleventy that lies beside it, and writes down what it was asked for."""


def files(generator: Generator) -> dict[str, bytes]:
    return {
        str(path.relative_to(generator.folder)): path.read_bytes()
        for path in generator.folder.rglob("*")
        if path.is_file()
    }


def script(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def measure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run `python -m benchmarks` for Eleventy alone, in a folder."""
    options = ["--only", "Eleventy", "--sizes", "20", "--runs", "1"]
    monkeypatch.setattr(sys, "argv", ["benchmarks", *options, "--folder", str(folder / "work")])
    main()


def test_a_corpus_of_one_size_is_always_the_same(tmp_path: Path) -> None:
    first, second, other = corpus(40), corpus(40), corpus(41)
    assert first == second != other
    assert first.activities == 40
    for kind in GENERATORS:
        one, two = kind(tmp_path / "one", tmp_path), kind(tmp_path / "two", tmp_path)
        one.write(first)
        two.write(second)
        assert files(one) == files(two)


def test_every_generator_has_every_activity(tmp_path: Path) -> None:
    content = corpus(40)
    for kind in GENERATORS:
        generator = kind(tmp_path / kind.name, tmp_path)
        generator.write(content)
        text = b"".join(files(generator).values()).decode()
        for plan in content.plans:
            for activity in plan.activities:
                assert activity.title in text
                assert all(paragraph in text for paragraph in activity.paragraphs)


def test_a_change_changes_one_text(tmp_path: Path) -> None:
    content = corpus(40)
    for kind in GENERATORS:
        generator = kind(tmp_path / kind.name, tmp_path)
        generator.write(content)
        before = files(generator)
        generator.change(content)
        after = files(generator)
        assert len([name for name in before if before[name] != after[name]]) == 1


@pytest.mark.parametrize("kind", [ActionPlans, NativeActionPlans])
def test_this_program_takes_the_corpus_without_an_error(
    kind: type[ActionPlans], tmp_path: Path
) -> None:
    content = corpus(40)
    generator = kind(tmp_path, tmp_path)
    generator.write(content)
    before = files(generator)
    generator.rename()
    assert files(generator) != before
    folder, settings = content_and_settings(tmp_path / "mkdocs.yml")
    assert settings.dialect.engine == kind.engine
    site = Site.load(folder, settings)
    assert [str(problem) for problem in site.report.errors] == []
    assert len(site.library.activities) == 40


def test_eleventy_has_the_pages_of_hugo(tmp_path: Path) -> None:
    content = corpus(70)
    eleventy, hugo = Eleventy(tmp_path / "eleventy", tmp_path), Hugo(tmp_path / "hugo", tmp_path)
    eleventy.write(content)
    hugo.write(content)
    ours = {name for name in files(eleventy) if name.endswith(".md")}
    theirs = {name.replace("_index.md", "index.md") for name in files(hugo) if "content/" in name}
    # Hugo makes the pages of folders without an index by itself: those of partnerships
    assert ours - theirs == {"content/partnerskab-1/index.md", "content/partnerskab-2/index.md"}
    assert theirs <= ours
    assert files(eleventy).keys() - ours == {
        "eleventy.config.mjs",
        "content/_includes/page.liquid",
    }


@pytest.mark.parametrize(
    ("programs", "lacking"), [((), "node"), (("npm",), "node"), (("node",), "npm")]
)
def test_the_table_says_that_eleventy_was_left_out_without_node(
    programs: tuple[str, ...],
    lacking: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in programs:
        script(tmp_path / "bin" / name, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    measure(tmp_path, monkeypatch)
    assert (
        f"**Eleventy was left out, for there is no {lacking} on this machine.** "
        "Install Node.js 18 or newer with npm, and try again." in capsys.readouterr().out
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("echo v17.9.1", "the node on this machine is v17.9.1"),
        ("exit 1", "the node on this machine is of no version that it tells"),
    ],
)
def test_the_table_says_that_eleventy_was_left_out_with_an_old_node(
    says: str,
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    script(tmp_path / "bin/node", says)
    script(tmp_path / "bin/npm", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    measure(tmp_path, monkeypatch)
    assert f"**Eleventy was left out, for {reason}.**" in capsys.readouterr().out


@pytest.mark.slow
def test_eleventy_is_installed_pinned_and_its_pages_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script(tmp_path / "bin/node", "echo v18.0.0")
    script(tmp_path / "bin/npm", NPM)
    script(
        tmp_path / "bin/eleventy", "mkdir -p _site/plan; touch _site/index.html _site/plan/a.html"
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    measure(tmp_path, monkeypatch)
    assert Eleventy.npm_package in (tmp_path / "bin/asked").read_text().split()
    told = capsys.readouterr().out
    kinds = ("clean", "clean, what is kept restored", "nothing changed", "one text changed")
    assert [kind for kind in kinds if f"| Eleventy (2 pages) | {kind} |" in told] == list(kinds)
    assert "left out" not in told
