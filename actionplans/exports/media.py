"""Published files of the content folder: pictures in their sizes, and attachments as they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actionplans.media.filetypes import is_publishable
from actionplans.media.host_files import is_for_host
from actionplans.media.pictures import UnusablePictureError
from actionplans.media_uses import media_uses, used_files
from actionplans.reader import Document
from actionplans.site import Site


@dataclass(frozen=True, slots=True)
class MediaSpec:
    """A file that is published as it is on disk."""

    address: str
    """Its path from the site's root."""

    path: Path
    """Its path on disk."""

    file: str
    """The file of the content folder that it is or is made of, by its path below that folder."""


def media(site: Site) -> Iterator[MediaSpec]:
    """Every file of the content folder that is published; drafts' files only where drafts are."""
    yield from _pictures(site)
    yield from _attachments(site)
    if not site.settings.approval:  # its address is another, and hosts obey these files
        for file, path in site.settings.host_files.items():
            yield MediaSpec(file, path, file)


def _pictures(site: Site) -> Iterator[MediaSpec]:
    """Every size of the pictures that pages show; the same picture shown twice is one."""
    media = {file.file: file for file in site.content.media}
    uses = media_uses(_published_documents(site), site.renderer)
    shown = {site.settings.logo, *(use.file for use in uses if use.is_shown)}
    specs: dict[str, MediaSpec] = {}
    for file in sorted(shown & set(media)):
        try:
            picture = site.gallery.picture(media[file].path)
        except UnusablePictureError:  # in a draft, for which it was reported as a warning
            continue
        for address, path in picture.files.items():
            specs.setdefault(address, MediaSpec(address, path, file))
    yield from specs.values()


def _attachments(site: Site) -> Iterator[MediaSpec]:
    """Every file that pages link to; those not to be published were reported before."""
    used = used_files(_published_documents(site), site.renderer)
    for media in site.library.media:
        if not used.get(media.file) or media.file in site.settings.host_files:
            continue
        if is_publishable(media.file) and not is_for_host(media.file):
            yield MediaSpec(media.file, media.path, media.file)


def _published_documents(site: Site) -> list[Document]:
    return [d for d in site.content.documents if not site.library.left_out.until(d)]
