"""The page of a translation: what is translated, the figures, and the way to the whole page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from actionplans.locale import LanguageTag, capitalized, language_tag
from actionplans.markup import moved
from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.translation import Translation
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Fact, Link
from actionplans.views.page import View
from actionplans.views.pages.activity import activity_view
from actionplans.views.pages.partnership import partnership_view
from actionplans.views.pages.plan import plan_view
from actionplans.views.parts.activity_list import ActivityGroup, ActivityRow, activity_groups
from actionplans.views.parts.contact import contact_fact
from actionplans.views.parts.standing import standing
from actionplans.views.parts.year_sums import YearSum, sums_of_lines, year_sums

#: Sections of the original page that this one has too.
_HERE = frozenset({"del-penge", "del-aktiviteter", "del-planer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationView(View):
    """Everything on a translation's page. Texts without a language of their own are in the
    interface's, but for the title, the summary and the body."""

    kind: str | None
    """What is translated: `Activity 8`."""

    summary: Link | None
    body: Markup
    original: Link
    original_language: str
    """What the interface calls the language of the original page."""

    sums: tuple[YearSum, ...]
    facts: tuple[Fact, ...]
    groups: tuple[ActivityGroup, ...]
    untranslated: tuple[Link, ...]
    """The sections that are only on the original page."""

    whole: bool
    """Whether nothing is left to the original page."""


def translation_view(
    context: ViewContext, entry: Entry[Translation], original: Entry[Record]
) -> TranslationView:
    """The page of one translation; `context` speaks its language."""
    record = entry.record
    body = context.site.renderer_of(context.code).render(entry.document.body, entry.document.file)
    partnership = None if holds(original, TextPage) else original.id.partnership
    own = context.site.language.code
    untranslated = tuple(_untranslated(context, original, bool(body.html)))
    return TranslationView(
        title=record.title,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(original) if original.id else (),
        partnership=partnership,
        draft=record.draft,
        kind=_kind(context, original),
        summary=_summary(record, original, language_tag(own)),
        body=context.files.furnished(moved(body.html, _addresses(context))),
        original=Link(
            str(getattr(original.record, "title", "")),
            context.address(original),
            lang=context.foreign(own),
        ),
        original_language=context.language.language_name(own),
        sums=_sums(context, original),
        facts=tuple(fact for fact in _facts(context, original) if fact.links),
        groups=tuple(_groups(context, original)),
        untranslated=untranslated,
        whole=bool(body.html and not untranslated),
    )


def _addresses(context: ViewContext) -> dict[str, str]:
    """Where links lead on these pages: to what is in their language, where there is such."""
    found = {}
    for original in context.library.translated:
        if translation := context.library.translations(original).get(context.code):
            found[context.address(original)] = context.address(translation)
    return found


def _kind(context: ViewContext, original: Entry[Record]) -> str | None:
    record = original.record
    if isinstance(record, Activity):
        return f"{context.text('activity')} {record.numbers or ''}".strip()
    if isinstance(record, Plan):
        return context.language.label("PlanKind", record.kind)
    if isinstance(record, Partnership):
        return context.language.label("PartnershipKind", record.kind)
    return None


def _summary(record: Translation, original: Entry[Record], own: LanguageTag) -> Link | None:
    """The translated summary, or the original one, said to be in its language."""
    if record.summary:
        return Link(record.summary)
    summary = getattr(original.record, "summary", None)
    return Link(summary, lang=own) if summary else None


def _sums(context: ViewContext, original: Entry[Record]) -> tuple[YearSum, ...]:
    if holds(original, Plan):
        return year_sums(context, original)
    if not holds(original, Activity):
        return ()
    plan = context.library.plan_of(original).record
    return sums_of_lines(context, plan, original.record.overview_lines)


# Facts


def _facts(context: ViewContext, original: Entry[Record]) -> Iterator[Fact]:
    if holds(original, Activity):
        yield from _activity_facts(context, original)
    elif holds(original, Plan):
        yield from _plan_facts(context, original)
    elif holds(original, Partnership):
        record = original.record
        if record.municipality:
            municipality = context.link(context.organisation(record.municipality))
            yield Fact(context.text("municipality"), (municipality,))
        if record.contact:
            yield replace(contact_fact(context, record.contact), note=None)


