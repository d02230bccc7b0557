"""Names of pages and links: no two pages have one title, and the same words lead to one page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

import pytest

from actionplans.locale import Language
from actionplans.site import Settings, Site
from actionplans.text.hyphenation import SOFT_HYPHEN
from tests.conftest import MUNICIPALITY, REPOSITORY
from tests.rendering import DAY, rendered

CONTENT = {"municipality": MUNICIPALITY / "content", "published": REPOSITORY / "content"}

SURROUNDINGS = frozenset({"li", "tr", "p", "dd", "figcaption", "caption"})
"""The elements that say, beside the heading above, what a link in them is about."""


class _Links(HTMLParser):
    """The title of a page, and its links with their words and what they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, list[str]]] = [("", [])]
        self._headings: dict[str, str] = {}
        self._term = ""
        self._waiting: list[tuple[str, str, int]] = []
        self.feed(html.replace(SOFT_HYPHEN, ""))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in SURROUNDINGS or re.fullmatch("h[1-6]|dt|a|title", tag):
            self._open.append((tag, []))
            self._address = dict(attributes).get("href") or "" if tag == "a" else self._address

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open[-1][0] != tag:
            self._close()
        self._close()

    def _close(self) -> None:
        tag, texts = self._open.pop()
        text = " ".join("".join(texts).split())
        if tag == "title":
            self.title = text
        elif tag == "a":
            self._waiting.append((text, self._address, len(self._open)))
        elif re.fullmatch("h[1-6]", tag):
            self._headings = {it: self._headings[it] for it in self._headings if it < tag}
            self._headings[tag] = text
        elif tag == "dt":
            self._term = text
        if len(self._open) == 1 or tag in SURROUNDINGS:
            outer = len(self._open) if len(self._open) > 1 else 0
            own = [it for it in self._waiting if it[2] > outer]
            self._waiting = [it for it in self._waiting if it not in own]
            around = [*self._headings.values(), self._term if tag == "dd" else "", text]
            context = " / ".join(around)
            self.links += [(words, context, address) for words, address, _ in own]

    _address = ""


@cache
def pages_of(name: str) -> dict[str, _Links]:
    """The pages of a site that are no redirects, by their addresses."""
    settings = Settings("Prøve", Language.load("da"), date.fromisoformat(DAY), "https://x.example/")
    html = rendered(Site.load(CONTENT[name], settings))
    return {
        address: _Links(text)
        for address, text in html.items()
        if text.startswith("<!doctype html>") and 'http-equiv="refresh"' not in text
    }


def targets(page: _Links, by_context: bool) -> dict[tuple[str, str], set[str]]:
    """The pages that the same words lead to, with or without what stands around them."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for words, context, address in page.links:
        path = address.partition("#")[0]
        if path and ":" not in path:
            found[words, context if by_context else ""].add(normpath(join("/", path)))
    return found


@pytest.mark.parametrize("name", CONTENT)
def test_no_two_pages_have_one_title(name: str) -> None:
    addresses = defaultdict(list)
    for address, page in pages_of(name).items():
        addresses[page.title].append(address)
    assert {title: found for title, found in addresses.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", CONTENT)
def test_the_same_words_lead_to_one_page_where_they_stand(name: str) -> None:
    assert list(_several(name)) == []


def _several(name: str) -> Iterator[tuple[str, str, list[str]]]:
    for address, page in pages_of(name).items():
        for (words, _), found in targets(page, by_context=True).items():
            if len(found) > 1:
                yield address, words, sorted(found)


@pytest.mark.parametrize("name", CONTENT)
def test_the_name_of_a_partnership_leads_to_its_page_alone(name: str) -> None:
    site = pages_of(name)
    names = {
        page.title.split(" – ")[0]
        for address, page in site.items()
        if is_partnership(address, CONTENT[name])
    }
    assert names
    for address, page in site.items():
        for (words, _), found in targets(page, by_context=False).items():
            if words in names and address != "aktoerer/":
                assert not any(it.startswith("/aktoerer/") for it in found), (address, words, found)


def is_partnership(address: str, content: Path) -> bool:
    """Whether a page is that of a partnership."""
    return address.count("/") == 1 and (content / address / "index.md").exists()
