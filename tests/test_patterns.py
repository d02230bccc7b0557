"""No regular expression of the package needs more time than its text is long, whatever it is fed.

The patterns are read from the source, so that one in a function nobody calls counts too.
"""

import ast
import importlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from tests.test_architecture import PACKAGE, dotted, modules, name_of

FUNCTIONS = "compile search match fullmatch sub subn split findall finditer"
CALLS = {f"re.{name}" for name in FUNCTIONS.split()}
FLAGS = {"re.IGNORECASE", "re.DOTALL", "re.MULTILINE", "re.VERBOSE", "re.ASCII"}

OF_CONTENT = {
    "actionplans/checks/links": r"\bid\s*+=\s*+[\"']?(ab)(?![\w-])",
    "actionplans/checks/wording": r"(?:accepteret|accepted)\s*:",
    "actionplans/importing/fields": r"(?<!\w)(?:mindst|a b)(?!\w)\s+(\d{1,3}(?:[.,]\d{3})*|\d+)"
    r"(?![\d.,]*\d|\s*[-–%]|\s*(?:til|to)\s)",
    "actionplans/importing/headings": r"(?:(?P<number>\d{1,3})[.)]?\s*)?(?:aktivitet|a)\s*"
    r"(?P<after>\d{1,3})?\s*[:.–-]\s*(?P<title>\S.*)|(?:aktivitet|a)\s*(\d{1,3})?\s*:?"
    r"|(?:spor|a)(?!\w)\s*(?:(\d{1,2}|[IVX]+|[A-Z])(?!\w)\s*[:.–-]?|[:–-])\s*(\S.*)",
    "actionplans/importing/organisations": r"(?:forening|a)s?$",
    "actionplans/importing/plans": r"(?<!\w)plan",
    "actionplans/importing/vocabulary": r"(?<!\w)(?:i alt|a|a b)(?!\w)",
    "actionplans/text/glossary": r"\b(SSP|A b|f\.eks\.|aa)(?=s?\b)",
    "actionplans/text/hyphenation": r"bolig|a|1",
    "actionplans/text/sanitizer": r"indhold|(del|ord)-.*",
    "actionplans/text/typography": r"(?<=\d)[.+]?(?:[ \n](?:kr\.|a|1)(?!\w))++"
    r"|(?<!\w)(?:nr\.|a)([ \n])(?=\d)|(?<![\w-])(?:maj|a|A)-(?=(?:maj|a|A)(?![\w-]))",
    "actionplans/views/files": r"\bPDF\b",
}
"""Modules with a pattern that is made of content, and one as it would be."""

OF_NAMES = {"actionplans/media/filetypes"}
"""Modules whose patterns are only held against names of files, which no system lets be longer."""

LONGEST_NAME = 255

PARTS = (
    *("a", "A", "aA", "1", ".", ",", "-", "_", "=", " ", "\n", "\t", '"', "'", "`", "*", "#", "&"),
    *("[", "]", "(", ")", "](", "[](", "[^", "]:", "![", "<", ">", "{", "|", "/", ":", "@", "%"),
    *("a ", "a-", "- ", "A1", "1.", "1.1,", ". ", "a.", "a@", "a@b.", ' a="', '="', "=' ", "~/"),
    *("<img ", "<a ", "<a>", "</a>", "<a href=", '<a href="~/', ' href="~/', '" src="~/', "src="),
    *(' href="site:', '<img src="', ' id="', "<p ", "</li> ", "<!--", "<h1", '<source srcset="'),
    *(
        "http://",
        "https://a.",
        "www.",
        "&amp;",
        "&#1",
        "19",
        "2022",
        "010190",
        "--focus-1:#",
        "id=",
    ),
    *("AA ", "A A ", "x:", "x: ", "- x: ", "data:", "@import", "zZ", "e", "é", "\u00a0", "…", "»"),
)
STARTS = ("", "<a [a](")

FEW, MANY = 3_000, 12_000
"""Characters. A pattern that grows with the square takes sixteen times as long for the more."""

