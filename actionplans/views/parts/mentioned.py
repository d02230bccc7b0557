"""Where the site names a record, besides what its page tells of it anyway."""

from collections.abc import Iterable, Iterator
from typing import Any

from actionplans.mentions import Mention
from actionplans.model.activity import Activity
from actionplans.model.indicator import Indicator
from actionplans.model.money import Funding
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Term, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry, holds
from actionplans.reference import Reference
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, section
from actionplans.views.parts.connections import Connection, Connections
from actionplans.views.parts.details import Details
from actionplans.views.parts.other_funding import funding_amount

Shown = frozenset[tuple[type[Record], str]]
"""Fields of types of records, whose references to a record are shown on its page otherwise."""

#: More mentions than this are folded up.
_MAX_OPEN = 10

_IN_REGISTERS = (Organisation, Place, Term, Topic)
_IN_PLANS = (Activity, StatusReport, FocusArea, Result)


def mentioned(
    context: ViewContext,
    entry: Entry[Record],
    *,
    shown: Shown,
    listed: Iterable[Entry[Record]] = (),
) -> Section | None:
    """The section on where a record is named; None where its page shows all of that already.

    Args:
        context: the site.
        entry: the record.
        shown: the fields that the page shows otherwise.
        listed: the records that the page lists anyway, whose texts may well name it.
    """
    lines = tuple(_lines(context, entry, shown, frozenset(listed)))
    if not lines:
        return None
    part: Connections | Details = Connections(lines)
    if len(lines) > _MAX_OPEN:
        summary = context.text("mention-count", count=len(lines))
        part = Details(summary=summary, remark="", parts=(part,))
    return section(context.anchor("mentioned"), context.text("mentioned"), part)


def folded_mentions(
    context: ViewContext,
    entry: Entry[Record],
    *,
    shown: Shown,
    listed: Iterable[Entry[Record]] = (),
) -> Details | None:
    """The same as `mentioned`, folded, for a section with other things."""
    lines = tuple(_lines(context, entry, shown, frozenset(listed)))
    if not lines:
        return None
    count = context.text("mention-count", count=len(lines))
    return Details(summary=context.text("mentioned"), remark=count, parts=(Connections(lines),))


def mentioning(context: ViewContext, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    """What names a record, in a field or a text, and is no line of a register itself."""
    for mention in sorted(context.site.mentions.of(entry), key=lambda it: _order(context, it)):
        if not isinstance(mention.source.record, _IN_REGISTERS):
            yield mention.source


def is_mentioned(context: ViewContext, entry: Entry[Record]) -> bool:
    """Whether anything names a record that is no line of a register itself."""
    return next(mentioning(context, entry), None) is not None


def _lines(
    context: ViewContext, entry: Entry[Record], shown: Shown, listed: frozenset[Entry[Record]]
) -> Iterator[Connection]:
    for mention in sorted(context.site.mentions.of(entry), key=lambda it: _order(context, it)):
        source = mention.source
        others = [it for it in mention.references if (type(source.record), it.field) not in shown]
        is_shown = len(others) < len(mention.references) or source in listed
        if others or not is_shown:
            yield Connection(
                link=context.link(source),
                reason=_reason(context, others),
                context=_kind(context, source),
            )


def _order(context: ViewContext, mention: Mention) -> tuple[int, ...]:
    """The sort key of mentions: those in plans by plan, the newest first, then all others."""
    source = mention.source
    is_in_plan = holds(source, Plan) or isinstance(source.record, _IN_PLANS)
    place = context.library.plan_order(source) if is_in_plan else 0
    return (not mention.references, not is_in_plan, place)


def _kind(context: ViewContext, source: Entry[Record]) -> str | None:
    """The plan or partnership that a record belongs to, or what it is."""
    if isinstance(source.record, _IN_PLANS):
        return context.plan_label(source)
    if holds(source, Plan) or holds(source, Indicator):
        return context.library.partnership_of(source).record.title
    return context.text("glossary") if holds(source, Term) else None


def _reason(context: ViewContext, references: Iterable[Reference[Record]]) -> str | None:
    """How fields of a record name another, in words; None where there is no more to say."""
    words: dict[str, list[str]] = {}
    for reference in references:
        holder = _holder(reference)
        if isinstance(holder, Funding):
            words.setdefault(funding_amount(context, holder), [])
        elif label := _label(context, reference):
            task = getattr(holder, "task", None) or getattr(holder, "role", None)
            words.setdefault(label, []).extend([task] if task else [])
    reasons = (
        f"{label}: {' · '.join(tasks)}" if tasks else label for label, tasks in words.items()
    )
    return "; ".join(reasons) or None


def _label(context: ViewContext, reference: Reference[Record]) -> str | None:
    """What a field says of the record that it names."""
    match reference.source.record, reference.field:
        case Partnership(), "municipality":
            return context.label(Partnership, "municipality")
        case Partnership(), "figures":
            return context.text("mention-figure")
        case Indicator(), "measurements":
            return context.text("mention-measured")
        case Plan(), "adopted":
            return context.label(Plan, "adopted")
        case Plan(), "agreement":
            return context.label(Activity, "staffing")
        case StatusReport(), "activities":
            return context.label(ActivityReport, "responsible")
        case _, "source":
            return context.text("mention-publisher")
        case _, "contact":
            return context.label(Activity, "contact")
        case _, "roles":
            return context.text("who-does-what")
    return None


def _holder(reference: Reference[Record]) -> Record:
    """The innermost record that holds a reference."""
    value: Any = reference.source.record
    holder: Record = value
    for key in reference.path:
        value = getattr(value, str(key)) if isinstance(value, Record) else value[key]
        holder = value if isinstance(value, Record) else holder
    return holder
