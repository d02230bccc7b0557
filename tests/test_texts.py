"""The content of texts and its rendering: limits, HTML of staff, characters, long reports."""

import re
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import hypothesis.strategies as st
import nh3
import pytest
from hypothesis import given, settings

from actionplans.locale import Language
from actionplans.problems import Location, Problem, Suggestions
from actionplans.site_texts import rendered_words
from actionplans.text.engines.engine import PYTHON_MARKDOWN, Dialect
from actionplans.text.glossary import Glossary, GlossaryTerm
from actionplans.text.html_tags import rewrite_tags, survey
from actionplans.text.renderer import Fault, Renderer
from tests.conftest import MINIMAL, SETTINGS, write
from tests.rendering import build_pages
from tests.test_scenarios import load, reported

DANISH = Language.load("da")
ACTIVITY = "nord/2022/gang.md"
PLAN = "nord/2022/index.md"


def renderer(
    *extensions: str, terms: Mapping[str, str] | None = None, engine: str = PYTHON_MARKDOWN
) -> Renderer:
    """A renderer with a glossary of abbreviations and their meanings."""
    names = ("tables", "footnotes", "def_list", *extensions)
    glossary = Glossary(
        GlossaryTerm(id=word.lower(), term=word, meaning=it, address=f"ordliste/#{word.lower()}")
        for word, it in (terms or {}).items()
    )
    dialect = Dialect(engine, names)
    return Renderer(rendered_words(DANISH), dialect, glossary, DANISH.reserved_ids)


def areas(text: str, count: int) -> str:
    """A plan with so many focus areas, each with an introduction in Markdown."""
    written = "".join(f"  - {{id: a{n}, titel: A, indledning: {text}}}\n" for n in range(count))
    return MINIMAL[PLAN].replace("indsatsområder:\n", f"indsatsområder:\n{written}")


@pytest.mark.parametrize(
    ("text", "count", "code", "column"),
    [("a", 3_000, "for-mange-tekster", 39), ("Vi går. " * 500, 76, "for-meget-tekst", 37)],
)
def test_texts_of_a_file_have_limits_together(
    text: str, count: int, code: str, column: int, tmp_path: Path
) -> None:
    write(tmp_path, MINIMAL | {PLAN: areas(text, count)})
    found = [one for one in reported(load(tmp_path).report) if one.at.startswith(PLAN)]
    assert [one.code for one in found] == [code]
    assert found[0].at == f"{PLAN}:{9 + count}:{column}"
    write(tmp_path, {PLAN: areas(text, count - 2)})
    assert code not in {one.code for one in reported(load(tmp_path).report)}


def test_a_long_document_may_have_much_emphasis(tmp_path: Path) -> None:
    """As word processors export it: signs cost nothing where they are spread over paragraphs."""
    body = "**Mål:** flere *trygge* gader\\. Se kort\\_nord & _syd_.\n\n" * 1_200
    write(tmp_path, MINIMAL | {ACTIVITY: MINIMAL[ACTIVITY] + body})
    assert "for-mange-af-et-tegn" not in {one.code for one in reported(load(tmp_path).report)}


@pytest.mark.parametrize("sign", "[<`*_&\\")
def test_a_paragraph_may_have_only_so_many_signs(sign: str, tmp_path: Path) -> None:
    body = f"a\n\nb {sign * 600}\nc {sign * 600}\n"
    write(tmp_path, MINIMAL | {ACTIVITY: MINIMAL[ACTIVITY] + body})
    found = [one for one in reported(load(tmp_path).report) if one.code == "for-mange-af-et-tegn"]
    assert [one.at for one in found] == [f"{ACTIVITY}:12:403"]


def test_a_limit_is_reported_in_a_draft_as_a_warning(tmp_path: Path) -> None:
    draft = MINIMAL[ACTIVITY].replace("nummer:", "kladde: ja\nnummer:") + "[ " * 1_500
    write(tmp_path, MINIMAL | {ACTIVITY: draft})
    [problem] = [one for one in reported(load(tmp_path).report) if one.at.startswith(ACTIVITY)]
    assert (problem.code, problem.severity) == ("for-mange-af-et-tegn", "advarsel")


# Glossary