ENOUGH = 0.02
"""Seconds of the processor that one name may take."""

QUICK = 0.004
"""Seconds of the processor that are nothing: no more is asked of who needs less."""


@dataclass(frozen=True)
class Pattern:
    """A regular expression in the source."""

    place: str
    written: str
    flags: int
    anchored: bool
    """Whether it is only ever tried at one place of a text, and not searched for."""


def patterns(file: Path) -> Iterator[Pattern]:
    """Every pattern that stands in a module."""
    source = file.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
            module = importlib.import_module(dotted(file))
            try:
                found = eval(ast.unparse(node.args[0]), dict(vars(module)))
            except (NameError, TypeError):  # it is made of what a function was given
                found = OF_CONTENT[name_of(file)]
            written = found.decode() if isinstance(found, bytes) else found
            flags = _flags([*node.args[1:], *node.keywords])
            how = {ast.unparse(node.func)} - {"re.compile"} or _uses(source, node.lineno)
            anchored = bool(how) and how <= {"re.match", "re.fullmatch"}
            yield Pattern(f"{name_of(file)}:{node.lineno}", written, flags, anchored)


def _uses(source: str, line: int) -> set[str]:
    """By which functions a pattern is used that is given a name on a line."""
    name = source.split("\n")[line - 1].partition(" = ")[0].strip()
    return {f"re.{method}" for method in re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source)}


def _flags(arguments: list[ast.expr | ast.keyword]) -> int:
    found = [ast.unparse(part) for argument in arguments for part in ast.walk(argument)]
    return sum(int(getattr(re, one[3:])) for one in set(found) if one in FLAGS)


FOUND = [found for file in modules() for found in patterns(file)]


def text(start: str, part: str, size: int) -> str:
    return (start + part * (size // len(part)))[:size]


TEXTS = [(text(*one, FEW), text(*one, MANY)) for one in product(STARTS, PARTS)]


def seconds(pattern: re.Pattern[str], text: str, *, anchored: bool = False) -> float:
    """The processor seconds of finding all matches in a text, or of two matches at its start."""
    start = time.process_time()
    if anchored:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start


def test_patterns_were_found() -> None:
    assert len(FOUND) > 60
    assert {found.place.partition(":")[0] for found in FOUND} >= set(OF_CONTENT)
    assert 10 < sum(found.anchored for found in FOUND) < len(FOUND) / 2


def grows(
    pattern: re.Pattern[str], pairs: Iterable[tuple[str, str]], *, anchored: bool = False
) -> str | None:
    """A text of which four times as much takes eight times as long, or more; None without one."""
    for few, many in pairs:
        if seconds(pattern, many, anchored=anchored) < QUICK:
            continue
        for _ in range(3):
            short = max(seconds(pattern, few, anchored=anchored), 1e-6)
            if seconds(pattern, many, anchored=anchored) < 8 * short:
                break
        else:
            return many[:20]
    return None


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.place)
def test_time_grows_with_the_length(found: Pattern) -> None:
    pattern = re.compile(found.written, found.flags)
    if found.place.partition(":")[0] in OF_NAMES:
        names = [many[:LONGEST_NAME] for _, many in TEXTS]
        assert (
            max(min(seconds(pattern, name, anchored=True) for _ in range(3)) for name in names)
            < ENOUGH
        )
    else:
        assert grows(pattern, TEXTS, anchored=found.anchored) is None


@pytest.mark.parametrize(("pattern", "part"), [(r"\S+@\S+", "a"), (r"<img[^>]*src=", "<img")])
def test_a_pattern_that_grows_faster_would_be_found(pattern: str, part: str) -> None:
    assert grows(re.compile(pattern), [(text("", part, FEW), text("", part, MANY))])


def test_patterns_are_asked_of_the_module_alone() -> None:
    """Nobody imports a function of `re` by its name, which this would not find."""
    imported = [
        file.name
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "re"
    ]
    assert imported == []
