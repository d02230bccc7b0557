"""Names of pages and links: no two pages have one title, and the same words lead to one page."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

import pytest

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.text.hyphenation import SOFT_HYPHEN
from tests.conftest import MUNICIPALITY, REPOSITORY
from tests.rendering import DAY, rendered

CONTENT = {"municipality": MUNICIPALITY / "content", "published": REPOSITORY / "content"}


class _Links(HTMLParser):
    """The title of a page, and its links with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str]] = []
        self._texts: list[str] = []
        self._address = ""
        self.feed(html.replace(SOFT_HYPHEN, ""))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"a", "title"}:
            self._texts = []
            self._address = dict(attributes).get("href") or ""

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._texts).split())
        if tag == "title" and not self.title:
            self.title = words
        elif tag == "a":
            self.links.append((words, self._address))


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


def targets(page: _Links) -> dict[str, set[str]]:
    """The pages that the same words lead to."""
    found: dict[str, set[str]] = defaultdict(set)
    for words, address in page.links:
        path = address.partition("#")[0]
        if path and ":" not in path:
            found[words].add(normpath(join("/", path)))
    return found


@pytest.mark.parametrize("name", CONTENT)
def test_no_two_pages_have_one_title(name: str) -> None:
    addresses = defaultdict(list)
    for address, page in pages_of(name).items():
        addresses[page.title].append(address)
    assert {title: found for title, found in addresses.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", CONTENT)
def test_the_same_words_of_a_page_lead_to_one_page(name: str) -> None:
    assert list(_several(name)) == []


def _several(name: str) -> Iterator[tuple[str, str, list[str]]]:
    for address, page in pages_of(name).items():
        for words, found in targets(page).items():
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
        for words, found in targets(page).items():
            if words in names and address != "aktoerer/":
                assert not any(it.startswith("/aktoerer/") for it in found), (address, words, found)


def is_partnership(address: str, content: Path) -> bool:
    """Whether a page is that of a partnership."""
    return address.count("/") == 1 and (content / address / "index.md").exists()
