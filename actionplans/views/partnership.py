"""The page of a partnership: where it works, who is in it, and its plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.geometry import Outline, outline
from actionplans.markup import plain_text
from actionplans.model.partnership import Area, Partnership
from actionplans.reader import Entry
from actionplans.views.agreeing import GAPS, changes, disagreements, gaps_heading, missing
from actionplans.views.contact import contact_fact
from actionplans.views.indicators import indicators_address, indicators_of
from actionplans.views.parts import (
    Contents,
    DatedNote,
    DisagreementView,
    Fact,
    Link,
    Note,
    Party,
    View,
    Word,
)
from actionplans.views.plan import Standing, YearSum, budget_link, standing, year_sums
from actionplans.views.shared import Shared
from actionplans.views.steps import calendar_link
from actionplans.views.updates import last_updated


@dataclass(frozen=True, slots=True)
class AreaView:
    """A place of the area, and since when."""

    link: Link
    kind: str
    years: str | None
    note: str | None
    secondary: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the area."""

    value: str
    label: str
    covers: str
    source: str
    note: str | None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list of editions."""

    link: Link
    standing: Standing
    summary: str | None
    activities: str
    sums: tuple[YearSum, ...]
    budget_page: Link | None


@dataclass(frozen=True, slots=True)
class PartnershipView(View):
    """Everything on a partnership's page."""

    kind: str
    summary: str | None
    plans: tuple[PlanCard, ...]
    contents: tuple[Contents, ...]
    body: str
    areas: tuple[AreaView, ...]
    boundaries: tuple[Link, ...]
    outline: Outline | None
    figures: tuple[FigureView, ...]
    members: tuple[Party, ...]
    housing_associations: tuple[Party, ...]
    facts: tuple[Fact, ...]
    indicators: Link | None
    calendar: Link | None
    texts: tuple[Link, ...]
    disagreements: tuple[DisagreementView, ...]
    missing: tuple[Note, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]


def partnership_view(shared: Shared, entry: Entry[Partnership]) -> PartnershipView:
    """The page of one partnership."""
    record = entry.record
    body, headings = shared.body(entry)
    sections = (
        ("del-planer", "plans", True),
        ("del-omraade", "area", record.areas),
        ("del-deltagere", "members", record.members or record.housing_associations),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
    )
    shown = [Contents(id, shared.text(text)) for id, text, there in sections if there]
    return PartnershipView(
        title=record.title,
        address=shared.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=shared.breadcrumbs(entry),
        partnership=entry.id,
        draft=record.draft,
        kind=shared.language.word("PartnershipKind", record.kind),
        summary=record.summary,
        plans=tuple(_plans(shared, entry)),
        contents=(shown[0], *headings, *shown[1:]),
        body=body,
        areas=tuple(_area(shared, area) for area in record.areas),
        boundaries=shared.place_names(record.boundaries),
        outline=_outline(shared, entry),
        figures=tuple(_figures(shared, record)),
        members=shared.parties(record.members),
        housing_associations=shared.parties(record.housing_associations),
        facts=tuple(_facts(shared, entry)),
        indicators=_indicators(shared, entry),
        calendar=calendar_link(shared, entry),
        texts=shared.by_alphabet(
            page for id, page in shared.library.pages.items() if id.startswith(f"{entry.id}/")
        ),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(shared, record.changes),
        words=shared.words(entry),
    )


def _plans(shared: Shared, entry: Entry[Partnership]) -> Iterator[PlanCard]:
    for plan in shared.library.plans_of(entry):
        count = len(shared.library.activities_of(plan))
        yield PlanCard(
            shared.link(plan),
            standing(shared, plan),
            plan.record.summary,
            shared.text("activity-count", count=count),
            year_sums(shared, plan),
            budget_link(shared, plan),
        )


def _area(shared: Shared, area: Area) -> AreaView:
    place = shared.library.places[area.place]
    kind = shared.language.word("PlaceKind", place.record.kind)
    return AreaView(shared.link(place), kind, _years(shared, area), area.note, area.secondary)


def _years(shared: Shared, area: Area) -> str | None:
    if area.since and area.until:
        return f"{area.since}–{area.until}"
    if area.since:
        return shared.text("since", year=area.since)
    return shared.text("until", year=area.until) if area.until else None


def _figures(shared: Shared, record: Partnership) -> Iterator[FigureView]:
    for figure in record.figures:
        covers = [shared.library.places[id].record.name for id in figure.covers]
        year = [str(figure.year)] if figure.year else []
        yield FigureView(
            value=figure.as_printed or shared.figures.number(figure.value),
            label=shared.language.word("Measure", figure.measure),
            covers=shared.figures.listing(covers),
            source=", ".join([figure.source, *year]),
            note=figure.note,
        )


def _facts(shared: Shared, entry: Entry[Partnership]) -> Iterator[Fact]:
    record = entry.record
    if record.municipality:
        found = shared.organisation(record.municipality)
        yield Fact(shared.text("municipality"), (shared.link(found),))
    if record.periods:
        periods = tuple(
            Link(f"{p.years[0]}–{p.years[-1]}" if len(p.years) > 1 else str(p.years[0]))
            for p in record.periods
        )
        yield Fact(shared.text("periods"), periods)
    if record.contact:
        yield contact_fact(shared, record.contact)
    yield from last_updated(shared, entry)


def _outline(shared: Shared, entry: Entry[Partnership]) -> Outline | None:
    text = shared.site.outline_of(entry.id)
    return outline(text, shared.text("map-of", name=entry.record.title)) if text else None


def _indicators(shared: Shared, entry: Entry[Partnership]) -> Link | None:
    if not indicators_of(shared, entry.id):
        return None
    return Link(shared.text("indicators-page"), indicators_address(shared, entry.id))
