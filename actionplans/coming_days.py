"""The days on which more of a site is published: what will be wrong then, and what is waiting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from actionplans.cache import BuildCache
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.problems import Problem
from actionplans.settings import Settings
from actionplans.site import Site

#: The most days that are looked at: the first ones, for each takes as long as a check of today.
_MOST_DAYS = 12


def coming_errors(
    library: Library, folder: Path, settings: Settings, cache: BuildCache | None
) -> Iterator[Problem]:
    """Yield the errors that there will be when more is published: nobody may be there that day.

    Args:
        library: what is published today.
        folder: the content folder.
        settings: the site's settings.
        cache: the build cache, see `Site.load`.
    """
    for day in _days(library)[:_MOST_DAYS]:
        yield from Site.load(folder, replace(settings, today=day), cache=cache).report.errors


def held_back_line(library: Library, language: Language) -> str:
    """How many pages are held back until a day, and until when; empty where none is."""
    days = [day for day, _ in library.held_back.coming()]
    if not days:
        return ""
    return language.text("held-back", count=len(days), day=min(days).isoformat())


def _days(library: Library) -> list[date]:
    return sorted({day for day, _ in library.held_back.coming()})
