"""The import of a document: its steps in their order, from blocks to files and a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from actionplans.importing.activities import read_activity
from actionplans.importing.blocks import Scan
from actionplans.importing.compose import (
    ContentFile,
    content_file,
    organisations_file,
    partnership_file,
)
from actionplans.importing.context import Context
from actionplans.importing.organisations import Register
from actionplans.importing.outline import outline
from actionplans.importing.plans import add_overview, read_plan
from actionplans.importing.records import Draft
from actionplans.importing.report import Report, write_report
from actionplans.importing.titles import file_name
from actionplans.importing.vocabulary import vocabulary
from actionplans.locale import Language, slugify
from actionplans.model.party import Organisation


@dataclass(frozen=True, slots=True)
class Target:
    """Where a plan goes."""

    partnership: str
    """The id of the partnership, which is the name of its folder."""

    edition: str
    """The name of the edition: `2022`."""

    has_partnership: bool = True
    """Whether the partnership has a page."""

    @property
    def folder(self) -> str:
        """The plan's folder below the content folder."""
        return f"{self.partnership}/{slugify(self.edition)}"


@dataclass(frozen=True, slots=True)
class Import:
    """What an import writes."""

    content: tuple[ContentFile, ...]
    """Drafts, below the content folder."""

    beside: tuple[ContentFile, ...]
    """The report, and what is to be copied by hand: below a folder that is not published."""

    activities: int


def import_document(
    scan: Scan,
    document: str,
    target: Target,
    language: Language,
    organisations: Sequence[Organisation] = (),
) -> Import:
    """Make drafts and a report of a document.

    Args:
        scan: the document.
        document: the name of its file.
        target: where the plan goes.
        language: the language of the site.
        organisations: those that are registered.
    """
    words = vocabulary()
    found = outline(scan, words, language.notation)
    context = Context(found, words, language.notation, Register(organisations, words))
    taken = {part.row for part in found.activities}
    context.free_rows = [index for index in range(len(context.rows)) if index not in taken]
    plan = read_plan(found, context, target.edition, scan.title)
    activities = [read_activity(part, context) for part in found.activities]
    add_overview(plan, found, context)
    _name(activities, language)
    drafts = [plan, *activities]
    files = [content_file(draft, target.folder, language) for draft in drafts]
    register = organisations_file(context.register.new.values(), language)
    report = Report(document, scan, found, drafts, files, register, context)
    written = list(files)
    if not target.has_partnership:
        written.append(
            partnership_file(target.partnership, target.partnership.capitalize(), language)
        )
    text = write_report(report, language)
    beside = [
        ContentFile(language.text("import-report-name"), text),
        *([register] if register else []),
    ]
    return Import(tuple(written), tuple(beside), len(activities))


def _name(activities: Sequence[Draft], language: Language) -> None:
    """Give each activity a file name of its own, that nothing else has."""
    taken = {"index", *language.reserved("plan")}
    for draft in activities:
        name = file_name(str(draft.values["title"]), taken, language.text("import-activity-name"))
        if name.startswith(language.address("report")):
            name = f"{language.text('import-activity-name')}-{name}"
        taken.add(name)
        draft.name = name
