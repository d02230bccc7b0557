"""The stamp of a build: what was built of what, so that the same is not built again.

It is written when a site is published, and holds a digest of all that the build read and one of all
that it wrote. While both are as they were, a build would write what stands there already. Nothing
is trusted but content: a picture replaced by one of the same size and time is another picture.

Standard library only: a build that has nothing to do ends before anything else is imported.
"""

import json
import os
import stat
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from actionplans.stamp_digests import (
    PACKAGE,
    NotPlainError,
    Sources,
    read_digest,
    written_digest,
)

#: The folder of stamps in that of the build cache, beside the settings: one for each settings file.
_FOLDER = Path(".build", "stamps")

#: Bytes of the longest stamp that is read.
_MAX_SIZE = 50_000_000


class Stamp(NamedTuple):
    """A published site, with what it was made of."""

    sources: Sources
    modules: tuple[str, ...]
    """The files of loaded modules that are neither this program's nor of any package's release."""

    read: str
    """The digest of all that was read."""

    day: str
    """The day that the site was built for, as an ISO date."""

    site: str
    """The path of the site."""

    written: str
    """The digest of the site."""

    said: tuple[str, ...]
    """The lines of the report."""

    @property
    def shown_site(self) -> str:
        """The path of the site as it can be printed, whatever its bytes."""
        return os.fsencode(self.site).decode(errors="replace")


def up_to_date(settings: Path, day: str | None = None) -> Stamp | None:
    """The stamp of a site that another build would make just as it stands there.

    Args:
        settings: the site's `mkdocs.yml`.
        day: the day to build for, as an ISO date; what the settings say, or today, if not given.

    Returns:
        None where a build may have something to do, and where that cannot be found out.
    """
    try:
        stamp = _load(settings)
        if stamp is None or stamp.sources.settings != str(settings.absolute()):
            return None
        wanted = day or stamp.sources.day or date.today().isoformat()
        site = Path(stamp.site)
        is_same = (
            stamp.day == wanted
            and not any(map(os.path.lexists, _unfinished(site)))
            and stamp.read == read_digest(stamp.sources, stamp.modules)
            and stamp.written == written_digest(site)
        )
    except (OSError, ValueError, TypeError, KeyError, RuntimeError, NotPlainError):
        return None
    return stamp if is_same else None


class Stamper:
    """Stamps the site that one build makes.

    What cannot be stamped is not: the next build then makes the site again.
    """

    def __init__(self, sources: Sources | None) -> None:
        """Begin before anything is read.

        Args:
            sources: what the build will read; None where that is not known, as with other plugins.
        """
        self._sources = sources
        self._begun: str | None = None
        if sources:
            with suppress(OSError, RuntimeError, NotPlainError):
                self._begun = read_digest(sources)

    def write(self, site: Path, day: date, said: Iterable[str]) -> None:
        """Stamp the site, unless something that it was made of has changed meanwhile.

        Args:
            site: its folder, with nothing in it that the build did not write.
            day: the day that it was built for.
            said: the lines of the report.
        """
        with suppress(OSError, ValueError, RuntimeError, NotPlainError):
            if not self._sources or self._begun != read_digest(self._sources):
                return
            modules = tuple(sorted(_own_modules()))
            stamp = Stamp(
                sources=self._sources,
                modules=modules,
                read=read_digest(self._sources, modules),
                day=day.isoformat(),
                site=str(site.absolute()),
                written=written_digest(site),
                said=tuple(said),
            )
            _save(stamp)


def _file(settings: Path) -> Path:
    return settings.absolute().parent / _FOLDER / f"{settings.name}.json"


def _load(settings: Path) -> Stamp | None:
    file = _file(settings)
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
        return None
    values = json.loads(file.read_bytes())
    sources = values.pop("sources")
    return Stamp(
        sources=Sources(**{**sources, "folders": tuple(sources["folders"])}),
        **{**values, "modules": tuple(values["modules"]), "said": tuple(values["said"])},
    )


def _save(stamp: Stamp) -> None:
    file = _file(Path(stamp.sources.settings))
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    values = {**stamp._asdict(), "sources": stamp.sources._asdict()}
    new.write_text(json.dumps(values), encoding="utf-8")
    new.replace(file)


def _unfinished(site: Path) -> Iterator[Path]:
    """The folders beside a site that a killed build leaves, which the next one clears away."""
    site = Path(os.path.realpath(site))
    for end in ("new", "old"):
        yield site.with_name(f".{site.name}.{end}")


def _own_modules() -> Iterator[str]:
    """The files of loaded modules that are neither this program's nor of any package's release."""
    paths = sysconfig.get_paths()
    kinds = ("stdlib", "platstdlib", "purelib", "platlib")
    real = cache(os.path.realpath)  # a thousand files are in few folders
    known = tuple(real(folder) + os.sep for folder in (PACKAGE, *(paths[kind] for kind in kinds)))
    for module in list(sys.modules.values()):
        folder, name = os.path.split(getattr(module, "__file__", None) or "")
        file = Path(real(folder), name)
        path = real(file) if file.is_symlink() else str(file)
        if not path.startswith(known) and file.is_file():
            yield path
