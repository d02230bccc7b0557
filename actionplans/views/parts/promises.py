"""Promises with a number: sentences that count what became of them, and ways to their pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.follow_up import Promise, is_followed, is_silent, promises_in
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.promise import Outcome
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.views.basic_parts import Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, section
from actionplans.views.parts.key_figures import KeyFigures, counts
from actionplans.views.parts.promise_meter import by_reports

_REACHED = (Outcome.REACHED, Outcome.REACHED_SO_FAR)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many promises were reached, of those of which it is known."""

    decided: int
    reached: int
    undecided: int
    """Those of which a report states a number that does not tell."""

    silent: int
    """Those of which no report states a number."""

    reports: tuple[StatusReport, ...]
    """The reports that tell of those decided, each once."""


def followed_plans(context: ViewContext, partnership: str | None = None) -> list[Entry[Plan]]:
    """The plans with promises and a report on them, the newest first, by partnership.

    Args:
        context: the site.
        partnership: the id of the one whose plans they are; None for those of all.
    """
    plans = promising_plans(context, partnership)
    return [plan for plan in plans if is_followed(context.library, plan)]


def promising_plans(context: ViewContext, partnership: str | None = None) -> list[Entry[Plan]]:
    """The plans that promise a number, the newest first, by partnership; see `followed_plans`."""
    return [
        plan
        for owner in context.library.partnerships.values()
        if partnership in (None, owner.id)
        for plan in context.library.plans_of(owner)
        if promises_in(context.library, plan)
    ]


def tally(context: ViewContext, plans: Iterable[Entry[Plan]]) -> Tally:
    """The tally of all promises of plans that have a number."""
    promises = [it for plan in plans for _, it in promises_in(context.library, plan)]
    silent = sum(map(is_silent, promises))
    decided = [it for it in promises if it.ruling.outcome is not Outcome.UNKNOWN]
    return Tally(
        decided=len(decided),
        reached=sum(it.ruling.outcome in _REACHED for it in decided),
        undecided=len(promises) - len(decided) - silent,
        silent=silent,
        reports=tuple(_reports(decided)),
    )


def reached_sentence(context: ViewContext, counts: Tally) -> str | None:
    """How many promises were reached, by which reports; None where it is known of none."""
    if not counts.decided:
        return None
    inputs = {
        "count": counts.decided,
        "reached": counts.reached,
        "source": by_reports(context, counts.reports),
    }
    if not counts.reached:
        return context.text("promises-none", **inputs)
    is_all = counts.reached == counts.decided
    return context.text("promises-all" if is_all else "promises-some", **inputs)


def promise_summary(context: ViewContext, counts: Tally) -> str:
    """How many promises were reached, how many do not tell, and of how many nobody tells."""
    sentences = [reached_sentence(context, counts) or context.text("promises-unknown")]
    if counts.undecided:
        sentences.append(context.text("promises-undecided", count=counts.undecided))
    if counts.silent:
        sentences.append(context.text("promises-silent", count=counts.silent))
    return " ".join(sentences)


def tally_figures(context: ViewContext, found: Tally) -> KeyFigures | None:
    """The same as large figures, with those of which it is not known; None where none is known."""
    if not found.decided:
        return None
    source = by_reports(context, found.reports)
    return counts(
        context,
        (found.reached, context.text("promises-reached", source=source)),
        (
            found.decided - found.reached,
            context.text("promises-not-reached", count=len(found.reports)),
        ),
        (found.undecided + found.silent, context.text("promises-not-known")),
    )


def promise_sentence(context: ViewContext) -> Paragraph | None:
    """How many promises of all plans were reached, with the way to them; None if of none."""
    sentence = reached_sentence(context, tally(context, followed_plans(context)))
    page = Link(context.text("promises-title"), context.page("promises"))
    return paragraph((Link(f"{sentence} "), page)) if sentence else None


def plan_promises(
    context: ViewContext, plan: Entry[Plan], *, in_full: bool = False
) -> Section | None:
    """The section of a plan on its promises; None where it has none, or no report.

    Args:
        context: the site.
        plan: the plan.
        in_full: whether it says too how many promises nobody can tell of.
    """
    if not (promises_in(context.library, plan) and is_followed(context.library, plan)):
        return None
    partnership = context.library.partnership_of(plan)
    address = f"{context.page('promises', partnership)}#{plan_anchor(context, plan)}"
    counts = tally(context, [plan])
    reached = reached_sentence(context, counts) or context.text("promises-unknown")
    sentence = promise_summary(context, counts) if in_full else reached
    return section(
        context.anchor("promises"),
        context.text("promises-title"),
        paragraph((Link(f"{sentence} "), Link(context.text("promises-page"), address))),
    )


def promises_link(context: ViewContext, partnership: Entry[Partnership]) -> Link | None:
    """The way to the promises of a partnership; None where there is nothing to tell of them."""
    if not followed_plans(context, partnership.id):
        return None
    title = context.text("promises-title-of", name=partnership.record.title)
    return Link(title, context.page("promises", partnership))


def plan_anchor(context: ViewContext, plan: Entry[Plan]) -> str:
    """The anchor of a plan's section on the pages of promises."""
    return context.anchor("plan", id=plan.id.replace("/", "-"))


def _reports(promises: Iterable[Promise]) -> Iterable[StatusReport]:
    """The reports that promises are ruled on by, each once."""
    reports = (promise.statement.report for promise in promises if promise.statement)
    return {id(report): report for report in reports}.values()
