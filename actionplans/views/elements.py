"""Elements of views: small frozen values that parts are composed of, such as links and cells."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from actionplans.locale import LanguageTag


@dataclass(frozen=True, slots=True)
class Link:
    """A text that links to an address, or plain text without one."""

    text: str
    address: str | None = None
    """The path from the site's root, with its trailing slash; None for plain text."""

    outside: bool = False
    """Whether the address is absolute: of another site, a mail address or a telephone number."""

    lang: LanguageTag | None = None
    """The language of the text; None where it is that of its surroundings."""


@dataclass(frozen=True, slots=True)
class FocusTag:
    """A focus area as its shape and hue, the same on every page."""

    title: str
    address: str
    shape: int
    """The number of the shape and hue, 1 to 6."""

    number: str | None = None

    @property
    def name(self) -> str:
        """Its title with its number in the plan, as headings and lists have it."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a facts box: a label, and links or a note as its value."""

    label: str
    links: tuple[Link, ...] = ()
    note: str | None = None


class State(StrEnum):
    """The state of a cell of a money table: an amount, or one of two reasons for having none."""

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
    """A reservation about the amount, shown beside it."""

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
    """`computed` for a sum that the site computes, `printed` for one that the document prints."""


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
    is_own: bool = False
    """Whether it is the year that stands for the plan, which narrow screens show first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of comparing two figures."""

    text: str
    agrees: bool | None
    """None where they cannot be compared."""

    explanation: str | None = None
    source: Link | None = None
    goal: bool = False
    """Whether a target is reached or missed, instead of figures that agree or differ."""

    pairs: int = 1
    """The number of pairs of figures that it is about."""

    @property
    def kind(self) -> str:
        """The keyword of the result, which decides its sign and colour."""
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
    """The path of its entry in the glossary, with the anchor, from the site's root."""

    back: str | None = None
    """The id of its first use in the page's text, where that is a link to this meaning."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of a page's contents list."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading under which sections of a page stand together where it is cut."""

    position: int
    """Its position among the others."""

    heading: Link


@dataclass(frozen=True, slots=True)
class Facet:
    """A property by which pages are filtered, such as their place, and a page's value of it."""

    name: str
    """The name in addresses and in the search index; see `views.parts.facets`."""

    value: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """The entry of a page in the search index."""

    kind: str
    """The type of the page, and its plan: `Aktivitet 8 · Amager Partnerskab, Plan 2022`."""

    facets: tuple[Facet, ...]
    asked: tuple[str, ...] = ()
    """What readers ask for that the page has, in their words; its documents are not among it."""

    ends: date | None = None
    """The day by which newer pages come before older ones that match as well; see
    `views.search_entries`."""
