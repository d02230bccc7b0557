"""Checks that readers can reach somebody about each plan, and its document."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.activity import Activity
from actionplans.model.plan import Plan
from actionplans.nearest_contact import contacts_near
from actionplans.problems import Problem
from actionplans.reader import Entry


def check(subject: Subject) -> Iterator[Problem]:
    """Find plans without a contact for some of what they have, and without their document.

    Where a page cannot be read, it may have the contact, and nothing is said of contacts.
    """
    language, is_whole = subject.library.language, not subject.content.unread
    yield from _missing_files(subject)
    for plan in subject.library.plans.values():
        source = plan.record.source
        if not (source.url or source.file):
            url, file = (language.field("Source", name).key for name in ("url", "file"))
            yield Problem.warning("no-document", plan.locate("source"), url=url, file=file)
        if is_whole and not all(_is_reached(subject, it) for it in _asked_about(subject, plan)):
            key = language.field("Plan", "contact").key
            kind = "no-contact-of-agreement" if plan.record.is_agreement else "no-contact"
            yield Problem.warning(kind, plan.locate(), key=key)


def _missing_files(subject: Subject) -> Iterator[Problem]:
    """Yield the files of documents, of plans and of reports, that are not there."""
    library, media = subject.library, {media.file for media in subject.library.media}
    for entry in (*library.plans.values(), *library.reports.values()):
        source = getattr(entry.record, "source", None)
        file = source.file if source else None
        if file and f"{entry.document.folder}/{file}" not in media:
            yield Problem.error("missing-document", entry.locate("source", "file"), value=file)


def _asked_about(subject: Subject, plan: Entry[Plan]) -> list[Entry[Activity]] | list[Entry[Plan]]:
    """What readers may ask about: the activities of a plan, or itself where it has none."""
    return subject.library.activities_of(plan) or [plan]


def _is_reached(subject: Subject, entry: Entry[Activity] | Entry[Plan]) -> bool:
    return next(contacts_near(subject.library, entry), None) is not None
