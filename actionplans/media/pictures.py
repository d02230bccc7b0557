"""Pictures as they are published: in the sizes that screens ask for, without what a camera noted.

What is published is never the file that staff put down. It is decoded and written anew, so that a
place or a serial number in its metadata, and whatever else hides in it, stays behind. That is done
in a child process with limits on time and memory, for a small file can hold endless work.
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

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from actionplans.bounded import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker
from actionplans.kept import Kept, key_of
from actionplans.media.drawing import UnsafeDrawingError, measured

#: The widths that a picture is made in, in pixels, as far as it goes.
WIDTHS = (480, 800, 1200, 1600)
#: The one for browsers that know neither WebP nor a choice of sizes.
_PLAIN_WIDTH = 800

#: Two widths nearer to each other than this are one too many.
_APART = 0.85

FOLDER = "assets/pictures"
"""Where sizes are published, from the site's root."""

MAX_BYTES = 20_000_000
#: What the largest phone cameras give; more takes memory that a small machine has not.
_MAX_PIXELS = 80_000_000

#: How much of a file's name stands in the addresses of its sizes.
_LONGEST_STEM = 80

#: As many as WebP can hold.
_MAX_SIDE = 16_383

#: Progressive JPEGs have some ten passes over the picture; each takes as long as the first.
_MAX_SCANS = 100

#: What a picture may take: four times what the largest of cameras and screens do.
_LIMITS = Limits(seconds=12, megabytes=500)

_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd8])")
"""Of a JPEG: a byte that says what comes next. Within the picture's data it is written apart."""

_SCAN, _END = b"\xda", b"\xd9"

#: The process that makes pictures: one for many, for its start takes longer than most of them.
_WORKER = Worker(f"{__name__}:make")

#: What a child decodes, in the folder that it writes to.
_ORIGINAL = "original"

_FORMATS = ("JPEG", "PNG", "WEBP")
ENDINGS = frozenset({"jpg", "jpeg", "png", "webp", "svg", "gif", "heic", "avif", "tiff"})
"""The endings of files that are pictures, in a format that can be used or not."""

#: How sizes are made is part of the key of what is kept: another recipe makes them anew.
_RECIPE = (Path(__file__).read_bytes(), PIL.__version__.encode())
_MADE = re.compile(r"(\d+)x(\d+)\.(\w+)")


class UnusablePictureError(Exception):
    """A file that cannot be shown; `kind` says why, as a kind of problem."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, ready to be shown."""

    width: int
    height: int
    plain: str
    """The address of the size for any browser, from the site's root."""

    sizes: tuple[tuple[str, int], ...]
    """The WebP sizes with their widths, the smallest first; none for a drawing."""

    files: Mapping[str, Path]
    """Every file of it on disk, by its address."""


class Gallery:
    """Makes the pictures of a site, each once."""

    def __init__(self, kept: Kept | None = None) -> None:
        """
        Args:
            kept: where sizes are kept from one build to the next; else they go with this.
        """
        if kept is None:
            folder = tempfile.mkdtemp()
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            kept = Kept(Path(folder))
        self._kept = kept
        self._found: dict[Path, Picture | UnusablePictureError] = {}

    def picture(self, path: Path) -> Picture:
        """A picture by its file.

        Raises:
            UnusablePictureError: it cannot be shown.
        """
        if path not in self._found:
            try:
                self._found[path] = self._made(path)
            except UnusablePictureError as error:
                self._found[path] = error
        found = self._found[path]
        if isinstance(found, UnusablePictureError):
            raise found
        return found

    def _made(self, path: Path) -> Picture:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise UnusablePictureError("heavy-picture")
            content = path.read_bytes()
        except OSError:
            raise UnusablePictureError("broken-picture") from None
        stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower())[:_LONGEST_STEM].strip("-") or "x"
        name = f"{FOLDER}/{stem}-{key_of([content])[:8]}"
        if path.suffix.lower() == ".svg":
            try:
                width, height = measured(content)
            except UnsafeDrawingError as error:
                raise UnusablePictureError(error.kind) from None
            return Picture(width, height, f"{name}.svg", (), {f"{name}.svg": path})

        def make(folder: Path) -> None:
            original = folder / _ORIGINAL
            original.write_bytes(content)
            if kind := _outcome(folder):
                raise UnusablePictureError(kind)
            original.unlink()

        return _read(self._kept.keep("pictures", (*_RECIPE, content), make), name)


def rest() -> None:
    """End the process that makes pictures; it is started anew when there is another one."""
    _WORKER.close()


def _outcome(folder: Path) -> str:
    """Make the sizes of a picture in a folder; the kind of problem where that cannot be."""
    try:
        return str(_WORKER.run(str(folder.absolute()), _LIMITS))
    except OutOfTimeError:
        return "slow-picture"
    except OutOfMemoryError:
        return "huge-picture"
    except CrashedError:
        return "broken-picture"


def _read(folder: Path, name: str) -> Picture:
    """What was made of a picture, told by the names of its files."""
    made = [(found, file) for file in folder.iterdir() if (found := _MADE.fullmatch(file.name))]
    files = {f"{name}-{found[1]}.{found[3]}": file for found, file in made}
    sizes = sorted((int(found[1]), int(found[2])) for found, _ in made if found[3] == "webp")
    [plain] = (address for address in files if not address.endswith(".webp"))
    addresses = tuple((f"{name}-{width}.webp", width) for width, _ in sizes)
    return Picture(*sizes[-1], plain, addresses, dict(sorted(files.items())))


# In the child process


def make(path: str) -> str:
    """Write a picture's sizes beside it, each named by its width and height.

    Args:
        path: the folder that the picture is in.

    Returns:
        Why it cannot be shown, as a kind of problem; empty where it can.
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
    widths = [*(width for width in WIDTHS if width < _APART * largest), largest]
    plain = next((width for width in widths if width >= _PLAIN_WIDTH), largest)
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        size = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        size.save(folder / f"{width}x{height}.webp", quality=80, method=4)
        if width == plain and ending == "jpg":
            size.save(folder / f"{width}x{height}.jpg", quality=80, optimize=True, progressive=True)
        elif width == plain:
            size.save(folder / f"{width}x{height}.png", optimize=True)


def _decoded(content: bytes) -> tuple[Image.Image, str]:
    """A picture upright, in the colours of the web and without metadata; its plain ending."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image: Image.Image = Image.open(BytesIO(content), formats=_FORMATS)
    if image.width * image.height > _MAX_PIXELS or max(image.size) > _MAX_SIDE:
        raise UnusablePictureError("huge-picture")
    if image.format == "JPEG" and _scans(content) > _MAX_SCANS:
        raise UnusablePictureError("slow-picture")
    image.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
    image.load()
    clear = image.has_transparency_data
    kind, profile = image.format, image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I"):  # sixteen bits a point, which a conversion would cut off
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if profile and not clear:
        image = _in_web_colours(image, profile)
    mode = "RGBA" if clear else "RGB"
    if image.mode != mode:  # a copy takes as much memory again
        image = image.convert(mode)
    image.info = {}
    return image, "png" if clear or kind == "PNG" else "jpg"


def _scans(content: bytes) -> int:
    """How many passes over the picture a JPEG has; what comes after its end is not counted."""
    count, at = 0, 2
    while found := _MARKER.search(content, at):
        if found[1] == _END:
            break
        count += found[1] == _SCAN
        at = found.end() + int.from_bytes(content[found.end() : found.end() + 2])
    return count


def _in_web_colours(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours of a camera or a printer's profile as those of the web; as they are if it is bad."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, web, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
