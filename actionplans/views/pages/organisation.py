"""The page of an organisation: its facts, and its activities in every plan."""

from collections.abc import Iterator
from dataclasses import replace

from actionplans.locale import as_sentence, distinct
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.plan import Plan
from actionplans.reader import Entry, holds
from actionplans.reference import Reference
from actionplans.views.basic_parts import PageHead, aside_links, paragraph
from actionplans.views.context import ViewContext
from actionplans.views.elements import Fact, Link
from actionplans.views.page import Part, Section, View, listed, present, section
from actionplans.views.parts.activity_list import activities_by_plan
from actionplans.views.parts.connections import Connection, Connections
from actionplans.views.parts.contact import organisation_contact
from actionplans.views.parts.facts import Facts
from actionplans.views.parts.mentioned import Shown, is_mentioned, mentioned
from actionplans.views.parts.other_funding import funding_amount
from actionplans.views.parts.parties import activities_with
from actionplans.views.parts.search_names import search_names
from actionplans.views.parts.standing import plan_tag

#: The fields whose references to an organisation its page shows otherwise.
_SHOWN: Shown = frozenset(
    {
        (Activity, "responsible"),
        (Activity, "partners"),
        (Activity, "funding"),
        (Plan, "funding"),
        (Plan, "agreement"),
        (Partnership, "organisation"),
        (Partnership, "members"),
        (Partnership, "housing_associations"),
        (Organisation, "parent"),
    }
)


def organisation_view(context: ViewContext, entry: Entry[Organisation]) -> View:
    """The page of one organisation."""
    record, text = entry.record, context.text
    children = context.library.references_to(entry, Organisation, "parent")
    head = PageHead(
        kind=context.language.label("OrganisationKind", record.kind),
        title=record.name,
        summary=record.description,
    )
    return View(
        title=record.name,
        address=context.address(entry),
        description=record.description,
        breadcrumbs=(context.home(), Link(text("organisations"), context.page("organisations"))),
        head=present(head, search_names(record)),
        aside=present(
            listed(Facts, _facts(context, entry)),
            *map(paragraph, _own_plans(context, entry)),
            aside_links(text("takes-part-in"), _memberships(context, entry)),
            aside_links(text("has-parts"), context.by_alphabet(child.source for child in children)),
        ),
        sections=present(
            *(_activities(context, entry) or present(paragraph(_no_part(context, entry)))),
            mentioned(context, entry, shown=_SHOWN, listed=activities_with(context, entry)),
        ),
    )


def _own_plans(context: ViewContext, entry: Entry[Organisation]) -> Iterator[Link]:
    """The partnerships that an organisation itself is."""
    for reference in context.library.references_to(entry, Partnership, "organisation"):
        link = context.link(reference.source)
        count = len(context.library.plans_of(reference.source))
        yield replace(link, text=context.text("as-partnership", name=link.text, count=count))


def _facts(context: ViewContext, entry: Entry[Organisation]) -> Iterator[Fact]:
    record = entry.record
    if contact := organisation_contact(context, entry):
        yield contact
    if record.parent:
        yield Fact(
            context.label(Organisation, "parent"),
            (context.link(context.organisation(record.parent)),),
        )
    short = (record.short_name,) if record.short_name else ()
    if names := distinct((*short, *record.aliases), record.name):
        yield Fact(context.label(Organisation, "aliases"), tuple(Link(name) for name in names))


def _activities(context: ViewContext, entry: Entry[Organisation]) -> tuple[Part, ...]:
    """The activities of an organisation by its role, and the money stated from it; may be empty."""
    text = context.text
    return present(
        _by_role(
            context,
            entry,
            "responsible",
            context.anchor("responsible-for"),
            text("responsible-for"),
        ),
        _by_role(context, entry, "partners", context.anchor("partner"), text("partner-in")),
        section(
            context.anchor("money-from"),
            text("money-from"),
            listed(Connections, _money_from(context, entry)),
        ),
    )


def _no_part(context: ViewContext, entry: Entry[Organisation]) -> str | None:
    """The sentence on an organisation that no activity is stated to involve.

    A text may tell more of it, so the sentence says only how it is not listed.
    None where an activity names it in any other field, and where its parts may have a part.
    """
    if context.library.references_to(entry, Organisation, "parent"):
        return None
    sources = [mention.source for mention in context.site.mentions.of(entry) if mention.references]
    if any(holds(source, Activity) for source in sources):
        return None
    if is_mentioned(context, entry):
        return context.text("no-part-in-activities")
    if context.site.mentions.is_in_doubt(entry):
        return context.text("name-in-doubt")
    return context.text("organisation-not-found", count=context.plan_count)


def _money_from(context: ViewContext, entry: Entry[Organisation]) -> Iterator[Connection]:
    """The plans and activities that state money from an organisation, with the amounts.

    Whether it was paid nobody states, so each says whether its plan is a proposal, or over.
    """
    references: list[Reference[Plan] | Reference[Activity]] = [
        *context.library.references_to(entry, Plan, "funding"),
        *context.library.references_to(entry, Activity, "funding"),
    ]
    for reference in references:
        source = reference.source
        funding = source.record.funding[int(reference.path[1])]
        reasons = (as_sentence(funding_amount(context, funding)), funding.note)
        title = context.library.partnership_of(source).record.title
        origin = title if holds(source, Plan) else context.plan_label(source)
        yield Connection(
            link=context.link(source),
            reason=" ".join(filter(None, reasons)),
            context=" · ".join(filter(None, (origin, plan_tag(context, source)))),
        )


def _by_role(
    context: ViewContext, entry: Entry[Organisation], field: str, id: str, heading: str
) -> Section | None:
    """The activities that name an organisation in a field, by plan."""
    roles: dict[str, str | None] = {}
    activities = []
    for reference in context.library.references_to(entry, Activity, field):
        activity = reference.source
        roles[activity.id] = getattr(activity.record, field)[reference.path[1]].role
        activities.append(activity)
    return section(id, heading, *activities_by_plan(context, activities, roles))


def _memberships(context: ViewContext, entry: Entry[Organisation]) -> tuple[Link, ...]:
    """The partnerships and agreements that an organisation is a party to."""
    references: list[Reference[Partnership] | Reference[Plan]] = [
        *context.library.references_to(entry, Partnership, "members", "housing_associations"),
        *context.library.references_to(entry, Plan, "agreement"),
    ]
    return tuple(dict.fromkeys(context.link(reference.source) for reference in references))
