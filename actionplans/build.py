"""The build of a site, step by step.

Nothing is written before the content has passed all checks, and no page before the PDFs, whose
sizes pages state. The steps in order, each with the function that performs it:

    `Build.check`
        1. content    read and check it; list all files, with pictures in their sizes   `outputs`
        2. folder     check that everything in it may be deleted or carried over        `Target`
                      (the host empties it)
    `Build.write`
        3. style      assemble the style sheets                                   `style_sheets`
        4. documents  make a PDF of each plan                                     `DocumentMaker`
        5. paths      list all files in the manifest, in case the build is killed        `Target`
        6. files      write tables, calendars, pictures, attachments, assets, PDFs
        7. pages      make those that are not kept, write all        `KeptPages`, `make_pages`
                      (the host lets other plugins add files)
    `Build.finish`
        8. search     index the pages as they were written                         `search_files`
        9. copies     compress files beside themselves, where that is wanted       `write_copies`
       10. recheck    check that no published file has changed since step 1
       11. manifest   list everything that is in the folder now                          `Target`
       12. size       hold it against the limits of the host                     `limit_problems`

`actionplans build` gives the host a new folder beside the site, and last of all swaps the two
(`publishing.swap.beside`). A preview skips what is slow or only protects a published site:
steps 2, 4, 5 and 8 to 12.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from actionplans.cache import BuildCache
from actionplans.cluster import Cluster
from actionplans.coming_days import held_back_line
from actionplans.documents import DocumentMaker, Documents
from actionplans.drafts import drafts_line
from actionplans.exports import search_export
from actionplans.exports.files import FileSpec
from actionplans.exports.media import MediaSpec
from actionplans.exports.pdf import UnavailableError
from actionplans.exports.precompressed import BROTLI, has_brotli, write_copies
from actionplans.exports.search import search_files
from actionplans.exports.search_index import copy_files
from actionplans.garbage import tidy, undisturbed
from actionplans.host_limits import limit_problems, size_line
from actionplans.kept_pages import KIND, KeptPages, page_recipe
from actionplans.outputs import Outputs, outputs
from actionplans.page_maker import MadePage, PageMaker
from actionplans.page_pool import make_pages
from actionplans.problems import Report
from actionplans.progress import Progress
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.carry_over import path_list
from actionplans.publishing.site_files import FileContent, write_file
from actionplans.publishing.site_size import site_size
from actionplans.publishing.target import Target
from actionplans.rendering import PageRenderer
from actionplans.reporting import report_lines, wants_colour
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import StyleSheets, ThemeFiles, style_sheets
from actionplans.views.frame import Frame, frame_of
from actionplans.views.route import PageSpec

#: Pages between two numbers that are told of them.
_PAGES_A_TIME = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildInputs:
    """The inputs of a build, from the host's configuration."""

    content: Path
    """The content folder."""

    settings: Settings
    theme: ThemeFiles
    cache: BuildCache
    cluster: Cluster | None = None
    """The machines that make pages; None for this one."""

    folder: Path
    """The folder that the site is written into."""

    pdf: bool = True
    """Whether each plan is published as a PDF too."""

    publishes_all: bool = False
    """Whether the host publishes the folder with all that is in it, hidden files too."""

    prints_report: bool = True
    """Whether problems are printed as soon as the checks report them."""


