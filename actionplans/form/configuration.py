"""What the program of the form is told: the files that can be written, and their fields."""

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from actionplans.form.fields import Choices, FormFields, Json
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.party import Organisations
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.site import Site

_BODY = "body"


class _Forms:
    """Gathers the formats and collections of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._library, self._language = site.library, site.language
        self._english = Language.load("en")
        self._choices = _choices(site)
        self.formats: dict[str, Json] = {}

    def collections(self) -> Iterator[Json]:
        """The kinds of files, in the order in which they are written most often."""
        plans = sorted(self._library.plans.values(), key=lambda it: str(it.id))
        for plan in plans:
            yield self._activities(plan)
        reports = [it for plan in plans for it in self._library.reports_of(plan)]
        text = self._language.text
        yield from self._pages("plans", text("form-plans"), plans)
        yield from self._pages("reports", text("form-reports"), reports)
        partnerships = self._library.partnerships.values()
        yield from self._pages("partnerships", text("form-partnerships"), partnerships)
        yield self._organisations()

    def _activities(self, plan: Entry[Plan]) -> Json:
        text = self._language.text
        folder = PurePosixPath(plan.document.file).parent
        partnership = self._library.partnership_of(plan).record.title
        forms = self._fields(plan)
        name = _name_of(f"activities/{folder}")
        report = self._language.address("report")
        pages = _name_of(f"{folder}/")  # the plan and its reports, which are files here too
        return {
            "name": name,
            "label": f"{partnership} · {plan.record.title}",
            "label_singular": text("form-activity"),
            "folder": str(folder),
            "create": True,
            "delete": False,
            "duplicate": False,
            "identifier_field": "title",
            "summary": "{{number}} {{title}}",
            "slug": "{{title}}",
            "sortable_fields": {"fields": ["number", "title"], "default": {"field": "number"}},
            "filter": {"field": "slug", "pattern": rf"^(?!(?:{pages})?(?:index$|{report}))[^.]+$"},
            **self._form(name, Activity, forms),
        }

    def _pages(self, name: str, label: str, entries: Iterable[Entry[Record]]) -> Iterator[Json]:
        """The pages of a kind, each of which is there already; nothing where there are none."""
        if files := [self._page(entry) for entry in entries]:
            yield {"name": name, "label": label, "files": files}

    def _page(self, entry: Entry[Record]) -> Json:
        file = entry.document.file
        name = _name_of(file.removesuffix(".md"))
        if isinstance(entry.record, Plan | StatusReport):
            forms = self._fields(self._library.plan_of(entry))
        else:
            forms = FormFields(self._language, self._english, self._choices, ())
        return {
            "name": name,
            "label": self._label(entry),
            "file": file,
            **self._form(name, type(entry.record), forms),
        }

    def _label(self, entry: Entry[Record]) -> str:
        """The name of a page among those of its kind."""
        titles = [self._library.partnership_of(entry).record.title]
        if isinstance(entry.record, StatusReport):
            titles.append(self._library.plan_of(entry).record.title)
        if isinstance(entry.record, Plan | StatusReport):
            titles.append(entry.record.title)
        return " · ".join(titles)

    def _organisations(self) -> Json:
        text, file = self._language.text, f"{self._language.address('organisations')}.yml"
        forms = FormFields(self._language, self._english, self._choices, ())
        page = {"name": "organisations", "label": text("form-organisations")}
        shown = self._form("organisations", Organisations, forms, has_body=False)
        return {
            "name": "registers",
            "label": text("form-registers"),
            "files": [{**page, "file": file, **shown}],
        }

    def _form(
        self, name: str, record: type[Record], forms: FormFields, *, has_body: bool = True
    ) -> Json:
        """The fields of a kind of file, of which the format is noted."""
        if has_body:
            name = f"{name}-frontmatter"  # the program allows a page no other name of a format
        self.formats[name] = {"shape": forms.shape(record), "body": has_body}
        fields = forms.widgets(record)
        if has_body:
            text = self._language.text
            body = {"name": _BODY, "label": text("form-body"), "hint": text("form-body-hint")}
            fields.append({**body, "widget": "text", "required": False})
        return {"format": name, "fields": fields, "editor": {"preview": False}}

    def _fields(self, plan: Entry[Plan]) -> FormFields:
        """The fields of what belongs to a plan: with its focus areas and its years."""
        areas = [(area.id, area.title) for area in plan.record.focus_areas]
        choices = {**self._choices, "focus-area": areas}
        years = sorted(set(self._years(plan))) or [self._site.year]
        return FormFields(self._language, self._english, choices, years)

    def _years(self, plan: Entry[Plan]) -> Iterator[int]:
        yield from plan.record.period.years if plan.record.period else ()
        yield from plan.record.printed_sums
        for activity in self._library.activities_of(plan):
            record = activity.record
            yield from (*record.grant, *record.printed_total)
            for item in record.budget:
                yield from item.amounts


def _name_of(path: str) -> str:
    """A path as a name in the program, which has no slashes."""
    return path.replace("/", "-")


def _choices(site: Site) -> Choices:
    """The ids that can be referred to in any file, in the order of their names."""
    library, key = site.library, site.language.sort_key
    named = {
        "organisation": [(str(id), it.record.name) for id, it in library.organisations.items()],
        "place": [(str(id), it.record.name) for id, it in library.places.items()],
        "topic": [(str(id), it.record.title) for id, it in library.topics.items()],
        "activity": [(str(id), it.record.name) for id, it in library.activities.items()],
    }
    return {kind: sorted(found, key=lambda it: key(it[1])) for kind, found in named.items()}


def _files_of(site: Site) -> list[str]:
    """The files by which the content folder is known: all of these are in it."""
    found = {document.file for document in site.content.documents}
    names = ("index.md", f"{site.language.address('organisations')}.yml")
    return [name for name in names if name in found]


def configuration(site: Site) -> bytes:
    """The configuration of a site's form, as the script of its page reads it."""
    language = site.language
    forms = _Forms(site)
    collections = list(forms.collections())
    told = {
        "locale": language.code if language.code != "en" else "en-US",
        "files": _files_of(site),
        "texts": {
            "wrong-folder": language.text("form-wrong-folder", name="{name}"),
            "unsupported": language.text("form-unsupported"),
            "changed": language.text("form-changed", name="{name}"),
            "unsaved": language.text("form-unsaved", name="{name}"),
            "renamed": language.text("form-renamed"),
            "reserved": language.text("form-reserved"),
            "not-text": language.text("form-not-text", name="{name}"),
        },
        "words": {
            "select_item": language.text("form-select-item", name="{$name}"),
            "show_errors": language.text("form-show-errors"),
            "list_item_options": language.text("form-row-options"),
            "entry_sidebar": {"slug": {"title": language.text("form-address")}},
        },
        "report": language.address("report"),
        "formats": forms.formats,
        "program": {
            "load_config_file": False,
            "app_title": language.text("form-title"),
            "backend": {"name": "github", "repo": "actionplans/site", "branch": "main"},
            "media_folder": "_media",
            "slug": {"encoding": "ascii", "clean_accents": True},
            "collections": collections,
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
