"""A part of the hostile inputs, those that are cheap: `make hostile` tries them all.

They are built with PDFs, in forks of one process at a time. Which ones: `quick=True` in
`tests/corpus/`, or `python -m tests.corpus --quick --list`.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, write
from tests.corpus import inputs
from tests.corpus.sanity import complaints

QUICK = [name for name, given in inputs().items() if given.quick]


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The result of each input, by its name."""
    results = tmp_path_factory.mktemp("hostile") / "trials.json"
    command = [
        sys.executable,
        "-m",
        "tests.corpus",
        "--quick",
        "--warm",
        "--by",
        "cpu",
        "--kill",
        "31",
    ]
    done = subprocess.run(
        [*command, "--json", str(results)], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert results.exists(), done.stderr
    return {trial["name"]: trial for trial in json.loads(results.read_text(encoding="utf-8"))}


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_corpus_input_costs_no_more_than_a_message(name: str, trials: dict[str, Any]) -> None:
    trial = trials[name]
    assert trial["complaints"] == [], f"{inputs()[name].what}\n{trial['said']}"


# What watches the inputs notices what it should


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("index.html", "<script>hit()</script>", "an inline script"),
        ("index.html", "<script src='//ond.example/x.js'></script>", "a script that is not"),
        ("index.html", "<svg><script href='x'/></svg>", "a script that is not"),
        ("index.html", "<p onclick=hit()>", "<p onclick>"),
        ("index.html", "<img/src='x'/onerror=hit()>", "<img onerror>"),
        ("index.html", "<a href='java\tscript:hit()'>", "<a href="),
        ("index.html", "<a href='&#1;javascript:hit()'>", "<a href="),
        ("index.html", "<img src='\\\\ond.example/x'>", "fetches from elsewhere"),
        ("index.html", "<img srcset='https://ond.example/x 1x'>", "fetches from elsewhere"),
        ("index.html", "<p style='top:0'>", "<p style="),
        ("index.html", "<iframe>", "<iframe>"),
        ("index.html", "<p id=a><p id=a>", "id 'a' 2 times"),
        ("index.html", "<p>\x01", "a control character, U+0001"),
        ("index.html", "<p>&#1;", "a control character as &#1;"),
        ("index.html", "<p>\u202e", "a turn of direction, U+202E"),
        ("sitemap.xml", "<a>\x01</a>", "not well-formed"),
        ("a.ics", "BEGIN:VCALENDAR", "no calendar"),
        ("a.json", "{", "not JSON"),
        ("a.csv", "a,b;=1+1", "a formula, split at ';'"),
        ("a.csv", "\u00a0=1+1", "a formula"),
        ("a.exe", "", "of a type that is not published"),
        ("x.js", "", "a script or style sheet from the content"),
        ("fil", "", "of a type that is not published"),
    ],
)
def test_a_bad_site_is_noticed(name: str, content: str, said: str, tmp_path: Path) -> None:
    write(tmp_path, {name: content})
    assert any(said in complaint for complaint in complaints(tmp_path))


def test_twins_and_links_are_noticed(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "", "A.pdf": ""})
    (tmp_path / "b.pdf").symlink_to("a.pdf")
    found = [*complaints(tmp_path)]
    assert "a.pdf: twice but for case or form" in found
    assert "b.pdf: not a plain file" in found


def test_a_cell_that_a_quote_makes_a_text_is_no_formula(tmp_path: Path) -> None:
    write(tmp_path, {"a.csv": "a;'=1+1,-5,'+2\n"})
    assert [*complaints(tmp_path)] == []


def test_a_good_site_is_left_alone(municipality: Path) -> None:
    assert [*complaints(municipality)] == []
