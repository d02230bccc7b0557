"""Anchors: the ids of parts of a page, which are in the language of the site."""

import re
import shutil
from collections import Counter
from datetime import date
from functools import cache, cached_property
from itertools import permutations
from pathlib import Path

import pytest

from actionplans.locale import Language, slugify
from actionplans.locale.notation import DANISH, Notation
from actionplans.reader.files import REGISTERS
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MUNICIPALITY
from tests.rendering import DAY, rendered
from tests.test_catalogues import (
    LANGUAGES,
    Call,
    calls,
    catalogue,
    placeholders,
    template_calls,
    unknown,
)
from tests.test_labels import label_calls

DYNAMIC_PREFIXES = {"views/pages/activity.py: prefix"}
"""Keys that are handed on: the callers of `elaboration` are read."""

SAMPLES = {
    "key": "[a-z-]+",
    "number": r"\d+",
    "earlier": r"\d+",
    "later": r"\d+",
    "id": r".+",
    "term": r".+",
}
"""The values of the placeholders of anchors."""


OF_FIELDS = "field"
"""The anchor that is filled in with the key of a field."""


def anchors(code: str) -> dict[str, str]:
    """The anchors of the catalogue, and those of fields that have a section of their own."""
    written = dict(catalogue(code, "addresses")["anchors"])
    del written[OF_FIELDS]
    language = Language.load(code)
    return written | {f"{r}.{n}": language.field_anchor(r, n) for r, n in section_fields()}


@cache
def section_fields() -> frozenset[tuple[str, str]]:
    """The fields that have a section of their own, by their records and names."""
    found = label_calls("field_section", "field_anchor")
    return frozenset().union(*(call.fields or () for call in found))


def prefixes(code: str) -> dict[str, str]:
    texts: dict[str, str] = catalogue(code, "addresses")["prefixes"]
    return texts


