"""How to take part in an activity: an invitation while it may run, later what was once said."""

from actionplans.model.activity import Activity
from actionplans.model.dates import Tense
from actionplans.nearest_contact import own_contact, ways_of
from actionplans.reader import Entry
from actionplans.views.basic_parts import paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.page import Part, Section, section
from actionplans.views.parts.link_sentence import link_sentence
from actionplans.views.parts.poster import is_no_more
from actionplans.views.parts.standing import described_years, tense_of


def participation(context: ViewContext, entry: Entry[Activity]) -> Section | None:
    """The section on how to take part; None where the document says nothing of it."""
    text = prose(context.html(entry.record.participation, entry, "participation"))
    anchor = context.field_anchor(Activity, "participation")
    is_over = tense_of(context, entry) is Tense.OVER
    if not is_over and not is_no_more(context, entry):
        return section(anchor, context.label(Activity, "participation"), text)
    years = described_years(context, entry) if is_over else None
    heading = context.text("took-part", years=years) if years else context.text("took-part-once")
    return section(anchor, heading, text, _whom_to_ask(context, entry)) if text else None


def _whom_to_ask(context: ViewContext, entry: Entry[Activity]) -> Part | None:
    """Who may know whether the offer still exists, and can be reached, or that we do not know."""
    responsible = (context.organisation(party.organisation) for party in entry.record.responsible)
    reached = (it for it in responsible if (contact := own_contact(it)) and ways_of(contact))
    links = dict.fromkeys(map(context.link, reached))
    sentence = link_sentence(context.text("ask-whether-it-exists"), links)
    return sentence or paragraph(context.text("nobody-to-ask"))
