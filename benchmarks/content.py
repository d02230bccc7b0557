"""Write a made-up municipality of any size, to measure builds with.

    python -m benchmarks.content 2000 /tmp/large && cd /tmp/large && python …/build.py

The same size gives the same bytes. Every plan has 25 activities of some 650 words, each with a
budget, deliverables, a timeline, references to organisations and a link to another activity.
"""

import random
import sys
from pathlib import Path

_SIZE_OF_PLAN = 25
_PLANS_OF_PARTNERSHIP = 4
_WORDS = [
    "gaden",
    "parken",
    "beboere",
    "børn",
    "unge",
    "voksne",
    "møder",
    "aften",
    "kvarter",
    "tryghed",
    "samarbejde",
    "forening",
    "job",
    "skole",
    "klub",
    "bibliotek",
    "politi",
    "kommune",
    "hus",
    "have",
    "torv",
    "lys",
    "vej",
    "sammen",
    "hver",
    "uge",
    "måned",
    "ofte",
    "flere",
    "får",
    "giver",
    "holder",
    "laver",
    "viser",
    "hjælper",
    "taler",
    "lærer",
    "deler",
    "åbner",
]
_SETTINGS = """\
site_name: Målinger
theme: {name: actionplans}
docs_dir: content
markdown_extensions: [footnotes, def_list]
plugins: [actionplans: {pdf: no}]
"""


def write(activities: int, folder: Path) -> None:
    """Write a project with that many activities below a folder."""
    chance = random.Random(activities)
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS)
    (content / "index.md").write_text("---\ntitel: Målinger\n---\n")
    names = [f"enhed-{number}" for number in range(60)]
    lines = [f"- {{id: {name}, navn: Enhed {name[6:]}, art: enhed}}" for name in names]
    (content / "aktoerer.yml").write_text("\n".join(lines) + "\n")
    addresses = [_address(number) for number in range(activities)]
    for number, address in enumerate(addresses):
        if number % _SIZE_OF_PLAN == 0:
            _write_plan(content, number)
        other = chance.choice(addresses)
        text = _activity(
            chance, number % _SIZE_OF_PLAN + 1, names, other if other != address else None
        )
        (content / f"{address}.md").write_text(text)


def _address(number: int) -> str:
    plan = number // _SIZE_OF_PLAN
    partnership, edition = divmod(plan, _PLANS_OF_PARTNERSHIP)
    return f"partnerskab-{partnership}/{2020 + edition}/aktivitet-{number % _SIZE_OF_PLAN + 1}"


def _write_plan(content: Path, number: int) -> None:
    partnership, edition, _ = _address(number).split("/")
    folder = content / partnership / edition
    folder.mkdir(parents=True, exist_ok=True)
    index = content / partnership / "index.md"
    index.write_text(
        f"---\ntitel: {partnership.capitalize()}\nart: tryghedspartnerskab\nresumé: Kort.\n---\n"
    )
    (folder / "index.md").write_text(
        f"---\ntitel: Plan {edition}\nart: tryghedsplan\nudgave: '{edition}'\nperiode: {edition}\n"
        f"vedtaget: {{dato: {edition}}}\nresumé: Kort.\nkilde: {{titel: Plan {edition}}}\n"
        "indsatsområder:\n"
        "  - {id: trygt, titel: Trygt byliv}\n  - {id: sammen, titel: Fællesskaber}\n---\n"
    )


def _activity(
    chance: random.Random, number: int, organisations: list[str], other: str | None
) -> str:
    wages, rest = chance.randrange(10, 400) * 1000, chance.randrange(1, 50) * 1000
    responsible, *partners = chance.sample(organisations, 4)
    related = f"beslægtede:\n  - {{aktivitet: {other}, fordi: Samme metode}}\n" if other else ""
    paragraphs = "\n\n".join(_sentences(chance, 80) for _ in range(8))
    return f"""\
---
nummer: {number}
titel: {_sentences(chance, 4).rstrip(".")}
resumé: {_sentences(chance, 25)}
indsatsområder: [{chance.choice(("trygt", "sammen"))}]
status: fortsat
målgruppe:
  - {{hvem: Unge i området, alder: 13-15, gruppe: unge}}
ansvarlige: [{responsible}]
partnere: [{", ".join(partners)}]
bevilling: {{2020: {wages + rest}, 2021: {wages + rest}}}
økonomi:
  - {{post: Lønmidler, art: løn, beløb: {{2020: {wages}, 2021: {wages}}}}}
  - {{post: Aktiviteter, art: aktiviteter, beløb: {{2020: {rest}, 2021: {rest}}}}}
i_alt: {{2020: {wages + rest}, 2021: {wages + rest}}}
tidsplan:
  - {{hvornår: Forår, fra: 2020-03, til: 2020-05, hvad: {_sentences(chance, 8)}}}
  - {{hvornår: Efterår, hvad: {_sentences(chance, 8)}}}
leverancer:
  - {{hvad: {_sentences(chance, 8)}, mindst: 8, enhed: møder, senest: 2020}}
  - {{hvad: {_sentences(chance, 8)}}}
{related}---
## Baggrund

{paragraphs}

## Målsætninger

- {_sentences(chance, 12)}
- {_sentences(chance, 12)}[^1]

[^1]: {_sentences(chance, 10)}
"""


def _sentences(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    write(int(sys.argv[1]), Path(sys.argv[2]))
