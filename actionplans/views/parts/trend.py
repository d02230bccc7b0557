"""Trends: whether an indicator moved as it should, in words, and what its target is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actionplans.locale import as_sentence
from actionplans.model.indicator import Direction, Indicator, Obstacle
from actionplans.views.context import ViewContext
from actionplans.views.elements import Verdict
from actionplans.views.parts.key_figures import KeyFigures, counts
from actionplans.views.parts.progress_verdict import aim_verdict, when


def trend(context: ViewContext, record: Indicator) -> Verdict:
    """Whether an indicator moved as it should; without a verdict, why there is none."""
    compared = record.compared()
    if isinstance(compared, Obstacle):
        return Verdict(_hindered(context, record, compared), None)
    if record.direction is None:
        return Verdict(context.text("trend-undirected"), None)
    aim = aim_verdict(context, record, compared)
    if aim is None:
        is_watched = record.direction is Direction.WATCH
        return Verdict(context.text("trend-watched" if is_watched else "trend-kept-other"), None)
    if record.significance(compared) is False:
        reason = "not-significant" if compared.difference else "no-significant-difference"
        return replace(aim, text=f"{aim.text} {context.text(reason)}")
    return aim


def trend_summary(context: ViewContext, trends: Sequence[Verdict]) -> str:
    """How many of some trends are as they should be, how many are not, and how many unknown."""
    right, wrong, unknown = _counts(trends)
    if not right and not wrong:
        return context.text("trends-unknown", count=unknown)
    total = context.text("trend-total", count=len(trends))
    number = context.figures.number
    key = "trends-mixed" if right and wrong else "trends-right" if right else "trends-wrong"
    known = context.text(key, right=number(right), wrong=number(wrong), measures=total)
    if not unknown:
        return known
    return f"{known} {context.text('trends-other', count=unknown)}"


def trend_figures(context: ViewContext, trends: Sequence[Verdict]) -> KeyFigures | None:
    """The same as large figures; None where nothing is known of any."""
    right, wrong, unknown = _counts(trends)
    if not right and not wrong:
        return None
    return counts(
        context,
        (right, context.text("trends-as-wished", count=right)),
        (wrong, context.text("trends-not-as-wished", count=wrong)),
        (unknown, context.text("trends-untold")),
    )


def _counts(trends: Sequence[Verdict]) -> tuple[int, int, int]:
    """How many are as they should be, how many are not, and how many unknown."""
    right = sum(it.agrees is True for it in trends)
    wrong = sum(it.agrees is False for it in trends)
    return right, wrong, len(trends) - right - wrong


def target_words(context: ViewContext, record: Indicator) -> str | None:
    """The target of an indicator: its number or else its rule, and when it is due.

    None where no target is stated, nor that there is none.
    """
    if record.target is None:
        is_without = record.direction is Direction.WATCH
        return context.text("no-target") if is_without else None
    return " ".join(_target_words(context, record))


def target_verdict(context: ViewContext, record: Indicator) -> Verdict | None:
    """Whether the number of a target is reached; None where that cannot be told."""
    goal, progress = record.goal, record.progress()
    if goal is None or progress is None:
        return None
    is_reached = goal.is_reached_by(progress)
    key = "goal-reached" if is_reached else "goal-missed"
    text = context.text(key, date=when(context, progress.latest.date))
    is_open = not is_reached and goal.is_due_after(progress)
    return Verdict(text, None if is_open else is_reached, goal=True)


def _target_words(context: ViewContext, record: Indicator) -> Iterator[str]:
    target, goal = record.target, record.goal
    if target is None:
        return
    if goal:
        yield context.text(f"target-{goal.bound}", value=context.figures.number(goal.value))
    elif target.value is not None:
        yield as_sentence(context.figures.number(target.value))
    else:
        yield as_sentence(target.rule)
    if target.due:
        yield context.text("due", date=context.date(target.due))


def _hindered(context: ViewContext, record: Indicator, obstacle: Obstacle) -> str:
    """Why an indicator's newest value is compared with none."""
    if obstacle is Obstacle.UNMEASURED and record.measurements:
        return context.text("trend-elsewhere")
    if obstacle is not Obstacle.BREAK:
        return context.text(f"trend-{obstacle}")
    latest = record.own_measurements[-1].date.last
    past = (it for it in record.breaks if it.date.first <= latest)
    newest = max(past, key=lambda it: it.date.first)
    return context.text("break", date=context.date(newest.date), reason=newest.reason)
