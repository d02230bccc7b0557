"""Activities: a part of a document's outline as the file of an activity."""

from collections.abc import Callable, Sequence
from typing import Any

from actionplans.importing import fields
from actionplans.importing.blocks import Block, Kind
from actionplans.importing.budgets import (
    amounts_of,
    budget_items,
    budget_table,
    doubts_of_row,
    doubts_of_table,
    rows_in_budget,
)
from actionplans.importing.context import Context
from actionplans.importing.doubts import Doubt
from actionplans.importing.figures import YearRow
from actionplans.importing.markdown import markdown, noted
from actionplans.importing.outline import Part, Section
from actionplans.importing.personal import has_personal
from actionplans.importing.records import Draft
from actionplans.importing.roles import who_does_what
from actionplans.importing.titles import is_new, same_title, sentence_case, without_remarks
from actionplans.model.activity import Activity


def read_activity(part: Part, context: Context) -> Draft:
    """The file of an activity: what is certain as values, the rest as sections of its body."""
    return _Reader(part, context).read()


class _Reader:
    def __init__(self, part: Part, context: Context) -> None:
        self._part = part
        self._context = context
        self._draft = Draft(Activity)
        self._lists: dict[str, list[Any]] = {}
        self._elaboration: dict[str, str] = {}
        self._handlers: dict[str, Callable[[Section], list[Block]]] = {
            "target_groups": self._target_groups,
            "deliverables": self._deliverables,
            "timeline": self._timeline,
            "budget": self._budget,
            "responsible": self._responsible,
            "criteria": self._criteria,
            "focus_areas": self._focus_areas,
            "results": self._results,
        }

    def read(self) -> Draft:
        for section in self._part.sections:
            self._section(section)
        self._areas_of_text()
        self._partners_of_text()
        self._draft.values = self._values()
        self._draft.claim(
            self._part.headings, "title", " / ".join(it.words for it in self._part.headings)
        )
        return self._draft

    def _section(self, section: Section) -> None:
        handler = self._handlers.get(section.name.field) if section.name else None
        if handler is None or self._is_of_the_body(section):
            if section.heading or section.blocks:
                self._draft.keep(section)
            if section.name and section.name.field == "responsible":
                self._organisations(section)
            return
        taken = handler(section)
        rest = [block for block in section.blocks if not any(block is it for it in taken)]
        heading = section.heading.words if section.heading else ""
        if not taken:
            self._draft.keep(section)
            return
        if section.heading:
            self._draft.claim(
                [section.heading], section.name.field if section.name else "", heading
            )
        if rest and not self._elaborate(section, rest):
            self._draft.keep(section, rest)

    def _is_of_the_body(self, section: Section) -> bool:
        """Whether a section refers to notes, which the body has, or may name persons."""
        return bool(noted(section.blocks)) or has_personal(section.blocks, self._context.register)

    def _elaborate(self, section: Section, rest: list[Block]) -> bool:
        """Whether what is left of a section became the field's elaboration."""
        name = section.name.field if section.name else ""
        if name not in _ELABORATED or any(block.kind in (Kind.TABLE, Kind.NOTE) for block in rest):
            return False
        text = markdown(rest, level=3)
        self._elaboration[name] = "\n\n".join(filter(None, (self._elaboration.get(name), text)))
        self._draft.claim(rest, f"elaboration.{name}")
        return True

    def _add(self, name: str, values: list[Any], blocks: Sequence[Block], left: str = "") -> None:
        self._lists.setdefault(name, []).extend(values)
        self._draft.claim(blocks, name, left)

    # Sections. Each gives back the blocks that front matter has taken.

    def _target_groups(self, section: Section) -> list[Block]:
        rank = section.name.rank if section.name else None
        groups, others = fields.target_groups(section.blocks, rank)
        return self._taken("target_groups", groups, section, others)

    def _deliverables(self, section: Section) -> list[Block]:
        found, others = fields.deliverables(section.blocks, self._context.words)
        return self._taken("deliverables", found, section, others)

    def _timeline(self, section: Section) -> list[Block]:
        steps, others = fields.timeline(section.blocks)
        return self._taken("timeline", steps, section, others)

    def _taken(
        self, name: str, values: list[Any], section: Section, others: list[Block]
    ) -> list[Block]:
        taken = [block for block in section.blocks if not any(block is it for it in others)]
        if values:
            self._add(name, values, taken)
        elif section.blocks and self._elaborate(section, list(section.blocks)):
            return list(section.blocks)
        return taken

    def _budget(self, section: Section) -> list[Block]:
        taken = []
        for block in section.blocks:
            table = budget_table(block, self._context.words, self._context.notation)
            if table is None or "printed_total" in self._lists:
                continue
            items = budget_items(table, self._context.words)
            unplaced = [row for row in table.rows if not row.cells]
            if unplaced or not items:
                continue
            header = (*table.header, table.total.label if table.total else "", *table.remarks)
            self._add("budget", items, [block], " | ".join(filter(None, header)))
            self._draft.doubts += doubts_of_table(table, block)
            if table.total:
                self._lists["printed_total"] = [amounts_of(table.total)]
            taken.append(block)
        if not taken and section.blocks and not any(it.rows for it in section.blocks):
            return list(section.blocks) if self._elaborate(section, section.blocks) else []
        return taken

    def _responsible(self, section: Section) -> list[Block]:
        self._organisations(section)
        return list(section.blocks) if self._elaborate(section, section.blocks) else []

    def _organisations(self, section: Section) -> None:
        """Those responsible, and those after the words for working together."""
        words, register = self._context.words, self._context.register
        text = "\n".join(block.words for block in section.blocks if block.kind is not Kind.NOTE)
        responsible, partners = who_does_what(text, words, register)
        self._lists["responsible"] = [{"organisation": id} for id in responsible]
        self._lists["partners"] = [{"organisation": id} for id in partners]

    def _partners_of_text(self) -> None:
        """Registered organisations after the words for working together, wherever they stand."""
        words, register = self._context.words, self._context.register
        taken = {it["organisation"] for it in self._lists.get("responsible", [])}
        partners = [it["organisation"] for it in self._lists.get("partners", [])]
        for block in (block for section in self._part.sections for block in section.blocks):
            for sentence in register.sentences(block.words) if block.kind is not Kind.NOTE else ():
                if together := words.together.search(sentence):
                    partners += [it.id for it in register.known(sentence[together.start() :])]
        ids = [id for id in dict.fromkeys(partners) if id not in taken]
        self._lists["partners"] = [{"organisation": id} for id in ids]

    def _criteria(self, section: Section) -> list[Block]:
        taken = []
        for block in section.blocks:
            if found := fields.criteria(block, self._context.words):
                self._add("criteria", found[0], [block], " | ".join(found[1]))
                taken.append(block)
        return taken

    def _focus_areas(self, section: Section) -> list[Block]:
        if not section.blocks or any(
            it.kind is not Kind.PARAGRAPH and it.kind is not Kind.ITEM for it in section.blocks
        ):
            return []
        text = "\n".join(block.text for block in section.blocks)
        found, left = fields.named_areas(text, self._context.focus_areas)
        if left or not found:
            if left:
                self._draft.doubts.append(
                    Doubt("import-unknown-area", section.blocks[0], text=left)
                )
            self._lists.setdefault("focus_areas", []).extend(found)
            return []
        self._add("focus_areas", found, section.blocks, " ".join(text.split()))
        return list(section.blocks)

    def _results(self, section: Section) -> list[Block]:
        text = "\n".join(block.text for block in section.blocks)
        found, left = fields.named_areas(text, self._context.results)
        if left or not found:
            return []
        self._add("results", found, section.blocks, " ".join(text.split()))
        return list(section.blocks)

    def _areas_of_text(self) -> None:
        """The focus areas that the text before the first heading says it supports."""
        if self._lists.get("focus_areas"):
            return
        first = " ".join(block.text for block in self._part.sections[0].blocks)
        quoted = fields.quoted_areas(first, self._context.focus_areas, self._context.words)
        placed = self._placed_under()
        row = self._row()
        numbered = self._context.areas_numbered(row.areas) if row else []
        self._lists["focus_areas"] = quoted or numbered or ([placed] if placed else [])

    # Values

    def _placed_under(self) -> str | None:
        area, ids = self._part.focus_area, self._context.area_of_part
        return ids[area] if area is not None and area < len(ids) else None

    def _row(self) -> YearRow | None:
        """Its row in the overview."""
        return self._context.rows[self._part.row] if self._part.row is not None else None

    def _values(self) -> dict[str, Any]:
        row = self._row()
        lines = self._lines()
        placed = self._placed_under()
        areas = list(dict.fromkeys(self._lists.get("focus_areas", [])))
        title = self._title(row)
        overview_title = without_remarks(row.label) if row else ""
        if row and self._context.outline.overview:
            self._draft.doubts += doubts_of_row(row, self._context.outline.overview)
            written = " ".join(filter(None, (*row.areas, row.number, row.label)))
            self._draft.claim([self._context.outline.overview], "grant", written)
        total = self._lists.get("printed_total")
        return {
            "number": None if lines else self._part.number or (row.number if row else "") or None,
            "title": title,
            "overview_title": overview_title
            if row and not same_title(overview_title, title)
            else None,
            "focus_areas": areas,
            "placed_under": placed if placed and areas != [placed] and placed in areas else None,
            "status": "new" if row and is_new(row.label) else None,
            "target_groups": self._lists.get("target_groups"),
            "responsible": self._lists.get("responsible"),
            "partners": self._lists.get("partners"),
            "grant": amounts_of(row) if row and not lines else None,
            "lines": lines,
            "budget": self._lists.get("budget"),
            "printed_total": total[0] if total else None,
            "timeline": self._lists.get("timeline"),
            "deliverables": self._lists.get("deliverables"),
            "criteria": self._lists.get("criteria"),
            "results": list(dict.fromkeys(self._lists.get("results", []))),
            "elaboration": {
                name: self._elaboration[name] for name in _ELABORATED if name in self._elaboration
            },
            "source_page": self._part.headings[0].page,
            "draft": True,
        }

    def _title(self, row: YearRow | None) -> str:
        title = self._part.title
        if title.isupper() and row and same_title(without_remarks(row.label), title):
            return without_remarks(row.label)
        return sentence_case(title) if title.isupper() else title

    def _lines(self) -> list[dict[str, Any]]:
        """The lines of the overview, where items of the budget are lines themselves."""
        context, items = self._context, self._lists.get("budget", [])
        found = rows_in_budget(items, context.rows, context.free_rows)
        if not found or (len(found) < 2 and self._part.row is None):
            return []
        for index, row in found.items():
            items[index]["line"] = context.rows[row].number or None
        context.free_rows[:] = [row for row in context.free_rows if row not in found.values()]
        rows = [*found.values(), *([self._part.row] if self._part.row is not None else [])]
        return [
            {
                "number": context.rows[row].number,
                "title": without_remarks(context.rows[row].label),
                "focus_areas": context.areas_numbered(context.rows[row].areas),
                "grant": amounts_of(context.rows[row]),
            }
            for row in sorted(rows)
        ]


_ELABORATED = ("target_groups", "timeline", "deliverables", "budget", "responsible")
