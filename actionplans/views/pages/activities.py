"""All activities of all plans in one list, and the list of each partnership where one is too long.

The list is complete without `assets/activities.js`, which lets readers filter and sort it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from actionplans.editions import are_newest_first
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, View, present, section, subsection
from actionplans.views.parts.activity_count import parts_counted
from actionplans.views.parts.activity_filter import activity_filter
from actionplans.views.parts.facets import Facets
from actionplans.views.parts.listed_activities import listed_activities
from actionplans.views.parts.result_count import ResultCount, plural_forms
from actionplans.views.parts.site_lists import activities_address, is_split
from actionplans.views.parts.standing import plan_tag


def activities_view(context: ViewContext) -> View:
    """The list of all activities, or links to the lists of partnerships."""
    count, split = len(context.library.activities), is_split(context)
    description = _description(context, context.library.partnerships.values())
    parts = _link_to_list if split else _plans
    title = context.text("all-activities")
    has_filter = bool(count) and not split
    return View(
        title=title,
        address=context.page("activities"),
        description=description,
        breadcrumbs=(context.home(),),
        script="activities" if has_filter else None,
        head=(PageHead(title=title, summary=description),),
        aside=_filter(context, count, is_shown=has_filter),
        sections=tuple(_sections(context, context.library.partnerships.values(), parts)),
    )


def partnership_activities_view(context: ViewContext, entry: Entry[Partnership]) -> View:
    """The activities of one partnership, where all of them are too many for one page."""
    count = _count(context, entry)
    title = context.text("activities-of", name=entry.record.title)
    description = _description(context, [entry])
    all_activities = Link(context.text("all-activities"), context.page("activities"))
    return View(
        title=title,
        address=activities_address(context, entry),
        description=description,
        breadcrumbs=(context.home(), all_activities, context.link(entry)),
        partnership=entry.id,
        script="activities" if count else None,
        head=(PageHead(title=title, summary=description),),
        aside=_filter(context, count, is_shown=bool(count)),
        sections=tuple(_sections(context, [entry], _plans)),
    )


def _description(context: ViewContext, partnerships: Collection[Entry[Partnership]]) -> str:
    """What the list of the plans of partnerships has, their order, and that parts are counted."""
    library, text = context.library, context.text
    editions = [library.plans_of(entry) for entry in partnerships]
    plans = [plan for group in editions for plan in group]
    sentences = [text("all-activities-description", count=len(plans))]
    if are_newest_first(editions):
        sentences.append(text("newest-plans-first"))
    if counted := parts_counted(
        context, [it for plan in plans for it in library.activities_of(plan)]
    ):
        sentences.append(counted)
    return " ".join(sentences)


def _filter(context: ViewContext, count: int, *, is_shown: bool) -> tuple[Part, ...]:
    """The filter where there is one, and the number of activities that it leaves."""
    return present(
        activity_filter(context) if is_shown else None,
        ResultCount(
            text=context.text("activity-count", count=count),
            none=context.text("activities-none"),
            forms=plural_forms(context.language.plural_forms("activities-shown")),
        ),
    )


def _sections(
    context: ViewContext,
    entries: Iterable[Entry[Partnership]],
    parts: Callable[[ViewContext, Entry[Partnership]], Iterable[Part | None]],
) -> Iterator[Section]:
    """A numbered section for each partnership with any content."""
    number = 1
    for entry in entries:
        id = context.anchor("section", number=number)
        if content := section(id, context.link(entry), *parts(context, entry)):
            yield content
            number += 1


def _plans(context: ViewContext, entry: Entry[Partnership]) -> Iterator[Part | None]:
    """A partnership's plans with their activities."""
    facets = Facets(context)
    for plan in context.library.plans_of(entry):
        rows = listed_activities(context, facets, plan)
        yield subsection(context.link(plan), rows, tag=plan_tag(context, plan))


def _link_to_list(context: ViewContext, entry: Entry[Partnership]) -> Iterator[Part | None]:
    """The link to a partnership's own list."""
    count = context.text("activity-count", count=_count(context, entry))
    yield paragraph(Link(count, activities_address(context, entry)))


def _count(context: ViewContext, entry: Entry[Partnership]) -> int:
    plans = context.library.plans_of(entry)
    return sum(len(context.library.activities_of(plan)) for plan in plans)
