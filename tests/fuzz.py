"""Fuzzing: real content is changed at random, and every change must end in a report or a site.

`python -m tests.fuzz --minutes 20` (or `make fuzz MINUTES=20`) does it for long: each round changes
some files of this repository's content or of the made-up municipality's and builds them in a
process of its own, now and then with PDFs. A round that ends in a traceback, takes more than a
hostile input may, or publishes what no site may hold, is saved in `fuzz-failures/`, whole, and the
run goes on. `test_fuzz.py` does a little of it in `make test`; `fuzz_atheris.py` is guided by what
the code does.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

from icalendar import Calendar

from actionplans import reporting
from actionplans.exports.files import files
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.site_pages import pages
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS
from tests.corpus.html import PAYLOADS
from tests.corpus.input import WITH_PDF
from tests.corpus.sanity import complaints
from tests.corpus.trial import badly_said, beyond, build
from tests.corpus.watch import Limits, adopt_orphans, watched
from tests.rendering import DAY

FAILURES = REPOSITORY / "fuzz-failures"
_LARGEST = 1_500_000
"""Bytes that a changed file may grow to: a little more than a build reads."""

_WITH_PDFS = 25
"""One in so many rounds makes PDFs."""

_TEXTS = (
    *("\n", "\n\n", "\n---\n", "\n  ", "\t", "    ", ": ", "- ", "? ", "{", "}", "[", "]", "#"),
    *(
        "'",
        '"',
        "&a ",
        "*a",
        "!!str ",
        "|\n",
        ">\n",
        "<<: ",
        "%",
        "@",
        "`",
        "~",
        "\\",
        '"\\x01"',
    ),
    *("# ", "## ", "> ", "1. ", "[a](b.md)", "![](x.jpg)", "[^1]", "[^1]: a\n", "|a|\n|-|\n"),
    *(
        "<div>",
        "</div>",
        "<b>",
        "<!--",
        "-->",
        "<img ",
        "&#1;",
        "&lt;",
        "*",
        "**",
        "_",
        "A",
        ".",
    ),
    *(
        "\0",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\U0001f600",
        "é",
        "e\u0301",
    ),
    *("nord/2022/gang", "../..", "~/", "https://by.example/", "a@by.example", "010190-1234"),
    *("2022", "9999", "0", "1.000", "-1", "1e999", ".nan", "ja", "udgår", "titel: ", "bilag: "),
    *PAYLOADS.values(),
)
TOKENS: tuple[bytes, ...] = (
    *(text.encode("utf-8", "surrogatepass") for text in _TEXTS),
    *(b"\xff", b"\xc3", b"\xe2\x80", b"\r", b"\r\n"),
)
"""What is put into files besides bytes at random."""


@dataclass(frozen=True)
class Edit:
    """One change of a file. Places and lengths are shares of the file, from 0 to 1."""

    kind: str
    at: float
    length: float = 0
    token: int = 0
    times: int = 1

    def applied(self, content: bytes, donor: bytes = b"") -> bytes:
        """The changed content; `donor` is where a splice takes its part from."""
        start = int(self.at * len(content))
        end = min(len(content), start + int(self.length**4 * len(content)))
        before, part, after = content[:start], content[start:end], content[end:]
        token = TOKENS[self.token % len(TOKENS)]
        match self.kind:
            case "delete":
                return before + after
            case "cut":
                return before
            case "flip":
                return (
                    before
                    + bytes(byte ^ (1 << self.token % 8) for byte in part[:8])
                    + part[8:]
                    + after
                )
            case "repeat":
                times = min(self.times, _LARGEST // max(1, len(part)))
                return (before + part * times + after)[:_LARGEST]
            case "insert":
                times = min(self.times, _LARGEST // len(token))
                return (before + token * times + part + after)[:_LARGEST]
            case "lines":
                lines = content.splitlines(keepends=True)
                place, other = (int(share * len(lines)) for share in (self.at, self.length))
                moved = lines[min(place, other) : max(place, other)]
                return b"".join(
                    (*lines[: min(place, other)], *reversed(moved), *lines[max(place, other) :])
                )
            case _:
                return (before + donor[: len(part) + 200] + after)[:_LARGEST]


KINDS = ("delete", "cut", "flip", "repeat", "insert", "insert", "insert", "lines", "splice")


def edits(chance: random.Random) -> Iterator[Edit]:
    """A few changes at random; most of them small."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        yield Edit(
            chance.choice(KINDS),
            chance.random(),
            chance.random(),
            chance.randrange(len(TOKENS)),
            chance.choice((1, 1, 1, 2, 10, 300, 5_000, 100_000)),
        )