class Build:
    """One build of a site: `check`, `write` and `finish`, in this order."""

    outputs: Outputs
    """The site and its files; set by `check`."""

    documents: Documents
    """The PDFs; set by `write`."""

    def __init__(self, inputs: BuildInputs) -> None:
        self._inputs = inputs
        self.said: list[str] = []
        """The lines that were printed, or would have been, on the content and the site."""

        self._renderer = PageRenderer(inputs.theme.folders, inputs.theme.folder)
        self._target: Target | None = None
        """The folder of a site to be published; None in a preview, whose folder is its own."""

    @property
    def site(self) -> Site:
        """The site, after `check`; errors are in its report."""
        return self.outputs.site

    @property
    def content(self) -> Path:
        """The content folder."""
        return self._inputs.content

    # The steps

    def check(self) -> bool:
        """Read and check the content; returns whether the site can be built.

        Raises:
            Refusal: the folder contains something that is not ours to delete or to publish, or a
                package is missing.
            OSError: the folder cannot be read.
        """
        inputs, settings = self._inputs, self._inputs.settings
        tidy()  # of the build before, where the host makes one after another
        with undisturbed():
            shown = settings.shows_held_back
            site = Site.load(inputs.content, settings, drafts=shown, cache=inputs.cache)
            self.outputs = outputs(site, inputs.cache)
        self._print(self.site.report)
        self._say(held_back_line(self.site.library, self.site.language))
        if settings.refuses(self.site.report):
            return False
        if not settings.preview:
            if BROTLI in settings.precompress and not has_brotli():
                raise Refusal("brotli-missing")
            others = (inputs.content, inputs.cache.folder)
            self._target = Target(inputs.folder, others, publishes_all=inputs.publishes_all)
        return True

    def write(self) -> bool:
        """Write the site into its folder, which the host has emptied.

        Returns whether it did: strict settings let no site pass that lacks a PDF.

        Raises:
            BuildFailure: a foreign file occupies a path of the site, or a template is missing.
            OSError: something cannot be read or written.
        """
        theme = self._inputs.theme
        styles = style_sheets(theme.folders, self.site.library, theme.folder)
        frames = self._frames(styles.printed.address)
        self.documents = documents = self._documents(styles, frames[""])
        if self._inputs.settings.refuses(Report(self.site.judged(documents.problems))):
            return False
        frames[""] = replace(frames[""], documents=documents.links)
        files = self._files(styles, documents)
        self._reserve_paths(files)
        self._write_files(files)
        self._inputs.cache.prune("pictures")
        self._write_pages(frames, styles)
        return True

    def finish(self) -> bool:
        """Add the search index, compressed copies, and finally the manifest to the site.

        Returns whether it may be published: strict settings let no site pass that comes near a
        limit of its host.

        Raises:
            BuildFailure: the index cannot be made, or content has changed during the build.
            OSError: something cannot be read or written.
        """
        if self._target is None:
            return True
        self.site.named.save()
        # a preview needs others than a build does
        for kind in ("cuts", "files", KIND, "mentions", "tables", "texts"):
            self._inputs.cache.prune(kind)
        index = search_files(self._inputs.folder, self._inputs.cache)
        self._target.reserve(index)
        copy_files(index, self._inputs.folder)
        if self.site.settings.search_export:
            self._target.reserve([search_export.FILE])
            search_export.write(self.site, self._pages(), self._inputs.folder, index.values())
        if forms := self._inputs.settings.precompress:
            write_copies(self._inputs.folder, forms, self._inputs.cache, self._target.reserve)
        if changed := self.outputs.changed_files():
            raise Refusal("content-changed", paths=path_list(changed))
        self._target.write_manifest()
        return self._measure()

    # Helpers of the steps

    def _frames(self, print_style: str) -> dict[str, Frame]:
        """The frames of pages by their language code, which is empty for the site's language."""
        codes = {"", *(page.code for page in self._pages())}
        return {code: frame_of(self.site, print_style, code) for code in codes}

    def _documents(self, styles: StyleSheets, frame: Frame) -> Documents:
        """The PDFs of plans; where WeasyPrint cannot run, none, and a message is printed."""
        inputs = self._inputs
        if not inputs.pdf:
            return Documents()
        maker = DocumentMaker(
            site=self.site,
            renderer=self._renderer,
            frame=frame,
            style=styles.text() + inputs.theme.paper_style(),
            media={
                spec.address: spec for spec in self.outputs.specs if isinstance(spec, MediaSpec)
            },
            cache=inputs.cache,
            progress=Progress(is_wanted=inputs.prints_report),
        )
        try:
            documents = maker.make()
        except UnavailableError as error:
            key = "pdf-without-libraries" if error.installed else "pdf-without-package"
            print(self.site.language.text(key), file=sys.stderr)
            return Documents(is_available=False)
        if documents.problems:
            self._print(Report(self.site.judged(documents.problems)))
        return documents

    def _files(self, styles: StyleSheets, documents: Documents) -> dict[str, FileContent]:
        """All files except pages, by their paths in the site; their content is made on writing."""
        files: dict[str, FileContent] = {styles.printed.address: styles.printed.text.encode}
        files.update(self._inputs.theme.files)
        files.update(documents.files)
        for spec in self.outputs.specs:
            if isinstance(spec, FileSpec):
                files[spec.address] = spec.make
            elif isinstance(spec, MediaSpec):
                files[spec.address] = spec.path
        return files

    def _reserve_paths(self, files: Iterable[str]) -> None:
        """List all files of the site in its manifest beforehand, in case the build is killed."""
        if self._target:
            self._target.reserve([*files, *(page.file for page in self._pages())])

    def _write_files(self, files: Mapping[str, FileContent]) -> None:
        for path, content in files.items():
            write_file(self._inputs.folder / path, content)

    def _write_pages(self, frames: Mapping[str, Frame], styles: StyleSheets) -> None:
        """Write the pages, and the style sheets that they turn out to need."""
        specs = {page.address: page for page in self._pages()}
        maker = PageMaker(self.site, self._renderer, frames, styles, specs)
        sheets: dict[str, FileContent] = {}
        progress, count = Progress(is_wanted=self._inputs.prints_report), len(specs)
        for number, page in enumerate(self._made_pages(maker, frames, styles), 1):
            if progress.is_shown and (number == count or not number % _PAGES_A_TIME):
                text = self.site.language.text("progress-pages", number=number, count=count)
                progress.tell(text)
            write_file(self._inputs.folder / page.file, partial(bytes, page.content))
            sheets[page.sheet.address] = page.sheet.text.encode
        progress.end()
        if self._target:
            self._target.reserve(sheets)
        self._write_files(sheets)

    def _made_pages(
        self, maker: PageMaker, frames: Mapping[str, Frame], styles: StyleSheets
    ) -> Iterator[MadePage]:
        """The pages, kept by an earlier build as far as that is possible."""
        cache, addresses = self._inputs.cache, [page.address for page in self._pages()]
        recipe = page_recipe(self.site, frames, styles, self._renderer)
        if recipe is None:
            yield from make_pages(maker, addresses, cluster=self._inputs.cluster)
            return
        yield from KeptPages(maker, cache, recipe, self._inputs.cluster).pages(addresses)

    def _pages(self) -> Iterator[PageSpec]:
        return (spec for spec in self.outputs.specs if isinstance(spec, PageSpec))

    def _measure(self) -> bool:
        """State the size of the site; returns whether the settings let it pass."""
        settings, size = self._inputs.settings, site_size(self._inputs.folder)
        near = limit_problems(size, settings.host, settings.location("host"), settings.language)
        if report := Report(self.site.judged(near)):
            self._print(report)
        self._say(size_line(size, settings.language))
        if not settings.approval:
            self._say(drafts_line(self.site.content, settings.language))
            if not settings.url:
                self._say(settings.language.text("no-site-url"))
        return not settings.refuses(report)

    def _print(self, report: Report) -> None:
        colour, language = wants_colour(sys.stderr), self.site.language
        for line in report_lines(report, language, self._inputs.content.name, colour=colour):
            self._say(line)

    def _say(self, line: str) -> None:
        if not line:
            return
        self.said.append(click.unstyle(line))
        if self._inputs.prints_report:
            click.echo(line, err=True, color=wants_colour(sys.stderr))
