"""Front matter and registers: YAML that is a bomb, and values that nobody writes."""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, PLAN, Input, page, sheet

_MEGABYTE = 950_000


def _bomb(before: str = "a", after: str = "bcdefghi") -> str:
    lines = [f"a: &a [{', '.join(['x'] * 10)}]"]
    for name in after:
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]")
        before = name
    return "\n".join(lines) + "\n"


def _merges() -> str:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], y{n}: 1}}" for n in range(1, 200)]
    return "\n".join(lines) + "\n"


_QUICK = {
    *("alias-bomb", "merge-bomb", "deep-lists", "question-marks", "python", "many-topics", "nan"),
    *("comment-of-pictures", "quotes", "unclosed", "digits", "year-large", "date-zero"),
}
"""Headers that `make test` tries too."""


def _header(name: str, what: str, header: str, **more: object) -> Input:
    """An activity with lines more in its front matter."""
    files = {ACTIVITY: lambda: page("", header)}
    more = {"expect": "refused", "quick": name in _QUICK, "at": ACTIVITY, **more}
    return Input(name=name, what=what, files=files, **more)  # type: ignore[arg-type]


def _register(name: str, what: str, file: str, text: str, **more: object) -> Input:
    more = {"expect": "any", **more}
    return Input(name=name, what=what, files={file: text}, **more)  # type: ignore[arg-type]


