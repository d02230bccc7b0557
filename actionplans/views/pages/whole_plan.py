"""A whole plan on one page, to print or to save: its own text and that of every activity."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from actionplans.model.activity import Activity
from actionplans.model.plan import FocusArea as FocusAreaRecord
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.text.fragments import embed
from actionplans.views.basic_parts import Words, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Chapter, Contents, FocusTag, Link
from actionplans.views.page import Part, Section, View, listed, present, section
from actionplans.views.pages.activity import activity_sections
from actionplans.views.pages.plan import particulars, plan_head, theory_section
from actionplans.views.parts.activity_head import activity_head
from actionplans.views.parts.activity_list import area_chapter
from actionplans.views.parts.change_notes import change_notes
from actionplans.views.parts.contact import ask
from actionplans.views.parts.facts import nested_facts
from actionplans.views.parts.gaps import gaps
from actionplans.views.parts.hundred import hundred_section
from actionplans.views.parts.plan_facts import plan_facts
from actionplans.views.parts.plan_overview import plan_overview, provisional_years
from actionplans.views.parts.plan_verdicts import plan_verdicts
from actionplans.views.parts.promises import plan_promises
from actionplans.views.parts.standing import in_tense, standing
from actionplans.views.parts.verdicts import Verdicts
from actionplans.views.parts.year_chart import year_chart
from actionplans.views.parts.year_sums import YearSums, year_sums


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea(Part):
    """A focus area with its introduction in the plan."""

    id: str
    tag: FocusTag
    intro: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedActivity(Part):
    """An activity within the page of its whole plan."""

    id: str
    """Its anchor, and the prefix of the anchors within it."""

    name: str
    """Its number and title."""

    head: tuple[Part, ...]
    parts: tuple[Part, ...]
    area: Chapter
    """Its focus area, or what stands for it."""

    is_whole: ClassVar[bool] = True

    @property
    def chapter(self) -> Chapter:
        """Its focus area."""
        return self.area

    @property
    def contents(self) -> tuple[Contents, ...]:
        """The activity itself."""
        return (Contents(self.id, self.name),)

    @property
    def children(self) -> tuple[Part, ...]:
        """Its head and its sections."""
        return (*self.head, *self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDocument(View):
    """A plan in a form that can be printed as a document of its own."""

    plan: str
    """The document's title, which runs over its pages on paper."""

    owner: str
    """The title of the partnership whose plan it is."""

    summary: str | None
    """The plan's summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePlanView(PlanDocument):
    """The page of a whole plan."""

    other_form: Link
    """The link to the plan's main page."""


def whole_plan_view(context: ViewContext, entry: Entry[Plan]) -> WholePlanView:
    """The page of one whole plan."""
    record, text = entry.record, context.text
    partnership = context.library.partnership_of(entry)
    activities = context.library.activities_of(entry)
    return WholePlanView(
        title=text(
            "whole-agreement-title" if record.is_agreement else "whole-title", plan=record.title
        ),
        address=context.whole_plan_address(entry),
        description=_description(context, entry),
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=partnership.id,
        plan=record.title,
        owner=context.link(partnership).text,
        summary=context.description(record.summary),
        other_form=Link(
            text("agreement-page" if record.is_agreement else "plan-page"), context.address(entry)
        ),
        head=present(
            plan_head(context, entry), standing(context, entry), plan_facts(context, entry)
        ),
        sections=present(
            context.body(entry, follows=True),
            *particulars(context, entry),
            section(
                context.anchor("focus-areas"),
                context.label(Plan, "focus_areas"),
                *_areas(context, entry),
            ),
            hundred_section(context, entry),
            _money(context, entry),
            theory_section(context, entry),
            section(
                context.anchor("calendar"),
                in_tense(context, "what-when", entry),
                year_chart(context, entry),
            ),
            plan_promises(context, entry, in_full=True),
            *(_nested(context, activity) for activity in activities),
            ask(context, entry),
            _differing(context, entry),
            gaps(context, entry, is_open=True),
            change_notes(context, record),
            _words(context, entry, activities),
        ),
    )


