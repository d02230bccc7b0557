"""The index of organisations."""

from dataclasses import dataclass

from actionplans.model.activity import Activity
from actionplans.model.party import Organisation
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import View


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in the index."""

    link: Link
    short: str | None
    kind: str
    parent: str | None
    count: str


@dataclass(frozen=True, slots=True)
class Initial:
    """The organisations under a letter."""

    letter: str
    lines: tuple[OrganisationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsView(View):
    """The index of organisations."""

    initials: tuple[Initial, ...]


def organisations_view(context: ViewContext) -> OrganisationsView:
    """The index of organisations, by alphabet."""
    entries = sorted(
        context.library.organisations.values(),
        key=lambda entry: context.language.sort_key(entry.record.name),
    )
    letters: dict[str, list[OrganisationLine]] = {}
    for entry in entries:
        letters.setdefault(entry.record.name[0].upper(), []).append(_line(context, entry))
    title = context.text("organisations")
    return OrganisationsView(
        title=title,
        address=context.page("organisations"),
        description=context.text("organisations-description"),
        breadcrumbs=(context.home(),),
        partnership=None,
        draft=False,
        initials=tuple(Initial(letter, tuple(lines)) for letter, lines in letters.items()),
    )


def _line(context: ViewContext, entry: Entry[Organisation]) -> OrganisationLine:
    record = entry.record
    references = context.library.references_to(entry, Activity, "responsible", "partners")
    activities = {reference.source.id for reference in references}
    return OrganisationLine(
        link=context.link(entry),
        short=record.short_name if record.short_name != record.name else None,
        kind=context.language.label("OrganisationKind", record.kind),
        parent=context.organisation(record.parent).record.name if record.parent else None,
        count=context.text("activity-count", count=len(activities)),
    )
