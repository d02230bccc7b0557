"""The parts that views are made of: frozen, plain, and ready to be set by a template."""

from dataclasses import dataclass
from enum import StrEnum

from actionplans.locale import LanguageTag


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere on the site, or just stands there."""

    text: str
    address: str | None = None
    """From the site's root, with its slash at the end; None for no link."""

    outside: bool = False
    """Whether the address is a whole one, that leads off the site or to a mail or telephone."""

    lang: LanguageTag | None = None
    """The language of the text, where it is another than that of what stands around it."""


@dataclass(frozen=True, slots=True)
class FocusTag:
    """A focus area as its shape and hue, which return on every page."""

    title: str
    address: str
    shape: int
    """1 to 6: which shape and hue."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a facts box: a label and what stands under it."""

    label: str
    links: tuple[Link, ...] = ()
    note: str | None = None


class State(StrEnum):
    """What a cell of a money table says: an amount, or one of the other two kinds of nothing."""

    AMOUNT = "amount"
    UNSTATED = "unstated"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount of a table."""

    text: str
    state: State = State.AMOUNT
    mark: str | None = None
    """The sign of a note under the table."""

    caveat: str | None = None
    """What to know of the amount, said beside it."""

    amount: int | None = None
    """The same in whole kroner, for programs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a money table."""

    label: Link
    cells: tuple[Cell, ...]
    number: str | None = None
    shape: int | None = None
    mark: str | None = None
    emphasis: str | None = None
    """`computed` for a sum of ours, `printed` for one of the document."""


@dataclass(frozen=True, slots=True)
class TableNote:
    """A note under a table, by its sign."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class YearHead:
    """The head of a year's column."""

    year: str
    caveat: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of holding two figures against each other."""

    text: str
    agrees: bool | None
    """None where they cannot be compared."""

    explanation: str | None = None
    source: Link | None = None
    goal: bool = False
    """Whether it says that a target is reached or missed, and not that figures agree or differ."""

    @property
    def kind(self) -> str:
        """What it comes to, in a word: for its sign and colour."""
        if self.agrees is None:
            return "unknown"
        words = ("reached", "missed") if self.goal else ("agrees", "differs")
        return words[0] if self.agrees else words[1]


@dataclass(frozen=True, slots=True)
class Note:
    """A short statement with a remark, such as what a source lacks."""

    text: str
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An abbreviation or term that the page uses, with its meaning."""

    id: str
    """Its anchor on the page, which linked terms lead to."""

    term: str
    meaning: str
    address: str
    """Its place in the glossary."""

    back: str | None = None
    """The id of its first use in the page's own text, where that is a link to this."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of a page's contents list."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that pages may be chosen by, such as a place, and what it is of this page."""

    name: str
    """As addresses write it; see `views.facets`."""

    value: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """How a page is shown and chosen among what a search finds."""

    kind: str
    """What it is and where it belongs: `Aktivitet 8 · Amager Partnerskab, Tryghedsplan 2022`."""

    facets: tuple[Facet, ...]
