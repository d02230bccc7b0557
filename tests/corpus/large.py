"""Plans too large: what is right in kind, and more than anybody has."""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, PLAN, Input, page, sheet

_TEXT = "## Baggrund\n\nVi går i gaden hver dag. Det gør vi, fordi folk gerne vil.\n\n" * 8

_LANGUAGES = (
    *("en", "ar", "de", "fr", "es", "it", "pl", "tr", "so", "fa", "uk", "ru", "sv", "nb", "fi"),
    *("is", "nl", "pt", "ro", "bg", "cs", "sk", "sl", "hr", "sr", "hu", "el", "he", "hi", "ur"),
    *("bn", "ta", "te", "th", "vi", "zh", "ja", "ko", "id", "sw"),
)


def _activities(times: int, body: str = _TEXT) -> dict[str, str]:
    return {f"nord/2022/a{n}.md": sheet(n + 2, body=body) for n in range(times)}


def _posts(times: int) -> str:
    return "økonomi:\n" + "".join(
        f"  - {{post: Post {n}, art: løn, beløb: {{2022: 1}}}}\n" for n in range(times)
    )


def _steps(times: int) -> str:
    return "tidsplan:\n" + "".join(
        f"  - {{hvornår: Dag {n}, fra: 2022-{n % 12 + 1:02}-01, hvad: Møde {n}}}\n"
        for n in range(times)
    )


def _changes(times: int) -> str:
    return "ændringer:\n" + "".join(
        f"  - {{dato: 2022-05-{n % 28 + 1:02}, tekst: Rettelse {n}}}\n" for n in range(times)
    )


def _editions(times: int) -> dict[str, str]:
    files = dict[str, str]()
    for year in range(2000, 2000 + times):
        files[f"nord/{year}/index.md"] = MINIMAL[PLAN].replace("2022", str(year))
        files[f"nord/{year}/gang.md"] = MINIMAL[ACTIVITY].replace("2022", str(year))
    return files


def _partnerships(times: int) -> dict[str, str]:
    files = dict[str, str]()
    for n in range(times):
        files[f"omraade{n}/index.md"] = MINIMAL["nord/index.md"].replace("Nord", f"Område {n}")
        files[f"omraade{n}/2022/index.md"] = MINIMAL[PLAN]
        files[f"omraade{n}/2022/gang.md"] = MINIMAL[ACTIVITY]
    return files


def _large(name: str, what: str, files: dict[str, str], times: int = 1) -> Input:
    """What may cost so many times the limits, for much in it is honest."""
    return Input(name=name, what=what, files=files, expect="any", times=times)


INPUTS = (
    _large("plan-300", "a plan of three hundred activities", _activities(300), times=3),
    _large("plan-1500", "a plan of fifteen hundred activities", _activities(1_500), times=8),
    _large(
        "plan-pages",
        "a plan of a hundred activities of three thousand words",
        _activities(100, _TEXT * 20),
        times=3,
    ),
    _large("posts", "a budget of five thousand posts", {ACTIVITY: page("", _posts(5_000))}),
    _large("steps", "a calendar of five thousand steps", {ACTIVITY: page("", _steps(5_000))}),
    _large("changes", "five thousand corrections", {ACTIVITY: page("", _changes(5_000))}),
    _large("editions", "twenty editions of a plan", _editions(20)),
    _large("partnerships", "a hundred and fifty partnerships", _partnerships(150), times=6),
    _large(
        "translations",
        "an activity in forty languages",
        {
            f"nord/2022/gang.{code}.md": f"---\ntitel: Title in {code}\n---\nText.\n"
            for code in _LANGUAGES
        },
    ),
    Input(
        name="focus-areas",
        what="a plan of a thousand focus areas",
        at=PLAN,
        files={
            PLAN: MINIMAL[PLAN].replace(
                "  - {id: trygt, titel: Trygt}\n",
                "  - {id: trygt, titel: Trygt}\n"
                + "".join(f"  - {{id: o{n}, titel: Område {n}}}\n" for n in range(1_000)),
            )
        },
    ),
    _large(
        "links-between",
        "two hundred activities that all link to each other",
        _activities(200, "".join(f"[a](a{n}.md) " for n in range(200)) + "\n"),
        times=8,
    ),
)
