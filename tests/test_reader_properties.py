"""Whatever a content file holds, reading it ends in a report, each problem where the mistake is."""

import re
from collections.abc import Callable
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actionplans import reporting
from actionplans.locale import Language
from actionplans.problems import Location
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MINIMAL, write
from tests.rendering import DAY

DANISH = Language.load("da")
ACTIVITY = "nord/2022/gang.md"
SETTINGS = Settings(
    "Prøveplaner",
    DANISH,
    date.fromisoformat(DAY),
    accessibility_statement="https://was.by.example/",
)

FILES = (
    "index.md",
    "om.md",
    "aktoerer.yml",
    "steder.yml",
    "ordliste.yml",
    "emner.yml",
    "nord/index.md",
    "nord/indikatorer.yml",
    "nord/area.geojson",
    "nord/2022/index.md",
    ACTIVITY,
    "nord/2022/status-2022-05.md",
    "nord/2022/kort.txt",
)
"""A file of every sort: front matter, register, and published as it is."""

CATALOGUE = resources.files("actionplans.locale") / "da" / "fields.yml"
NAMED = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
KEYS = sorted({*NAMED, *(field["key"] for field in NAMED.values()), "2022", "2023"})
VALUES = (
    *("by", "trygt", "nord/2022/gang", "nord/2022", "1.000", "335000", "33O.000", "1,5", "-5"),
    *("udgår", "ja", "nej", "ny", "løn", "kommune", "park", "handleplan", "vedtaget", "Ærø"),
    *("2022", "2022-02-30", "2021-2024", "2024-2021", "2018-01-01/2021-12-31", "13-15", "18+"),
    *("#0b5d4e", "https://kk.dk", "a@b.dk", "~", "''", '""', "99999999999999999999"),
)
SIGNS = (
    *(
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        ": ",
        ":",
        ", ",
        " ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "#",
        " #",
    ),
    *("&a ", "*a", "!!python/object:os.system ", "|\n", ">\n ", "? ", "- ", "---\n", "...\n", "%"),
    *("@", "`", "\t", "\\", "\x07", "\0", "\x85", "\u2028", "\ufeff", "\U0001f600", "<<: "),
    *("# ", "## ", "[a](b.md)", "![](x)", "[^1]", "<div>", "](javascript:x)", "> ", "010190-1234"),
)

yamlish = st.lists(st.sampled_from((*KEYS, *VALUES, *SIGNS)), max_size=40).map("".join)
"""Text around the real keys, much of it no YAML."""

