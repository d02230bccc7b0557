"""The index of organisations: those that take part in most, then all by the alphabet."""

from collections.abc import Iterable, Iterator

from actionplans.model.party import Organisation
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Section, View, listed, present, section
from actionplans.views.parts.activity_count import activity_count, number_of_wholes
from actionplans.views.parts.bar_chart import Bar, BarList
from actionplans.views.parts.letters import letters
from actionplans.views.parts.mentioned import is_mentioned
from actionplans.views.parts.parties import activities_with
from actionplans.views.parts.register import Register, RegisterLine

#: The most organisations that are listed by the number of their activities.
_MOST_ACTIVE = 10


def organisations_view(context: ViewContext) -> View:
    """The index of organisations; those without a part come last."""
    text, title = context.text, context.text("organisations")
    entries = sorted(
        context.library.organisations.values(),
        key=lambda entry: context.language.sort_key(entry.record.name),
    )
    with_part = [entry for entry in entries if activities_with(context, entry)]
    others = [entry for entry in entries if not activities_with(context, entry)]
    letter_sections = tuple(_by_letter(context, with_part))
    description = text("organisations-description")
    counted = text("organisations-counted") if with_part else ""
    return View(
        title=title,
        address=context.page("organisations"),
        description=description,
        breadcrumbs=(context.home(),),
        head=present(
            PageHead(title=title, summary=" ".join(filter(None, (description, counted)))),
            letters(letter_sections),
        ),
        sections=present(
            _most_active(context, with_part),
            *letter_sections,
            *_without_part(context, others),
        ),
    )


def _most_active(context: ViewContext, entries: Iterable[Entry[Organisation]]) -> Section | None:
    """The organisations that take part in most activities, where many do in more than one.

    Those with equally many stand there together or not at all: the alphabet decides nothing.
    """
    counts = {it.id: number_of_wholes(activities_with(context, it)) for it in entries}
    several = sorted((id for id in counts if counts[id] > 1), key=lambda id: -counts[id])
    if len(several) <= _MOST_ACTIVE:
        return None
    shown = [id for id in several if counts[id] > counts[several[_MOST_ACTIVE]]]
    bars = (
        Bar(
            label=context.organisation(id).record.name,
            value=context.text("activity-count", count=counts[id]),
            share=counts[id] / counts[shown[0]],
            address=context.address(context.organisation(id)),
        )
        for id in shown
    )
    return section(
        context.anchor("most-active"), context.text("most-active"), listed(BarList, bars)
    )


def _without_part(
    context: ViewContext, entries: Iterable[Entry[Organisation]]
) -> Iterator[Section | None]:
    """The organisations that no activity involves, under what is known of each."""
    groups: dict[str, list[Entry[Organisation]]] = {}
    for entry in entries:
        groups.setdefault(_standing(context, entry), []).append(entry)
    text = context.text
    for id, heading in (
        ("mentioned-only", text("organisations-mentioned-only")),
        ("parents", text("organisations-parents")),
        ("names-in-doubt", text("names-in-doubt")),
        ("unmentioned", text("unmentioned", count=context.plan_count)),
    ):
        yield section(context.anchor(id), heading, _register(context, groups.get(id, ())))


def _standing(context: ViewContext, entry: Entry[Organisation]) -> str:
    """What is known of an organisation that no activity involves, as the name of a section."""
    if is_mentioned(context, entry):
        return "mentioned-only"
    if _has_named_parts(context, entry):
        return "parents"
    return "names-in-doubt" if context.site.mentions.is_in_doubt(entry) else "unmentioned"


def _has_named_parts(context: ViewContext, entry: Entry[Organisation]) -> bool:
    """Whether the site names an organisation that belongs to another, at any depth."""
    parts = (it.source for it in context.library.references_to(entry, Organisation, "parent"))
    return any(
        activities_with(context, part)
        or is_mentioned(context, part)
        or _has_named_parts(context, part)
        for part in parts
    )


def _by_letter(context: ViewContext, entries: list[Entry[Organisation]]) -> Iterator[Section]:
    lines: dict[str, list[RegisterLine]] = {}
    for entry in entries:
        lines.setdefault(entry.record.name[0].upper(), []).append(_line(context, entry))
    for number, letter in enumerate(lines, 1):
        register = Register(tuple(lines[letter]))
        yield Section(
            id=context.anchor("letter", number=number), heading=Link(letter), parts=(register,)
        )


def _register(context: ViewContext, entries: Iterable[Entry[Organisation]]) -> Register | None:
    return listed(Register, (_line(context, entry) for entry in entries))


def _line(context: ViewContext, entry: Entry[Organisation]) -> RegisterLine:
    record = entry.record
    kind = context.language.label("OrganisationKind", record.kind)
    if record.parent:
        kind = f"{kind}, {context.organisation(record.parent).record.name}"
    activities = activities_with(context, entry)
    details = (kind, activity_count(context, activities) if activities else "")
    return RegisterLine(
        link=Link(record.name, context.address(entry)),
        abbreviation=record.short_name if record.short_name != record.name else None,
        details=" · ".join(filter(None, details)),
    )
