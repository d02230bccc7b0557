"""The list of all figures that do not add up and all statements that contradict each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from actionplans.model.disagreement import DisagreementKind
from actionplans.model.partnership import Partnership
from actionplans.reader import Entry
from actionplans.views.basic_parts import Links, PageHead, Paragraph, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.page import Part, Section, View, listed, present, section, subsection
from actionplans.views.parts.details import Details
from actionplans.views.parts.gaps import Disagreements, disagreements
from actionplans.views.parts.indicators import indicators_of, printed_changes
from actionplans.views.parts.key_figures import KeyFigure, KeyFigures
from actionplans.views.parts.noted import Noted, merged, noted_in_partnership, noted_in_plan
from actionplans.views.parts.plan_verdicts import different_titles, plan_verdicts
from actionplans.views.parts.unbudgeted import Unbudgeted, unbudgeted
from actionplans.views.parts.verdicts import Verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """A plan, or a partnership without its plans, with what does not fit together in it."""

    heading: Link
    checked: tuple[Verdict, ...]
    """On figures that the site has computed and the documents print."""

    noted: tuple[Noted, ...]
    """As recorded, of all kinds; what is recorded of an earlier subject as well is left out."""

    unbudgeted: Unbudgeted | None = None
    titles: tuple[Verdict, ...] = ()
    """On activities that the overview calls otherwise."""

    @property
    def differing(self) -> tuple[Verdict, ...]:
        """Differences of the figures that were compared."""
        return tuple(verdict for verdict in self.checked if verdict.agrees is False)

    @property
    def contradictions(self) -> tuple[Noted, ...]:
        """What is recorded as a contradiction."""
        kind = DisagreementKind.CONTRADICTION
        return tuple(one for one in self.noted if one.record.kind is kind)

    @property
    def has_any(self) -> bool:
        """Whether the page lists anything of it."""
        amounts = self.unbudgeted is not None and self.unbudgeted.count
        return bool(self.differing or self.contradictions or self.titles or amounts)


def disagreements_view(context: ViewContext) -> View:
    """All computed differences and recorded contradictions, each with its page."""
    title = context.text("disagreements-title")
    description = context.text("disagreements-description")
    subjects = _once(_subjects(context))
    return View(
        title=title,
        address=context.page("disagreements"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(
            PageHead(title=title, summary=description),
            listed(KeyFigures, _counts(context, subjects)),
            _no_disagreements(context, subjects),
        ),
        sections=present(
            _differing(context, subjects),
            _unbudgeted(context, subjects),
            _titles(context, subjects),
            _contradictions(context, subjects),
            _left_out(context, subjects),
        ),
    )


def compares_anything(context: ViewContext) -> bool:
    """Whether there are figures to compare, or recorded disagreements: something for the page."""
    return any(it.checked or it.noted or it.has_any for it in _subjects(context))


def _subjects(context: ViewContext) -> Iterator[_Subject]:
    for partnership in context.library.partnerships.values():
        yield _Subject(
            heading=context.link(partnership),
            checked=tuple(_printed_changes(context, partnership)),
            noted=tuple(noted_in_partnership(context, partnership)),
        )
        for plan in context.library.plans_of(partnership):
            yield _Subject(
                heading=Link(context.plan_title(plan), context.address(plan)),
                checked=tuple(plan_verdicts(context, plan)),
                noted=tuple(noted_in_plan(context, plan)),
                unbudgeted=unbudgeted(context, plan),
                titles=tuple(different_titles(context, plan)),
            )


def _once(subjects: Iterable[_Subject]) -> tuple[_Subject, ...]:
    """The subjects, with what several have recorded in the first of them only."""
    subjects = tuple(subjects)
    first = {one.record.identity: one for one in reversed(merged(_all_noted(subjects)))}
    return tuple(
        replace(
            subject,
            noted=tuple(
                first.pop(one.record.identity)
                for one in subject.noted
                if one.record.identity in first
            ),
        )
        for subject in subjects
    )


def _all_noted(subjects: Iterable[_Subject]) -> Iterator[Noted]:
    for subject in subjects:
        yield from subject.noted


def _counts(context: ViewContext, subjects: tuple[_Subject, ...]) -> Iterator[KeyFigure]:
    """The large figures; what nobody has counted or recorded is not said to be none."""
    checked = sum(verdict.pairs for subject in subjects for verdict in subject.checked)
    differing = sum(verdict.pairs for subject in subjects for verdict in subject.differing)
    if checked == differing == 1:
        yield KeyFigure("1", context.text("pair-differs"))
    elif checked == 1:
        yield KeyFigure("1", context.text("pairs-checked", count=1))
    elif checked:
        yield KeyFigure(str(checked), context.text("pairs-checked", count=checked))
        yield KeyFigure(str(differing), context.text("pairs-differ", count=differing))
    if count := sum(len(subject.contradictions) for subject in subjects):
        yield KeyFigure(str(count), context.text("recorded-contradictions", count=count))


def _no_disagreements(context: ViewContext, subjects: tuple[_Subject, ...]) -> Paragraph | None:
    """The sentence that all figures agree or none can be compared; None where some differ."""
    if any(subject.has_any for subject in subjects):
        return None
    checked = sum(verdict.pairs for subject in subjects for verdict in subject.checked)
    if not checked:
        return paragraph(context.text("nothing-to-compare"))
    return paragraph(context.text("everything-agrees", count=checked))


def _differing(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    lists = (
        subsection(subject.heading, listed(Verdicts, subject.differing)) for subject in subjects
    )
    return section(context.anchor("differences"), context.text("computed-differences"), *lists)


def _unbudgeted(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    """The amounts of overviews for which the activities' own budgets have none."""
    found = [(subject.heading, subject.unbudgeted) for subject in subjects if subject.unbudgeted]
    amounts = [(heading, amount) for heading, amount in found if amount.count]
    count = sum(amount.count for _, amount in amounts)
    total = context.kroner(sum(amount.sum for _, amount in amounts))
    several = len(amounts) > 1
    return section(
        context.anchor("unbudgeted"),
        context.text("unbudgeted"),
        *(
            subsection(
                heading,
                paragraph(_of_plan(context, amount) if several else None),
                Verdicts(amount.verdicts),
            )
            for heading, amount in amounts
        ),
        intro=paragraph(context.text("unbudgeted-intro", count=count, sum=total), "prose"),
    )


