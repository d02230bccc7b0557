"""Rules that pages keep: content, and what pages made of it say and do not say.

A file of `rules/` has the cases of one subject, over the same `files` (see `content.layered`). A
case says `what` the rule is, its own `files` over those, the `day` that the site is built for where
it matters, and by the addresses of `pages` the texts that the page `shows` and `lacks`. A text is
what readers see of `<main>` without soft hyphens, a single space wherever the page has tags or
blanks; one that begins with a tag is looked for in the HTML. Of a PDF it is the document that is
set as one. A file that is no page is taken as it is. So that no case passes because of a slip of
the pen, each text that one lacks is shown by another of the subject.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.text.hyphenation import SOFT_HYPHEN
from tests.conftest import SETTINGS, write
from tests.content import layered
from tests.rendering import DAY, build_pages, short_documents

FOLDER = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The expectations of one page."""

    shows: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case of a rule."""

    subject: str
    what: str
    content: Mapping[str, str | bytes]
    pages: Mapping[str, Expected]
    day: str = DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A case as it is written in its file."""

    what: str
    pages: Mapping[str, Mapping[str, list[str]]]
    files: Mapping[str, Any] = field(default_factory=dict)
    day: str = DAY


def cases() -> Iterator[Case]:
    """Every case of every subject."""
    for file in sorted(FOLDER.glob("*.yml")):
        subject = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert set(subject) <= {"files", "cases"}, file.name
        for written in (Written(**case) for case in subject["cases"]):
            yield Case(
                subject=file.stem,
                what=written.what,
                content=layered(subject.get("files", {}), written.files),
                pages={
                    address: Expected(**{side: tuple(texts) for side, texts in expected.items()})
                    for address, expected in written.pages.items()
                },
                day=str(written.day),
            )


CASES = list(cases())


def said(site: Path, address: str) -> tuple[str, str]:
    """The text of a page of a built site, and its HTML; blanks are single spaces in both."""
    name = address if address.rpartition("/")[2] else f"{address}index.html"
    html = " ".join((site / name).read_text(encoding="utf-8").split())
    if not name.endswith(".html"):
        return html, html
    main = html.partition("<main")[2].partition("</main>")[0]
    text = unescape(re.sub(r"<[^>]*>", " ", f"<{main}")).replace(SOFT_HYPHEN, "")
    return " ".join(text.split()), html


@pytest.mark.parametrize("case", CASES, ids=[f"{case.subject}: {case.what}" for case in CASES])
def test_rule(case: Case, tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", case.content)
    site = build_pages(tmp_path, case.day, only=case.pages)
    if any(address.endswith(".pdf") for address in case.pages):
        for address, html in short_documents(tmp_path / "content", case.day).items():
            write(site, {f"{address}/index.html": html})
    for address, expected in case.pages.items():
        text, html = said(site, f"{address}/" if address.endswith(".pdf") else address)
        for shown in expected.shows:
            assert shown in (html if shown.startswith("<") else text)
        for lacking in expected.lacks:
            assert lacking not in (html if lacking.startswith("<") else text)


@pytest.mark.parametrize("subject", sorted({case.subject for case in CASES}))
def test_rule_can_be_broken(subject: str) -> None:
    """Each case says something, and what one page lacks another shows."""
    found = [page for case in CASES if case.subject == subject for page in case.pages.values()]
    assert all(page.shows or page.lacks for page in found)
    shown = " ".join(text for page in found for text in page.shows)
    assert [text for page in found for text in page.lacks if text not in shown] == []


def test_rules_are_there() -> None:
    assert len(CASES) >= 20
    assert {case.subject for case in CASES} == {file.stem for file in FOLDER.iterdir()}
    assert all(case.pages and case.what.endswith(".") for case in CASES)
