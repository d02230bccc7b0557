"""Checks media files: pictures are readable and described, attachments are safe to publish."""

from collections.abc import Iterator

from actionplans.checks.link_locations import LinkLocations
from actionplans.checks.subject import Subject
from actionplans.media.disk import read_at_most
from actionplans.media.filetypes import ending_of, inner_ending, is_portable, is_publishable
from actionplans.media.host_files import is_for_host
from actionplans.media.pictures import MAX_BYTES, UnusablePictureError
from actionplans.media.svg import UnsafeDrawingError, safe_size_of_file
from actionplans.media_uses import MediaUse, media_uses
from actionplans.problems import Location, Problem
from actionplans.reader import Media

_MEGABYTE = 1_000_000


def check(subject: Subject) -> Iterator[Problem]:
    """Find pictures that lack a description or are unreadable, and files unfit for publishing."""
    media = {medium.file: medium for medium in subject.content.media}
    link_locations: dict[str, LinkLocations] = {}
    used: dict[str, Media] = {}
    for use in media_uses(subject.documents, subject.renderer):
        if use.file not in media:
            continue
        used[use.file] = media[use.file]
        if use.field is None:
            links = link_locations.setdefault(use.document.file, LinkLocations(use.document))
            location = links.next(use.written)
        else:
            location = use.document.locate(*use.field)
        if use.is_shown:
            yield from _picture(subject, use, media[use.file], location)
        elif use.file not in subject.host_files:
            yield from _attachment(use, location)
    for medium in used.values():
        yield from _content(medium)


def _picture(
    subject: Subject, use: MediaUse, media: Media, location: Location
) -> Iterator[Problem]:
    if not use.alternative:
        yield Problem.error("picture-without-words", location, value=use.written)
    try:
        subject.gallery.picture(media.path)
    except UnusablePictureError as error:
        if not error.kind.endswith("-drawing"):  # reported at the file itself, by `_content`
            limit = MAX_BYTES // _MEGABYTE
            yield Problem.error(error.kind, location, value=use.written, limit=limit)


def _attachment(use: MediaUse, location: Location) -> Iterator[Problem]:
    """Yield the problems with the name of a file that is linked to or attached."""
    name = use.file.rpartition("/")[2]
    ending, inner = ending_of(name), inner_ending(name)
    if is_for_host(use.file):
        yield Problem.error("host-file-linked", location, name=name)
    elif not ending:
        yield Problem.error("file-without-ending", location, name=name)
    elif not is_publishable(name):
        yield Problem.error("forbidden-file", location, ending=ending)
    elif inner:
        yield Problem.error("inner-ending", location, name=name, ending=inner)
    if any(not is_portable(part) for part in use.file.split("/")):
        yield Problem.error("bad-attachment-name", location, name=name)


def _content(media: Media) -> Iterator[Problem]:
    """Yield the problem with the contents of a used file, also if it cannot be opened."""
    try:
        if ending_of(media.file) == "svg":
            safe_size_of_file(media.path)
        else:
            read_at_most(media.path, 0)
    except OSError:
        yield Problem.error("unreadable-file", Location(media.file))
    except UnsafeDrawingError as error:
        yield Problem.error(error.kind, Location(media.file), value=media.file)