INPUTS = (
    _header("alias-bomb", "nine layers of aliases, a billion values", _bomb()),
    _header("alias-to-itself", "a list that holds itself", "emner: &a [*a]\n"),
    _header("merge-bomb", "two hundred layers of merged keys", _merges()),
    _header("merge-key", "a merged key", "<<: {titel: Anden}\n"),
    _header("deep-lists", "a hundred thousand open lists", "emner: " + "[" * 100_000 + "\n"),
    _header("deep-maps", "a hundred thousand open mappings", "{a: " * 100_000 + "\n"),
    _header(
        "deep-blocks",
        "a thousand layers by indentation",
        "\n".join(" " * n + "a:" for n in range(1_000)) + "\n",
    ),
    _header("question-marks", "a hundred thousand question marks", "? " * 100_000 + "\n"),
    _header(
        "python",
        "an object of Python's that runs a program",
        "emner: !!python/object/apply:os.system [id]\n",
    ),
    _header("python-new", "a module of Python's", "emner: !!python/module:os\n"),
    _header("binary", "bytes", "titel_i_oversigten: !!binary AAAA\n"),
    _header("tag", "a tag of somebody's", "emner: !include /etc/passwd\n"),
    _header(
        "second-document", "a second document", "...\n%YAML 1.1\n---\nemner: [x]\n", expect="any"
    ),
    _header("directive", "a directive that fetches", "%TAG ! tag:ond.example,2022:\n"),
    _header("many-fields", "fifty thousand fields", "".join(f"k{n}: 1\n" for n in range(50_000))),
    _header(
        "many-topics",
        "twenty thousand topics that nobody knows",
        f"emner: [{', '.join(f't{n}' for n in range(20_000))}]\n",
    ),
    _header(
        "many-organisations",
        "two thousand organisations that nobody knows",
        f"partnere: [{', '.join(f't{n}' for n in range(2_000))}]\n",
    ),
    _header(
        "many-unknown-keys",
        "a thousand keys that are no fields",
        "".join(f"felt{n}: x\n" for n in range(1_000)),
    ),
    _header("long-key", "a key of a hundred thousand signs", "a" * 100_000 + ": b\n"),
    _header("long-text", "a field of almost a megabyte", "resultater: " + "a" * 900_000 + "\n"),
    _header(
        "long-comment", "a comment of almost a megabyte", "# " + "a" * 900_000 + "\n", expect="any"
    ),
    _header(
        "comment-of-pictures",
        "a comment of begun pictures",
        "# " + "<img " * 190_000 + "\n",
        expect="any",
    ),
    _header("comment-lines", "four hundred thousand empty comments", "#\n" * 400_000, expect="any"),
    _header("quotes", "a hundred thousand quotation marks", '"' * 100_001 + "\n"),
    _header("unclosed", "a quotation mark that nobody closes", 'emner: "' + "a\n" * 100_000),
    _header(
        "folded", "a text of three hundred thousand lines", "emner: '" + "a\n\n" * 300_000 + "'\n"
    ),
    _header("anchor", "an anchor", "emner: &x [y]\n"),
    _header("nan", "an amount that is no number", "i_alt: {2022: .nan}\n"),
    _header("infinite", "an amount without end", "i_alt: {2022: .inf}\n"),
    _header("exponent", "an amount in powers of ten", "i_alt: {2022: 1e999}\n"),
    _header("digits", "an amount of ten thousand digits", "i_alt: {2022: " + "9" * 10_000 + "}\n"),
    _header(
        "amount-largest",
        "an amount of eighteen digits",
        "i_alt: {2022: 999999999999999999}\n",
        expect="any",
    ),
    _header("amount-octal", "an amount in octal", "i_alt: {2022: 0o777}\n"),
    _header("amount-sexagesimal", "an amount in sixties", "i_alt: {2022: 1:30:00}\n"),
    _header("wide-digits", "an amount in wide digits", "i_alt: {2022: １０００}\n", expect="any"),
    _header("year-large", "a year that no calendar has", "i_alt: {999999: 1}\n"),
    _header(
        "years-many",
        "an amount for each of eight thousand years",
        "i_alt: {" + ", ".join(f"{n}: 1" for n in range(1000, 9000)) + "}\n",
        expect="any",
    ),
    _header(
        "age", "an age of a million", "målgruppe: [{hvem: Alle, alder: 0-999999}]\n", expect="any"
    ),
    _header(
        "date-last",
        "the last day of all",
        "tidsplan: [{hvornår: Sidst, fra: 9999-12-31, hvad: Slut}]\n",
        expect="any",
    ),
    _header(
        "date-first",
        "the first day of all",
        "tidsplan: [{hvornår: Først, fra: 0001-01-01, hvad: Start}]\n",
        expect="any",
    ),
    _header(
        "date-zero",
        "a day of the year nought",
        "tidsplan: [{hvornår: Før, fra: 0000-01-01, hvad: Start}]\n",
    ),
    _header("truth", "a truth where words are wanted", "titel_i_oversigten: yes\n", expect="any"),
    _header("key-is-map", "a mapping as a key", "{a: b}: c\n"),
    _header("key-is-nothing", "nothing as a key", "~: c\n"),
    _header("tabs", "tabs for indentation", "målgruppe:\n\t- hvem: Alle\n"),
    _header("turned-quotes", "quotation marks as Word makes them", "emner: [“trygt”]\n"),
    _header("nbsp", "non-breaking spaces as Word makes them", "emner:\u00a0[trygt]\n"),
    _header(
        "formulas",
        "titles that a spreadsheet would run",
        "økonomi:\n"
        + "".join(
            f"  - {{post: '{text}', art: løn, beløb: {{2022: 250}}}}\n"
            for text in (
                "a;=1+1",
                '"=HYPERLINK("https://ond.example";"x")',
                "＝1+1",
                "\u00a0@SUM(1)",
            )
        ),
        expect="any",
    ),
    Input(
        name="title-formula",
        what="a title that a Danish spreadsheet would run",
        files={ACTIVITY: MINIMAL[ACTIVITY].replace("Gang i gaden", '"Gang;=1+1"')},
        expect="built",
        quick=True,
    ),
    Input(
        name="period-of-all-time",
        what="a plan for all years that there are",
        files={PLAN: MINIMAL[PLAN].replace("periode: 2022", "periode: 0001-9999")},
        expect="any",
    ),
    Input(
        name="period-of-three-thousand-years",
        what="a plan for three thousand years",
        files={PLAN: MINIMAL[PLAN].replace("periode: 2022", "periode: 1000-4000")},
        expect="any",
    ),
    Input(
        name="ring-of-activities",
        what="three hundred activities that continue each other in a ring",
        files={
            f"nord/2022/a{n}.md": sheet(n + 2, header=f"del_af: nord/2022/a{(n + 1) % 300}\n")
            for n in range(300)
        },
    ),
    Input(
        name="ladder-of-activities",
        what="three hundred activities, each a part of the next",
        files={
            f"nord/2022/a{n}.md": sheet(
                n + 2, header=f"del_af: nord/2022/a{n + 1}\n" if n < 299 else ""
            )
            for n in range(300)
        },
        expect="any",
        times=3,
    ),
    _register(
        "organisations-many",
        "a thousand organisations",
        "aktoerer.yml",
        MINIMAL["aktoerer.yml"]
        + "".join(f"- {{id: a{n}, navn: Forening {n}, art: forening}}\n" for n in range(1_000)),
    ),
    _register(
        "organisations-ladder",
        "five hundred organisations, each below the next",
        "aktoerer.yml",
        MINIMAL["aktoerer.yml"]
        + "".join(
            f"- {{id: a{n}, navn: Forening {n}, art: forening, del_af: a{n + 1}}}\n"
            for n in range(500)
        )
        + "- {id: a500, navn: Øverst, art: forening}\n",
    ),
    _register(
        "organisations-ring",
        "two thousand organisations in a ring",
        "aktoerer.yml",
        MINIMAL["aktoerer.yml"]
        + "".join(
            f"- {{id: a{n}, navn: Forening {n}, art: forening, del_af: a{(n + 1) % 2000}}}\n"
            for n in range(2_000)
        ),
        expect="refused",
    ),
    _register(
        "words-many",
        "four thousand words of a glossary",
        "ordliste.yml",
        "".join(f"- {{id: o{n}, ord: ord{n}, forklaring: Et ord.}}\n" for n in range(4_000)),
    ),
    _register(
        "register-of-bytes",
        "a register that is a picture",
        "emner.yml",
        "\ufeff" + "".join(map(chr, range(32, 127))) * 50,
        expect="refused",
        quick=True,
    ),
    _register("register-empty", "a register of no bytes", "emner.yml", "", quick=True),
    _register(
        "register-unknown",
        "a register that nobody knows",
        "noegler.yml",
        "- {id: x}\n",
        expect="refused",
        quick=True,
    ),
    _register(
        "fence-only", "a page of nothing but a fence", "om.md", "---", expect="refused", quick=True
    ),
    _register("fences", "a page of a hundred thousand fences", "om.md", "---\n" * 100_000),
)
