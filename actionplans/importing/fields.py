"""Fields of front matter by the sections of a document: only what leaves no doubt."""

import re
from collections.abc import Sequence
from typing import Any

from actionplans.importing.blocks import Block, Kind
from actionplans.importing.headings import alike
from actionplans.importing.vocabulary import Vocabulary, plain

_AGES = re.compile(
    r"(?<![\d.,-])(\d{1,2})\s*(?:[-–]|til|og|to|and)\s*(\d{1,2})\s*(?:-\s*)?(?:år|year)",
    re.IGNORECASE,
)
_OLDEST = 120
_WHEN = re.compile(r"(?P<when>[^:.]{2,40}):\s+(?P<what>\S.*)", re.DOTALL)
_COUNT = r"\s+(\d{1,3}(?:[.,]\d{3})*|\d+)(?![\d.,]*\d|\s*[-–%]|\s*(?:til|to)\s)"
_MAX_GROUP = 200

Values = dict[str, Any]


def _is_line(block: Block, kind: Kind) -> bool:
    return block.kind is kind and bool(block.text.strip())


def _without_stop(text: str) -> str:
    """A text on one line, without the full stop at its end where it is one sentence."""
    line = " ".join(text.split())
    return line[:-1] if line.endswith(".") and not re.search(r"[.!?]\s", line) else line


def target_groups(blocks: Sequence[Block], rank: str | None) -> tuple[list[Values], list[Block]]:
    """The target groups of a section, and the blocks that are none.

    Items are groups, unless a sentence leads to them. A single short sentence is one too.
    """
    items = [block for block in blocks if _is_line(block, Kind.ITEM)]
    others = [block for block in blocks if not _is_line(block, Kind.ITEM)]
    is_led_to = any(block.text.rstrip().endswith(":") for block in others)
    is_one = not items and len(others) == 1 and _is_line(others[0], Kind.PARAGRAPH)
    if is_one and len(others[0].text) <= _MAX_GROUP:
        items, others = others, []
    if is_led_to or not items:
        return [], list(blocks)
    return [_group(block.text, rank) for block in items], others


def _group(text: str, rank: str | None) -> Values:
    found = _AGES.findall(text)
    ages = [(int(young), int(old)) for young, old in found]
    is_certain = len(ages) == 1 and ages[0][0] < ages[0][1] <= _OLDEST
    return {
        "who": _without_stop(text),
        "ages": f"{ages[0][0]}-{ages[0][1]}" if is_certain else None,
        "rank": rank,
    }


def deliverables(blocks: Sequence[Block], words: Vocabulary) -> tuple[list[Values], list[Block]]:
    """The deliverables of a section, which are its items, and the blocks that are none."""
    items = [block for block in blocks if _is_line(block, Kind.ITEM)]
    others = [block for block in blocks if not _is_line(block, Kind.ITEM)]
    return [_deliverable(block.text, words) for block in items], others


def _deliverable(text: str, words: Vocabulary) -> Values:
    least, most = (
        re.findall(pattern.pattern + _COUNT, text, re.IGNORECASE)
        for pattern in (words.at_least, words.at_most)
    )
    is_certain = len(least) + len(most) == 1
    return {
        "what": _without_stop(text),
        "at_least": least[0] if is_certain and least else None,
        "at_most": most[0] if is_certain and most else None,
    }


def timeline(blocks: Sequence[Block]) -> tuple[list[Values], list[Block]]:
    """The steps of a section, which are the blocks that begin with a time, if all items do."""
    steps: list[Values] = []
    others: list[Block] = []
    for block in blocks:
        match = _WHEN.fullmatch(block.text) if block.kind in (Kind.ITEM, Kind.PARAGRAPH) else None
        if match:
            steps.append({"when": match["when"].strip(), "what": " ".join(match["what"].split())})
        else:
            others.append(block)
    if any(block.kind is Kind.ITEM for block in others):
        return [], list(blocks)
    return steps, others


def criteria(block: Block, words: Vocabulary) -> tuple[list[Values], list[str]] | None:
    """The success criteria of a table with their sources, and its header; None if it has none."""
    if not block.rows or len(block.rows) < 2 or len(block.rows[0]) != 2:
        return None
    section = words.section(block.rows[0][0])
    if section is None or section.field != "criteria":
        return None
    rows = block.rows[1:]
    if not all(row[0].strip() for row in rows):
        return None
    found = [
        {"criterion": " ".join(row[0].split()), "data_source": " ".join(row[1].split())}
        for row in rows
    ]
    return found, list(block.rows[0])


def named_areas(text: str, titles: dict[str, str]) -> tuple[list[str], str]:
    """The focus areas that a text is a list of, and what is left of it.

    Args:
        text: the text, such as `Tryggere byliv og Positive fællesskaber.`
        titles: the ids of the plan's focus areas with their titles.
    """
    found: list[tuple[int, str]] = []
    rest = " ".join(text.casefold().split())
    for id, title in sorted(titles.items(), key=lambda it: -len(it[1])):
        at = rest.find(plain(title))
        if at >= 0:
            found.append((at, id))
            rest = rest[:at] + "·" * len(plain(title)) + rest[at + len(plain(title)) :]
    left = []
    for piece in re.split(r"[.,;·\n]+|(?<=·)\s*(?:og|and|samt)\s|\s(?:og|and|samt)\s*(?=·)", rest):
        piece = re.sub(r"^(?:og|and|samt)\s|\s(?:og|and|samt)$", "", piece.strip()).strip(
            " \"”“»«'"
        )
        if not piece or piece in {"og", "and", "samt"}:
            continue
        near = [id for id, title in titles.items() if _is_same_area(piece, title)]
        if len(near) == 1:
            found.append((rest.find(piece), near[0]))
        else:
            left.append(piece)
    return list(dict.fromkeys(id for _, id in sorted(found))), ", ".join(left)


def _is_same_area(name: str, title: str) -> bool:
    """Whether a name is a title with words left out, or nearly the same."""
    own, others = (set(re.findall(r"\w{3,}", it.casefold())) for it in (name, title))
    return bool(alike(name, title)) or (len(own) > 1 and own <= others)


def quoted_areas(text: str, titles: dict[str, str], words: Vocabulary) -> list[str]:
    """The focus areas that a sentence quotes after the word for them."""
    found: list[tuple[int, str]] = []
    stems = [word.rstrip("et").rstrip("e") for word in words.focus_area]
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        plain_sentence = sentence.casefold()
        if any(stem in plain_sentence for stem in stems):
            for id, title in titles.items():
                if (at := plain_sentence.find(plain(title))) >= 0:
                    found.append((text.find(sentence) + at, id))
    return list(dict.fromkeys(id for _, id in sorted(found)))