def _activity_facts(context: ViewContext, entry: Entry[Activity]) -> Iterator[Fact]:
    record = entry.record
    groups = []
    for group in record.target_groups:
        parts = [context.language.label("Group", one) for one in group.groups]
        if group.ages:
            parts.append(context.text("ages", ages=str(group.ages).replace("-", "–")))
        if parts:
            groups.append(Link(capitalized(", ".join(parts))))
    yield Fact(context.text("for-whom"), tuple(dict.fromkeys(groups)))
    yield Fact(context.text("where"), context.place_names(record.places))
    for field in ("responsible", "partners"):
        parties = [context.organisation(p.organisation) for p in getattr(record, field)]
        links = dict.fromkeys(context.link(party) for party in parties)
        yield Fact(context.text(field), tuple(links))
    if record.status:
        status = context.language.label("ActivityStatus", record.status)
        yield Fact(context.text("status"), (Link(capitalized(status)),))
    if record.contact:
        yield replace(contact_fact(context, record.contact), note=None)
    plan = context.library.plan_of(entry)
    yield Fact(context.text("part-of-plan"), (context.link(plan),), standing(context, plan).state)


def _plan_facts(context: ViewContext, entry: Entry[Plan]) -> Iterator[Fact]:
    record, state = entry.record, standing(context, entry)
    yield Fact(context.text("belongs-to"), (context.link(context.library.partnership_of(entry)),))
    yield Fact(context.text("period"), (Link(state.period),), state.state)
    yield Fact(context.text("status"), (Link(state.status),))
    source = Link(record.source.title, lang=context.foreign(context.site.language.code))
    yield Fact(context.text("source"), (source,), state.authority)


# What lies below


def _groups(context: ViewContext, original: Entry[Record]) -> Iterator[ActivityGroup]:
    library = context.library
    if holds(original, Plan):
        own = context.foreign(context.site.language.code)
        activities = {context.link(a).address: a for a in library.activities_of(original)}
        for group in activity_groups(context, original):
            heading = replace(group.heading, lang=own if group.shape else None)
            rows = tuple(
                _with_summary(context, row, activities[row.link.address]) for row in group.rows
            )
            yield ActivityGroup(heading, rows, group.shape)
    elif holds(original, Partnership):
        rows = tuple(_plans(context, original))
        yield ActivityGroup(Link(context.text("plans")), rows)
    elif not original.id:
        for partnership in library.partnerships.values():
            yield ActivityGroup(context.link(partnership), tuple(_plans(context, partnership)))


def _plans(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[ActivityRow]:
    for plan in context.library.plans_of(partnership):
        row = ActivityRow(
            link=context.link(plan),
            number=None,
            summary=None,
            amount=None,
            amount_label=None,
            role=standing(context, plan).state,
        )
        yield _with_summary(context, row, plan)


def _with_summary(context: ViewContext, row: ActivityRow, entry: Entry[Record]) -> ActivityRow:
    """A line with its record's translated summary; the original one is left to its own page."""
    found = context.library.translations(entry).get(context.code)
    summary = found.record.summary if found else None
    return replace(row, summary=summary, lang=context.foreign(context.code))


def _untranslated(context: ViewContext, original: Entry[Record], body: bool) -> Iterator[Link]:
    """The sections of the original page that have not been translated."""
    sections: tuple[Contents, ...] = ()
    if holds(original, Activity):
        sections = activity_view(context, original).contents
    elif holds(original, Plan):
        sections = plan_view(context, original).contents
    elif holds(original, Partnership):
        sections = partnership_view(context, original).contents
    texts = {c.id for c in context.body(original).headings}
    for section in sections:
        translated = body if section.id in texts else section.id in _HERE
        if not translated:
            own = context.site.language.code if section.id in texts else context.language.code
            address = f"{context.address(original)}#{section.id}"
            yield Link(section.text, address, lang=context.foreign(own))
