"""Success criteria, with the baselines that they are measured against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplans.model.agreement import Baseline, Criterion
from actionplans.views.context import ViewContext


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with what it is measured against."""

    criterion: str
    target: str | None
    baselines: tuple[str, ...]
    source: str | None


def criteria_views(context: ViewContext, criteria: Iterable[Criterion]) -> Iterator[CriterionView]:
    """Criteria in words, with what each is measured against."""
    for item in criteria:
        baselines = [_baseline(context, baseline) for baseline in item.baselines]
        if item.pending:
            baselines.append(item.pending)
        yield CriterionView(item.criterion, item.target, tuple(baselines), item.data_source)


def _baseline(context: ViewContext, baseline: Baseline) -> str:
    text = baseline.value
    if baseline.date:
        text = context.text("baseline", date=context.date(baseline.date), value=baseline.value)
    return f"{text} ({baseline.note})" if baseline.note else text
