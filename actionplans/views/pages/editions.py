"""The page on a partnership's plan from edition to edition: what became of its activities."""

from collections.abc import Iterator
from itertools import pairwise

from actionplans.lineage import Edition, editions_of, gap_years
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, View, present, section, subsection
from actionplans.views.parts.river import river
from actionplans.views.parts.succession_table import (
    editions_address,
    others,
    succession_sentence,
    succession_table,
)


def editions_view(context: ViewContext, entry: Entry[Partnership]) -> View:
    """What became of the activities of each edition in the next."""
    record, editions = entry.record, editions_of(context.library, entry)
    title = context.text("editions-title", partnership=record.title)
    description = context.text("editions-description")
    return View(
        title=title,
        address=editions_address(context, entry),
        description=description,
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=entry.id,
        head=(PageHead(title=title, summary=description),),
        sections=present(
            river(context, editions, title) or paragraph(context.text("editions-too-many")),
            *_steps(context, editions),
        ),
    )


def _steps(context: ViewContext, editions: tuple[Edition, ...]) -> Iterator[Section | None]:
    """A section for each edition and the next, the newest first."""
    steps = list(enumerate(pairwise(editions), 1))
    for number, (earlier, later) in reversed(steps):
        names = {"earlier": earlier.plan.record.edition, "later": later.plan.record.edition}
        yield section(
            context.anchor("step", number=number),
            context.text("editions-step", **names),
            paragraph(f"{succession_sentence(context, earlier, later)}."),
            paragraph(_gap(context, earlier, later), "quiet"),
            succession_table(context, earlier, later) if earlier.strands else None,
            subsection(context.text("editions-others", **names), *others(context, later)),
        )


def _gap(context: ViewContext, earlier: Edition, later: Edition) -> str | None:
    """The sentence on the years between two editions without a plan; None without such years."""
    years = gap_years(context.library, earlier.plan, later.plan)
    if not years:
        return None
    reason = context.text("no-plan-here")
    return context.text("editions-gap", years=context.figures.years(years), reason=reason)
