"""The year-on-year comparison of a plan's grants, computed from its figures."""

from collections.abc import Iterator

from actionplans.model.movement import total_movement
from actionplans.model.plan import Plan
from actionplans.model.values import Amounts
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.page import Section, View, present, section
from actionplans.views.parts.grant_words import grant_words
from actionplans.views.parts.movement_table import YearStep, movement_tables, year_steps
from actionplans.views.parts.standing import standing
from actionplans.views.parts.succession_table import editions_link
from actionplans.views.parts.year_sums import changes_address


def year_on_year_view(context: ViewContext, entry: Entry[Plan]) -> View:
    """The comparison of each year of a plan with the next."""
    title = context.text("changes-title", plan=entry.record.title)
    description = context.text("changes-description", plan=entry.record.title)
    return View(
        title=title,
        address=changes_address(context, entry),
        description=description,
        breadcrumbs=(*context.breadcrumbs(entry), context.link(entry)),
        partnership=context.library.partnership_of(entry).id,
        head=(
            PageHead(title=title, summary=description),
            standing(context, entry),
        ),
        sections=present(*(_section(context, entry, step) for step in year_steps(context, entry))),
        closing=present(paragraph(editions_link(context, context.library.partnership_of(entry)))),
    )


def _section(context: ViewContext, entry: Entry[Plan], step: YearStep) -> Section | None:
    """The section that compares two years."""
    return section(
        context.anchor("years", earlier=step.earlier, later=step.later),
        context.text("from-to", start=step.earlier, end=step.later),
        *(paragraph(text, "prose") for text in _summary(context, entry, step)),
        *movement_tables(context, step),
    )


def _summary(context: ViewContext, entry: Entry[Plan], step: YearStep) -> Iterator[str]:
    """The movement of what both years state, what only one states, and what is provisional."""
    plan, tables = entry.record, [line.grant for line in context.library.lines(entry)]
    yield _total(context, plan, tables, step)
    for year, grants in zip((step.earlier, step.later), step.grants, strict=True):
        if not grants.is_complete:
            yield context.text(
                "partly-stated-yet" if year > step.last_settled else "partly-stated",
                year=year,
                count=grants.stated,
                lines=grants.lines,
                amount=context.kroner(grants.amount),
            )
    provisional = [y for y in (step.earlier, step.later) if y in plan.provisional_years]
    if provisional:
        years = context.figures.listing([str(year) for year in provisional])
        yield context.text("provisional-years", years=years)


def _total(context: ViewContext, plan: Plan, tables: list[Amounts], step: YearStep) -> str:
    """The movement of the total, of the lines that state an amount for both years."""
    years = {"earlier": step.earlier, "later": step.later}
    found = total_movement(tables, step.earlier, step.later)
    if found is None:
        return context.text("total-unknown", **years)
    before, after = found.before, found.after
    direction = "unchanged" if before == after else ("more" if after > before else "less")
    is_whole = found.is_all and all(grants.is_complete for grants in step.grants)
    total = "total" if is_whole else "total-of-both"
    return context.text(
        f"{total}-{direction}",
        **grant_words(context, plan, years=list(years.values())),
        **years,
        count=found.lines,
        before=context.kroner(before),
        after=context.kroner(after),
        difference=context.kroner(abs(after - before)),
    )
