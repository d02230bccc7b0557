"""Pictures as they are published: in the sizes that screens need, without a camera's metadata.

The file of staff is never published as it is. It is decoded and encoded anew, so that a location or
a serial number in its metadata, and whatever else hides in it, is left out. That is done in a child
process with limits on time and memory, for a small file can take endless work.
"""

import re
import shutil
import tempfile
import warnings
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import RLock

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from actionplans.cache import BuildCache, key_of
from actionplans.media.svg import UnsafeDrawingError, safe_size
from actionplans.worker import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker

WIDTHS = (480, 800, 1200, 1600)
"""The widths that a picture is made in, in pixels; none is wider than the picture."""

#: The width for browsers that support neither WebP nor `srcset`.
_FALLBACK_WIDTH = 800

#: A standard width is left out where it is more than this share of the picture's own.
_MAX_RATIO = 0.85

FOLDER = "assets/pictures"
"""The folder of the sizes, from the site's root."""

MAX_BYTES = 20_000_000
"""The size of the largest file that is accepted."""

#: Those of the largest phone cameras; more need more memory than a small machine has.
_MAX_PIXELS = 80_000_000

#: Characters of a file's name in the addresses of its sizes.
_MAX_STEM = 80

#: Pixels of the longest side that WebP can hold.
_MAX_SIDE = 16_383

#: Progressive JPEGs have some ten scans of the picture; each takes as long as the first.
_MAX_SCANS = 100

#: Four times what pictures of the largest cameras and screens need.
_LIMITS = Limits(seconds=12, megabytes=500)

#: A marker of JPEG, with the byte that says what follows. In the picture's data it is escaped.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd8])")
_SCAN, _END = b"\xda", b"\xd9"

#: The process that makes the sizes: one for many pictures, for starting it is what costs.
_WORKER = Worker(f"{__name__}:make")

#: Held while a picture is made: nobody else asks for it meanwhile, or ends the process.
_ONE_AT_A_TIME = RLock()

#: The name of the file that the child decodes, in the folder that it writes to.
_ORIGINAL = "original"

_FORMATS = ("JPEG", "PNG", "WEBP")
ENDINGS = frozenset({"jpg", "jpeg", "png", "webp", "svg", "gif", "heic", "avif", "tiff"})
"""The endings of picture files, in formats that can be used and that cannot."""

#: The code and library that make sizes are part of the cache's key.
_RECIPE = (Path(__file__).read_bytes(), PIL.__version__.encode())
_SIZE_FILE = re.compile(r"(\d+)x(\d+)\.(\w+)")


class UnusablePictureError(Exception):
    """A file that cannot be shown; `kind` is the kind of problem."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is ready to be shown; width and height are those of its largest size."""

    width: int
    height: int
    fallback: str
    """The address of the size for any browser, from the site's root."""

    sizes: tuple[tuple[str, int], ...]
    """The WebP sizes with their widths, the smallest first; none for a drawing."""

    files: Mapping[str, Path]
    """Every file of it on disk, by its address."""


class Gallery:
    """The pictures of a site, each made once."""

    def __init__(self, cache: BuildCache | None = None) -> None:
        """
        Args:
            cache: where sizes stay from one build to the next; else they go with this gallery.
        """
        if cache is None:
            folder = tempfile.mkdtemp()
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            cache = BuildCache(Path(folder))
        self._cache = cache
        self._outcomes: dict[Path, Picture | UnusablePictureError] = {}

    def picture(self, path: Path) -> Picture:
        """A picture by its file.

        Raises:
            UnusablePictureError: it cannot be shown.
        """
        with _ONE_AT_A_TIME:
            if path not in self._outcomes:
                try:
                    self._outcomes[path] = self._make(path)
                except UnusablePictureError as error:
                    self._outcomes[path] = error
            outcome = self._outcomes[path]
        if isinstance(outcome, UnusablePictureError):
            raise outcome
        return outcome

    def file(self, address: str) -> Path | None:
        """The file on disk of a size that has been made; None where none has that address."""
        pictures = (it for it in tuple(self._outcomes.values()) if isinstance(it, Picture))
        return next((it.files[address] for it in pictures if address in it.files), None)

    def _make(self, path: Path) -> Picture:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise UnusablePictureError("heavy-picture")
            content = path.read_bytes()
        except OSError:
            raise UnusablePictureError("broken-picture") from None
        stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower())[:_MAX_STEM].strip("-") or "x"
        if path.suffix.lower() == ".svg":
            return _drawing(path, content, f"{FOLDER}/{stem}-{key_of([content])[:8]}.svg")
        parts = (*_RECIPE, content)

        def make(folder: Path) -> None:
            original = folder / _ORIGINAL
            original.write_bytes(content)
            if kind := _make_sizes(folder):
                raise UnusablePictureError(kind)
            original.unlink()

        name = f"{FOLDER}/{stem}-{key_of(parts)[:8]}"  # by content, as browsers keep it
        return _picture(self._cache.get_or_make("pictures", parts, make), name)


