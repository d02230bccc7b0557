"""Pages of text: the front page, about the site, not found, and the ways from former addresses."""

from dataclasses import dataclass

from actionplans.markup import plain_text
from actionplans.model.page import TextPage
from actionplans.reader import Entry
from actionplans.views.agreeing import changes
from actionplans.views.contact import write_to_us
from actionplans.views.needs import Need, needs
from actionplans.views.parts import Contents, DatedNote, Link, View, Word
from actionplans.views.plan import Standing, YearSum, standing, year_sums
from actionplans.views.search import ways_around
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class TextView(View):
    """A page of text."""

    summary: str | None
    body: str
    contents: tuple[Contents, ...]
    changes: tuple[DatedNote, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PlanEntrance:
    """A plan on the front page."""

    link: Link
    standing: Standing
    summary: str | None
    activities: str
    latest: YearSum | None
    granted: str
    """What the latest sum is, and of when."""


@dataclass(frozen=True, slots=True)
class PartnershipEntrance:
    """A partnership on the front page, with its plans."""

    link: Link
    id: str
    kind: str
    summary: str | None
    plans: tuple[PlanEntrance, ...]


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The front page."""

    summary: str | None
    body: str
    needs: tuple[Need, ...]
    partnerships: tuple[PartnershipEntrance, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView(View):
    """The page for addresses that do not exist."""

    ways: tuple[Link, ...]
    tell_us: Link | None


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """A page that leads from a former address to where its record is now."""

    target: Link


def text_view(shared: Shared, entry: Entry[TextPage]) -> TextView:
    """A page of text."""
    body, headings = shared.body(entry)
    crumbs = [shared.home()]
    partnership = shared.library.partnerships.get(entry.id.rpartition("/")[0])
    if partnership:
        crumbs.append(shared.link(partnership))
    return TextView(
        title=entry.record.title,
        address=shared.address(entry),
        description=plain_text(entry.record.summary) if entry.record.summary else None,
        breadcrumbs=tuple(crumbs),
        partnership=partnership.id if partnership else None,
        draft=entry.record.draft,
        summary=entry.record.summary,
        body=body,
        contents=headings,
        changes=changes(shared, entry.record.changes),
        words=shared.words(entry),
    )


def home_view(shared: Shared, entry: Entry[TextPage]) -> HomeView:
    """The front page: what this is, and the way to each plan."""
    return HomeView(
        title=entry.record.title,
        address="",
        description=plain_text(entry.record.summary) if entry.record.summary else None,
        breadcrumbs=(),
        partnership=None,
        draft=entry.record.draft,
        summary=entry.record.summary,
        body=shared.body(entry)[0],
        needs=needs(shared),
        partnerships=tuple(_entrance(shared, id) for id in shared.library.partnerships),
    )


def _entrance(shared: Shared, id: str) -> PartnershipEntrance:
    entry = shared.library.partnerships[id]
    plans = []
    for plan in shared.library.plans_of(entry):
        count = shared.text("activity-count", count=len(shared.library.activities_of(plan)))
        year = str(plan.record.plan_year or plan.record.period.end.year)
        sums = {one.year: one for one in year_sums(shared, plan)}
        summary = plan.record.summary
        plans.append(
            PlanEntrance(
                shared.link(plan),
                standing(shared, plan),
                summary,
                count,
                sums.get(year),
                shared.granted_in(plan.record),
            )
        )
    kind = shared.language.word("PartnershipKind", entry.record.kind)
    return PartnershipEntrance(shared.link(entry), id, kind, entry.record.summary, tuple(plans))


def not_found_view(shared: Shared) -> NotFoundView:
    """The page for addresses that do not exist."""
    partnerships = shared.library.partnerships.values()
    return NotFoundView(
        title=shared.text("not-found"),
        address="404.html",
        description=None,
        breadcrumbs=(shared.home(),),
        partnership=None,
        draft=False,
        ways=(
            shared.home(),
            *(shared.link(partnership) for partnership in partnerships),
            *ways_around(shared),
            Link(shared.text("glossary"), shared.page("terms")),
        ),
        tell_us=write_to_us(shared),
    )


def redirect_view(former: str, target: Link) -> RedirectView:
    """The way from a former address."""
    return RedirectView(
        title=target.text,
        address=f"{former.strip('/')}/",
        description=None,
        breadcrumbs=(),
        partnership=None,
        draft=False,
        target=target,
    )
