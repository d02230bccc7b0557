"""The words for a plan's money: granted where the plan is adopted, else what is known of it."""

from collections.abc import Iterable, Mapping

from actionplans.locale.casing import capitalized
from actionplans.model.grants import YearGrants
from actionplans.model.plan import Plan, PlanStatus
from actionplans.views.context import ViewContext


def _state_of(plan: Plan) -> str:
    if plan.stated_status is PlanStatus.PROPOSED:
        return "proposed"
    may_be_granted = plan.stated_status in (PlanStatus.ADOPTED, PlanStatus.REPLACED)
    return "granted" if may_be_granted and plan.is_adopted else "stated"


def _state(plans: Iterable[Plan]) -> str:
    """The state of the money of plans: `granted`, `proposed`, or only `stated`.

    That a plan was replaced does not say that it had been adopted.
    """
    states = {_state_of(plan) for plan in plans}
    return states.pop() if len(states) == 1 else "stated"


def grant_words(context: ViewContext, *plans: Plan) -> Mapping[str, str]:
    """The words for the grants of plans, as inputs of texts.

    They are `grants`, `the_grants`, `grant` and `the_grant`, each also with a capital letter.
    """
    state = _state(plans)
    words = {
        word: context.text(f"{word.replace('_', '-')}-{state}")
        for word in ("grants", "the_grants", "grant", "the_grant")
    }
    return words | {capitalized(word): capitalized(text) for word, text in words.items()}


def granted_in(context: ViewContext, plan: Plan, year: int) -> str:
    """The label of an amount of a year: granted in it, proposed for it, or stated for it."""
    return context.text(f"{_state((plan,))}-in", year=year)


def is_proposed(plan: Plan) -> bool:
    """Whether the plan's money is only proposed."""
    return _state((plan,)) == "proposed"


def caveats(context: ViewContext, grants: YearGrants) -> tuple[str, ...]:
    """The reservations about the sum of a year: provisional, or not all of it is stated."""
    found = []
    if grants.is_provisional:
        found.append(context.text("provisional"))
    if not grants.is_complete:
        found.append(lines_stated(context, grants))
    return tuple(found)


def marks(context: ViewContext, plan: Plan, grants: YearGrants) -> tuple[str, ...]:
    """What is to be said beside the sum of a year: that it is proposed, and its reservations."""
    proposed = (context.text("proposed"),) if is_proposed(plan) else ()
    return (*proposed, *caveats(context, grants))


def lines_stated(context: ViewContext, grants: YearGrants) -> str:
    """The number of lines that state an amount, of all of them."""
    return context.text("lines-stated", stated=grants.stated, count=grants.lines)