def stop_worker() -> None:
    """End the process that makes pictures; it is started anew when there is another one."""
    with _ONE_AT_A_TIME:
        _WORKER.close()


def _drawing(path: Path, content: bytes, address: str) -> Picture:
    """A drawing, which is published as it is and has one size.

    Raises:
        UnusablePictureError: it is not safe to publish.
    """
    try:
        width, height = safe_size(content)
    except UnsafeDrawingError as error:
        raise UnusablePictureError(error.kind) from None
    return Picture(width=width, height=height, fallback=address, sizes=(), files={address: path})


def _make_sizes(folder: Path) -> str:
    """Make the sizes of a picture in a folder; returns the kind of problem, or nothing."""
    try:
        return str(_WORKER.run(str(folder.absolute()), _LIMITS))
    except OutOfTimeError:
        return "slow-picture"
    except OutOfMemoryError:
        return "huge-picture"
    except CrashedError:
        return "broken-picture"


def _picture(folder: Path, name: str) -> Picture:
    """The picture whose sizes are in a folder, where the files' names are their dimensions."""
    files, sizes = {}, []
    for file in folder.iterdir():
        if match := _SIZE_FILE.fullmatch(file.name):
            width, height, ending = match.groups()
            files[f"{name}-{width}.{ending}"] = file
            if ending == "webp":
                sizes.append((int(width), int(height)))
    largest = max(sizes)
    return Picture(
        width=largest[0],
        height=largest[1],
        fallback=next(address for address in files if not address.endswith(".webp")),
        sizes=tuple((f"{name}-{width}.webp", width) for width, _ in sorted(sizes)),
        files=dict(sorted(files.items())),
    )


# In the child process


def make(path: str) -> str:
    """Write a picture's sizes beside it, each named by its width and height.

    Args:
        path: the folder that the picture is in.

    Returns:
        The kind of problem for which it cannot be shown; empty where it can.
    """
    folder = Path(path)
    try:
        image, ending = _decoded((folder / _ORIGINAL).read_bytes())
        _write_sizes(image, ending, folder)
    except UnusablePictureError as error:
        return error.kind
    except UnidentifiedImageError:
        return "picture-format"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "huge-picture"
    except MemoryError:
        raise
    except Exception as error:  # a decoder may raise anything for a broken or hostile file
        if getattr(error, "errno", None):  # the system: the disk is full, for instance
            raise
        return "broken-picture"
    return ""


def _write_sizes(image: Image.Image, ending: str, folder: Path) -> None:
    largest = min(image.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < _MAX_RATIO * largest), largest]
    fallback = next((width for width in widths if width >= _FALLBACK_WIDTH), largest)
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        size = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        size.save(folder / f"{width}x{height}.webp", quality=80, method=4)
        if width == fallback and ending == "jpg":
            size.save(folder / f"{width}x{height}.jpg", quality=80, optimize=True, progressive=True)
        elif width == fallback:
            size.save(folder / f"{width}x{height}.png", optimize=True)


def _decoded(content: bytes) -> tuple[Image.Image, str]:
    """A picture upright, in sRGB and without metadata; the ending of its fallback."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image: Image.Image = Image.open(BytesIO(content), formats=_FORMATS)
    if image.width * image.height > _MAX_PIXELS or max(image.size) > _MAX_SIDE:
        raise UnusablePictureError("huge-picture")
    if image.format == "JPEG" and _scans(content) > _MAX_SCANS:
        raise UnusablePictureError("slow-picture")
    image.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
    image.load()
    transparent = image.has_transparency_data
    source_format, profile = image.format, image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I"):  # sixteen bits a pixel, which a conversion would cut off
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if profile and not transparent:
        image = _to_srgb(image, profile)
    mode = "RGBA" if transparent else "RGB"
    if image.mode != mode:  # a copy takes as much memory again
        image = image.convert(mode)
    image.info = {}
    return image, "png" if transparent or source_format == "PNG" else "jpg"


def _scans(content: bytes) -> int:
    """The number of scans in a JPEG, up to its end marker."""
    count, offset = 0, 2
    while marker := _MARKER.search(content, offset):
        if marker[1] == _END:
            break
        count += marker[1] == _SCAN
        length = int.from_bytes(content[marker.end() : marker.end() + 2])
        offset = marker.end() + length
    return count


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A picture with the colours of its profile converted to sRGB; as it is if that fails."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, srgb, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
