"""Sentences on the progress of an indicator, from its baseline to its newest value and its goal."""

from dataclasses import replace

from actionplans.model.dates import PartialDate
from actionplans.model.indicator import Bound, Goal, Indicator, Progress
from actionplans.views.context import ViewContext
from actionplans.views.elements import Verdict


def progress_verdict(context: ViewContext, record: Indicator) -> Verdict | None:
    """Whether an indicator has reached its goal or, without a number, moved as it should.

    None where the content states neither a target nor a direction, or states only a direction and
    no two values that can be compared.
    """
    progress, unknown = record.progress(), context.text("progress-unknown")
    if progress is None:
        return Verdict(unknown, None) if record.target else None
    change = _change(context, record, progress)
    aim = aim_verdict(context, record, progress)
    if goal := record.goal:
        return _goal_verdict(context, goal, progress, change, aim)
    if aim:
        return replace(aim, text=f"{change} {aim.text}")
    return Verdict(f"{change} {unknown}", None) if record.target else None


def tells_goal(record: Indicator) -> bool:
    """Whether the verdict on an indicator tells the number and the due date of its target."""
    return record.goal is not None and record.progress() is not None


def _change(context: ViewContext, record: Indicator, progress: Progress) -> str:
    """Both values, and that the document calls their difference not significant, if it does."""
    change = context.text("progress", **moved(context, record, progress))
    if is_insignificant(record, progress):
        return f"{change} {context.text('not-significant')}"
    return change


def is_insignificant(record: Indicator, progress: Progress) -> bool:
    """Whether the document calls a difference not significant; False where it does not say."""
    return bool(progress.difference) and record.significance(progress) is False


def moved(context: ViewContext, record: Indicator, progress: Progress) -> dict[str, str]:
    """The inputs of sentences on a change: values, dates and unit."""
    number = context.figures.number
    return {
        "from_value": number(progress.baseline.value),
        "to_value": number(progress.latest.value),
        "from_date": when(context, progress.baseline.date),
        "to_date": when(context, progress.latest.date),
        "unit": record.unit,
    }


def when(context: ViewContext, date: PartialDate) -> str:
    """A date within a sentence: `i 2022`, `den 24. maj 2022`."""
    return context.text("on-day" if date.day else "in-period", date=context.date(date))


def _goal_verdict(
    context: ViewContext, goal: Goal, progress: Progress, change: str, aim: Verdict | None
) -> Verdict:
    """Whether the newest value reaches a goal; while there is time left, a miss is no verdict."""
    is_reached, is_early = goal.is_reached_by(progress), goal.is_due_after(progress)
    value = context.figures.number(goal.value)
    sentences = [change, context.text(f"goal-{goal.bound}", value=value)]
    if is_early and not is_reached and aim:
        sentences.insert(1, aim.text)
    if goal.due:
        sentences.append(context.text("goal-due", date=context.date(goal.due)))
    reached = "goal-reached" if is_reached else "goal-missed"
    sentences.append(context.text(reached, date=when(context, progress.latest.date)))
    return Verdict(
        " ".join(sentences), True if is_reached else None if is_early else False, goal=True
    )


def aim_verdict(context: ViewContext, record: Indicator, progress: Progress) -> Verdict | None:
    """Which way the value should have moved, and did: a verdict unless it is not significant.

    None for one without a direction or that is only watched, and for one that should keep a number
    which is not that of its baseline: which way it should have moved is then not stated.
    """
    direction, difference, goal = record.direction, progress.difference, record.goal
    is_wanted = direction.wants(difference) if direction else None
    keeps_another = goal and goal.bound is Bound.EXACTLY and goal.value != progress.baseline.value
    if is_wanted is None or keeps_another:
        return None
    change = "fell" if difference < 0 else "rose"
    text = context.text(
        "aim-met" if is_wanted else "aim-missed",
        aim=context.text(f"aim-{direction}"),
        change=context.text(change if difference else "stayed"),
    )
    is_telling = record.significance(progress) is not False
    return Verdict(text, is_wanted if is_telling else None, goal=True)
