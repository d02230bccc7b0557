"""Success criteria with their baselines."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.model.agreement import Baseline, Criterion
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionItem:
    """A criterion with its target, baselines and source."""

    criterion: str
    target: str | None
    baselines: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Criteria(Part):
    """Success criteria."""

    items: tuple[CriterionItem, ...]


def criteria(context: ViewContext, records: Iterable[Criterion]) -> Criteria | None:
    """Criteria with their targets, baselines and sources; None without any."""
    return listed(Criteria, (_item(context, record) for record in records))


def _item(context: ViewContext, record: Criterion) -> CriterionItem:
    baselines = [_baseline(context, baseline) for baseline in record.baselines]
    if record.pending:
        baselines.append(record.pending)
    return CriterionItem(
        criterion=record.criterion,
        target=record.target,
        baselines=tuple(baselines),
        source=record.data_source,
    )


def _baseline(context: ViewContext, baseline: Baseline) -> str:
    if baseline.date:
        text = context.text("baseline", date=context.date(baseline.date), value=baseline.value)
    else:
        text = context.text("baseline-undated", value=baseline.value)
    return f"{text} ({baseline.note})" if baseline.note else text
