"""The documents of a site: each plan as a PDF, whole and in short.

They are made before the pages, which state their sizes and pages.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.exports.media import MediaSpec
from actionplans.exports.pdf import ROOT, Paper, PdfError, Typesetter, pages_of
from actionplans.model.plan import Plan
from actionplans.problems import Location, Problem, Report
from actionplans.progress import Progress
from actionplans.reader import Entry
from actionplans.rendering import PAPER, PageRenderer
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.frame import Frame
from actionplans.views.pages.whole_plan import (
    PlanDocument,
    anchors_of_pages,
    pdf_address,
    whole_plan_view,
)
from actionplans.views.parts.whole_plan_link import pdf_text, short_pdf_text
from actionplans.views.short_plan import short_pdf_address, short_plan_view
from actionplans.worker import processors

#: The most documents that are made at once, each by a process that may take hundreds of megabytes.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents of a site, without those that failed."""

    files: Mapping[str, Path] = field(default_factory=dict)
    """The PDFs as files in the cache, by their addresses."""

    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """The links to them, with their pages and sizes, by the addresses of what shows them."""

    problems: tuple[Problem, ...] = ()
    """Warnings on plans with a PDF that failed."""

    is_available: bool = True
    """Whether documents can be made here; else all are missing."""

    @property
    def is_complete(self) -> bool:
        """Whether every document is there that was wanted."""
        return self.is_available and not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """A document of a plan."""

    address: str
    template: str
    """The template of its content in `pages/`, without `.html`."""

    view: PlanDocument
    parts: Mapping[str, str]
    """The ids of its parts, see `Paper`."""

    link_text: Callable[[ViewContext, Entry[Plan], str], str]
    """Makes the text of the links to it from the number of its pages and its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMaker:
    """Makes the documents of a site."""

    site: Site
    renderer: PageRenderer
    frame: Frame
    """The frame of the pages in the site's language."""

    style: str
    """The style sheet of documents, which includes that of pages."""

    media: Mapping[str, MediaSpec]
    """The files that documents may embed, by their addresses."""

    cache: BuildCache
    progress: Progress

    def make(self) -> Documents:
        """Make every document, or take it from the cache.

        Raises:
            UnavailableError: WeasyPrint cannot run here.
        """
        context, typesetter = ViewContext(self.site), Typesetter(self.cache)
        wanted = [
            (plan, document)
            for plan in self.site.library.plans.values()
            for document in _documents(context, plan)
        ]
        files: dict[str, Path] = {}
        links: dict[str, tuple[Link, ...]] = {}
        problems: list[Problem] = []
        papers = (self._paper(document, plan) for plan, document in wanted)
        made = zip(wanted, _each(typesetter, papers), strict=True)
        for number, ((plan, document), pdf) in enumerate(made, 1):
            self._tell(number, len(wanted))
            if isinstance(pdf, PdfError):
                problems.append(self._problem(pdf, plan))
                continue
            files[document.address] = pdf
            size = context.text(
                "pdf-size", count=pages_of(pdf), size=context.figures.size(pdf.stat().st_size)
            )
            link = Link(document.link_text(context, plan, size), document.address)
            for page in (context.whole_plan_address(plan), context.address(plan)):
                links[page] = (*links.get(page, ()), link)
        self.progress.end()
        self.cache.prune("pdf")
        return Documents(files=files, links=links, problems=Report(problems).problems)

    def _tell(self, number: int, count: int) -> None:
        if self.progress.is_shown:
            text = self.site.language.text("progress-pdf", number=number, count=count)
            self.progress.tell(text)

    def _paper(self, document: _Document, plan: Entry[Plan]) -> Paper:
        html = self.renderer.render(
            [document.template],
            document.view,
            self.frame,
            self.site.language,
            root=ROOT,
            layout=PAPER,
        )
        return Paper(
            html=html,
            style=self.style,
            top=self.site.language.anchor("main-content"),
            parts=document.parts,
            activities=len(self.site.library.activities_of(plan)),
            url=self.site.settings.url,
            read=self._read,
        )

    def _read(self, address: str) -> bytes | None:
        return self.media[address].path.read_bytes() if address in self.media else None

    def _problem(self, error: PdfError, plan: Entry[Plan]) -> Problem:
        """The warning on a document that failed: at its plan, with the files that prevented it."""
        names = (self.media[name].file if name in self.media else name for name in error.missing)
        return Problem.warning(error.kind, Location(plan.document.file), value=tuple(names))


def _each(typesetter: Typesetter, papers: Iterable[Paper]) -> Iterator[Path | PdfError]:
    """The PDF of each paper, or why there is none, several made at once.

    Papers are taken as they are needed: the HTML of all of a site is too much to hold.
    """

    def pdf(paper: Paper) -> Path | PdfError:
        try:
            return typesetter.pdf(paper)
        except PdfError as error:
            return error

    at_once = min(processors(), _AT_ONCE)
    waiting: deque[Future[Path | PdfError]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        for paper in papers:
            waiting.append(threads.submit(pdf, paper))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _documents(context: ViewContext, plan: Entry[Plan]) -> Iterator[_Document]:
    """The documents of a plan: the whole of it, and the plan in short."""
    yield _Document(
        address=pdf_address(context, plan),
        template="whole-plan",
        view=whole_plan_view(context, plan),
        parts=anchors_of_pages(context, plan),
        link_text=pdf_text,
    )
    yield _Document(
        address=short_pdf_address(context, plan),
        template="plain",
        view=short_plan_view(context, plan),
        parts={},
        link_text=short_pdf_text,
    )