def _of_plan(context: ViewContext, amount: Unbudgeted) -> str:
    return context.text("unbudgeted-of-plan", count=amount.count, sum=context.kroner(amount.sum))


def _titles(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    return section(
        context.anchor("titles"),
        context.text("different-titles"),
        *(
            _folded(
                subject,
                context.text("name-count", count=len(subject.titles)),
                listed(Verdicts, subject.titles),
            )
            for subject in subjects
        ),
        intro=paragraph(context.text("open-a-line"), "prose"),
    )


def _folded(subject: _Subject, remark: str, part: Part | None) -> Details | None:
    """A part on a subject that readers unfold, with the link to its page; None without any."""
    if part is None:
        return None
    parts = present(paragraph(subject.heading), part)
    return Details(summary=subject.heading.text, remark=remark, about=subject.heading, parts=parts)


def _contradictions(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    text = context.text
    return section(
        context.anchor("disagreements"),
        context.language.label("DisagreementKind", DisagreementKind.CONTRADICTION),
        *(
            _folded(
                subject,
                text("disagreement-count", count=len(subject.contradictions)),
                listed(Disagreements, disagreements(subject.contradictions)),
            )
            for subject in subjects
        ),
        intro=paragraph(f"{text('disagreements-intro')} {text('open-a-line')}", "prose"),
    )


def _left_out(context: ViewContext, subjects: tuple[_Subject, ...]) -> Section | None:
    """What the page does not list: lines without any budget, and notes of no contradiction."""
    found = [subject.unbudgeted for subject in subjects if subject.unbudgeted]
    count = sum(amount.without_budget for amount in found)
    total = context.kroner(sum(amount.sum_without_budget for amount in found))
    lines = context.text("left-out-items", count=count, sum=total) if count else None
    pages = present(*(_pages_of_others(context, subject) for subject in subjects))
    return section(
        context.anchor("left-out"),
        context.text("left-out"),
        paragraph(lines, "prose"),
        paragraph(context.text("left-out-pages") if pages else None, "prose"),
        *pages,
    )


def _pages_of_others(context: ViewContext, subject: _Subject) -> Details | None:
    """The pages on which a subject has what is not noted as a contradiction; None without any."""
    others = [one for one in subject.noted if one not in subject.contradictions]
    pages = tuple(dict.fromkeys(page for one in others for page in one.pages))
    if not pages:
        return None
    remark = context.text("page-count", count=len(pages))
    return Details(
        summary=subject.heading.text, remark=remark, about=subject.heading, parts=(Links(pages),)
    )


def _printed_changes(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[Verdict]:
    """Verdicts on the printed changes of a partnership's indicators."""
    for entry in indicators_of(context, partnership.id):
        for verdict in printed_changes(context, entry.record):
            if verdict.agrees is not None:
                yield replace(verdict, source=context.link(entry))
