"""What tells of persons: registration numbers in all spellings, names, mails, telephones."""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, Input, page

_NUMBERS: dict[str, str] = {
    "plain": "010190-1234",
    "solid": "0101901234",
    "space": "010190 1234",
    "dash": "010190–1234",
    "em-dash": "010190—1234",
    "hyphen": "010190‐1234",
    "hyphen-hard": "010190‑1234",
    "minus": "010190−1234",
    "nbsp": "010190\u00a01234",
    "thin-space": "010190\u20091234",
    "soft-hyphen": "010190\u00ad1234",
    "soft-hyphen-too": "010190-\u00ad1234",
    "zero-width": "010190\u200b-1234",
    "spaced": "010190 - 1234",
    "slash": "010190/1234",
    "dots": "01.01.90-1234",
    "spaces": "01 01 90 1234",
    "after-stop": "CPR-nr.010190-1234",
    "after-hyphen": "CPR-010190-1234",
    "after-comma": "Anna,010190-1234",
    "bold": "**010190**-1234",
    "code": "`010190-1234`",
    "tags": "010190<b>-</b>1234",
    "entity": "010190&#45;1234",
    "entity-digit": "&#48;10190-1234",
    "entity-named": "010190&ndash;1234",
    "line-break": "010190-\n1234",
    "replacement": "610190-1234",
    "wide": "０１０１９０-１２３４",
    "in-link": "[Anna](https://by.example/?cpr=010190-1234)",
    "in-comment": "<!-- 010190-1234 -->",
    "in-note": "a[^1]\n\n[^1]: Anna, 010190-1234",
    "in-table": "|Navn|Nummer|\n|-|-|\n|Anna|010190-1234|",
    "in-alternative": "![Anna 010190-1234](x.jpg)",
}

_NO_NUMBERS = (
    "Sagen har nummer 2021-0123456. Ring 33 66 33 66. Planen er for 2016-2018. CVR 64942212. "
    "EAN 5798009693204. Budgettet er 1.234.567 kr. ISBN 978-87-7845-123-4. "
    "Se <https://doi.org/10.1234/9876543210>. Mødet er 2022-05-24. 310222 står på skiltet.\n"
)


_QUICK = {
    *("plain", "dash", "nbsp", "soft-hyphen", "after-stop", "bold", "entity", "line-break"),
    *("replacement", "wide"),
}
"""Spellings that `make test` tries too."""


def _number(name: str, text: str) -> Input:
    return Input(
        name=f"number-{name}",
        what=f"a registration number written {text!r}",
        files={ACTIVITY: page(f"Kontakt Anna, {text} på kontoret.\n")},
        expect="any" if name == "in-link" else "refused",
        quick=name in _QUICK,
    )


INPUTS = (
    *(_number(name, text) for name, text in _NUMBERS.items()),
    Input(
        name="number-in-title",
        what="a registration number in a field",
        files={ACTIVITY: MINIMAL[ACTIVITY].replace("Gang i gaden", "Anna 010190–1234")},
        quick=True,
    ),
    Input(
        name="number-in-register",
        what="a registration number in a register",
        files={
            "aktoerer.yml": MINIMAL["aktoerer.yml"]
            + "- {id: a, navn: 010190 1234, art: forening}\n"
        },
        quick=True,
    ),
    Input(
        name="number-in-yaml-comment",
        what="a registration number in a comment",
        files={ACTIVITY: page("", "# Anna: 010190-1234\n")},
        quick=True,
    ),
    Input(
        name="number-in-file-name",
        what="a registration number in an attachment's name",
        files={
            ACTIVITY: page("[Referat](referat-010190-1234.pdf)\n"),
            "nord/2022/referat-010190-1234.pdf": b"%PDF-1.4",
        },
        quick=True,
    ),
    Input(
        name="number-in-page-name",
        what="a registration number in a page's address",
        files={"nord/2022/anna-010190-1234.md": page("").replace("nummer: 1", "nummer: 2")},
        quick=True,
    ),
    Input(
        name="number-in-csv",
        what="a registration number in a table that is published",
        files={
            ACTIVITY: page("[Listen](liste.csv)\n"),
            "nord/2022/liste.csv": "navn;nummer\nAnna;010190-1234\n",
        },
    ),
    Input(
        name="number-in-outline",
        what="a registration number in an outline",
        files={
            "nord/area.geojson": (
                '{"type": "Polygon", "coordinates": '
                '[[[12,55],[13,55],[13,56],[12,55]]], "navn": "010190-1234"}'
            )
        },
        expect="any",
    ),
    Input(
        name="no-number",
        what="numbers that are no registration numbers: right",
        files={ACTIVITY: page(_NO_NUMBERS)},
        expect="built",
        quick=True,
    ),
    Input(
        name="organisation-is-person",
        what="a person registered as an organisation",
        files={
            "aktoerer.yml": MINIMAL["aktoerer.yml"]
            + "- {id: anna-hansen, navn: Anna Hansen, art: andet}\n"
        },
        expect="told",
    ),
    Input(
        name="responsible-is-person",
        what="a person named as responsible",
        files={ACTIVITY: MINIMAL[ACTIVITY].replace("[by]", "[Anna Hansen]")},
        quick=True,
    ),
    Input(
        name="mail",
        what="a mail address in a text",
        files={ACTIVITY: page("Skriv til anna.hansen@by.example.\n")},
        expect="warned",
    ),
    Input(
        name="mail-link",
        what="a mail address behind a link",
        files={ACTIVITY: page("[Skriv](mailto:anna.hansen@by.example)\n")},
        expect="warned",
    ),
    Input(
        name="telephone",
        what="a telephone number in a text",
        files={ACTIVITY: page("Ring til Anna på 26 12 34 56.\n")},
        expect="warned",
    ),
    Input(
        name="telephone-link",
        what="a telephone number behind a link",
        files={ACTIVITY: page("[Ring](tel:+4526123456)\n")},
        expect="warned",
    ),
)
