"""The public change log: every dated note of a correction or an update, the newest first."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part, Section, Subsection, View, present
from actionplans.views.parts.change_notes import PageNote, page_notes, published_feed
from actionplans.views.parts.logged_notes import logged_notes

#: The most notes on the newest page, which years may share; each older year has its own page.
_MOST_NOTES = 150


def change_log_pages(context: ViewContext) -> dict[str, list[PageNote]]:
    """The pages of the log by their addresses: the newest years together, and each older year."""
    first = context.page("change-log")
    pages: dict[str, list[PageNote]] = {first: []}
    for year, group in groupby(page_notes(context), lambda note: note.change.date.year):
        notes = list(group)
        before = len(pages[first])
        if len(pages) > 1 or (before and before + len(notes) > _MOST_NOTES):
            pages[f"{first}{year}/"] = notes
        else:
            pages[first] += notes
    return pages


def change_log_view(context: ViewContext, address: str) -> View:
    """A page of the log, by its address."""
    t, first = context.text, context.page("change-log")
    log = change_log_pages(context)
    notes = log[address]
    title = t("updates") if address == first else _title_of(context, notes)
    others = [other for other in log if other not in (first, address)]
    head = PageHead(title=title, summary=t("updates-description"))
    feed = published_feed(context)
    follow = (Link(t("updates-feed"), feed), Link(f". {t('updates-feed-does')}")) if feed else None
    return View(
        title=title,
        address=address,
        description=head.summary,
        breadcrumbs=(context.home(), *([] if address == first else [Link(t("updates"), first)])),
        head=present(
            head,
            paragraph(_explanation(context), "prose"),
            paragraph(follow),
        ),
        sections=tuple(_years(context, notes)) or present(paragraph(t("no-updates"))),
        closing=present(
            paragraph(_built(context) if address == first else None, "quiet"),
            *(paragraph(Link(_title_of(context, log[other]), other)) for other in others),
        ),
    )


def _built(context: ViewContext) -> str:
    """The day of the build: on the newest page of the log, and on no other page of the site.

    What is reckoned for it is said where a plan states its period.
    """
    built = context.text("built", day=context.figures.day(context.site.day))
    is_reckoned = any(plan.record.period for plan in context.library.plans.values())
    return f"{built} {context.text('reckoned')}" if is_reckoned else built


def _title_of(context: ViewContext, notes: list[PageNote]) -> str:
    """The title of a page with the notes of one year."""
    return context.text("updates-of", year=notes[0].change.date.year)


def _explanation(context: ViewContext) -> tuple[Link, ...]:
    """The explanation of corrections, with the link for reporting a mistake."""
    t, mail = context.text, context.site.settings.feedback
    if not mail:
        return (Link(t("what-a-correction-is")),)
    intro = f"{t('what-a-correction-is')} {t('report-a-mistake')} "
    return (Link(intro), Link(mail, f"mailto:{mail}", outside=True), Link("."))


def _years(context: ViewContext, notes: Iterable[PageNote]) -> Iterator[Section]:
    for year, of_year in groupby(notes, lambda note: note.change.date.year):
        yield Section(
            id=context.anchor("section", number=year),
            heading=Link(str(year)),
            parts=tuple(_months(context, of_year)),
        )


def _months(context: ViewContext, notes: Iterable[PageNote]) -> Iterator[Part]:
    """The notes of a year under their months; those without a month have no heading."""
    for month, of_month in groupby(notes, lambda note: note.change.date.month):
        members = list(of_month)
        lines = logged_notes(context, members)
        if month:
            heading = context.figures.month(members[0].change.date.first)
            yield Subsection(Link(heading.capitalize()), (lines,))
        else:
            yield lines