scalars = st.sampled_from((*VALUES, '"\\e\\x07\\n"')) | st.text(max_size=5).map(
    lambda text: "'" + text.replace("'", "''") + "'"
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | st.lists(st.tuples(st.sampled_from(KEYS), inner), max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        )
    ),
    max_leaves=8,
)
fields = st.lists(st.tuples(st.sampled_from(KEYS), trees), max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
"""Well-formed YAML under the real keys, its values of any shape."""

bodies = st.lists(st.sampled_from((*SIGNS, *VALUES, "\n\n", "    ")), max_size=30).map("".join)

few = settings(
    deadline=None,
    max_examples=100,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

Load = Callable[[str, str | bytes], Site]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Loads the least content with one file put in."""
    folder = tmp_path_factory.mktemp("content")

    def with_file(name: str, content: str | bytes) -> Site:
        write(folder, {**MINIMAL, name: content})
        try:
            return Site.load(folder, SETTINGS)
        finally:
            (folder / name).unlink()

    return with_file


def page(header: str, body: str = "") -> str:
    """A page with front matter."""
    return f"---\n{header}\n---\n{body}"


def holding(name: str, header: str, body: str = "") -> str:
    """A file of that name, with front matter where it has any."""
    return page(header, body) if name.endswith(".md") else header


def speaks_of(site: Site) -> set[str]:
    """The files in which the report has problems."""
    return {problem.location.file for problem in site.report}


# Nothing raises


@few
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes(load: Load, name: str, content: bytes) -> None:
    """Bytes of any sort, in a file of any sort, end in a report, and the other files are read."""
    site = load(name, content)
    assert speaks_of(site) <= {*MINIMAL, name}
    assert {*MINIMAL} - {name} <= {document.file for document in site.content.documents}


@few
@given(name=st.sampled_from(FILES), header=st.text(max_size=100), body=st.text(max_size=100))
def test_any_text(load: Load, name: str, header: str, body: str) -> None:
    """Text of any sort, as front matter and body, ends in a report."""
    assert speaks_of(load(name, holding(name, header, body))) <= {*MINIMAL, name}


@few
@given(name=st.sampled_from(FILES), header=yamlish, body=bodies)
def test_text_around_the_keys(load: Load, name: str, header: str, body: str) -> None:
    """Real keys and values among signs that mean something to YAML and Markdown end in a report."""
    assert speaks_of(load(name, holding(name, header, body))) <= {*MINIMAL, name}


@settings(few, max_examples=200)
@given(name=st.sampled_from(FILES), header=fields)
def test_values_of_any_shape(load: Load, name: str, header: str) -> None:
    """Real keys with values of any shape end in a report."""
    assert speaks_of(load(name, holding(name, header))) <= {*MINIMAL, name}


@few
@given(header=fields, body=bodies)
def test_activity_of_any_shape(load: Load, header: str, body: str) -> None:
    """An activity with a title is read, or there is an error that says why not."""
    site = load(ACTIVITY, page(f"titel: Gang\n{header}", body))
    wrong = {problem.location.file for problem in site.report.errors}
    activity = "nord/2022/gang"
    is_held_back = site.library.held_back.until_page(activity)
    assert ACTIVITY in wrong or activity in site.library.activities or is_held_back


@few
@given(content=st.binary(max_size=200))
def test_plain_file(load: Load, content: bytes) -> None:
    """A file that is no record may hold anything; all that is told is that no page uses it."""
    site = load("nord/2022/kort.txt", content)
    assert [problem.kind for problem in site.report] == ["unused-file"]
    assert [media.file for media in site.content.media] == ["nord/2022/kort.txt"]


# What is told


@example(name="aktoerer.yml", header="{", body="")
@example(name="aktoerer.yml", header="- {id: [by", body="")
@example(name="aktoerer.yml", header="- 'by", body="")
@settings(few, max_examples=200)
@given(name=st.sampled_from(FILES), header=yamlish | fields, body=bodies)
def test_positions(load: Load, name: str, header: str, body: str) -> None:
    """Every problem stands where an editor can go, and the report goes from the top down."""
    content = holding(name, header, body)
    report = load(name, content).report
    locations = [problem.location for problem in report]
    assert locations == sorted(locations)
    for location in locations:
        assert_inside(location, content if location.file == name else MINIMAL[location.file])


def assert_inside(location: Location, content: str) -> None:
    """The position is one of the text, or just after a line's last character."""
    lines = re.split("\r\n|\r|\n", content.removeprefix("\ufeff"))
    assert 1 <= location.line <= len(lines), location
    assert 1 <= location.column <= len(lines[location.line - 1]) + 1, location


@few
@given(
    before=st.text(st.sampled_from("aæ\u2028\x85\U0001f600 "), max_size=8), value=st.integers(0, 9)
)
def test_position_of_a_mistake(load: Load, before: str, value: int) -> None:
    """A mistake is found where it is, whatever stands before it: columns count characters."""
    content = page(f'titel: "x{before}"\nkort: 1\nkontakt: {{note: "x{before}", mail: {value}}}')
    places = {
        (problem.kind, str(problem.location))
        for problem in load(ACTIVITY, content).report.errors
        if problem.location.file == ACTIVITY
    }
    column = len('kontakt: {note: "x') + len(before) + len('", mail: ') + 1
    assert places == {
        ("unknown-key", f"{ACTIVITY}:3:1"),
        ("bad-mail", f"{ACTIVITY}:4:{column}"),
    }


@example(name="nord/2022/index.md", header="status: []")
@example(name="nord/2022/index.md", header="status: {}")
@example(name="nord/2022/index.md", header="kladde: [ja]")
@example(name="nord/2022/index.md", header="art:")
@settings(few, max_examples=200)
@given(name=st.sampled_from(FILES), header=fields | yamlish)
def test_one_line_each(load: Load, name: str, header: str) -> None:
    """A problem is told on one line that any terminal shows as it is."""
    for problem in load(name, holding(name, header)).report:
        line = reporting.problem_line(problem, DANISH, "content")
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line), repr(line)


def test_terminal_codes(load: Load) -> None:
    """A value cannot end a line of the report, nor colour or clear the screen of who reads it."""
    header = 'titel: Gang\nstatus: "\\e[2J\\nnord/index.md:1:1  fejl"'
    [problem] = [p for p in load(ACTIVITY, page(header)).report if p.kind == "unknown-value"]
    line = reporting.problem_line(problem, DANISH, "content")
    assert not re.search("[\x00-\x1f]", line), repr(line)


def test_long_value(load: Load) -> None:
    """A value as long as a chapter is not printed whole."""
    [problem] = [
        p
        for p in load(ACTIVITY, page(f"titel: Gang\nstatus: {'fortsat' * 2_500}")).report
        if p.kind == "unknown-value"
    ]
    assert len(reporting.problem_line(problem, DANISH, "content")) < 500


@few
@given(name=st.sampled_from(FILES), header=yamlish, body=bodies)
def test_windows_files(load: Load, name: str, header: str, body: str) -> None:
    """A byte order mark and Windows' line ends change nothing, positions included."""
    content = holding(name, header, body).lstrip("\ufeff")
    windows = b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode()
    assert load(name, windows).report.problems == load(name, content).report.problems


# Amounts


def grant(site: Site) -> dict[int, object]:
    """The grant of the activity."""
    return dict(site.library.activities["nord/2022/gang"].record.grant)


@few
@given(amount=st.integers(0, 10**11))
def test_amounts_round_trip(load: Load, amount: int) -> None:
    """An amount is read the same with and without dots, and shown as it is written with them."""
    dotted = f"{amount:,}".replace(",", ".")
    site = load(ACTIVITY, page(f"titel: Gang\nbevilling: {{2021: {amount}, 2022: {dotted}}}"))
    assert grant(site) == {2021: amount, 2022: amount}
    assert DANISH.figures.number(amount) == dotted


@few
@given(written=st.text(st.sampled_from("0123456789.-, "), min_size=1, max_size=12))
def test_amounts_of_any_form(load: Load, written: str) -> None:
    """Dots stand before each three digits, a minus in front, or the amount is refused there."""
    site = load(ACTIVITY, page(f'titel: Gang\nbevilling: {{2022: "{written}"}}'))
    minus = written.startswith("-")
    first, *rest = written.removeprefix("-").split(".")
    whole = first.isdigit() and all(len(part) == 3 and part.isdigit() for part in rest)
    if whole and (not rest or len(first) <= 3):
        kroner = int("".join((first, *rest)))
        assert grant(site) == {2022: -kroner if minus else kroner}
    else:
        [problem] = site.report.errors
        assert problem.kind in ("bad-amount", "empty-text")
        assert str(problem.location) == f"{ACTIVITY}:3:19"


# Hostile files

BOMB = "\n".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("header", "kind", "place"),
    [
        (f"a: &a [x]\n{BOMB}", "alias-not-allowed", "2:4"),
        (f"a: [x]\n{BOMB}", "alias-not-allowed", "3:4"),
        ("a: " + "[" * 100_000, "too-deep", "2:15"),
        ("a: " + "[" * 100_000 + "]" * 100_000, "too-deep", "2:15"),
        ("{a: " * 100_000, "too-deep", "2:49"),
        ("- " * 100_000, "too-deep", "2:25"),
        ("\n".join(f"{' ' * depth}a:" for depth in range(1_000)), "too-deep", "14:13"),
        ("{" * 100_000, "bad-key", "2:2"),
        ("? " * 100_000, "bad-key", "2:3"),
        ("titel: " + "a" * 900_000, "text-too-long", "2:8"),
        ("titel: '" + "a\n\n" * 300_000 + "'", "text-too-long", "2:8"),
        ("titel: " + "a" * 1_000_000, "file-too-large", "1:1"),
        ("\n".join(f"k{number}: 1" for number in range(50_000)), "too-many-values", "25001:9"),
        ("emner: [" + "a," * 60_000 + "]", "too-many-values", "2:100003"),
        ("emner: !!python/object/apply:os.system [ls]", "tag-not-allowed", "2:8"),
        ("titel: !!binary AAAA", "tag-not-allowed", "2:8"),
    ],
    ids=lambda value: value if len(value) < 30 else "header",
)
def test_corpus_header(load: Load, header: str, kind: str, place: str) -> None:
    """A hostile file is given up at the first thing too many, and nothing else is said of it."""
    found = [p for p in load(ACTIVITY, page(header)).report if p.location.file == ACTIVITY]
    assert [(p.kind, str(p.location)) for p in found] == [(kind, f"{ACTIVITY}:{place}")]


