"""The page of a translation: what is translated, the figures, and the way to the whole page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from actionplans.locale import Tongue, tongue
from actionplans.markup import moved, plain_text
from actionplans.model.activity import Activity
from actionplans.model.money import add_by_year
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.translation import Translation
from actionplans.reader import Entry
from actionplans.views.activity import activity_view
from actionplans.views.contact import contact_fact
from actionplans.views.partnership import partnership_view
from actionplans.views.parts import ActivityGroup, ActivityRow, Contents, Fact, Link, View
from actionplans.views.plan import YearSum, activity_groups, plan_view, standing, year_sums
from actionplans.views.shared import Shared

#: Sections of the original page that this one has too.
_HERE = frozenset({"del-penge", "del-aktiviteter", "del-planer"})


@dataclass(frozen=True, slots=True)
class TranslationView(View):
    """Everything on a translation's page. Texts without a language of their own are in the
    interface's, but for the title, the summary and the body."""

    kind: str | None
    """What is translated: `Activity 8`."""

    summary: Link | None
    body: str
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
    shared: Shared, entry: Entry[Translation], original: Entry[Record]
) -> TranslationView:
    """The page of one translation; `shared` speaks its language."""
    record = entry.record
    body = shared.site.renderer_of(shared.code).render(entry.document.body, entry.document.file)
    partnership = original.id.partition("/")[0] if original.kind != "page" else None
    own = shared.site.language.code
    untranslated = tuple(_untranslated(shared, original, bool(body.html)))
    return TranslationView(
        title=record.title,
        address=shared.address(entry),
        description=plain_text(record.summary) if record.summary else None,
        breadcrumbs=shared.breadcrumbs(original) if original.id else (),
        partnership=partnership,
        draft=record.draft,
        kind=_kind(shared, original),
        summary=_summary(record, original, tongue(own)),
        body=shared.files.furnished(moved(body.html, _addresses(shared))),
        original=Link(
            str(getattr(original.record, "title", "")),
            shared.address(original),
            tongue=shared.foreign(own),
        ),
        original_language=shared.language.language_name(own),
        sums=_sums(shared, original),
        facts=tuple(fact for fact in _facts(shared, original) if fact.links),
        groups=tuple(_groups(shared, original)),
        untranslated=untranslated,
        whole=bool(body.html and not untranslated),
    )


def _addresses(shared: Shared) -> dict[str, str]:
    """Where links lead on these pages: to what is in their language, where there is such."""
    found = {}
    for original in shared.library.translated:
        if translation := shared.library.translations(original).get(shared.code):
            found[shared.address(original)] = shared.address(translation)
    return found


def _kind(shared: Shared, original: Entry[Record]) -> str | None:
    record = original.record
    if isinstance(record, Activity):
        numbers = [line.number for line in record.overview_lines if line.number]
        return " ".join((shared.text("activity"), ", ".join(numbers))).strip()
    if isinstance(record, Plan):
        return shared.language.word("PlanKind", record.kind)
    if isinstance(record, Partnership):
        return shared.language.word("PartnershipKind", record.kind)
    return None


def _summary(record: Translation, original: Entry[Record], own: Tongue) -> Link | None:
    """The translated summary, or the original one, said to be in its language."""
    if record.summary:
        return Link(record.summary)
    summary = getattr(original.record, "summary", None)
    return Link(summary, tongue=own) if summary else None


def _sums(shared: Shared, original: Entry[Record]) -> tuple[YearSum, ...]:
    if isinstance(original.record, Plan):
        return year_sums(shared, cast(Entry[Plan], original))
    if not isinstance(original.record, Activity):
        return ()
    plan = shared.library.plan_of(original).record
    sums = add_by_year(line.grant for line in original.record.overview_lines)
    provisional = shared.text("provisional")
    return tuple(
        YearSum(
            str(year),
            shared.kroner(found.amount),
            provisional if year in plan.provisional_years else None,
        )
        for year, found in sums.items()
        if found.is_stated
    )


# Facts


def _facts(shared: Shared, original: Entry[Record]) -> Iterator[Fact]:
    record = original.record
    if isinstance(record, Activity):
        yield from _activity_facts(shared, cast(Entry[Activity], original))
    elif isinstance(record, Plan):
        yield from _plan_facts(shared, cast(Entry[Plan], original))
    elif isinstance(record, Partnership):
        if record.municipality:
            municipality = shared.link(shared.organisation(record.municipality))
            yield Fact(shared.text("municipality"), (municipality,))
        if record.contact:
            yield replace(contact_fact(shared, record.contact), note=None)


