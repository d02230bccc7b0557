"""Posters of activities: one on a sheet, for the notice board, and which of them have one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans import follow_up
from actionplans.locale import LanguageTag
from actionplans.model.activity import Activity, ActivityStatus, SuccessionKind
from actionplans.model.dates import Tense
from actionplans.model.plan import PlanStatus
from actionplans.model.status import Lifecycle, StatesStatus, status_of
from actionplans.nesting import wholes_of
from actionplans.reader import Entry
from actionplans.report_order import newest
from actionplans.views.basic_parts import Paragraph, Prose, paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, present
from actionplans.views.parts.contact import Asked, contact_fact, contact_now
from actionplans.views.parts.offers import whom_for
from actionplans.views.parts.qr_code import QrCode, qr_code
from actionplans.views.parts.standing import standing, tense_of
from actionplans.views.parts.timeline import step_line

#: The most steps of a timeline that a sheet has room for; of more none is told.
_MAX_STEPS = 4

_NO_MORE = frozenset({Lifecycle.COMPLETED, Lifecycle.STOPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Part):
    """What an activity is, for whom, where and when, on one sheet in big type."""

    title: str
    summary: str | None
    facts: tuple[Fact, ...]
    joining: str
    """The heading over how to take part."""

    how_to_join: Prose | None
    sender: str | None
    """The sentence that names who is responsible for the site; None where that is not stated."""

    code: QrCode | None
    lang: LanguageTag | None
    """The language of all but title and summary; None where it is the page's."""

    @property
    def children(self) -> tuple[Part, ...]:
        """How to take part, and the code."""
        return present(self.how_to_join, self.code)


def poster(context: ViewContext, entry: Entry[Activity]) -> Poster:
    """The poster of an activity, in the language of the context.

    In another language than the site's it has no texts but those that are translated.
    """
    record, language = entry.record, context.language
    translation = context.library.translations(entry).get(context.code)
    joining = None if translation else record.participation
    return Poster(
        title=translation.record.name if translation else record.name,
        summary=translation.record.summary if translation else record.summary,
        facts=tuple(_facts(context, entry, is_translated=translation is not None)),
        joining=context.label(Activity, "participation"),
        how_to_join=prose(context.html(joining, entry, "participation")),
        sender=sender(context),
        code=qr_code(context, context.address(translation or entry)),
        lang=language.tag if translation and language.code != context.code else None,
    )


def has_poster(context: ViewContext, entry: Entry[Activity]) -> bool:
    """Whether an activity can be announced: nothing states that it, or its plan, is over.

    A plan that states no period may be in force. A proposal is not announced, nor is an activity
    that the plan ends, or that any report that may be the newest has as stopped or completed. What
    holds for a whole holds for its parts.
    """
    plan = context.library.plan_of(entry)
    if tense_of(context, entry) is Tense.OVER or plan.record.status is PlanStatus.PROPOSED:
        return False
    return not is_no_more(context, entry)


def is_no_more(context: ViewContext, entry: Entry[Activity]) -> bool:
    """Whether it is stated that an activity, or its whole, has ended or ends with its plan."""
    wholes = wholes_of(context.library.activities, entry)
    return any(_has_ended(context, it) for it in (entry, *wholes) if it.id.plan == entry.id.plan)


def poster_link(context: ViewContext, entry: Entry[Activity]) -> Paragraph | None:
    """The link to an activity's poster in the language of the context; None without a poster."""
    if not has_poster(context, entry):
        return None
    return paragraph(Link(context.text("poster-link"), poster_address(context, entry)))


def poster_address(context: ViewContext, entry: Entry[Activity]) -> str:
    """The address of an activity's poster in the language of the context."""
    return context.page("poster", context.library.translations(entry).get(context.code) or entry)


def whom_to_ask(context: ViewContext, entry: Asked) -> Fact | None:
    """The nearest contact with whose it is, as a poster has it; None without any."""
    near = contact_now(context, entry)
    if near is None:
        return None
    fact = contact_fact(context, near.contact)
    owner = () if near.owner is entry else (Link(context.link(near.owner).text),)
    links = tuple(Link(link.text, lang=link.lang) for link in fact.links)
    return Fact(context.text("poster-ask"), (*owner, *links), fact.note)


def sender(context: ViewContext) -> str | None:
    """The sentence that names who is responsible for the site; None where that is not stated."""
    publisher = context.site.settings.publisher
    return context.text("published-by", who=publisher) if publisher else None


def _has_ended(context: ViewContext, entry: Entry[Activity]) -> bool:
    """Whether it is stated that an activity itself has ended, or ends with its plan."""
    record = entry.record
    if record.status is ActivityStatus.ENDING:
        return True
    if record.succession and record.succession.kind is SuccessionKind.ENDED:
        return True
    return any(_phase(context, entry, it) in _NO_MORE for it in _statements(context, entry))


def _statements(context: ViewContext, entry: Entry[Activity]) -> Iterator[StatesStatus]:
    """What the plan states of an activity's status, and what the newest reports that do."""
    yield entry.record
    told = [
        (report, item)
        for report, _, item in follow_up.reports_of(context.library, entry)
        if _phase(context, entry, item)
    ]
    last = {report.id for report in newest([report for report, _ in told])}
    yield from (item for report, item in told if report.id in last)


def _phase(
    context: ViewContext, entry: Entry[Activity], statement: StatesStatus
) -> Lifecycle | None:
    words = context.library.partnership_of(entry).record.status_words
    status = status_of(statement, words)
    return status.lifecycle if status else None


def _facts(context: ViewContext, entry: Entry[Activity], *, is_translated: bool) -> Iterator[Fact]:
    record, label = entry.record, context.label
    if whom := whom_for(context, record):
        yield Fact(label(Activity, "target_groups"), (Link(whom),))
    elif record.target_groups and not is_translated:
        groups = tuple(Link(group.who) for group in record.target_groups)
        yield Fact(label(Activity, "target_groups"), groups)
    if record.places:
        names = [place.text for place in context.place_names(record.places)]
        yield Fact(label(Activity, "places"), (Link(context.figures.listing(names)),))
    steps = () if is_translated else record.timeline
    if 0 < len(steps) <= _MAX_STEPS:
        yield Fact(
            context.text("poster-when"), tuple(Link(step_line(context, step)) for step in steps)
        )
    yield from _whom_to_ask(context, entry, is_translated=is_translated)
    plan = context.library.plan_of(entry)
    state = standing(context, plan).state
    yield Fact(context.text("part-of-plan"), (Link(context.plan_title(plan)),), state)


def _whom_to_ask(
    context: ViewContext, entry: Entry[Activity], *, is_translated: bool
) -> Iterator[Fact]:
    """The nearest contact with whose it is, else who is responsible."""
    record = entry.record
    if asked := whom_to_ask(context, entry):
        yield replace(asked, note=None) if is_translated else asked
    elif record.responsible:
        parties = (context.organisation(party.organisation) for party in record.responsible)
        names = dict.fromkeys(Link(context.link(party).text) for party in parties)
        yield Fact(context.label(Activity, "responsible"), tuple(names))
