"""Control characters and turns of direction, by every way into a text."""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, Input, page, sheet

_CHANGE = "ændringer:\n  - {{dato: 2022-05-24, tekst: {}}}\n"
_STEP = "tidsplan:\n  - {{hvornår: Maj, fra: 2022-05-01, hvad: {}}}\n"

_ESCAPES = {
    "bell": r'"a\x07b"',
    "one": r'"a\x01b"',
    "nul": r'"a\0b"',
    "escape": r'"a\x1b[2Jb"',
    "delete": r'"a\x7fb"',
    "c1": r'"a\x9bb"',
    "no-character": r'"a\uFFFEb"',
    "surrogate": r'"a\ud800b"',
    "surrogate-pair": r'"a\ud83d\ude00b"',
    "turn": r'"a\u202Eb"',
    "isolate": r'"a\u2066b"',
}
"""Texts with a sign that no page may hold, as YAML escapes."""


def _title(text: str) -> str:
    return MINIMAL[ACTIVITY].replace("Gang i gaden", text)


INPUTS = (
    *(
        Input(
            name=f"title-{name}",
            what=f"a title with an escape: {text}",
            files={ACTIVITY: _title(text)},
            quick=name in ("one", "nul", "surrogate", "turn"),
        )
        for name, text in _ESCAPES.items()
    ),
    *(
        Input(
            name=f"change-{name}",
            what=f"a note, which the feed holds, with an escape: {_ESCAPES[name]}",
            files={ACTIVITY: page("", _CHANGE.format(_ESCAPES[name]))},
            quick=name == "one",
        )
        for name in ("one", "no-character", "surrogate")
    ),
    *(
        Input(
            name=f"body-{name}",
            what=f"a text with {text} in it",
            files={ACTIVITY: page(f"Før {text} efter.\n")},
            expect="any",
            quick=name == "entity-one",
        )
        for name, text in {
            "entity-one": "&#1;",
            "entity-nul": "&#0;",
            "entity-turn": "&#x202E;",
            "entity-surrogate": "&#xD800;",
            "entity-huge": "&#9999999999999999;",
            "entity-c1": "&#x9b;",
            "entity-named": "&lrm;&rlm;&zwj;&shy;",
        }.items()
    ),
    Input(
        name="step-with-line-break",
        what="a step of a calendar with an event of its own in it",
        files={ACTIVITY: page("", _STEP.format(r'"a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b"'))},
        expect="any",
    ),
    Input(
        name="title-with-line-break",
        what="a title with Windows' line break",
        files={ACTIVITY: _title(r'"a\r\nb"')},
        expect="any",
    ),
    Input(
        name="raw-turn",
        what="a text with a turn of direction as it is",
        files={ACTIVITY: page("Rapport \u202efdp.exe\n")},
        expect="any",
        quick=True,
    ),
    Input(
        name="raw-bell",
        what="a text with a bell",
        files={ACTIVITY: page("Ding \x07 dong\n")},
        quick=True,
    ),
    Input(
        name="raw-form-feed",
        what="a text with page breaks, as PDFs are copied",
        files={ACTIVITY: page("Side 1\n\x0cSide 2\n")},
        quick=True,
    ),
    Input(
        name="key-with-control",
        what="a key with a control character",
        files={ACTIVITY: page("", '"a\\x01b": c\n')},
        quick=True,
    ),
    Input(
        name="zalgo",
        what="a title of five thousand accents on one letter",
        files={ACTIVITY: _title('"a' + "\u0301" * 5_000 + '"')},
        expect="any",
    ),
    Input(
        name="invisible",
        what="a title of nothing that can be seen",
        files={ACTIVITY: _title('"\u200b\u200b\u2060"')},
        expect="any",
    ),
    Input(
        name="arabic",
        what="an activity in Arabic: right",
        files={"nord/2022/to.md": sheet(2, "نشاط في الشارع", "نص قصير.\n")},
        expect="built",
    ),
)