def test_every_word_of_a_large_glossary_is_marked_once() -> None:
    """A text with more words of the glossary than Python has calls for is no text too deep."""
    terms = {f"AB{n}": f"Ord {n}" for n in range(1_500)}
    text = " og ".join([*terms, *terms])
    body = renderer(terms=terms).render(text)
    assert body.faults == frozenset()
    assert re.findall(r' id="ordet-(\w+)"', body.html) == [f"ab{n}" for n in range(1_500)]
    assert re.sub(r"<[^>]*>", "", body.html) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("SSP og SSP", "[SSP] og SSP"),
        ("før SSP, *så FM* og SSP", "før [SSP], <em>så [FM]</em> og SSP"),
        ("*SSP* FM SSPs", "<em>[SSP]</em> [FM] SSPs"),
        ("SSPs FMs", "[SSP]s [FM]s"),
        ("`SSP` [SSP](x.md) SSP", "<code>SSP</code> <a>SSP</a> [SSP]"),
    ],
)
def test_the_first_use_of_a_word_is_marked(text: str, html: str) -> None:
    terms = {"SSP": "S", "FM": "F"}
    found = renderer(terms=terms).render(text, "a.md").html
    found = re.sub(r'<a class="term"[^>]*><abbr[^>]*>(\w+)</abbr></a>', r"[\1]", found)
    assert re.sub(r"<a [^>]*>", "<a>", found) == f"<p>{html}</p>"


WORDS = ("SSP", "SSP-møde", "FM", "en helhedsplan", "en", "m.fl", "Åen")


@given(st.lists(st.sampled_from((*WORDS, "s", "S", " ", "-", ".", "x", "\n")), max_size=20))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_words_are_found_where_they_stand_as_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    longest_first = sorted(map(re.escape, WORDS), key=len, reverse=True)
    expected = re.finditer(rf"\b({'|'.join(longest_first)})(?=s?\b)", text)
    terms = Glossary(GlossaryTerm(id=it, term=it, meaning=it, address=it) for it in WORDS)
    assert [match.span(1) for match, _ in terms.find(text)] == [it.span(1) for it in expected]


# HTML of staff


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('<p id="hovedindhold">a</p>', '<p id="tekst-hovedindhold">a</p>'),
        ('<p id="ordet-ssp">a</p>', '<p id="tekst-ordet-ssp">a</p>'),
        ('<p id="sted">a</p>', '<p id="sted">a</p>'),
        ('<p id="a b">a</p>', "<p>a</p>"),
        ('<p id="">a</p>', "<p>a</p>"),
        (
            '<p id="indhold">a</p><p><a href="#indhold">b</a></p>',
            '<p id="tekst-indhold">a</p>\n<p><a href="#tekst-indhold">b</a></p>',
        ),
        ('<div class="masthead">a</div>', "<div>a</div>"),
        ('<div class="footnote scroll" tabindex="0">a</div>', "<div>a</div>"),
        ('<div role="banner" aria-label="Menu" tabindex="5">a</div>', "<div>a</div>"),
        ('a <span class="hidden">b</span>', "<p>a <span>b</span></p>"),
        ('<p lang="en" dir="ltr">a</p>', '<p lang="en" dir="ltr">a</p>'),
        ("## Indhold", '<h2 id="tekst-indhold">Indhold</h2>'),
    ],
)
def test_html_of_staff_is_no_part_of_the_page(text: str, html: str) -> None:
    assert renderer().render(text).html.strip() == html


def test_what_the_engine_writes_keeps_its_classes_and_roles() -> None:
    html = (
        renderer("admonition", "attr_list")
        .render(
            "## Mål {: #mit }\n\nHer[^1].\n\n| a |\n|---|\n| b |\n\n!!! note\n    c\n\n[^1]: Note\n"
        )
        .html
    )
    for part in (
        '<h2 id="mit">',
        'class="footnote-ref"',
        'class="footnote"',
        'role="group"',
        'class="footnote-backref"',
        'class="scroll"',
        'role="region"',
        'tabindex="0"',
        'aria-label="Mål"',
        'class="admonition note"',
    ):
        assert part in html


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[TOC]\n\n[TOC]\n\n## Mål\n", '<div class="toc">'),
        ("Her <textarea>\n\n## Mål\n", '&lt;h2 id="maal"&gt;'),
    ],
    ids=["twice", "swallowed"],
)
def test_what_tells_the_engines_tags_is_in_no_page(text: str, part: str) -> None:
    html = renderer().render(text).html
    assert part in html
    assert html == renderer().render(text).html


