"""The page of a partnership: where it works, who is in it, and its plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.geometry import Outline, outline
from actionplans.markup import plain_text
from actionplans.model.partnership import Area, Partnership
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import (
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
from actionplans.views.parts.change_notes import changes, last_updated
from actionplans.views.parts.contact import contact_fact
from actionplans.views.parts.events import calendar_link
from actionplans.views.parts.gaps import GAPS, disagreements, gaps_heading, missing
from actionplans.views.parts.indicators import indicators_address, indicators_of
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.year_sums import YearSum, budget_link, year_sums


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


def partnership_view(context: ViewContext, entry: Entry[Partnership]) -> PartnershipView:
    """The page of one partnership."""
    record = entry.record
    body, headings = context.body(entry)
    sections = (
        ("del-planer", "plans", True),
        ("del-omraade", "area", record.areas),
        ("del-deltagere", "members", record.members or record.housing_associations),
        (GAPS, gaps_heading(record), record.disagreements or record.missing),
    )
    shown = [Contents(id, context.text(text)) for id, text, there in sections if there]
    return PartnershipView(
        title=record.title,
        address=context.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=context.breadcrumbs(entry),
        partnership=entry.id,
        draft=record.draft,
        kind=context.language.label("PartnershipKind", record.kind),
        summary=record.summary,
        plans=tuple(_plans(context, entry)),
        contents=(shown[0], *headings, *shown[1:]),
        body=body,
        areas=tuple(_area(context, area) for area in record.areas),
        boundaries=context.place_names(record.boundaries),
        outline=_outline(context, entry),
        figures=tuple(_figures(context, record)),
        members=context.parties(record.members),
        housing_associations=context.parties(record.housing_associations),
        facts=tuple(_facts(context, entry)),
        indicators=_indicators(context, entry),
        calendar=calendar_link(context, entry),
        texts=context.by_alphabet(
            page for id, page in context.library.pages.items() if id.startswith(f"{entry.id}/")
        ),
        disagreements=disagreements(record.disagreements),
        missing=missing(record.missing),
        changes=changes(context, record.changes),
        words=context.words(entry),
    )


def _plans(context: ViewContext, entry: Entry[Partnership]) -> Iterator[PlanCard]:
    for plan in context.library.plans_of(entry):
        count = len(context.library.activities_of(plan))
        yield PlanCard(
            context.link(plan),
            standing(context, plan),
            plan.record.summary,
            context.text("activity-count", count=count),
            year_sums(context, plan),
            budget_link(context, plan),
        )


def _area(context: ViewContext, area: Area) -> AreaView:
    place = context.library.places[area.place]
    kind = context.language.label("PlaceKind", place.record.kind)
    return AreaView(context.link(place), kind, _years(context, area), area.note, area.secondary)


def _years(context: ViewContext, area: Area) -> str | None:
    if area.since and area.until:
        return f"{area.since}–{area.until}"
    if area.since:
        return context.text("since", year=area.since)
    return context.text("until", year=area.until) if area.until else None


def _figures(context: ViewContext, record: Partnership) -> Iterator[FigureView]:
    for figure in record.figures:
        covers = [context.library.places[id].record.name for id in figure.covers]
        year = [str(figure.year)] if figure.year else []
        yield FigureView(
            value=figure.as_printed or context.figures.number(figure.value),
            label=context.language.label("Measure", figure.measure),
            covers=context.figures.listing(covers),
            source=", ".join([figure.source, *year]),
            note=figure.note,
        )


def _facts(context: ViewContext, entry: Entry[Partnership]) -> Iterator[Fact]:
    record = entry.record
    if record.municipality:
        found = context.organisation(record.municipality)
        yield Fact(context.text("municipality"), (context.link(found),))
    if record.periods:
        periods = tuple(Link(context.figures.years(p.years)) for p in record.periods)
        yield Fact(context.text("periods"), periods)
    if record.contact:
        yield contact_fact(context, record.contact)
    yield from last_updated(context, entry)


def _outline(context: ViewContext, entry: Entry[Partnership]) -> Outline | None:
    text = context.site.outline_of(entry.id)
    return outline(text, context.text("map-of", name=entry.record.title)) if text else None


def _indicators(context: ViewContext, entry: Entry[Partnership]) -> Link | None:
    if not indicators_of(context, entry.id):
        return None
    return Link(context.text("indicators-page"), indicators_address(context, entry.id))
