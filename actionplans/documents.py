"""The documents of a site: a PDF of each plan, made before the pages, which state its size."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.exports.media import MediaSpec
from actionplans.exports.pdf import ROOT, Paper, PdfError, Typesetter
from actionplans.model.plan import Plan
from actionplans.problems import Location, Problem
from actionplans.reader import Entry
from actionplans.rendering import PAPER, PageRenderer
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.frame import Frame
from actionplans.views.pages.whole_plan import anchors_of_pages, pdf_address, whole_plan_view
from actionplans.views.parts.whole_plan_link import pdf_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The documents of a site, without those that failed."""

    files: Mapping[str, Path] = field(default_factory=dict)
    """The PDFs as files in the cache, by their addresses."""

    links: Mapping[str, Link] = field(default_factory=dict)
    """The links to them, which state their sizes, by the addresses of the pages that show them."""

    problems: tuple[Problem, ...] = ()
    """Warnings on plans whose PDF failed."""


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

    def make(self) -> Documents:
        """Make every document, or take it from the cache.

        Raises:
            UnavailableError: WeasyPrint cannot run here.
        """
        context, typesetter = ViewContext(self.site), Typesetter(self.cache)
        files: dict[str, Path] = {}
        links: dict[str, Link] = {}
        problems: list[Problem] = []
        for plan in self.site.library.plans.values():
            try:
                pdf = typesetter.pdf(self._paper(context, plan))
            except PdfError as error:
                problems.append(self._problem(error, plan))
                continue
            address = pdf_address(context, plan)
            files[address] = pdf
            size = context.figures.size(pdf.stat().st_size)
            link = Link(pdf_text(context, plan, size), address)
            links |= {context.whole_plan_address(plan): link, context.address(plan): link}
        self.cache.prune("pdf")
        return Documents(files=files, links=links, problems=tuple(problems))

    def _paper(self, context: ViewContext, plan: Entry[Plan]) -> Paper:
        html = self.renderer.render(
            ["whole-plan"],
            whole_plan_view(context, plan),
            self.frame,
            self.site.language,
            root=ROOT,
            layout=PAPER,
        )
        return Paper(
            html=html,
            style=self.style,
            top=context.anchor("main-content"),
            parts=anchors_of_pages(context, plan),
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