def test_several_threads_may_render_at_once() -> None:
    texts = [f"## Del {number}\n\n[^1] *{number}*\n\n[^1]: Note {number}." for number in range(300)]
    one, shared = renderer(), renderer()
    expected, usual = list(map(one.render, texts)), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(shared.render, texts)) == expected
    finally:
        sys.setswitchinterval(usual)


def test_an_id_by_an_extension_is_none_of_the_page() -> None:
    body = renderer("attr_list").render("## Mål {: #hovedindhold }\n")
    assert body.anchors == {"tekst-hovedindhold"}
    assert [heading.id for heading in body.headings] == ["tekst-hovedindhold"]


@pytest.mark.parametrize(("code", "slug"), [("da", "afsnit"), ("en", "section")])
def test_a_heading_without_letters_has_a_slug_in_the_language(code: str, slug: str) -> None:
    words = rendered_words(Language.load(code))
    body = Renderer(words, Dialect()).render("## !\n\nA\n\n## ?\n")
    assert [heading.id for heading in body.headings] == [slug, f"{slug}_1"]
    assert body.anchors == {slug, f"{slug}_1"}


def test_each_term_is_linked_once_in_a_text_and_in_no_heading() -> None:
    terms = {"SSP": "skole, socialforvaltning og politi"}
    body = renderer(terms=terms).render("## SSP\n\nSSP og SSPs *SSP*.\n\nSSP igen.\n")
    link = (
        '<a class="term" href="~/ordliste/#ssp" id="ordet-ssp">'
        '<abbr title="skole, socialforvaltning og politi">SSP</abbr></a>'
    )
    assert sorted(re.findall("<a .*?</a>", body.html)) == [link]
    assert body.duplicate_ids == ()
    assert ">SSP</h2>" in body.html


def test_ids_and_links_of_a_text_are_told_from_those_of_others() -> None:
    from actionplans.text.fragments import prefix_ids

    html = '<p><a id="a" href="#b">c</a> id="d" <a href="~/e#f">g</a></p>'
    assert prefix_ids(html, "x") == (
        '<p><a id="x-a" href="#x-b">c</a> id="d" <a href="~/e#f">g</a></p>'
    )


# Finished HTML


@pytest.mark.parametrize("sign", ["<", ">", '"', "&", "<a>", '" id="x', "-->"])
def test_the_sanitiser_writes_what_tags_are_told_by(sign: str) -> None:
    """`tags` reads what nh3 writes: in attributes and in text, angles are always entities."""

    class Reader(HTMLParser):
        titles: list[str | None] = []
        texts: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.titles.append(dict(attrs)["title"])

        def handle_data(self, data: str) -> None:
            self.texts.append(data)

    entity = sign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = entity.replace('"', "&quot;")
    clean = nh3.clean(
        f'<a title="{written}">{entity}</a>', attributes={"a": {"title"}}, link_rel=None
    )
    assert clean.count("<") == clean.count(">") == 2
    assert rewrite_tags(clean, lambda _, value: value) == clean
    assert survey(clean).text == sign
    reader = Reader()
    reader.feed(rewrite_tags(clean, lambda _, value: value))
    assert "".join(reader.texts) == sign
    assert reader.titles[-1] == sign


def test_a_survey_counts_what_lies_in_each_other() -> None:
    found = survey('<ul><li id="a">b<br><b>c</b>d</li></ul><table id="e"></table>')
    assert (found.depth, found.table_depth, found.ids) == (3, 1, ("a", "e"))
    assert found.text.split() == ["b", "cd"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("> " * 30 + "a", {Fault.TOO_DEEP}),
        ("> " * 29 + "a", set()),
        ("".join(f"{'    ' * n}- a\n" for n in range(40)), {Fault.TOO_DEEP}),
        ("<table><tr><td>" * 3, {Fault.TOO_DEEP}),
        ("<!-- -->".join(["a" * 1_500] * 2), {Fault.LONG_WORD}),
        ("**".join(["a" * 1_100] * 2), {Fault.LONG_WORD}),
        ("&nbsp;".join(["a" * 999] * 3), {Fault.LONG_WORD}),
        ("a" * 1_500 + "\n" + "a" * 1_500, set()),
        ("&#8238;", {Fault.BAD_CHARACTER}),
        ("`&#8238;`", set()),
        ("&#x200F;", set()),
    ],
)
def test_faults_of_a_rendered_text(text: str, faults: set[Fault]) -> None:
    assert renderer().render(text).faults == faults


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("[TOC]\n\n" * 200 + "".join(f"## Afsnit {n}\n\n" for n in range(500)), "toc"),
        ("*[A]: " + "ord " * 1_500 + "\n\n" + "A " * 1_000, "abbr"),
        ("".join("## " + "ord " * 2_000 + "\n\n" + "| a |\n|---|\n\n" * 200), "tables"),
    ],
    ids=["contents", "abbreviation", "heading"],
)
def test_a_text_that_grows_when_it_is_rendered_is_not_published(text: str, extension: str) -> None:
    body = renderer(extension).render(text)
    assert (body.html, body.faults) == ("", frozenset({Fault.TOO_LARGE}))


