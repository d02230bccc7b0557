"""A made-up corpus of plans of any size: the same content for every generator, the same every time.

Its words are few and mean nothing: what is measured is work, not prose. Fifteen activities of 650
words make a plan, four plans a partnership.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

PER_PLAN = 15
PLANS_PER_PARTNERSHIP = 4
FIRST_YEAR = 2019

_WORDS = """
    aften beboere bibliotek børn deler flere forening får gaden giver have hjælper holder hus hver
    job klub kommune kvarter laver lys lærer måned møder ofte parken politi samarbejde sammen skole
    taler torv uge unge vej viser voksne åbner
""".split()  # noqa: SIM905 - they are read as a list of words
_PARAGRAPHS = 8
_SENTENCES = 7
_SHORTEST, _LONGEST = 8, 14
"""Words of a sentence: 650 words in all texts of an activity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity of a plan."""

    number: int
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    organisations: tuple[int, ...]
    """The numbers of those that take part, the responsible one first."""

    amount: int
    """Kroner in the plan's year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan of one year."""

    partnership: int
    year: int
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Plans, and the organisations that are named in them."""

    plans: tuple[Plan, ...]
    organisations: int

    @property
    def activities(self) -> int:
        """The number of activities."""
        return sum(len(plan.activities) for plan in self.plans)


def corpus(activities: int) -> Corpus:
    """A corpus of so many activities; the same for the same number."""
    random = Random(activities)
    organisations = max(10, activities // 15)
    numbers = range(1, activities + 1)
    chunks = [numbers[at : at + PER_PLAN] for at in range(0, activities, PER_PLAN)]
    plans = (
        Plan(
            partnership=at // PLANS_PER_PARTNERSHIP + 1,
            year=FIRST_YEAR + at % PLANS_PER_PARTNERSHIP,
            activities=tuple(
                _activity(random, number, organisations) for number in range(1, len(chunk) + 1)
            ),
        )
        for at, chunk in enumerate(chunks)
    )
    return Corpus(plans=tuple(plans), organisations=organisations)


def _activity(random: Random, number: int, organisations: int) -> Activity:
    return Activity(
        number=number,
        title=f"{_sentence(random, 3)[:-1]} {number}",
        summary=_sentence(random, 12),
        paragraphs=tuple(" ".join(_sentences(random)) for _ in range(_PARAGRAPHS)),
        organisations=tuple(random.sample(range(1, organisations + 1), 3)),
        amount=1000 * random.randint(10, 500),
    )


def _sentences(random: Random) -> Iterator[str]:
    for _ in range(_SENTENCES):
        yield _sentence(random, random.randint(_SHORTEST, _LONGEST))


def _sentence(random: Random, words: int) -> str:
    return f"{' '.join(random.choices(_WORDS, k=words)).capitalize()}."
