"""The report of an import: what a person has to look at, and where everything went."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actionplans.importing.blocks import Block, Kind, Scan
from actionplans.importing.compose import ContentFile
from actionplans.importing.context import Context
from actionplans.importing.differences import Difference, differences, unreadable
from actionplans.importing.markdown import plain_markdown
from actionplans.importing.outline import Outline
from actionplans.importing.personal import personal_in
from actionplans.importing.records import Claim, Draft
from actionplans.locale import Language, as_sentence

_MONEY = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:[.,]\d{3})++(?:,-|\s*+(?:kr|t\.?\s?kr|mio|mia|DKK|kroner))"
    r"|\d++(?:,\d++)?+\s*+(?:mio|mia)\.?\s*+kr)"
)
_MAX_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Report:
    """What a report tells of."""

    document: str
    scan: Scan
    outline: Outline
    drafts: Sequence[Draft]
    files: Sequence[ContentFile]
    """The file of each draft."""

    register: ContentFile | None
    context: Context


def write_report(report: Report, language: Language) -> str:
    """The report as Markdown, in a language."""
    writer = _Writer(report, language)
    parts = [
        f"# {language.text('import-heading', file=plain_markdown(report.document))}",
        language.text(
            "import-intro", count=len(report.outline.activities), draft=_draft_line(language)
        ),
        *writer.sections(),
    ]
    return "\n\n".join(parts) + "\n"


def _draft_line(language: Language) -> str:
    word = next(
        it for it in language.choices("Flag") if language.value_for_word("Flag", it) == "true"
    )
    return f"{language.field('Activity', 'draft').key}: {word}"


class _Writer:
    def __init__(self, report: Report, language: Language) -> None:
        self._report = report
        self._language = language

    def sections(self) -> Iterator[str]:
        """The sections that have something to say."""
        for heading, intro, lines in self._all():
            found = list(lines)
            if found:
                lead = [self._language.text(intro)] if intro else []
                yield "\n\n".join([f"## {self._language.text(heading)}", *lead, "\n".join(found)])

    def _all(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "import-next", "", self._next_steps()
        yield "import-differences", "import-differences-intro", self._differences()
        yield "import-doubts", "import-doubts-intro", self._doubts()
        yield "import-personal", "import-personal-intro", self._personal()
        yield "import-organisations", "import-organisations-intro", self._organisations()
        yield "import-prose-amounts", "import-prose-amounts-intro", self._prose_amounts()
        for kind in (Kind.DELETED, Kind.COMMENT, Kind.PICTURE, Kind.FURNITURE, Kind.CONTENTS):
            yield f"import-aside-{kind}", "", self._aside(kind)
        yield "import-account", "import-account-intro", self._account()

    def _at(self, block: Block | None) -> str:
        """Where a block stands in the document."""
        if block is None:
            return ""
        if block.page is not None:
            return self._language.text("import-at-page", page=block.page, line=block.line)
        if self._report.document.lower().endswith(".docx"):
            return self._language.text("import-at-paragraph", number=block.line)
        return self._language.text("import-at-line", line=block.line)

    def _next_steps(self) -> Iterator[str]:
        yield from (
            f"{number}. {step}"
            for number, step in enumerate(
                filter(
                    None,
                    (
                        self._language.text("import-step-read"),
                        self._language.text("import-step-register", file=self._report.register.path)
                        if self._report.register
                        else "",
                        self._language.text("import-step-check"),
                        self._language.text("import-step-source"),
                        self._language.text("import-step-summary"),
                        self._language.text(
                            "import-step-publish", draft=_draft_line(self._language)
                        ),
                    ),
                ),
                1,
            )
        )

    def _differences(self) -> Iterator[str]:
        for file, draft in zip(self._report.files, self._report.drafts, strict=True):
            for it in differences(file, draft.record, self._report.files, self._language):
                yield f"- {plain_markdown(file.path)}: {self._difference(it)}"

    def _difference(self, it: Difference) -> str:
        kroner = self._language.figures.kroner
        text = self._language.text(
            f"import-{it.compared}-differ",
            year=it.year or "",
            computed=kroner(it.computed),
            printed=kroner(it.printed),
            difference=kroner(abs(it.computed - it.printed)),
        )
        return as_sentence(text)

    def _doubts(self) -> Iterator[str]:
        for file, draft in zip(self._report.files, self._report.drafts, strict=True):
            for doubt in draft.doubts:
                inputs = {name: self._input(name, it) for name, it in doubt.inputs.items()}
                text = self._language.text(doubt.kind, **inputs)
                yield f"- {plain_markdown(file.path)} ({self._at(doubt.block)}): {text}"
            for problem in unreadable(file, draft.record, self._language):
                yield f"- {problem}"
        if not self._report.outline.activities:
            yield f"- {self._language.text('import-no-activities')}"
        if self._report.outline.overview is None:
            yield f"- {self._language.text('import-no-overview')}"

    def _input(self, name: str, value: object) -> object:
        """A value in a doubt's text, as Markdown that shows it."""
        if name == "amount" and isinstance(value, int):
            return self._language.figures.kroner(value)
        return plain_markdown(value) if isinstance(value, str) else value

    def _personal(self) -> Iterator[str]:
        for block, found in personal_in(self._report.scan.blocks, self._report.context.register):
            yield f"- {self._at(block)}: {plain_markdown(', '.join(found))}"

    def _organisations(self) -> Iterator[str]:
        for found in self._report.context.register.new.values():
            yield f"- {plain_markdown(found.name)} (`{found.id}`)"

    def _prose_amounts(self) -> Iterator[str]:
        """Amounts in texts, which no figure of the front matter has."""
        for block in self._report.scan.blocks:
            if block.text and _MONEY.search(block.text):
                yield f"- {self._at(block)}: {plain_markdown(_excerpt(block.text))}"

    def _aside(self, kind: Kind) -> Iterator[str]:
        for block in self._report.outline.aside:
            if block.kind is kind:
                yield f"- {self._at(block)}: {plain_markdown(' '.join(block.words.split()))}"

    def _account(self) -> Iterator[str]:
        heads = (
            self._language.text(f"import-account-{name}")
            for name in ("file", "where", "field", "left")
        )
        yield f"| {' | '.join(heads)} |"
        yield "|---|---|---|---|"
        for file, draft in zip(self._report.files, self._report.drafts, strict=True):
            for field, claims in _grouped(draft.claims):
                blocks = [claim.block for claim in claims]
                left = " / ".join(claim.left for claim in claims if claim.left)
                yield self._row(file, blocks, _key(field, draft, self._language), left)
            for section in draft.sections:
                blocks = [*([section.heading] if section.heading else []), *section.blocks]
                title = section.heading.words if section.heading else ""
                yield self._row(file, blocks, self._language.text("import-body"), title)

    def _row(self, file: ContentFile, blocks: Sequence[Block], where: str, left: str) -> str:
        cells = (file.path, self._span(blocks), where, " ".join(left.split()))
        return f"| {' | '.join(map(plain_markdown, cells))} |"

    def _span(self, blocks: Sequence[Block]) -> str:
        """Where blocks begin and end in the document."""
        if not blocks:
            return ""
        first, last = (pick(blocks, key=lambda it: (it.page or 0, it.line)) for pick in (min, max))
        ends = dict.fromkeys((self._at(first), self._at(last)))
        return " – ".join(ends)


def _grouped(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Claims by their fields, those of a field's elaboration too."""
    fields = dict.fromkeys(claim.field for claim in claims)
    for field in fields:
        yield field, [claim for claim in claims if claim.field == field]


def _key(name: str, draft: Draft, language: Language) -> str:
    """The key of a field, with that of the field inside it after a full stop."""
    record = draft.record.__name__
    outer, _, inner = name.partition(".")
    keys = [language.field(record, outer).key] if outer else []
    return ".".join([*keys, *([language.field("Elaboration", inner).key] if inner else [])])


def _excerpt(text: str) -> str:
    """The part of a text around its first amount."""
    line = " ".join(text.split())
    match = _MONEY.search(line)
    start = max(0, match.start() - _MAX_EXCERPT // 2) if match else 0
    part = line[start : start + _MAX_EXCERPT]
    return f"{'… ' if start else ''}{part}{' …' if start + _MAX_EXCERPT < len(line) else ''}"
