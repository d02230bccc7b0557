"""Which plans a sheet is about."""

from collections.abc import Iterator

from actionplans.library import Library
from actionplans.locale import slugify
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.publishing.build_failure import Refusal
from actionplans.reader import Entry


def chosen_plans(
    library: Library, partnership: Entry[Partnership] | None, edition: str | None
) -> list[Entry[Plan]]:
    """The plans with activities that are meant.

    Args:
        library: all records.
        partnership: whose plans; everybody's if not given.
        edition: the edition as somebody names it; if not given, those that no other replaces.

    Raises:
        Refusal: there are none.
    """
    owners = [partnership] if partnership else list(library.partnerships.values())
    plans = [plan for owner in owners for plan in library.plans_of(owner)]
    if edition is None:
        found = [plan for plan in plans if not library.is_superseded(plan)]
    else:
        found = [plan for plan in plans if slugify(edition) in _names(plan)]
    with_activities = [plan for plan in found if library.activities_of(plan)]
    if not with_activities:
        raise Refusal("sheet-no-plan", names=", ".join(plan.id for plan in plans))
    return with_activities


def chosen_activities(
    library: Library, plans: list[Entry[Plan]]
) -> Iterator[tuple[Entry[Plan], Entry[Activity]]]:
    """Yield the activities of plans in their order, each with its plan."""
    for plan in plans:
        for activity in library.activities_of(plan):
            yield plan, activity


def _names(plan: Entry[Plan]) -> set[str]:
    """What an edition may be called: by its folder, or by its own word."""
    return {plan.id.local, slugify(plan.record.edition)}
