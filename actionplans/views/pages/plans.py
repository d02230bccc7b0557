"""The index of plans: every edition of every partnership, with its standing."""

from collections.abc import Iterator

from actionplans.editions import are_newest_first
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present
from actionplans.views.parts.activity_count import activity_count
from actionplans.views.parts.editions import EditionGroup, EditionLine, Editions
from actionplans.views.parts.standing import none_in_force, plan_tag
from actionplans.views.parts.yearly_grant import plan_grant


def plans_view(context: ViewContext) -> View:
    """The index of plans, by partnership, the newest edition first."""
    title = context.text("plans")
    description = _description(context)
    return View(
        title=title,
        address=context.page("plans"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(PageHead(title=title, summary=description), none_in_force(context)),
        sections=present(listed(Editions, _groups(context))),
    )


def _description(context: ViewContext) -> str:
    """What the index has, and its order where it is stated which editions are newer."""
    library, text = context.library, context.text
    editions = [library.plans_of(entry) for entry in library.partnerships.values()]
    sentences = [text("plans-description", count=len(library.plans))]
    if are_newest_first(editions):
        sentences.append(text("newest-plans-first"))
    return " ".join(sentences)


def _groups(context: ViewContext) -> Iterator[EditionGroup]:
    for entry in context.library.partnerships.values():
        if context.library.plans_of(entry):
            yield _group(context, entry)


def _group(context: ViewContext, entry: Entry[Partnership]) -> EditionGroup:
    return EditionGroup(
        id=entry.id,
        link=context.link(entry),
        kind=context.language.label("PartnershipKind", entry.record.kind),
        lines=tuple(_line(context, plan) for plan in context.library.plans_of(entry)),
    )


def _line(context: ViewContext, entry: Entry[Plan]) -> EditionLine:
    grant, period = plan_grant(context, entry), entry.record.period
    return EditionLine(
        link=context.link(entry),
        tag=plan_tag(context, entry),
        years=context.figures.years(period.years) if period else None,
        activities=activity_count(context, context.library.activities_of(entry)),
        amount=grant.amount.text if grant else None,
        amount_label=grant.label if grant else None,
    )