def _description(context: ViewContext, entry: Entry[Plan]) -> str:
    """What the page has, in a sentence."""
    text, plan = context.text, entry.record.title
    has = {
        text("whole-activities"): bool(context.library.activities_of(entry)),
        text("whole-amounts"): _money(context, entry) is not None,
        text("whole-differences"): _differing(context, entry) is not None,
    }
    parts = [part for part, is_there in has.items() if is_there]
    if not parts:
        return text("whole-text", plan=plan)
    return text("whole-description", plan=plan, parts=context.figures.listing(parts))


def pdf_name(plan: Entry[Plan]) -> str:
    """The file name of a plan's PDF: `amager-2022.pdf`."""
    return f"{plan.id.replace('/', '-')}.pdf"


def pdf_address(context: ViewContext, plan: Entry[Plan]) -> str:
    """The path of a plan's PDF from the site's root."""
    return f"{context.whole_plan_address(plan)}{pdf_name(plan)}"


def anchors_of_pages(context: ViewContext, entry: Entry[Plan]) -> dict[str, str]:
    """The anchors on this page of the content that a plan's other pages show.

    They are by the addresses of those pages, from the site's root. In a PDF, links to those pages
    lead to these anchors.
    """
    anchors = {
        context.address(entry): context.anchor("main-content"),
        context.budget_address(entry): context.anchor("grants"),
    }
    for area in entry.record.focus_areas:
        anchors[context.focus_tag(entry, area.id).address] = context.anchor("group", id=area.id)
    for activity in context.library.activities_of(entry):
        anchors[context.address(activity)] = context.anchor("activity", id=activity.id.local)
    return anchors


def _nested(context: ViewContext, entry: Entry[Activity]) -> NestedActivity:
    head = activity_head(context, entry)
    return NestedActivity(
        id=context.anchor("activity", id=entry.id.local),
        name=f"{head.number}. {head.title}" if head.number else head.title,
        head=(head,),
        parts=present(
            nested_facts(context, entry),
            *activity_sections(context, entry, standalone=False),
            change_notes(context, entry.record),
        ),
        area=area_chapter(context, entry),
    )


def _areas(context: ViewContext, plan: Entry[Plan]) -> Iterator[FocusArea]:
    for area in plan.record.focus_areas:
        entry = context.library.get(FocusAreaRecord, area.id, plan)
        id = context.anchor("group", id=area.id)
        text = area.intro or area.summary
        html = context.site.renderer.render(text, entry.file).html if text else ""
        intro = context.files.with_media(embed(html, id)) or None
        yield FocusArea(id=id, tag=context.focus_tag(plan, area.id), intro=intro)


def _money(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    sums = listed(YearSums, year_sums(context, entry))
    if sums is None:
        return None
    provisional = provisional_years(context, entry.record)
    overview = plan_overview(context, entry)
    return section(
        context.anchor("grants"), context.text("plan-grants"), sums, provisional, *overview
    )


def _differing(context: ViewContext, entry: Entry[Plan]) -> Section | None:
    """The section of verdicts on figures that differ from printed ones; None without any."""
    verdicts = (verdict for verdict in plan_verdicts(context, entry) if verdict.agrees is False)
    return section(
        context.anchor("reconciliation"),
        context.text("disagreements-title"),
        listed(Verdicts, verdicts),
        intro=paragraph(context.text("whole-differing"), "prose"),
    )


def _words(
    context: ViewContext, plan: Entry[Plan], activities: list[Entry[Activity]]
) -> Words | None:
    """The words of all texts on the page, without links back to a single text."""
    words = context.words(plan, *activities)
    if words is None:
        return None
    return replace(words, items=tuple(replace(word, back=None) for word in words.items))
