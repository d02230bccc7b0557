"""The build of a site, step by step.

Nothing is written before the content has been found to be without errors, and no page before the
PDFs, whose sizes pages state. In order, with the function that each step is:

    `Build.check`
        1. content    read and check it; list all files, with pictures in their sizes   `outputs`
        2. folder     look whether everything in it may be emptied or kept               `Target`
                      (the host empties it)
    `Build.write`
        3. style      put the one style sheet together                              `style_sheet`
        4. documents  make a PDF of each plan                                     `DocumentMaker`
        5. paths      list all files in the manifest, in case the build is killed        `Target`
        6. files      write tables, calendars, pictures, attachments, assets, PDFs
        7. pages      render and write them, one by one
                      (the host lets other plugins add files)
    `Build.finish`
        8. search     index the pages as they were written                         `search_files`
        9. recheck    look whether a published file has changed since it was checked
       10. manifest   list all that is in the folder now                                 `Target`

`actionplans build` gives the host a new folder beside the site, and last of all swaps the two
(`publishing.swap.beside`). A preview leaves out what is slow to make or protects a published site:
steps 2, 4, 5 and 8 to 10.
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from actionplans.cache import BuildCache
from actionplans.documents import DocumentMaker, Documents
from actionplans.exports.files import FileSpec
from actionplans.exports.media import MediaSpec
from actionplans.exports.pdf import UnavailableError
from actionplans.exports.search import copy_files, search_files
from actionplans.outputs import Outputs, outputs
from actionplans.problems import Report
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.carry_over import path_list
from actionplans.publishing.target import Target
from actionplans.rendering import PageRenderer
from actionplans.reporting import print_report
from actionplans.site import Settings, Site
from actionplans.theme_files import StyleSheet, ThemeFiles, style_sheet
from actionplans.views.frame import Frame, frame_of
from actionplans.views.route import PageSpec

FileContent = Path | Callable[[], bytes]
"""The content of a file: another file that is copied, or a function that makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildInputs:
    """The inputs of a build, as the host's configuration states them."""

    content: Path
    """The content folder."""

    settings: Settings
    theme: ThemeFiles
    cache: BuildCache
    folder: Path
    """The folder that the site is written into."""

    pdf: bool = True
    """Whether each plan is published as a PDF too."""

    publishes_all: bool = False
    """Whether the host publishes the folder with all that is in it, hidden files too."""

    prints_report: bool = True
    """Whether problems are printed as soon as they are found."""


