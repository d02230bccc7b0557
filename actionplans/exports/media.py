"""Files of the content folder: pictures in their sizes, and everything else as it is."""

from collections.abc import Iterator
from pathlib import Path

from actionplans.pictures import ENDINGS, UnusablePictureError
from actionplans.site import Site
from actionplans.uses import Use, uses


def pictures(site: Site) -> Iterator[tuple[str, Path]]:
    """Every size of the pictures that pages show, by its address."""
    media = {found.file: found for found in site.library.media}
    shown = {use.file for use in _uses(site) if use.picture}
    for file in sorted(shown & set(media)):
        try:
            yield from site.gallery.picture(media[file].path).files.items()
        except UnusablePictureError:  # in a draft, whose preview was told
            continue


def published(site: Site) -> frozenset[str]:
    """The files that are published as they are: of pictures, only those that are linked to.

    What lies beside a draft's pages, or is used by drafts alone, is left out with them.
    """
    linked = {use.file for use in _uses(site) if not use.picture}
    with_drafts = {use.file for use in _uses(site, drafts=True)}
    return frozenset(
        media.file
        for media in site.library.media
        if media.file in linked
        or not (
            _is_picture(media.file)
            or media.file in with_drafts
            or site.library.hides(media.file.rpartition("/")[0])
        )
    )


def _uses(site: Site, *, drafts: bool = False) -> Iterator[Use]:
    """The uses on pages that are published; or on drafts, which are not."""
    documents = (d for d in site.content.documents if site.library.leaves_out(d) is drafts)
    return uses(documents, site.renderer)


def _is_picture(file: str) -> bool:
    return file.rpartition(".")[2].lower() in ENDINGS
