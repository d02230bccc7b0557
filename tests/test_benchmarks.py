"""What builds are measured with: the same content every time, which this program takes whole."""

from datetime import date
from pathlib import Path

from actionplans.locale import Language
from actionplans.site import Settings, Site
from benchmarks.corpus import corpus
from benchmarks.generator import Generator
from benchmarks.generators import GENERATORS, ActionPlans


def files(generator: Generator) -> dict[str, bytes]:
    return {
        str(path.relative_to(generator.folder)): path.read_bytes()
        for path in generator.folder.rglob("*")
        if path.is_file()
    }


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


def test_this_program_takes_the_corpus_without_an_error(tmp_path: Path) -> None:
    content = corpus(40)
    generator = ActionPlans(tmp_path, tmp_path)
    generator.write(content)
    before = files(generator)
    generator.rename()
    assert files(generator) != before
    site = Site.load(tmp_path / "content", Settings("", Language.load("da"), date(2026, 1, 1)))
    assert [str(problem) for problem in site.report.errors] == []
    assert len(site.library.activities) == 40