def test_a_text_may_list_what_it_holds() -> None:
    body = renderer().render("[TOC]\n\n" + "".join(f"## Afsnit {n}\n\n" for n in range(500)))
    assert not body.faults
    assert body.html.count('href="#afsnit-') == 500


# Long lists


def test_a_list_in_a_message_is_cut_off() -> None:
    anchors = tuple(f"afsnit-{n}" for n in range(5_000))
    problem = Problem.error("broken-anchor", Location("a.md"), value="#x", anchors=anchors)
    assert len(DANISH.describe(problem).hint) < 2_000


def test_suggestions_end_where_their_comparisons_are_used_up() -> None:
    suggestions = Suggestions(5)
    choices = ["gade", "park"]
    found = [suggestions.closest("gadde", choices) for _ in range(3)]
    assert found == [{"suggestion": "gade"}, {"suggestion": "gade"}, {}]
    assert Suggestions().closest("a" * 20_000, ["a" * 19_999]) == {}


def test_a_file_of_nothing_but_unknown_ids_is_reported_in_time(tmp_path: Path) -> None:
    """Twelve thousand ids that are not there, against a thousand that are."""
    topics = "".join(f"- {{id: emne-{n}, titel: Emne {n}}}\n" for n in range(1_000))
    unknown = ", ".join(f"enme-{n}x" for n in range(12_000))
    page = MINIMAL[ACTIVITY].replace("nummer:", f"emner: [{unknown}]\nnummer:")
    write(tmp_path, MINIMAL | {"emner.yml": topics, ACTIVITY: page})
    start = time.process_time()
    report = load(tmp_path).report
    assert time.process_time() - start < 30, "it takes two or three seconds"
    assert len(report.errors) == 12_000
    assert "suggestion" in report.errors[0].inputs


# What is published


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of values that XML, calendars and HTML have to escape, built."""
    nasty = r'"]]>&<x a=\"b\">\r\nEND:VCALENDAR\r\n\t\u00a0\ufffd\U0001F600\u200f;,\\"'
    page = (
        MINIMAL[ACTIVITY]
        .replace("Gang i gaden", nasty)
        .replace(
            "nummer:",
            f"ændringer:\n  - {{dato: 2022-05-24, tekst: {nasty}}}\n"
            f"tidsplan:\n  - {{hvornår: {nasty}, fra: 2022-05-24, hvad: {nasty}}}\nnummer:",
        )
    )
    project = tmp_path_factory.mktemp("hostile")
    write(project, {"mkdocs.yml": SETTINGS + "site_url: https://by.example/\n"})
    write(project / "content", MINIMAL | {ACTIVITY: page})
    return build_pages(project, "2022-05-24")


def test_feeds_of_hostile_values_are_well_formed(hostile: Path) -> None:
    files = [*hostile.rglob("*.xml")]
    assert {file.name for file in files} >= {"opdateringer.xml", "sitemap.xml"}
    for file in files:
        assert list(ElementTree.fromstring(file.read_bytes()).iter())


def test_calendars_of_hostile_values_have_one_calendar(hostile: Path) -> None:
    files = [*hostile.rglob("*.ics")]
    assert files
    for file in files:
        content = file.read_bytes()
        written = content.split(b"\r\n")
        assert written.count(b"BEGIN:VCALENDAR") == written.count(b"END:VCALENDAR") == 1
        assert b"\n" not in content.replace(b"\r\n", b"")
