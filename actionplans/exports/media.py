"""Files of the content folder: pictures in their sizes, and what pages link to as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplans.media.filetypes import is_publishable
from actionplans.media.host_files import is_for_host
from actionplans.media.pictures import UnusablePictureError
from actionplans.site import Site
from actionplans.uses import used_files, uses


@dataclass(frozen=True, slots=True)
class MediaSpec:
    """A file that is published as it stands on disk."""

    address: str
    """Its path from the site's root."""

    path: Path
    """Where it lies."""

    file: str
    """The file of the content folder that it is or is made of, by its path below that folder."""


def media(site: Site) -> Iterator[MediaSpec]:
    """Every file of the content folder that is published, drafts' own files left out with them."""
    yield from _pictures(site)
    yield from _attachments(site)
    for file, path in site.settings.host_files.items():
        yield MediaSpec(file, path, file)


def _pictures(site: Site) -> Iterator[MediaSpec]:
    """Every size of the pictures that pages show; the same picture shown twice is one."""
    media = {found.file: found for found in site.library.media}
    documents = (d for d in site.content.documents if not site.library.is_unpublished(d))
    shown = {use.file for use in uses(documents, site.renderer) if use.picture}
    made: dict[str, MediaSpec] = {}
    for file in sorted(shown & set(media)):
        try:
            picture = site.gallery.picture(media[file].path)
        except UnusablePictureError:  # in a draft, whose preview was told
            continue
        for address, path in picture.files.items():
            made.setdefault(address, MediaSpec(address, path, file))
    yield from made.values()


def _attachments(site: Site) -> Iterator[MediaSpec]:
    documents = (d for d in site.content.documents if not site.library.is_unpublished(d))
    used = used_files(documents, site.renderer)
    for media in site.library.media:
        if not used.get(media.file) or media.file in site.settings.host_files:
            continue
        if is_publishable(media.file) and not is_for_host(media.file):  # else told, of a draft
            yield MediaSpec(media.file, media.path, media.file)
