"""Made-up content whose every list can be made as long as a test wants."""

from tests.conftest import MINIMAL

_AREAS = ("trygt", "roligt", "rent", "sammen")
_LETTERS = "abcdefghijklmnoprstuvæøå"


def grown(count: int, *, others: int = 0) -> dict[str, str]:
    """The files of a site with so many of each thing that pages list.

    One plan has all activities; an organisation, a topic, a place, a target group and a result have
    all of them too. Its predecessor has as many.

    Args:
        count: how many activities, organisations, topics, places, words and indicators there are.
        others: how many more partnerships there are, with a plan each.
    """
    numbers = range(1, count + 1)
    files = {
        **MINIMAL,
        "aktoerer.yml": "".join(
            ["- {id: by, navn: Byen, art: kommune}\n", *map(_organisation, numbers)]
        ),
        "emner.yml": "".join(["- {id: alle, titel: Alt}\n", *map(_topic, numbers)]),
        "steder.yml": "".join(
            ["- {id: byen, navn: Hele byen, art: bydel}\n", *map(_place, numbers)]
        ),
        "ordliste.yml": "".join(map(_term, numbers)),
        "nord/indikatorer.yml": "".join(map(_indicator, numbers)),
        "nord/2018/index.md": _plan(2018),
        "nord/2022/index.md": _plan(2022, "afløser: nord/2018\n"),
        "nord/2022/status-2023.md": _report(numbers),
    }
    del files["nord/2022/gang.md"]
    for number in numbers:
        files[f"nord/2018/gang-{number}.md"] = _activity(number, 2018)
        files[f"nord/2022/gang-{number}.md"] = _activity(number, 2022, _details(number))
    for other in range(1, others + 1):
        files |= {
            f"by-{other}/index.md": MINIMAL["nord/index.md"].replace("Nord", f"Bydel {other}"),
            f"by-{other}/2022/index.md": MINIMAL["nord/2022/index.md"],
            f"by-{other}/2022/gang.md": MINIMAL["nord/2022/gang.md"],
        }
    return files


def _name(number: int) -> str:
    """A name that begins with a letter that follows from its number."""
    return f"{_LETTERS[number % len(_LETTERS)].upper()}lleby {number}"


def _organisation(number: int) -> str:
    return f"- {{id: o-{number}, navn: {_name(number)} forening, art: forening}}\n"


def _topic(number: int) -> str:
    return f"- {{id: e-{number}, titel: {_name(number)} emne, beskrivelse: Det handler om det.}}\n"


def _place(number: int) -> str:
    return f"- {{id: s-{number}, navn: {_name(number)} vej, art: gade, del_af: byen}}\n"


def _term(number: int) -> str:
    return f"- {{id: t-{number}, ord: {_name(number)} ord, forklaring: Det betyder noget.}}\n"


def _indicator(number: int) -> str:
    return f"""\
- id: tal-{number}
  titel: {_name(number)} tal
  enhed: procent
  retning: op
  kilde: Målingen
  målinger: [{{dato: 2021, værdi: {number}, udgangspunkt: ja}}, {{dato: 2023, værdi: {number + 1}}}]
"""


def _plan(year: int, more: str = "") -> str:
    areas = "".join(f"  - {{id: {id}, titel: {id.capitalize()} i byen}}\n" for id in _AREAS)
    return f"""\
---
titel: Plan {year}
art: handleplan
udgave: "{year}"
periode: {year}-{year + 3}
status: vedtaget
resumé: Kort.
kilde: {{titel: Planen, web: https://by.example/plan}}
indsatsområder:
{areas}resultater: [{{id: bedre, titel: Det bliver bedre, indsatsområder: [trygt]}}]
vedtaget: {{dato: {year}-01-01}}
{more}---
"""


def _activity(number: int, year: int, more: str = "") -> str:
    area = _AREAS[number % len(_AREAS)]
    return f"""\
---
nummer: {number}
titel: {_name(number)} går en tur
resumé: Vi går en tur i byen. Det gør vi {number} gange.
indsatsområder: [{area}]
ansvarlige: [by]
bevilling: {{{year}: {number}.000, {year + 1}: {number}.000}}
{more}---
## Baggrund

Mange vil gerne gå en tur, og nogle vil gerne gå to. Det har de sagt på et møde om turene.
"""


def _details(number: int) -> str:
    return f"""\
emner: [alle, e-{number}]
steder: [byen, s-{number}]
status: ny
målgruppe: [{{hvem: Unge, gruppe: unge}}]
partnere: [o-{number}]
økonomi: [{{post: Løn, art: løn, beløb: {{2022: {number}.000, 2023: {number}.500}}}}]
tidsplan: [{{hvornår: I maj, fra: 2022-05, til: 2022-05, hvad: Tur {number} begynder.}}]
leverancer: [{{id: ture, hvad: Ture, mindst: {number}, enhed: ture, senest: 2022}}]
resultater: [bedre]
fortsætter: [nord/2018/gang-{number}]
ændringer:
  - {{dato: {2010 + number % 16}-05-0{number % 9 + 1}, art: rettelse, tekst: Tallet er rettet.}}
uoverensstemmelser:
  - hvad: Hvor mange ture der er på rute {number}
    art: modsigelse
    værdier: [{{værdi: "{number}", kilde: Side 2}}, {{værdi: "{number + 1}", kilde: Side 4}}]
"""


def _report(numbers: range) -> str:
    lines = "".join(
        f"  - {{aktivitet: nord/2022/gang-{number}, på_sporet: ja, forløb: Vi har gået turen.,"
        f" leveret: [{{leverance: ture, antal: {number}}}]}}\n"
        for number in numbers
    )
    indicators = ", ".join(f"tal-{number}" for number in numbers)
    return f"""\
---
titel: Status 2023
dato: 2023-05-24
periode: 2022-01/2023-05
resumé: Det går.
kilde: {{titel: Status}}
indikatorer: [{indicators}]
aktiviteter:
{lines}---
"""