@pytest.fixture(params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


# The catalogues


def anchor_calls() -> list[Call]:
    return [*calls("anchor"), *template_calls("anchor")]


def prefix_calls() -> list[Call]:
    return [*calls("id_prefix"), *calls("html", position=2), *calls("elaboration", position=1)]


def keys(found: list[Call]) -> set[str]:
    return set().union(*(call.keys or set() for call in found))


def test_keys_can_be_read_from_the_source() -> None:
    assert unknown(anchor_calls(), {}) == set()
    inside = {"views/context.py: prefix"}  # `ViewContext.html` itself
    assert unknown(prefix_calls(), {}) == DYNAMIC_PREFIXES | inside


def test_every_anchor_that_is_asked_for_is_there_and_none_is_left_over(code: str) -> None:
    assert set(catalogue(code, "addresses")["anchors"]) == keys(anchor_calls())
    assert len(section_fields()) >= 9
    assert set(prefixes(code)) == keys(prefix_calls())


def test_anchors_are_given_what_they_name(code: str) -> None:
    for call in anchor_calls():
        for key in call.keys or ():
            anchor = catalogue(code, "addresses")["anchors"][key]
            assert placeholders(anchor) == call.inputs, f"{call.place}: {key}"
    for call in prefix_calls():
        for key in call.keys or ():
            assert placeholders(prefixes(code)[key]) == call.inputs, f"{call.place}: {key}"


def test_anchors_can_stand_in_addresses(code: str) -> None:
    for anchor in (*anchors(code).values(), *prefixes(code).values()):
        assert re.fullmatch(r"[a-z]+(-([a-z]+|\{\w+\}))*", anchor), anchor


def test_no_two_anchors_can_be_the_same(code: str) -> None:
    """Wherever they stand: pages of one type may have any of them."""
    forms = {key: _filled(anchor) for key, anchor in anchors(code).items()}
    assert forms
    colliding = {
        (key, other)
        for key, other in permutations(forms, 2)
        if re.fullmatch(forms[other], anchors(code)[key].format_map(dict.fromkeys(SAMPLES, "7")))
    }
    assert colliding == set()


def test_prefixes_differ(code: str) -> None:
    assert [prefix for prefix, count in Counter(prefixes(code).values()).items() if count > 1] == []


def _filled(anchor: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: SAMPLES[match[1]], anchor)


def test_texts_leave_every_anchor_alone(code: str) -> None:
    reserved = [re.compile(pattern) for pattern in Language.load(code).reserved_ids]
    for anchor in anchors(code).values():
        id = anchor.format_map(dict.fromkeys(SAMPLES, "7"))
        assert any(pattern.fullmatch(id) for pattern in reserved), anchor
    for id in ("sted", "plan", f"{prefixes(code)['moved']}-{anchors(code)['contents']}"):
        assert not any(pattern.fullmatch(id) for pattern in reserved), id


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Økonomi og mål", "oekonomi-og-maal"),
        ("Åtgärder", "aatgarder"),
        (" Résumé, ½ side ", "resume-side"),
        ("—", ""),
    ],
)
def test_slugs_have_plain_letters(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("key", ["resumé", "åtgärder", "indsatsområder"])
def test_a_key_is_spelt_in_anchors_as_it_is_in_slugs(key: str) -> None:
    fields = catalogue("da", "fields")
    renamed = fields | {"summary": {**fields["summary"], "key": key}}
    names = ("values", "problems", "texts", "addresses")
    language = Language("da", {n: catalogue("da", n) for n in names} | {"fields": renamed})
    assert language.field_anchor("Plan", "summary") == f"del-{slugify(key)}"


def test_pages_in_another_language_have_the_anchors_of_the_site() -> None:
    english = Language.load("en").at_addresses_of(Language.load("da"))
    assert english.anchor("budget") == "del-budget"
    assert english.field_anchor("Activity", "timeline") == "del-tidsplan"
    assert english.reserved_ids == Language.load("da").reserved_ids


# A site in English


class _WithDanishNumbers(Language):
    @cached_property
    def notation(self) -> Notation:
        return DANISH


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages and files of the municipality as an English site, by their addresses.

    Its language is given the words of Danish front matter, which the content is written in.
    """
    danish = Language.load("da")
    catalogues = {name: catalogue("en", name) for name in ("problems", "texts", "addresses")}
    understood = {name: catalogue("da", name) for name in ("fields", "values")}
    language = _WithDanishNumbers("en", catalogues | understood)
    content = tmp_path_factory.mktemp("english") / "content"
    shutil.copytree(MUNICIPALITY / "content", content, ignore=shutil.ignore_patterns("*.en.md"))
    for name in (*REGISTERS, "indicators"):
        for file in content.rglob(f"{danish.address(name)}.yml"):
            file.rename(file.with_stem(language.address(name)))
    day, url = date.fromisoformat(DAY), "https://plans.example/"
    site = Site.load(content, Settings("Plans", language, day, url))
    assert site.report.errors == ()
    return rendered(site)


def danish_ids(text: str) -> list[str]:
    """The ids in HTML, and the anchors that it or another file leads to, that are Danish."""
    danish = set(anchors("da").values()) - set(anchors("en").values())
    words = set(prefixes("da").values()) - set(prefixes("en").values())
    forms = [*map(_filled, danish), *(f"{re.sub(r'{.*', '.+', word)}-.+" for word in words)]
    wanted = re.compile(rf"(?:.+_)?(?:{'|'.join(forms)})")
    found = re.findall(r'(?: id="|#)([\w:-]+)', text)
    return [id for id in found if wanted.fullmatch(id)]


def test_danish_ids_are_seen(municipality_pages: Path) -> None:
    html = (municipality_pages / "lilleby-nord/2023/ungejob/index.html").read_text(encoding="utf-8")
    assert {"hovedindhold", "indhold", "del-budget", "ansvarlige-ordet-bua"} <= set(
        danish_ids(html)
    )


def test_nothing_of_an_english_site_has_a_danish_anchor(english: dict[str, str]) -> None:
    texts = {address: text.replace("\r\n ", "") for address, text in english.items()}
    assert "#section-tidsplan" in texts["lilleby-nord/calendar.ics"]  # by the key, Danish here
    found = {address: danish_ids(text) for address, text in texts.items()}
    assert {address: ids for address, ids in found.items() if ids} == {}


def test_anchors_of_an_english_site_are_there(english: dict[str, str]) -> None:
    html = {address: text for address, text in english.items() if "<html" in text}
    assert len(html) > 60
    for address, page in html.items():
        ids = re.findall(r' id="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids)), address
        targets = re.findall(r' (?:aria-labelledby="|href="#)([^"]+)"', page)
        assert set(targets) <= set(ids), address
    activity = html["lilleby-nord/2023/ungejob/"]
    assert '<a class="skip" href="#main-content">' in activity
    assert '<h2 id="section-budget">' in activity
    assert '<h2 id="from-2023-to-2024">' in html["lilleby-nord/2023/changes/"]
