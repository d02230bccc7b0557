"""The outputs of a build: every file that it writes, each checked to have a path of its own.

Everything that is published is written from this list, so that a new type of page or file cannot be
left out of the check.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from actionplans.cache import BuildCache
from actionplans.checks.addresses import Owner, collision_problems
from actionplans.collisions import Claim, Weight, collisions
from actionplans.exports.files import FileSpec
from actionplans.exports.files import files as generated_files
from actionplans.exports.media import MediaSpec, media
from actionplans.exports.search import FOLDER as SEARCH
from actionplans.exports.search_export import FILE as SEARCH_EXPORT
from actionplans.locale import kinds_of_code
from actionplans.long_pages import LongPages
from actionplans.problems import Location
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.pages.whole_plan import pdf_address
from actionplans.views.route import PageSpec
from actionplans.views.short_plan import short_pdf_address
from actionplans.views.site_pages import pages

#: The codes of problems that are found after this, by a build alone.
_LATE = ("near-limit", "no-pdf")


@dataclass(frozen=True, slots=True)
class Reserved:
    """The path of a file or folder that is made after the pages are written."""

    address: str


Spec = PageSpec | FileSpec | MediaSpec | Reserved
"""A file of the site, by its address."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """A checked site, and all files that are to be written of it."""

    site: Site
    """The site; files with conflicting paths are in its report."""

    specs: tuple[Spec, ...] = ()
    """Empty where the report has errors."""

    def changed_files(self) -> list[str]:
        """The published files of the content folder that have changed since they were checked."""
        published = {spec.path for spec in self.specs if isinstance(spec, MediaSpec)}
        media = (file for file in self.site.content.media if file.path in published)
        return [file.file for file in media if not file.is_unchanged()]


def outputs(site: Site, cache: BuildCache | None = None) -> Outputs:
    """List all files of a site, and add conflicts of their paths to its report.

    Of a site whose report has errors already no file is listed: its pages cannot be made.

    Args:
        site: the site.
        cache: keeps what takes long to list; None to keep nothing.
    """
    if site.report.errors:
        return Outputs(site)
    claims = [(_claim(spec, site), spec) for spec in _specs(site, cache)]
    problems = list(collision_problems(claim for claim, _ in claims))
    if problems:
        site = site.with_problems(problems)
    if site.report.errors:
        return Outputs(site)
    late = frozenset().union(*map(kinds_of_code, _LATE))
    site = site.with_problems(site.unused_acceptances(late))
    refused = {id(claim) for claim, _ in collisions(claim for claim, _ in claims)}
    return Outputs(site, tuple(spec for claim, spec in claims if id(claim) not in refused))


def _specs(site: Site, cache: BuildCache | None) -> Iterator[Spec]:
    long_pages = LongPages(site, cache)
    page_specs = tuple(pages(site, long_pages.cut))
    long_pages.save()
    yield from page_specs
    yield from generated_files(site, page_specs, cache)
    yield from media(site)
    context = ViewContext(site)
    for plan in site.library.plans.values():
        yield Reserved(pdf_address(context, plan))
        yield Reserved(short_pdf_address(context, plan))
    yield Reserved(SEARCH)
    if site.settings.search_export:
        yield Reserved(SEARCH_EXPORT)


def _claim(spec: Spec, site: Site) -> Claim[Owner]:
    """A file's claim to its path; its owner is the settings where no record asks for the file."""
    path, weight = spec.address, Weight.SITE
    owner: Owner = partial(Location, site.settings.file)
    if isinstance(spec, PageSpec):
        path = spec.file
        if spec.source:
            weight = Weight.FORMER if spec.route.is_former else Weight.RECORD
            owner = partial(_request_location, spec)
    elif isinstance(spec, MediaSpec):
        weight, owner = Weight.ATTACHMENT, partial(Location, spec.file)
    return Claim(path, weight, owner)


def _request_location(spec: PageSpec) -> Location:
    """The location of the record or field that asks for a page."""
    assert spec.source, "a page that a record asks for"
    if spec.field:
        return spec.source.locate(*spec.field)
    return spec.source.locate("id") if spec.source.path else Location(spec.source.document.file)
