"""Files of content out of what was read: front matter, and a body below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from actionplans.importing.blocks import Block, Kind
from actionplans.importing.front_matter import front_matter, register
from actionplans.importing.markdown import markdown
from actionplans.importing.organisations import Found
from actionplans.importing.outline import Section
from actionplans.importing.records import Draft
from actionplans.locale import Language
from actionplans.model.partnership import Partnership, PartnershipKind
from actionplans.model.party import Organisation


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file to write."""

    path: str
    """Below the content folder, or below that of the report."""

    text: str


def content_file(draft: Draft, folder: str, language: Language) -> ContentFile:
    """The file of a plan or an activity."""
    header = front_matter(draft.record, draft.values, language)
    body = _body(draft.sections)
    return ContentFile(f"{folder}/{draft.name}.md", f"---\n{header}---\n{body}")


def _body(sections: Iterable[Section]) -> str:
    parts = [markdown(_blocks(section)) for section in sections]
    text = "\n\n".join(filter(None, parts))
    return f"\n{text}\n" if text else ""


def _blocks(section: Section) -> list[Block]:
    """The blocks of a section with its heading, and notes at the end."""
    notes = [block for block in section.blocks if block.kind is Kind.NOTE]
    others = [block for block in section.blocks if block.kind is not Kind.NOTE]
    heading = section.heading
    if heading is None:
        return [*others, *notes]
    title = " ".join(heading.text.split()).removesuffix(":")
    return [heading.as_kind(Kind.HEADING, text=title), *others, *notes]


def partnership_file(id: str, title: str, language: Language) -> ContentFile:
    """The page of a partnership that has none: a plan cannot stand without."""
    values: dict[str, Any] = {"title": title, "kind": str(PartnershipKind.OTHER), "draft": True}
    return ContentFile(f"{id}/index.md", f"---\n{front_matter(Partnership, values, language)}---\n")


def organisations_file(found: Iterable[Found], language: Language) -> ContentFile | None:
    """The entries that the register of organisations lacks; None where it lacks none."""
    entries = [
        {"id": it.id, "name": it.name, "short_name": it.short_name or None, "kind": it.kind}
        for it in sorted(found, key=lambda it: language.sort_key(it.name))
    ]
    if not entries:
        return None
    name = f"{language.address('organisations')}.yml"
    return ContentFile(name, register(Organisation, entries, language))
