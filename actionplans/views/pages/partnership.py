"""The page of a partnership: its plans, its area and its members; its text comes last."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, View, listed, present, subsection
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.area import area_parts
from actionplans.views.parts.change_notes import change_notes, last_updated
from actionplans.views.parts.contact import contact_fact
from actionplans.views.parts.events import calendar_link
from actionplans.views.parts.facts import Facts
from actionplans.views.parts.field_section import field_section
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.indicators import indicators_link
from actionplans.views.parts.parties import parties
from actionplans.views.parts.promises import promises_link
from actionplans.views.parts.standing import Standing, standing
from actionplans.views.parts.succession_table import editions_link
from actionplans.views.parts.year_sums import YearSums, budget_link, year_sums


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard(Part):
    """A plan in the list of a partnership's editions."""

    id: str
    link: Link
    standing: Standing
    summary: str | None
    activities: str
    sums: YearSums | None
    budget_page: Link | None

    @property
    def children(self) -> tuple[Part, ...]:
        """The sums."""
        return present(self.sums)


def partnership_view(context: ViewContext, entry: Entry[Partnership]) -> View:
    """The page of one partnership."""
    record, label = entry.record, context.label
    return View(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(entry),
        partnership=entry.id,
        head=(
            PageHead(
                kind=context.language.label("PartnershipKind", record.kind),
                title=record.title,
                summary=record.summary,
            ),
        ),
        aside=present(listed(Facts, _facts(context, entry))),
        sections=present(
            _plans(context, entry),
            paragraph(indicators_link(context, entry.id)),
            paragraph(promises_link(context, entry)),
            paragraph(editions_link(context, entry)),
            paragraph(calendar_link(context, entry)),
            paragraph(_organisation(context, entry)),
            *map(paragraph, _texts(context, entry)),
            field_section(context, Partnership, "areas", *area_parts(context, entry)),
            field_section(
                context,
                Partnership,
                "members",
                parties(context, record.members),
                subsection(
                    label(Partnership, "housing_associations"),
                    parties(context, record.housing_associations),
                ),
            ),
            context.body(
                entry, follows=True, heading=context.text("more-on-partnership", name=record.title)
            ),
            gaps(context, entry),
        ),
        closing=present(change_notes(context, record), context.words(entry)),
    )


def _plans(context: ViewContext, entry: Entry[Partnership]) -> Section:
    plans = enumerate(context.library.plans_of(entry), 1)
    cards = tuple(_card(context, context.anchor("plan", id=number), plan) for number, plan in plans)
    return Section(id=context.anchor("plans"), heading=Link(context.text("plans")), parts=cards)


def _card(context: ViewContext, id: str, plan: Entry[Plan]) -> PlanCard:
    return PlanCard(
        id=id,
        link=context.link(plan),
        standing=standing(context, plan),
        summary=plan.record.summary,
        activities=activity_count(context, context.library.activities_of(plan)),
        sums=listed(YearSums, year_sums(context, plan)),
        budget_page=budget_link(context, plan),
    )


def _texts(context: ViewContext, entry: Entry[Partnership]) -> tuple[Link, ...]:
    """Links to the partnership's pages of text, in alphabetical order."""
    pages = context.library.pages.values()
    return context.by_alphabet(page for page in pages if page.id.parent == entry.id)


def _facts(context: ViewContext, entry: Entry[Partnership]) -> Iterator[Fact]:
    record = entry.record
    if record.municipality:
        municipality = context.link(context.organisation(record.municipality))
        yield Fact(context.label(Partnership, "municipality"), (municipality,))
    if record.periods:
        periods = tuple(Link(context.period(period)) for period in record.periods)
        yield Fact(context.label(Partnership, "periods"), periods)
    if record.contact:
        yield contact_fact(context, record.contact)
    yield from last_updated(context, entry)


def _organisation(context: ViewContext, entry: Entry[Partnership]) -> Link | None:
    """The way to the page of the partnership as an organisation."""
    if entry.record.organisation is None:
        return None
    organisation = context.organisation(entry.record.organisation)
    text = context.text("as-organisation", name=organisation.record.name)
    return Link(text, context.address(organisation))
