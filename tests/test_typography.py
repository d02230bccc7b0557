"""Typography: what takes the place of typed signs, and that nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplans.text.hyphenation import SOFT_HYPHEN, Hyphenation
from actionplans.text.typeset import typeset
from actionplans.text.typography import Typography, typography_of

_SPACE = "\N{NO-BREAK SPACE}"


def rules(code: str) -> Typography:
    found = typography_of(code)
    assert found
    return found


DANISH = """
8 %                       → 8_%
8%                        → 8%
2,5 % og 3 %              → 2,5_% og 3_%
335.000 kr.               → 335.000_kr.
5 mio. kr.                → 5_mio._kr.
5 krav                    → 5 krav
fem kr.                   → fem kr.
2 år                      → 2_år
2 årgange                 → 2 årgange
18+ år                    → 18+_år
hele året 2022 år         → hele året 2022_år
12 km²                    → 12_km²
kl. 9                     → kl._9
skl. 9                    → skl. 9
kl. ni                    → kl. ni
nr. 4 og § 5              → nr._4 og §_5
§§ 5-7                    → §§_5–7
31. december 2024         → 31._december 2024
31 dec. 2024              → 31_dec. 2024
i december 2024           → i december 2024
13-15                     → 13–15
13-15-årige               → 13–15-årige
2-3 år.                   → 2–3_år.
8 13-15-årige             → 8 13–15-årige
(0-3)                     → (0–3)
5-10%                     → 5–10%
1,5-2 timer               → 1,5–2 timer
50.000-60.000 kr.         → 50.000–60.000_kr.
500-1.500                 → 500–1.500
15-13                     → 15-13
13-13                     → 13-13
05-10                     → 05-10
13–15                     → 13–15
2018-2021                 → 2018–2021
2021-2018                 → 2021-2018
2014-17                   → 2014–17
2014-12                   → 2014-12
2022-05-24                → 2022-05-24
2022-05                   → 2022-05
2021-0012345              → 2021-0012345
2022 - 0154726            → 2022 - 0154726
3-2022                    → 3-2022
2300-2450                 → 2300-2450
3-5-7                     → 3-5-7
33-66-45-00               → 33-66-45-00
33 66-45 99               → 33 66-45 99
A1-3                      → A1-3
covid-19                  → covid-19
x.dk/13-15                → x.dk/13-15
x-13-15.pdf               → x-13-15.pdf
13-15@x.dk                → 13-15@x.dk
13-15.pdf                 → 13-15.pdf
13-15. 20 unge            → 13–15. 20 unge
kl. 9-17                  → kl._9–17
kl. 16.30-18.00           → kl._16.30–18.00
kl. 22:00-02:00           → kl._22:00–02:00
1.-3. klasse              → 1.–3. klasse
Januar-marts              → Januar–marts
januar-martsmøde          → januar-martsmøde
mandag-fredag             → mandag–fredag
børne- og ungelivet       → børne- og ungelivet
café - og mere            → café – og mere
- et punkt                → - et punkt
5 - 3                     → 5 - 3
"Byggeren"                → »Byggeren«
“Byggeren”                → »Byggeren«
„Byggeren“                → »Byggeren«
»Byggeren«                → »Byggeren«
("a" og "b")              → (»a« og »b«)
"a"-projektet             → »a«-projektet
"et 'ord' i et citat"     → »et ›ord‹ i et citat«
»et "ord" i et citat«     → »et ›ord‹ i et citat«
et 'ord' for sig          → et 'ord' for sig
5" rør                    → 5" rør
"a" og "b                 → "a" og "b
NGO'er i 3B's hus         → NGO’er i 3B’s hus
Lars' hus                 → Lars’ hus
'90'erne                  → ’90’erne
og så …                   → og så …
"""

ENGLISH = """
"Byggeren"                → “Byggeren”
»Byggeren«                → “Byggeren”
"a 'b' c"                 → “a ‘b’ c”
it's residents' money     → it’s residents’ money
5 years, 8 %              → 5_years, 8_%
31 December 2024          → 31_December 2024
January-March             → January–March
13-15-year-olds           → 13–15-year-olds
no. 5                     → no._5
"""


def table(text: str) -> list[list[str]]:
    return [re.split(r" +→ ", line) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("typed", "printed"), table(DANISH))
def test_danish(typed: str, printed: str) -> None:
    assert rules("da").typeset(typed) == printed.replace("_", _SPACE)


@pytest.mark.parametrize(("typed", "printed"), table(ENGLISH))
def test_english(typed: str, printed: str) -> None:
    assert rules("en").typeset(typed) == printed.replace("_", _SPACE)


def test_a_line_that_breaks_in_the_source_does_not_on_the_page() -> None:
    assert rules("da").typeset("2,5\n% af dem - kl.\n9") == f"2,5{_SPACE}% af dem – kl.{_SPACE}9"


def test_a_language_without_a_catalogue_has_no_rules() -> None:
    assert typography_of("ar") is None
    assert typography_of("zh-Hant") is None


#: Texts of what the rules look at, so that rare combinations come up.
_SIGNS = "- \n\"'“”„’‘»«›‹().,%§–"
_PARTS = st.sampled_from(
    [*_SIGNS, " - ", "13", "2021", "05", "1.000", "kr.", "mio.", "kl.", "år", "maj", "ord", "s"]
)
TEXTS = st.text() | st.lists(_PARTS, max_size=30).map("".join)


@given(TEXTS, st.sampled_from(["da", "en"]))
def test_words_stay_and_twice_is_once(text: str, code: str) -> None:
    once = rules(code).typeset(text)
    assert len(once) == len(text)
    for before, after in zip(text, once, strict=True):
        assert before == after or not before.isalnum()
        assert before.isspace() == after.isspace()
    assert rules(code).typeset(once) == once


LONG_WORDS = """
Tryghedsvandringer          → Tryg·heds·van·dringer
Lommepengejobs              → Lomme·penge·jobs
Boligorganisationer         → Bolig·orga·nisa·tioner
daginstitutioner            → dag·insti·tutioner
Samfundshjælperne           → Samfunds·hjæl·perne
Trygheden i kvarteret       → Trygheden i kvarteret
systemer/områdets           → systemer/områ·dets
14Tryghedsvandringer        → 14Tryg·heds·van·dringer
Trygheds-vandringer         → Trygheds-vandringer
trygheds_vandringerne       → trygheds_vandringerne
tryghedsvandringer@by.dk    → tryghedsvandringer@by.dk
tryghedsvandringer.by.dk    → tryghedsvandringer.by.dk
https://by/tryghedsvandring → https://by/tryghedsvandring
"""


@pytest.mark.parametrize(("written", "divided"), table(LONG_WORDS))
def test_long_words_are_divided(written: str, divided: str) -> None:
    hyphenation = rules("da").hyphenation
    assert hyphenation
    assert hyphenation.divide(written) == divided.replace("·", SOFT_HYPHEN)


@given(TEXTS | st.text("abcdeorstÆøå.-@_/ ", max_size=60), st.sampled_from(["da", "en"]))
def test_words_stay_where_they_are_divided(text: str, code: str) -> None:
    hyphenation = rules(code).hyphenation
    assert hyphenation
    assert hyphenation.divide(text).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


def test_a_language_without_a_dictionary_divides_no_words() -> None:
    assert Hyphenation.of("ar", ["x"]) is None
    assert Hyphenation.of("de-AT", ["x"]) is not None


# HTML


def page(content: str) -> str:
    return typeset(f'<html lang="da"><body>{content}</body></html>', typography_of)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>8 % &amp; 13-15</p>", "<p>8_% &amp; 13–15</p>"),
        ("<p>&#34;a &lt;b&gt;&#34;</p>", "<p>»a &lt;b&gt;«</p>"),
        (
            '<p>"a <a href="/13-15/" title="13-15">13-15</a>"</p>',
            '<p>»a <a href="/13-15/" title="13–15">13–15</a>«</p>',
        ),
        ('<p>"Åbn <em>alt</em>"</p>', "<p>»Åbn <em>alt</em>«</p>"),
        ("<p>8 <b>%</b></p>", "<p>8_<b>%</b></p>"),
        ('<p>"a</p><p>b"</p>',) * 2,
        ('<p>"a<br>b"</p>', "<p>»a<br>b«</p>"),
        ("<p>2018-2021<sup>1</sup></p>", "<p>2018–2021<sup>1</sup></p>"),
        ('<p>"<code>13-15</code>"</p>', "<p>»<code>13-15</code>«</p>"),
        ("<pre>13-15 <b>2-3</b></pre>",) * 2,
        ('<p data-x="13-15" id="a-13-15">x</p>',) * 2,
        ('<img src="13-15.png" alt="13-15 år">', '<img src="13-15.png" alt="13–15_år">'),
        ('<p aria-label="&#34;a&#34;">x</p>', '<p aria-label="»a«">x</p>'),
        ('<p lang="en">"a"</p>"b"', '<p lang="en">“a”</p>»b«'),
        ('"b" <span lang="en">"a"</span> "c"', '»b« <span lang="en">“a”</span> »c«'),
        ('<p lang="ar">"a" 13-15</p>',) * 2,
        (
            '<p lang="ar">"a" <span lang="da">"b"</span></p>',
            '<p lang="ar">"a" <span lang="da">»b«</span></p>',
        ),
        ("<ul><li>13-15<li>2-3</ul>8 %", "<ul><li>13–15<li>2–3</ul>8_%"),
        (
            '<svg><path d="M1-2"/><text>1-2</text></svg>',
            '<svg><path d="M1-2"/><text>1–2</text></svg>',
        ),
        ('<meta name="viewport" content="1-2">',) * 2,
        ('<meta name="description" content="1-2">', '<meta name="description" content="1–2">'),
    ],
)
def test_pages(written: str, shown: str) -> None:
    expected = shown.replace("_", _SPACE)
    assert page(written) == f'<html lang="da"><body>{expected}</body></html>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<h1>Byudviklingen &amp; 13-15</h1>", "<h1>Byudviklingen &amp; 13–15</h1>"),
        ("<h2>Tryghedsvandringer &amp; 13-15</h2>", "<h2>Tryg~heds~van~dringer &amp; 13–15</h2>"),
        ("<p>Tryghedsvandringer</p>",) * 2,
        (
            '<a href="/tryghedsvandringer/" title="Tryghedsvandringer">Tryghedsvandringer</a>',
            '<a href="/tryghedsvandringer/" title="Tryghedsvandringer">Tryg~heds~van~dringer</a>',
        ),
        ("<th><b>Tryghedsvandringer</b></th>", "<th><b>Tryg~heds~van~dringer</b></th>"),
        ("<h2><code>Tryghedsvandringer</code></h2>",) * 2,
        ('<h2 lang="ar">Tryghedsvandringer</h2>',) * 2,
        ("<title>Tryghedsvandringer</title>",) * 2,
    ],
)
def test_pages_have_soft_hyphens_in_labels_alone(written: str, shown: str) -> None:
    expected = shown.replace("~", SOFT_HYPHEN)
    assert page(written) == f'<html lang="da"><body>{expected}</body></html>'
    on_paper = typeset(written, typography_of, divides_words=False)
    assert SOFT_HYPHEN not in on_paper
