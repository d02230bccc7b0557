"""The stamp of a build: what was built of what, so that the same is not built again.

It is written when a site is published, and holds a digest of all that the build read and one of all
that it wrote. While both are as they were, a build would write what stands there already. Nothing
is trusted but content: a picture replaced by one of the same size and time is another picture.

Standard library only: a build that has nothing to do ends before anything else is imported.
"""

import hashlib
import json
import os
import stat
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

PACKAGE = Path(__file__).parent

#: The folder of stamps in that of the build cache, beside the settings: one for each settings file.
_FOLDER = Path(".build", "stamps")

#: Bytes of the longest stamp that is read.
_MAX_SIZE = 50_000_000

#: The folders of fonts, which PDFs depend on, where the systems have them.
_FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)

#: What Python writes beside its sources.
_COMPILED = "__pycache__"

#: The endings of what an installed release leaves beside its modules; the name has the version.
_RELEASE = (".dist-info", ".egg-info")


class _NotPlainError(Exception):
    """Something is not a plain file or folder, or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a build reads, besides the program and the machine."""

    settings: str
    """The path of the settings file."""

    folders: tuple[str, ...]
    """The content folder and those of the theme."""

    day: str | None
    """The day to build for that the settings name, as an ISO date; None for that of the build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
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
            and stamp.read == _read_digest(stamp.sources, stamp.modules)
            and stamp.written == _written_digest(site)
        )
    except (OSError, ValueError, TypeError, KeyError, RuntimeError, _NotPlainError):
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
            with suppress(OSError, RuntimeError, _NotPlainError):
                self._begun = _read_digest(sources)

    def write(self, site: Path, day: date, said: Iterable[str]) -> None:
        """Stamp the site, unless something that it was made of has changed meanwhile.

        Args:
            site: its folder, with nothing in it that the build did not write.
            day: the day that it was built for.
            said: the lines of the report.
        """
        with suppress(OSError, ValueError, RuntimeError, _NotPlainError):
            if not self._sources or self._begun != _read_digest(self._sources):
                return
            modules = tuple(sorted(_own_modules()))
            stamp = Stamp(
                sources=self._sources,
                modules=modules,
                read=_read_digest(self._sources, modules),
                day=day.isoformat(),
                site=str(site.absolute()),
                written=_written_digest(site),
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
    new.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    new.replace(file)


def _unfinished(site: Path) -> Iterator[Path]:
    """The folders beside a site that a killed build leaves, which the next one clears away."""
    site = Path(os.path.realpath(site))
    for end in ("new", "old"):
        yield site.with_name(f".{site.name}.{end}")


# Digests


def _read_digest(sources: Sources, modules: Iterable[str] = ()) -> str:
    """The digest of what a build reads: content, theme, settings, the program and the machine.

    Raises:
        OSError: something cannot be read.
    """
    digest = hashlib.sha256()
    for line in (*packages(), *_fonts()):
        _add(digest, line.encode(errors="surrogateescape"))
    for file in (sources.settings, *modules):
        _add(digest, os.fsencode(file), Path(file).read_bytes())
    for folder in (*sources.folders, str(PACKAGE)):
        _add(digest, os.fsencode(folder))
        for entry in _walk(folder):
            if entry.name != _COMPILED:
                _add(digest, os.fsencode(entry.path), _content(entry))
    return digest.hexdigest()


def _written_digest(site: Path) -> str:
    """The digest of a site: every path below its folder, with content and permissions.

    Raises:
        OSError: something cannot be read.
    """
    digest = hashlib.sha256()
    folder = os.path.realpath(site)
    for entry in _walk(folder):
        mode = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
        path = os.fsencode(os.path.relpath(entry.path, folder))
        _add(digest, path, b"%o" % mode, _content(entry))
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", *parts: bytes) -> None:
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)


def _walk(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Everything below a folder, in an order that is always the same.

    Raises:
        OSError: a folder cannot be read.
        _NotPlainError: something is neither a file nor a folder.
    """
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not entry.is_file(follow_symlinks=False):
            raise _NotPlainError(entry.path)  # before anybody reads it: a pipe never ends
        yield entry
        if is_folder and entry.name != _COMPILED:
            yield from _walk(entry.path)


def _content(entry: "os.DirEntry[str]") -> bytes:
    """The digest of a file; nothing for a folder."""
    if entry.is_dir(follow_symlinks=False):
        return b""
    with Path(entry.path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def packages() -> Iterator[str]:
    """Python, the host, and the releases of all packages that can be imported."""
    yield sys.version
    yield "properdocs" if "properdocs" in sys.modules else "mkdocs"
    for folder in map(Path, dict.fromkeys(sys.path[1:])):  # the first is that of the script
        if folder.is_dir():
            yield from sorted(it.name for it in folder.iterdir() if it.name.endswith(_RELEASE))


def _fonts() -> Iterator[str]:
    """The fonts of the machine, each with its size and time."""
    for folder in (Path(name).expanduser() for name in _FONTS):
        for file in sorted(folder.rglob("*")):
            with suppress(OSError):
                status = file.stat()
                yield f"{file} {status.st_size} {status.st_mtime_ns}"


def _own_modules() -> Iterator[str]:
    """The files of loaded modules that are neither this program's nor of any package's release."""
    paths = sysconfig.get_paths()
    kinds = ("stdlib", "platstdlib", "purelib", "platlib")
    known = [PACKAGE.resolve(), *(Path(paths[kind]).resolve() for kind in kinds)]
    for module in list(sys.modules.values()):
        file = Path(getattr(module, "__file__", None) or ".").resolve()
        if file.is_file() and not any(map(file.is_relative_to, known)):
            yield str(file)
