"""The plan of a document: its overview, focus areas and results as the plan's own file."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from actionplans.importing.blocks import Block, Kind
from actionplans.importing.budgets import amounts_of, doubts_of_row, doubts_of_table
from actionplans.importing.context import Context
from actionplans.importing.figures import read_cell
from actionplans.importing.headings import is_short
from actionplans.importing.markdown import markdown, noted
from actionplans.importing.outline import Outline, Part, Section
from actionplans.importing.personal import has_personal
from actionplans.importing.records import Draft
from actionplans.importing.titles import file_name, is_new, without_remarks
from actionplans.importing.vocabulary import Vocabulary, plain
from actionplans.model.plan import Plan, PlanKind

_MIN_RESULTS, _MAX_AREAS = 3, 12
_TITLE_LINES = 8


def read_plan(
    outline: Outline, context: Context, edition: str, document_title: str | None
) -> Draft:
    """The file of a plan. The context gets its focus areas and results, for the activities."""
    draft = Draft(Plan, "index")
    title = _title(outline, context.words, edition, document_title)
    areas = _focus_areas(outline, context, draft)
    results = _results(outline, context, draft)
    funding = _funding(outline, context, draft)
    for section in outline.plan.sections:
        blocks = [block for block in section.blocks if not _is_claimed(block, draft)]
        if section.heading or blocks:
            draft.keep(section, blocks)
    draft.values = {
        "title": title,
        "kind": _kind(title, context.words),
        "edition": edition,
        "source": {"title": document_title or title},
        "focus_areas": areas,
        "results": results,
        "other_lines": None,
        "printed_sums": None,
        **funding,
        "draft": True,
    }
    return draft


def add_overview(draft: Draft, outline: Outline, context: Context) -> None:
    """Give a plan the rows of its overview that no activity has, and the printed sums."""
    if not outline.table or not outline.overview:
        return
    table = outline.table
    lines = []
    above = "0"
    for index, row in enumerate(table.rows):
        if index in context.free_rows:
            draft.doubts += doubts_of_row(row, outline.overview)
            lines.append(
                {
                    "number": row.number or None,
                    "title": without_remarks(row.label) or None,
                    "focus_areas": context.areas_numbered(row.areas),
                    "is_new": is_new(row.label) or None,
                    "grant": amounts_of(row) or None,
                    "after": None if row.number else above,
                }
            )
        above = row.number or above
    draft.values["other_lines"] = lines
    draft.values["printed_sums"] = amounts_of(table.total) if table.total else None
    rest = [it for it in doubts_of_table(table, outline.overview) if it.kind in _OF_TABLES]
    draft.doubts += [*rest, *(doubts_of_row(table.total, outline.overview) if table.total else ())]
    areas = [
        " ".join((*row.areas, row.number))
        for at, row in enumerate(table.rows)
        if at in context.free_rows and row.areas
    ]
    labels = [*areas, *table.header, table.total.label if table.total else "", *table.remarks]
    draft.claim([outline.overview], "printed_sums", " | ".join(filter(None, labels)))


_OF_TABLES = frozenset({"import-placed-amount", "import-table-remark", "import-scaled-table"})


def _is_claimed(block: Block, draft: Draft) -> bool:
    return any(block is claim.block for claim in draft.claims)


# Title and kind


def _title(outline: Outline, words: Vocabulary, edition: str, document_title: str | None) -> str:
    """The line at the top that names a kind of plan, else the first one, else the properties'."""
    first = [block for block in outline.plan.blocks if block.kind is not Kind.NOTE][:_TITLE_LINES]
    lines = [" ".join(b.text.split()) for b in first if b.kind is Kind.HEADING or is_short(b)]
    named = [line for line in lines if _kind_word(line, words)]
    candidates = [*named, document_title, *lines]
    return next((line for line in candidates if line and line.strip()), edition)


def _kind_word(text: str, words: Vocabulary) -> str | None:
    found = [word for word in words.kinds if re.search(rf"(?<!\w){re.escape(word)}", plain(text))]
    return max(found, key=len) if found else None


def _kind(title: str, words: Vocabulary) -> str:
    word = _kind_word(title, words)
    return words.kinds[word] if word else str(PlanKind.ACTION_PLAN)


# Focus areas and results


