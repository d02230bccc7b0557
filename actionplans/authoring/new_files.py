"""New content files, each a draft with its fields to fill in: see `form`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actionplans.authoring.carry_over import carried_activities, carried_plan
from actionplans.authoring.form import FormWriter, Value, comment
from actionplans.authoring.naming import ensure_usable, name_for, next_number, next_position
from actionplans.authoring.yaml_text import one_line
from actionplans.library import Library
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership, PartnershipKind
from actionplans.model.plan import Plan, PlanKind
from actionplans.model.record import Record
from actionplans.model.report import ActivityReport, StatusReport
from actionplans.reader import Entry

#: What staff nearly always have to say of a page, besides what it cannot be without.
_EXPECTED: Mapping[type[Record], tuple[str, ...]] = {
    Partnership: ("summary", "areas", "contact"),
    Plan: ("summary", "period", "adopted", "focus_areas"),
    Activity: ("summary", "focus_areas", "responsible", "partners", "grant"),
    StatusReport: ("summary", "period", "source"),
}

#: What a report mostly says of an activity.
_REPORTED = ("lifecycle", "on_track", "progress", "achieved", "concerns", "adjustments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A new edition: its files, and what it took over."""

    files: Mapping[str, str]
    last: Entry[Plan] | None
    """The edition before it; None where it is the first, or nothing was to be taken over."""

    activities: tuple[Entry[Activity], ...] = ()
    ended: tuple[Entry[Activity], ...] = ()
    """The activities of the last edition that are stated to have ended."""


class Author:
    """Writes new content files for a site. Nothing is put on disk."""

    def __init__(self, library: Library) -> None:
        """
        Args:
            library: all records of the site, drafts included.
        """
        self._library = library
        self._language = library.language
        self._form = FormWriter(library.language)

    def partnership(self, name: str, id: str | None = None) -> dict[str, str]:
        """The page of a new partnership, by its path.

        Raises:
            Refusal: its folder cannot have that name.
        """
        title = one_line(name)
        given = {
            "title": title,
            "kind": self._language.word("PartnershipKind", PartnershipKind.OTHER),
        }
        return self._page(f"{name_for(title, id)}/index.md", Partnership, given)

    def plan(
        self, edition: str, partnership: Entry[Partnership], *, is_empty: bool = False
    ) -> Carried:
        """A new edition of a partnership's plan, with the activities that the last one had.

        Args:
            edition: what tells it from the others: `2027`.
            partnership: whose plan it is.
            is_empty: whether nothing is taken over.

        Raises:
            Refusal: its folder cannot have that name.
        """
        edition = one_line(edition)
        folder = f"{partnership.id}/{name_for(edition)}"
        plans = [] if is_empty else self._library.plans_of(partnership)
        last = next((plan for plan in plans if not plan.record.is_agreement), None)
        given = self._new_plan(edition)
        if last is None:
            return Carried(files=self._page(f"{folder}/index.md", Plan, given), last=None)
        given |= carried_plan(last, edition, self._language)
        files = self._page(f"{folder}/index.md", Plan, given)
        carried = carried_activities(self._library, last, folder, self._language)
        ended = tuple(it for it in self._library.activities_of(last) if it not in carried)
        note = self._language.text("new-carried", plan=last.id)
        for activity, values in carried.items():
            file = f"{folder}/{activity.id.local}.md"
            files |= self._page(file, Activity, values, note=note)
        return Carried(files=files, last=last, activities=tuple(carried), ended=ended)

    def activity(self, title: str, plan: Entry[Plan], id: str | None = None) -> dict[str, str]:
        """The page of a new activity of a plan, by its path.

        Raises:
            Refusal: its file cannot have that name.
        """
        title = one_line(title)
        others = self._library.activities_of(plan)
        known = {
            "number": next_number(self._library, plan),
            "title": title,
            "position": next_position(it.record.position for it in others),
        }
        given = {name: value for name, value in known.items() if value}
        return self._page(f"{plan.id}/{name_for(title, id)}.md", Activity, given)

    def report(self, day: date, plan: Entry[Plan]) -> dict[str, str]:
        """A new status report on a plan's activities, by its path.

        Raises:
            Refusal: its file cannot have that name.
        """
        activities: list[Mapping[str, Value]] = [
            {"activity": str(it.id), **dict.fromkeys(_REPORTED, "")}
            for it in self._library.activities_of(plan)
        ]
        return self._report(plan, f"{day:%Y-%m}", day.isoformat(), activities)

    def filled_report(
        self, month: str, plan: Entry[Plan], activities: Sequence[Mapping[str, Value]]
    ) -> dict[str, str]:
        """A status report on a plan with what is known of its activities, by its path.

        Args:
            month: the month that it tells of: `2026-08`.
            plan: the plan.
            activities: what it says of each activity, by the English names of fields.

        Raises:
            Refusal: its file cannot have that name.
        """
        return self._report(plan, month, month, activities)

    def _report(
        self, plan: Entry[Plan], name: str, day: str, activities: Sequence[Mapping[str, Value]]
    ) -> dict[str, str]:
        title = self._language.text("new-report-title", plan=plan.record.title)
        helps = [
            f"{self._key(ActivityReport, name)}: {self._form.help(ActivityReport, name)}"
            for name in (*_REPORTED, "delivered")
        ]
        given: dict[str, Value] = {"title": title, "date": day}
        if activities:
            given["activities"] = activities
        file = f"{plan.id}/{self._language.address('report')}{name}.md"
        return self._page(file, StatusReport, given, notes_of={"activities": helps})

    def _new_plan(self, edition: str) -> dict[str, Value]:
        """What is known of a plan that none was before."""
        kind = PlanKind.ACTION_PLAN
        title = f"{self._language.label('PlanKind', kind)} {edition}"
        word = self._language.word("PlanKind", kind)
        return {"title": title, "kind": word, "edition": edition, "source": {"title": title}}

    def _page(
        self,
        file: str,
        record: type[Record],
        given: Mapping[str, Value],
        *,
        note: str | None = None,
        notes_of: Mapping[str, list[str]] | None = None,
    ) -> dict[str, str]:
        ensure_usable(file, record, self._language)
        draft = self._language.word("Flag", True)
        fields = self._form.fields(
            record, {**given, "draft": draft}, _EXPECTED[record], notes_of or {}
        )
        about = [self._language.text("form-about"), *([note] if note else [])]
        lines = "\n".join(line for text in about for line in comment(text))
        return {file: f"---\n{lines}\n\n{fields}---\n"}

    def _key(self, record: type[Record], name: str) -> str:
        return self._language.field(record.__name__, name).key
