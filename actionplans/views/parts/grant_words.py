"""The words for a plan's money: granted where the plan is adopted, else what is known of it."""

from collections.abc import Collection, Iterable, Mapping

from actionplans.locale.casing import capitalized
from actionplans.model.grants import YearGrants
from actionplans.model.plan import Plan, PlanStatus
from actionplans.views.context import ViewContext


def _state_of(plan: Plan) -> str:
    if plan.stated_status is PlanStatus.PROPOSED:
        return "proposed"
    may_be_granted = plan.stated_status in (PlanStatus.ADOPTED, PlanStatus.REPLACED)
    return "granted" if may_be_granted and plan.is_adopted else "stated"


def _state(plans: Iterable[Plan], years: Collection[int]) -> str:
    """The state of the money of plans in some years: `granted`, `proposed`, or only `stated`.

    A proposal proposes nothing for the years before the one that it describes: it only tells them.
    Which those are is unknown where it describes none. That a plan was replaced does not say that
    it had been adopted.
    """
    states = set()
    for plan in plans:
        state, described = _state_of(plan), plan.described_years
        is_told = bool(years) and (not described or min(years) < described[0])
        states.add("stated" if state == "proposed" and is_told else state)
    return states.pop() if len(states) == 1 else "stated"


def grant_words(context: ViewContext, *plans: Plan, years: Collection[int]) -> Mapping[str, str]:
    """The words for the grants of plans, as inputs of texts.

    They are `grants`, `the_grants`, `grant` and `the_grant`, each also with a capital letter.

    Args:
        context: the site.
        plans: the plans.
        years: the years of the grants; empty where the text is of no years.
    """
    state = _state(plans, years)
    words = {
        word: context.text(f"{word.replace('_', '-')}-{state}")
        for word in ("grants", "the_grants", "grant", "the_grant")
    }
    return words | {capitalized(word): capitalized(text) for word, text in words.items()}


def granted_in(context: ViewContext, plan: Plan, year: int) -> str:
    """The label of an amount of a year: granted in it, proposed for it, or stated for it."""
    return context.text(f"{_state((plan,), (year,))}-in", year=year)


def ends_in(context: ViewContext, plan: Plan, year: int) -> str:
    """What stands in place of an amount that a plan ends, or proposes to end, in a year."""
    return context.text("proposed-end-in" if is_proposed(plan, year) else "ends-in", year=year)


def is_proposed(plan: Plan, year: int) -> bool:
    """Whether the plan's money for a year is only proposed."""
    return _state((plan,), (year,)) == "proposed"


def caveats(context: ViewContext, grants: YearGrants) -> tuple[str, ...]:
    """The reservations about the sum of a year: provisional, or not all of it is stated."""
    found = []
    if grants.is_provisional:
        found.append(context.text("provisional"))
    if not grants.is_complete:
        found.append(lines_stated(context, grants))
    return tuple(found)


def marks(context: ViewContext, plan: Plan, year: int, grants: YearGrants) -> tuple[str, ...]:
    """What is to be said beside the sum of a year: that it is proposed, and its reservations."""
    proposed = (context.text("proposed"),) if is_proposed(plan, year) else ()
    return (*proposed, *caveats(context, grants))


def lines_stated(context: ViewContext, grants: YearGrants) -> str:
    """The number of lines that state an amount, of all of them."""
    return context.text("lines-stated", stated=grants.stated, count=grants.lines)