def _focus_areas(outline: Outline, context: Context, draft: Draft) -> list[dict[str, Any]]:
    parts = outline.focus_areas
    areas = [_area(part, context, draft) for part in parts]
    if not areas:
        listed = _listed_areas(outline.plan, context.words)
        areas = [
            {
                "number": it.marker.rstrip(".)") if it.marker[:1].isdigit() else None,
                "title": _item_title(it),
            }
            for it in listed
        ]
    for area in areas:
        title = str(area["title"])
        area["id"] = file_name(title, context.focus_areas, "omraade")
        context.focus_areas[area["id"]] = title
        if area.get("number"):
            context.area_numbers[str(area["number"])] = area["id"]
    context.area_of_part = [area["id"] for area in areas] if parts else []
    return [{"id": area.pop("id"), **area} for area in areas]


def _item_title(block: Block) -> str:
    return re.sub(r"^\d{1,2}[.)]\s*", "", " ".join(block.text.split())).strip(" .")


def _area(part: Part, context: Context, draft: Draft) -> dict[str, Any]:
    first, *others = part.sections
    draft.claim(part.headings, "focus_areas", " / ".join(it.words for it in part.headings))
    intro = ""
    is_text = not (noted(first.blocks) or has_personal(first.blocks, context.register))
    if is_text and all(it.kind in (Kind.PARAGRAPH, Kind.ITEM) for it in first.blocks):
        intro = markdown(first.blocks, level=3)
        draft.claim(first.blocks, "focus_areas")
    elif first.blocks:
        draft.keep(Section(part.headings[0], None, first.blocks))
    for section in others:
        draft.keep(section)
    return {"number": part.number or None, "title": part.title, "intro": intro or None}


def _listed_areas(plan: Part, words: Vocabulary) -> list[Block]:
    """The items of a list that a sentence on focus areas leads to."""
    for section in plan.sections:
        for at, block in enumerate(section.blocks):
            leads = block.kind is Kind.PARAGRAPH and block.text.rstrip().endswith(":")
            if leads and any(word in block.text.casefold() for word in words.focus_area):
                items = list(_items_from(section.blocks[at + 1 :]))
                if 1 < len(items) <= _MAX_AREAS:
                    return items
    return []


def _items_from(blocks: Sequence[Block]) -> Iterable[Block]:
    for block in blocks:
        if block.kind is not Kind.ITEM:
            return
        yield block


def _results(outline: Outline, context: Context, draft: Draft) -> list[dict[str, Any]]:
    """The items of a section on results, or of a numbered list that a sentence on them leads to."""
    items = [item for section in outline.plan.sections for item in _result_items(section)]
    if len(items) < _MIN_RESULTS or noted(items):
        return []
    draft.claim(items, "results")
    results = []
    for item in items:
        title = _item_title(item)
        id = file_name(title, context.results, "resultat")
        context.results[id] = title
        number = item.marker.rstrip(".)")
        results.append({"id": id, "number": number if number.isdigit() else None, "title": title})
    return results


def _result_items(section: Section) -> Iterable[Block]:
    """The items of a section that are results, in a list of any kind or a numbered one."""
    is_named = section.name is not None and section.name.field == "results"
    is_led_to = False
    for block in section.blocks:
        if block.kind is not Kind.ITEM:
            is_led_to = block.kind is Kind.PARAGRAPH and "result" in block.text.casefold()
        elif is_named or (is_led_to and block.marker[:1].isdigit()):
            yield block


# Funding that is not by year


def _funding(outline: Outline, context: Context, draft: Draft) -> dict[str, Any]:
    """Funding in a table of payers and amounts, and the total below it."""
    for section in outline.plan.sections:
        for block in section.blocks:
            if found := _payers(block, context):
                lines, total = found
                labels = [*block.rows[0][1:], *(row[0] for row in block.rows)]
                draft.claim([block], "funding", " | ".join(labels))
                return {"funding": lines, "printed_funding": total}
    return {}


def _payers(block: Block, context: Context) -> tuple[list[dict[str, Any]], int | None] | None:
    rows = [row for row in block.rows if any(row)]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return None
    stated = [(row[0], _amount(row, context)) for row in rows]
    body = stated if stated[0][1] is not None else stated[1:]
    if len(body) < 2 or any(amount is None or amount < 1000 for _, amount in body):
        return None
    lines, total = [], None
    for label, amount in body:
        if any(plain(label).startswith(word) for word in context.words.total):
            total = amount
            continue
        found = context.register.find(label)
        payer = (
            {"organisation": found[0].id} if found and not found[0].is_new else {"source": label}
        )
        lines.append({**payer, "amount": amount})
    return (lines, total) if lines else None


def _amount(row: Sequence[str], context: Context) -> int | None:
    cell = read_cell(row[1], context.words, context.notation)
    return (
        cell.amount if isinstance(cell.amount, int) and cell.is_certain and not cell.note else None
    )
