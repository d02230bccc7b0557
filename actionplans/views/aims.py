"""What is to come of it: deliverables and criteria, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from actionplans.model.activity import Deliverable
from actionplans.model.agreement import Baseline, Criterion
from actionplans.views.shared import Shared


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """A deliverable, its number set large where it has one."""

    what: str
    figure: str | None
    unit: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with what it is measured against."""

    criterion: str
    target: str | None
    baselines: tuple[str, ...]
    source: str | None


def deliverable_view(shared: Shared, item: Deliverable) -> DeliverableView:
    """A deliverable in words, with its number apart."""
    figure = _figure(shared, item.at_least, item.at_most, item.target)
    unit = " ".join(part for part in (item.unit, _per(shared, item.per)) if part) or None
    due = shared.text("due", date=shared.date(item.due)) if item.due else None
    return DeliverableView(item.what, figure, unit if figure else None, due)


def _per(shared: Shared, per: str | None) -> str | None:
    return shared.text("per", what=per) if per else None


def _figure(
    shared: Shared, low: Decimal | None, high: Decimal | None, target: Decimal | None
) -> str | None:
    """A deliverable's number in words: `mindst 8`, `2–4`, `højst 3`, `12`."""
    number = shared.figures.number
    if low is not None and high is not None:
        return f"{number(low)}–{number(high)}"
    if low is not None:
        return shared.text("at-least", number=number(low))
    if high is not None:
        return shared.text("at-most", number=number(high))
    return number(target) if target is not None else None


def criteria_views(shared: Shared, criteria: Iterable[Criterion]) -> Iterator[CriterionView]:
    """Criteria in words, with what each is measured against."""
    for item in criteria:
        baselines = [_baseline(shared, baseline) for baseline in item.baselines]
        if item.pending:
            baselines.append(item.pending)
        yield CriterionView(item.criterion, item.target, tuple(baselines), item.data_source)


def _baseline(shared: Shared, baseline: Baseline) -> str:
    text = baseline.value
    if baseline.date:
        text = shared.text("baseline", date=shared.date(baseline.date), value=baseline.value)
    return f"{text} ({baseline.note})" if baseline.note else text
