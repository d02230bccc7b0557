"""A little fuzzing, the same each time: any change of a file ends in a report or in pages.

`make fuzz` does it for long, on real content and with whole builds: see `fuzz.py`.
"""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY
from tests.corpus.input import ACTIVITY
from tests.fuzz import (
    KINDS,
    TOKENS,
    Edit,
    edits,
    exercised,
    minimal_with,
    rounds,
    settings_of,
)

SETTINGS = settings_of()
RICH = """\
målgruppe: [{hvem: Unge, alder: 13-15, antal: 40, gruppe: unge}]
økonomi:
  - {post: Lønmidler, art: løn, beløb: {2022: 800}}
  - {post: Materialer, art: aktiviteter, beløb: {2022: 300}}
i_alt: {2022: 1.100}
tidsplan:
  - {hvornår: Maj, fra: 2022-05-01, til: 2022-05-31, hvad: Første møde}
leverancer: [{hvad: Møder, mindst: 8, enhed: møder, senest: 2022}]
uddybning: {tidsplan: "Mødet er *åbent*[^1] for alle. Se [planen](index.md)."}
ændringer: [{dato: 2022-05-24, tekst: Prisen er rettet.}]
tidligere_adresser: [nord/2021/gang]
---
## Baggrund

Vi går en tur[^1] hver uge. Se [planen](index.md) og [byen](https://by.example/).

| Dag | Sted |
|-----|------|
| Ons | Park |

- et punkt
    - et andet

> Et citat

<div>Rå HTML</div>

[^1]: En note.
"""
"""More fields of an activity, so that its mutations reach every part of its pages."""

SOURCES = {
    "nord/2022/index.md": "lilleby-nord/2023/index.md",
    "nord/index.md": "lilleby-nord/index.md",
    "nord/indikatorer.yml": "lilleby-nord/indikatorer.yml",
    "aktoerer.yml": "aktoerer.yml",
    "ordliste.yml": "ordliste.yml",
    "om.md": "om.md",
    "nord/area.geojson": "lilleby-nord/area.geojson",
}
"""Files of the municipality, by where their changed forms stand among the least content."""

shares = st.floats(0, 1, exclude_max=True)
changes = st.builds(
    Edit,
    st.sampled_from(KINDS),
    shares,
    shares,
    st.integers(0, len(TOKENS) - 1),
    st.sampled_from((1, 2, 10, 200)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("content")


@settings(
    deadline=None,
    max_examples=80,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from((ACTIVITY, *sorted(SOURCES), ACTIVITY)),
    made=st.lists(changes, min_size=1, max_size=4),
)
@example(name=ACTIVITY, made=[Edit("insert", 0.9, 0, TOKENS.index(b"<img "), 500)])
@example(name=ACTIVITY, made=[Edit("insert", 0.9, 0, TOKENS.index(b"["), 1_000)])
@example(name=ACTIVITY, made=[Edit("insert", 0.1, 0, TOKENS.index(b"\xff"))])
@example(name=ACTIVITY, made=[Edit("cut", 0.5)])
@example(name="aktoerer.yml", made=[Edit("cut", 0)])
def test_a_changed_file_ends_in_a_report_or_in_pages(
    folder: Path, name: str, made: list[Edit]
) -> None:
    content = _before(name)
    for edit in made:
        content = edit.applied(content)
    try:
        site = exercised(minimal_with(folder, name, content), SETTINGS)
    finally:
        (folder / name).unlink()
    assert len(site.report.errors) + len(site.report.warnings) < 20_000


def _before(name: str) -> bytes:
    if name == ACTIVITY:
        return (MINIMAL[ACTIVITY].removesuffix("---\n") + RICH).encode()
    return (MUNICIPALITY / "content" / SOURCES[name]).read_bytes()


def test_what_is_changed_makes_pages(folder: Path) -> None:
    site = exercised(minimal_with(folder, ACTIVITY, _before(ACTIVITY)), SETTINGS)
    assert not site.report.errors


def test_rounds_are_the_same_for_the_same_seed() -> None:
    first, second = (next(rounds(7, [MUNICIPALITY / "content"])) for _ in range(2))
    assert first == second
    assert first.changed != next(rounds(8, [MUNICIPALITY / "content"])).changed


def test_changes_change_and_stay_bounded() -> None:
    chance = random.Random(1)
    content = b"---\ntitel: Gang\n---\nEn tekst.\n" * 40
    every = [edit for _ in range(300) for edit in edits(chance)]
    assert {edit.kind for edit in every} == {*KINDS}
    made = [edit.applied(content, b"donor" * 100) for edit in every]
    assert sum(changed != content for changed in made) > len(made) * 0.8
    assert max(map(len, made)) <= 1_500_000


@pytest.mark.slow
def test_a_run_says_what_came_of_it() -> None:
    """A run of one round; the seed is one whose change is found at once."""
    command = [sys.executable, "-m", "tests.fuzz", "--rounds", "1", "--seed", "23"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[1:]) == (0, ["1 refused", "0 failed"])
