"""The index of organisations."""

from collections.abc import Iterator

from actionplans.model.activity import Activity
from actionplans.model.party import Organisation
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, present
from actionplans.views.parts.letters import letters
from actionplans.views.parts.register import Register, RegisterLine


def organisations_view(context: ViewContext) -> View:
    """The index of organisations, in alphabetical order."""
    title, description = context.text("organisations"), context.text("organisations-description")
    sections = tuple(_by_letter(context))
    return View(
        title=title,
        address=context.page("organisations"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(PageHead(title=title, summary=description), letters(sections)),
        sections=sections or present(paragraph(context.text("register-empty"))),
    )


def _by_letter(context: ViewContext) -> Iterator[Section]:
    entries = sorted(
        context.library.organisations.values(),
        key=lambda entry: context.language.sort_key(entry.record.name),
    )
    lines: dict[str, list[RegisterLine]] = {}
    for entry in entries:
        lines.setdefault(entry.record.name[0].upper(), []).append(_line(context, entry))
    for number, letter in enumerate(lines, 1):
        register = Register(tuple(lines[letter]))
        yield Section(
            id=context.anchor("letter", number=number), heading=Link(letter), parts=(register,)
        )


def _line(context: ViewContext, entry: Entry[Organisation]) -> RegisterLine:
    record = entry.record
    references = context.library.references_to(entry, Activity, "responsible", "partners")
    activities = {reference.source.id for reference in references}
    kind = context.language.label("OrganisationKind", record.kind)
    if record.parent:
        kind = f"{kind}, {context.organisation(record.parent).record.name}"
    count = context.text("activity-count", count=len(activities))
    return RegisterLine(
        link=context.link(entry),
        abbreviation=record.short_name if record.short_name != record.name else None,
        details=f"{kind} · {count}",
    )
