"""The outputs of a build: every file that it writes, and that none is in another's way.

What is published is written from this list, so that a new type of page or file cannot be left out
of the check that each has a place of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from actionplans.checks.addresses import Owner, collided, file_of
from actionplans.collisions import Claim, Weight, collisions
from actionplans.exports.media import MediaSpec, media
from actionplans.exports.search import FOLDER as SEARCH
from actionplans.exports.table import FileSpec
from actionplans.exports.table import files as exported
from actionplans.problems import Location
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.pages.whole_plan import pdf_address
from actionplans.views.route import PageSpec
from actionplans.views.routes import pages


@dataclass(frozen=True, slots=True)
class Reserved:
    """The place of a file or folder that is made once the pages are written."""

    address: str


Spec = PageSpec | FileSpec | MediaSpec | Reserved
"""What is written, or made, at a place in the site."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """A site that was checked to its last file, and all that is to be written of it."""

    site: Site
    """Its report tells of files that are in each other's way."""

    specs: tuple[Spec, ...] = ()
    """Nothing where the report has errors."""

    def changed(self) -> list[str]:
        """The files of the content folder that are published and are not what was checked."""
        published = {spec.path for spec in self.specs if isinstance(spec, MediaSpec)}
        media = (found for found in self.site.content.media if found.path in published)
        return [found.file for found in media if not found.is_unchanged()]


def outputs(site: Site) -> Outputs:
    """List all files of a site, and add to its report what wants another's place.

    A site whose report has errors already is left as it is: its pages cannot be made.
    """
    if site.report.errors:
        return Outputs(site)
    claims = [(_claim(spec, site), spec) for spec in _specs(site)]
    problems = list(collided(claim for claim, _ in claims))
    if problems:
        site = site.with_problems(problems)
    if site.report.errors:
        return Outputs(site)
    lost = {id(claim) for claim, _ in collisions(claim for claim, _ in claims)}
    return Outputs(site, tuple(spec for claim, spec in claims if id(claim) not in lost))


def _specs(site: Site) -> Iterator[Spec]:
    listed = tuple(pages(site))
    yield from listed
    yield from exported(site, listed)
    yield from media(site)
    context = ViewContext(site)
    for plan in site.library.plans.values():
        yield Reserved(pdf_address(context, plan))
    yield Reserved(SEARCH)


def _claim(spec: Spec, site: Site) -> Claim[Owner]:
    """A file's path with who asks for it; at the settings, where that is nobody in particular."""
    path, weight = spec.address, Weight.SITE
    owner: Owner = partial(Location, site.settings.file)
    if isinstance(spec, PageSpec):
        path = file_of(path) if not path or path.endswith("/") else path
        if spec.source:
            weight = Weight.FORMER if spec.template == "redirect" else Weight.RECORD
            owner = partial(_asked, spec)
    elif isinstance(spec, MediaSpec):
        weight, owner = Weight.ATTACHMENT, partial(Location, spec.file)
    return Claim(path, weight, owner)


def _asked(spec: PageSpec) -> Location:
    assert spec.source, "only asked of pages that a record asks for"
    if spec.field:
        return spec.source.locate(*spec.field)
    return spec.source.locate("id") if spec.source.path else Location(spec.source.document.file)