def exercised(folder: Path, settings: Settings) -> Site:
    """Read, check and show a content folder in this process, as far as its report lets.

    Raises:
        Exception: whatever should not have been raised.
    """
    site = Site.load(folder, settings)
    reporting.print_report(site.report, site.language, folder.name, out=StringIO())
    for document in site.content.documents:
        site.renderer.render(document.source.body, document.file)
    if not site.report.errors:
        for page in pages(site):
            page.make()
        for made in files(site, tuple(pages(site))):
            _parsed(made.address, made.make())
    return site


def _parsed(address: str, content: bytes) -> None:
    if address.endswith(".xml"):
        ElementTree.fromstring(content)
    elif address.endswith(".ics"):
        Calendar.from_ical(content)


def settings_of(language: str = "da") -> Settings:
    """The settings that content is exercised with."""
    return Settings(
        "Prøveplaner",
        Language.load(language),
        date.fromisoformat(DAY),
        url="https://by.example/",
        accessibility_statement="https://was.by.example/",
    )


# Rounds of whole builds


@dataclass(frozen=True)
class Round:
    """Changed files over a content folder."""

    seed: int
    source: Path
    changed: Mapping[str, bytes]
    pdf: bool

    def lay(self, project: Path) -> None:
        """Write the project that is built."""
        shutil.copytree(self.source, project / "content")
        for name, content in self.changed.items():
            path = project / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        settings = WITH_PDF if self.pdf else SETTINGS
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def rounds(seed: int, sources: Sequence[Path]) -> Iterator[Round]:
    """Rounds without end, the same for the same seed."""
    for number in range(seed, sys.maxsize):
        chance = random.Random(number)
        source = chance.choice(sources)
        found = sorted(path for path in source.rglob("*") if path.is_file())
        changed = dict[str, bytes]()
        for _ in range(chance.choice((1, 1, 2, 5))):
            path, donor = chance.choice(found), chance.choice(found).read_bytes()
            name = path.relative_to(source).as_posix()
            content = changed.get(name, path.read_bytes())
            for edit in edits(chance):
                content = edit.applied(content, donor[chance.randrange(len(donor) + 1) :])
            changed[name] = content
        yield Round(number, source, changed, number % _WITH_PDFS == 0)


def faults(given: Round, project: Path) -> tuple[str, list[str]]:
    """Build a round; its status in a word, and what is wrong with how it ended."""
    given.lay(project)
    out = project / "out.txt"
    measured = watched(build(warm=True), out, project, Limits.by("cpu", 60))
    printed = out.read_bytes().decode("utf-8", "replace")
    wrong = [*beyond(measured, "cpu"), *badly_said(measured, printed)]
    if measured.status == 0 and not measured.killed:
        wrong += complaints(project / "site")
    ended = {0: "published", 1: "refused"}.get(measured.status, f"status {measured.status}")
    return measured.killed or ended, wrong


def main() -> int:
    """Fuzz for as long as was asked; 1 where something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, help="where to begin; another each time")
    parser.add_argument("--rounds", type=int, default=sys.maxsize, help="end after so many")
    asked = parser.parse_args()
    seed = int(time.time()) if asked.seed is None else asked.seed
    print(f"Seed {seed}; failures go to {FAILURES.name}/", flush=True)
    until = time.monotonic() + asked.minutes * 60
    adopt_orphans()
    from actionplans import cli  # noqa: F401 - so that forks need not load it

    counted, failed = Counter[str](), 0
    sources = (REPOSITORY / "content", MUNICIPALITY / "content")
    for given in rounds(seed, sources):
        if time.monotonic() > until or given.seed - seed >= asked.rounds:
            break
        with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
            project = Path(folder) / "project"
            ended, wrong = faults(given, project)
            counted[ended] += 1
            if wrong:
                failed += 1
                _save(given, project, wrong)
    print(", ".join(f"{number} {ended}" for ended, number in counted.most_common()))
    print(f"{failed} failed")
    return int(failed > 0)


def _save(given: Round, project: Path, wrong: list[str]) -> None:
    """Keep the project of a round that failed, without what was built, and say why."""
    print(f"{given.seed}: {'; '.join(wrong[:3])}", flush=True)
    shutil.rmtree(project / ".build", ignore_errors=True)
    folder = FAILURES / str(given.seed)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder, symlinks=True)
    (folder / "why.txt").write_text("\n".join((*wrong, *given.changed)), encoding="utf-8")


def minimal_with(folder: Path, name: str, content: bytes) -> Path:
    """The least content with one file in a changed form, in a folder that may have held others."""
    for file, text in MINIMAL.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return folder


if __name__ == "__main__":
    sys.exit(main())
