"""The head of an activity: its title, its focus areas, how it goes, and what its plan grants it."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.translation import Translation
from actionplans.nesting import focus_areas_of
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import FocusTag
from actionplans.views.page import Part
from actionplans.views.parts.key_figures import KeyFigure
from actionplans.views.parts.progress_fact import ToldStatus, shown_status
from actionplans.views.parts.standing import activity_status
from actionplans.views.parts.yearly_grant import grant_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityHead(Part):
    """The head of an activity."""

    title: str
    plan_title: str | None
    """The sentence that names its title in the plan; None where that is the title shown."""

    number: str | None
    summary: str | None
    focus: tuple[FocusTag, ...]
    key_figures: tuple[KeyFigure, ...]
    told: ToldStatus | None
    """How it goes or went, where only one status is stated."""

    status: str | None
    status_kind: str | None
    """The English name of the status, which is its class in the style sheet."""


def activity_head(context: ViewContext, entry: Entry[Activity]) -> ActivityHead:
    """The head of an activity."""
    record = entry.record
    return ActivityHead(
        title=record.name,
        plan_title=plan_title(context, entry, record),
        number=record.numbers,
        summary=record.summary,
        focus=context.focus_tags(entry, focus_areas_of(context.library.activities, entry)),
        key_figures=tuple(_key_figures(context, entry)),
        told=shown_status(context, entry),
        status=activity_status(context, entry),
        status_kind=str(record.status) if record.status else None,
    )


def plan_title(
    context: ViewContext, entry: Entry[Activity], titled: Activity | Translation
) -> str | None:
    """The sentence that names an activity's title in its plan; None where no other is shown.

    Args:
        context: the site.
        entry: the activity.
        titled: the activity, or a translation of it.
    """
    if titled.name == titled.title:
        return None
    is_agreement = context.library.plan_of(entry).record.is_agreement
    key = "title-in-agreement" if is_agreement else "title-in-plan"
    return context.text(key, title=titled.title)


def _key_figures(context: ViewContext, entry: Entry[Activity]) -> Iterator[KeyFigure]:
    """The plan's grant to the activity in the plan's reference year."""
    grant = grant_of(context, entry)
    if grant is not None:
        yield KeyFigure(grant.amount.text, grant.label)