class Build:
    """One build of a site: `check`, `write` and `finish`, in this order."""

    outputs: Outputs
    """The site and its files, as soon as they have been checked."""

    def __init__(self, inputs: BuildInputs) -> None:
        self._inputs = inputs
        self._renderer = PageRenderer(inputs.theme.folders)
        self._target: Target | None = None
        """The folder of a site that is to be published; None for a preview's, which is its own."""

    @property
    def site(self) -> Site:
        """The site, as soon as it has been checked; errors are in its report."""
        return self.outputs.site

    # The steps

    def check(self) -> bool:
        """Read and check the content; returns whether the site can be built.

        Raises:
            Refusal: something in the folder is not ours to delete, or to publish.
            OSError: the folder cannot be read.
        """
        inputs, preview = self._inputs, self._inputs.settings.preview
        site = Site.load(inputs.content, inputs.settings, drafts=preview, cache=inputs.cache)
        self.outputs = outputs(site)
        self._print(self.site.report)
        if self.site.report.errors:
            return False
        if not preview:
            others = (inputs.content, inputs.cache.folder)
            self._target = Target(inputs.folder, others, publishes_all=inputs.publishes_all)
        return True

    def write(self) -> None:
        """Write the site into its folder, which the host has emptied.

        Raises:
            BuildFailure: a file of somebody else is in the way, or a template is missing.
            OSError: something cannot be read or written.
        """
        style = style_sheet(self._inputs.theme.folders, self.site.library)
        frames = self._frames(style)
        documents = self._documents(style, frames[""])
        frames[""] = replace(frames[""], documents=documents.links)
        files = self._files(style, documents)
        self._reserve_paths(files)
        self._write_files(files)
        self._write_pages(frames)

    def finish(self) -> None:
        """Add the search index to the site, and last its manifest.

        Raises:
            BuildFailure: the index cannot be made, or content has changed during the build.
            OSError: something cannot be read or written.
        """
        if self._target is None:
            return
        index = search_files(self._inputs.folder, self._inputs.cache)
        self._target.reserve(index)
        copy_files(index, self._inputs.folder)
        if changed := self.outputs.changed_files():
            raise Refusal("content-changed", paths=path_list(changed))
        self._target.write_manifest()

    # The parts of the steps

    def _frames(self, style: StyleSheet) -> dict[str, Frame]:
        """The frame around the pages in each language; by no code, around the site's own."""
        codes = {"", *(page.code for page in self._pages())}
        return {code: frame_of(self.site, style.address, code) for code in codes}

    def _documents(self, style: StyleSheet, frame: Frame) -> Documents:
        """The PDFs of plans; none where they cannot be made here, which is printed."""
        inputs = self._inputs
        if not inputs.pdf:
            return Documents()
        maker = DocumentMaker(
            site=self.site,
            renderer=self._renderer,
            frame=frame,
            style=style.text + inputs.theme.paper_style(),
            media={
                spec.address: spec for spec in self.outputs.specs if isinstance(spec, MediaSpec)
            },
            cache=inputs.cache,
        )
        try:
            documents = maker.make()
        except UnavailableError as error:
            key = "pdf-without-libraries" if error.installed else "pdf-without-package"
            print(self.site.language.text(key), file=sys.stderr)
            return Documents()
        if documents.problems:
            self._print(Report(documents.problems))
        return documents

    def _files(self, style: StyleSheet, documents: Documents) -> dict[str, FileContent]:
        """All files besides pages, by their paths in the site; none of them is made yet."""
        files: dict[str, FileContent] = {style.address: style.text.encode}
        files.update(self._inputs.theme.assets)
        files.update(documents.files)
        for spec in self.outputs.specs:
            if isinstance(spec, FileSpec):
                files[spec.address] = spec.make
            elif isinstance(spec, MediaSpec):
                files[spec.address] = spec.path
        return files

    def _reserve_paths(self, files: Iterable[str]) -> None:
        """List all files of the site in its manifest, in case the build is killed."""
        if self._target:
            self._target.reserve([*files, *(page.file for page in self._pages())])

    def _write_files(self, files: Mapping[str, FileContent]) -> None:
        for path, content in files.items():
            file = _prepared(self._inputs.folder / path)
            if isinstance(content, Path):
                shutil.copyfile(content, file)
            else:
                file.write_bytes(content())
        self._inputs.cache.prune("pictures")

    def _write_pages(self, frames: Mapping[str, Frame]) -> None:
        for page in self._pages():
            try:
                html = self._renderer.render(
                    page.template,
                    page.make(),
                    frames[page.code],
                    self.site.interface(page.code) if page.code else self.site.language,
                    root=_root(page, self.site.settings.url),
                )
            except Exception as error:
                error.add_note(f"While rendering the page /{page.address}")
                raise
            file = _prepared(self._inputs.folder / page.file)
            file.write_bytes(html.encode(errors="xmlcharrefreplace"))

    def _pages(self) -> Iterator[PageSpec]:
        return (spec for spec in self.outputs.specs if isinstance(spec, PageSpec))

    def _print(self, report: Report) -> None:
        if self._inputs.prints_report:
            print_report(report, self.site.language, self._inputs.content.name)


def _root(page: PageSpec, url: str) -> str:
    """The path from a page to the site's root; absolute for the 404 page, shown at any depth."""
    if page.template == "not-found":
        path = urlsplit(url or "/").path
        return path if path.endswith("/") else f"{path}/"
    return "../" * page.address.count("/")


def _prepared(file: Path) -> Path:
    """A file that is to be written, in a folder that exists."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