@pytest.mark.parametrize(
    "body",
    ["- " * 3_000, "> " * 5_000, "1. " * 3_000, "".join(f"{'    ' * n}- a\n" for n in range(300))],
    ids=["lists", "quotes", "numbers", "indented"],
)
def test_corpus_body(load: Load, body: str) -> None:
    """A body of a thousand layers ends in a report too."""
    assert "nord/2022/gang" in load(ACTIVITY, page("titel: Gang", body)).library.activities


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"type": "Feature", "geometry": ' * 20_000 + "1" + "}" * 20_000,
        '{"type": "Polygon", "coordinates": [[[1e999, 55]]]}',
        '{"type": "Polygon", "coordinates": [[[' + "9" * 400 + ", 55]]]}",
        '{"type": "Polygon", "coordinates": [[[' + "9" * 5_000 + ", 55]]]}",
        '{"type": "Polygon", "coordinates": [[[NaN, 55]]]}',
        '{"type": "Polygon", "coordinates": {"a": {"b": "c"}}}',
        '{"type": "FeatureCollection", "features": 7}',
        '{"type": "MultiPolygon", "coordinates": "map"}',
    ],
    ids=lambda content: content[:60],
)
def test_corpus_outline(load: Load, content: str) -> None:
    """An outline that is none, however it is none, is told at its file."""
    [problem] = load("nord/area.geojson", content).report
    assert (problem.kind, str(problem.location)) == ("bad-outline", "nord/area.geojson:1:1")


def test_folders_within_folders(tmp_path: Path) -> None:
    """Folders that lie deeper than any plan are told, however deep they go."""
    write(tmp_path, MINIMAL)
    deep = tmp_path / "nord"
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    report = Site.load(tmp_path, SETTINGS).report
    assert [problem.kind for problem in report] == ["misplaced-file"]
