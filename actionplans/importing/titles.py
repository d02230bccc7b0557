"""Titles of documents' parts, as pages have them, and as names of files."""

import re
from collections.abc import Container

from actionplans.locale import capitalized, slugify
from actionplans.media.filetypes import is_device

_NEW = re.compile(r"(?<!\s)\s*+\((?:ny|nye|nyt|new)\)\s*+$", re.IGNORECASE)
_MAX_NAME = 60


def is_new(label: str) -> bool:
    """Whether a row of the overview calls its activity new: `Fælles café (ny)`."""
    return bool(_NEW.search(label))


def without_remarks(label: str) -> str:
    """The title in a row of the overview, without the remark that it is new."""
    return _NEW.sub("", label).strip()


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in capitals, signs and hyphens at most."""
    return _letters(one) == _letters(other)


def _letters(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.casefold())


def sentence_case(title: str) -> str:
    """A title in capitals as a sentence is written."""
    return capitalized(title.lower())


def file_name(title: str, taken: Container[str], fallback: str) -> str:
    """The name of a file, or an id, for a title, with a number where another has it."""
    slug = slugify(title) or fallback
    if len(slug) > _MAX_NAME:
        slug = slug[:_MAX_NAME].rpartition("-")[0] or slug[:_MAX_NAME]
    name, number = slug, 1
    while name in taken or is_device(name):
        number += 1
        name = f"{slug}-{number}"
    return name
