"""The list of all figures that do not add up and all statements that contradict each other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Section, View, listed, present, section, subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.gaps import DisagreementItem, Disagreements, disagreements
from actionplans.views.parts.indicators import indicators_of, printed_changes
from actionplans.views.parts.key_figures import KeyFigure, KeyFigures
from actionplans.views.parts.plan_verdicts import plan_verdicts
from actionplans.views.parts.verdicts import Verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """A plan, or a partnership without its plans, with its disagreements."""

    heading: Link
    checked: int
    """The number of pairs of figures that were compared."""

    differing: tuple[Verdict, ...]
    """Differences from figures that the site has computed."""

    recorded: tuple[DisagreementItem, ...]


def disagreements_view(context: ViewContext) -> View:
    """All computed differences and recorded disagreements, each with its page."""
    title = context.text("disagreements-title")
    description = context.text("disagreements-description")
    subjects = tuple(_subjects(context))
    return View(
        title=title,
        address=context.page("disagreements"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(
            PageHead(title=title, summary=description),
            _counts(context, subjects),
            _no_disagreements(context, subjects),
        ),
        sections=present(_differing(context, subjects), _recorded(context, subjects)),
    )


def _subjects(context: ViewContext) -> Iterator[_Subject]:
    for partnership in context.library.partnerships.values():
        yield _subject(
            context.link(partnership),
            _printed_changes(context, partnership),
            _recorded_of_partnership(context, partnership),
        )
        for plan in context.library.plans_of(partnership):
            heading = f"{partnership.record.title} · {plan.record.title}"
            yield _subject(
                Link(heading, context.address(plan)),
                plan_verdicts(context, plan),
                _recorded_of_plan(context, plan),
            )


def _subject(
    heading: Link, verdicts: Iterator[Verdict], recorded: Iterator[DisagreementItem]
) -> _Subject:
    checked = tuple(verdicts)
    return _Subject(
        heading=heading,
        checked=len(checked),
        differing=tuple(verdict for verdict in checked if verdict.agrees is False),
        recorded=tuple(recorded),
    )


def _counts(context: ViewContext, subjects: tuple[_Subject, ...]) -> KeyFigures:
    counts = (
        ("pairs-checked", sum(subject.checked for subject in subjects)),
        ("pairs-differ", sum(len(subject.differing) for subject in subjects)),
        ("recorded-disagreements", sum(len(subject.recorded) for subject in subjects)),
    )
    return KeyFigures(tuple(KeyFigure(str(count), context.text(key)) for key, count in counts))


def _no_disagreements(context: ViewContext, subjects: tuple[_Subject, ...]) -> Paragraph | None:
    """The sentence that all figures agree or none can be compared; None where some differ."""
    if any(subject.differing or subject.recorded for subject in subjects):
        return None
    checked = any(subject.checked for subject in subjects)
    return paragraph(context.text("everything-agrees" if checked else "nothing-to-compare"))


def _differing(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    lists = (
        subsection(subject.heading, listed(Verdicts, subject.differing)) for subject in subjects
    )
    return section(context.anchor("differences"), context.text("computed-differences"), *lists)


def _recorded(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    text = context.text
    return section(
        context.anchor("disagreements"),
        context.label(Plan, "disagreements"),
        *(
            Details(
                summary=subject.heading.text,
                remark=text("disagreement-count", count=len(subject.recorded)),
                parts=present(paragraph(subject.heading), Disagreements(subject.recorded)),
            )
            for subject in subjects
            if subject.recorded
        ),
        intro=paragraph(f"{text('disagreements-intro')} {text('open-a-line')}", "prose"),
    )


def _printed_changes(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[Verdict]:
    """Verdicts on the printed changes of a partnership's indicators."""
    for entry in indicators_of(context, partnership.id):
        for verdict in printed_changes(context, entry.record):
            if verdict.agrees is not None:
                yield replace(verdict, source=context.link(entry))


def _recorded_of_partnership(
    context: ViewContext, partnership: Entry[Partnership]
) -> Iterator[DisagreementItem]:
    yield from disagreements(partnership.record.disagreements, context.link(partnership))
    for entry in indicators_of(context, partnership.id):
        yield from disagreements(entry.record.disagreements, context.link(entry))


def _recorded_of_plan(context: ViewContext, plan: Entry[Plan]) -> Iterator[DisagreementItem]:
    yield from disagreements(plan.record.disagreements, context.link(plan))
    for activity in context.library.activities_of(plan):
        yield from disagreements(activity.record.disagreements, context.link(activity))
    for report in context.library.reports_of(plan):
        page = context.link(report)
        yield from disagreements(report.record.disagreements, page)
        for item in report.record.activities:
            title = context.library.activities[item.activity].record.name
            link = Link(f"{title}: {page.text}", f"{page.address}#{context.anchor('activities')}")
            yield from disagreements(item.disagreements, link)