def _activity_facts(shared: Shared, entry: Entry[Activity]) -> Iterator[Fact]:
    record = entry.record
    groups = []
    for group in record.target_groups:
        parts = [shared.language.word("Group", one) for one in group.groups]
        if group.ages:
            parts.append(shared.text("ages", ages=str(group.ages).replace("-", "–")))
        if parts:
            groups.append(Link(_capital(", ".join(parts))))
    yield Fact(shared.text("for-whom"), tuple(dict.fromkeys(groups)))
    yield Fact(shared.text("where"), shared.place_names(record.places))
    for field in ("responsible", "partners"):
        parties = [shared.organisation(p.organisation) for p in getattr(record, field)]
        links = dict.fromkeys(shared.link(party) for party in parties)
        yield Fact(shared.text(field), tuple(links))
    if record.status:
        status = shared.language.word("ActivityStatus", record.status)
        yield Fact(shared.text("status"), (Link(_capital(status)),))
    if record.contact:
        yield replace(contact_fact(shared, record.contact), note=None)
    plan = shared.library.plan_of(entry)
    yield Fact(shared.text("part-of-plan"), (shared.link(plan),), standing(shared, plan).state)


def _plan_facts(shared: Shared, entry: Entry[Plan]) -> Iterator[Fact]:
    record, state = entry.record, standing(shared, entry)
    yield Fact(shared.text("belongs-to"), (shared.link(shared.library.partnership_of(entry)),))
    yield Fact(shared.text("period"), (Link(state.period),), state.state)
    yield Fact(shared.text("status"), (Link(state.status),))
    source = Link(record.source.title, tongue=shared.foreign(shared.site.language.code))
    yield Fact(shared.text("source"), (source,), state.authority)


# What lies below


def _groups(shared: Shared, original: Entry[Record]) -> Iterator[ActivityGroup]:
    library, record = shared.library, original.record
    if isinstance(record, Plan):
        own = shared.foreign(shared.site.language.code)
        plan = cast(Entry[Plan], original)
        activities = {shared.link(found).address: found for found in library.activities_of(plan)}
        for group in activity_groups(shared, plan):
            heading = replace(group.heading, tongue=own if group.shape else None)
            rows = tuple(
                _with_summary(shared, row, activities[row.link.address]) for row in group.rows
            )
            yield ActivityGroup(heading, rows, group.shape)
    elif isinstance(record, Partnership):
        rows = tuple(_plans(shared, cast(Entry[Partnership], original)))
        yield ActivityGroup(Link(shared.text("plans")), rows)
    elif not original.id:
        for partnership in library.partnerships.values():
            yield ActivityGroup(shared.link(partnership), tuple(_plans(shared, partnership)))


def _plans(shared: Shared, partnership: Entry[Partnership]) -> Iterator[ActivityRow]:
    for plan in shared.library.plans_of(partnership):
        row = ActivityRow(
            link=shared.link(plan),
            number=None,
            summary=None,
            amount=None,
            amount_label=None,
            role=standing(shared, plan).state,
        )
        yield _with_summary(shared, row, plan)


def _with_summary(shared: Shared, row: ActivityRow, entry: Entry[Record]) -> ActivityRow:
    """A line with its record's translated summary; the original one is left to its own page."""
    found = shared.library.translations(entry).get(shared.code)
    summary = found.record.summary if found else None
    return replace(row, summary=summary, tongue=shared.foreign(shared.code))


def _untranslated(shared: Shared, original: Entry[Record], body: bool) -> Iterator[Link]:
    """The sections of the original page that have not been translated."""
    sections: tuple[Contents, ...] = ()
    if isinstance(original.record, Activity):
        sections = activity_view(shared, cast(Entry[Activity], original)).contents
    elif isinstance(original.record, Plan):
        sections = plan_view(shared, cast(Entry[Plan], original)).contents
    elif isinstance(original.record, Partnership):
        sections = partnership_view(shared, cast(Entry[Partnership], original)).contents
    texts = {c.id for c in shared.body(original)[1]}
    for section in sections:
        translated = body if section.id in texts else section.id in _HERE
        if not translated:
            own = shared.site.language.code if section.id in texts else shared.language.code
            address = f"{shared.address(original)}#{section.id}"
            yield Link(section.text, address, tongue=shared.foreign(own))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
