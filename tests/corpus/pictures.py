"""Pictures: bombs, damage, and what a camera or an attacker wrote into them."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import partial

from PIL import Image

from tests.corpus.input import ACTIVITY, Input, page, shown

_PLACE = "GPS-FREMMED-55.6761"


def _saved(size: tuple[int, int], form: str, mode: str = "RGB", **options: object) -> bytes:
    image = (
        Image.effect_noise(size, 60).convert(mode)
        if size[0] * size[1] < 10**6
        else Image.new(mode, size)
    )
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *more: bytes, rows: int | None = None) -> bytes:
    """A grey PNG of one bit, with chunks more before its pixels."""
    line = b"\0" * (1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(line) for _ in range(height if rows is None else rows))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = _chunk(b"IDAT", packed + packer.flush())
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + b"".join(more)
        + pixels
        + _chunk(b"IEND", b"")
    )


def _packed(size: int) -> bytes:
    """Zeros, packed."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join(parts) + packer.flush()


def _scans(times: int, side: int = 2_800) -> bytes:
    """A progressive JPEG with its last scan again and again."""
    image = Image.new("L", (side, side), 128)
    out = io.BytesIO()
    image.save(out, "JPEG", progressive=True, quality=30)
    whole = out.getvalue()
    last = whole.rfind(b"\xff\xda")
    end = whole.rfind(b"\xff\xd9")
    return whole[:end] + whole[last:end] * times + whole[end:]


def _with_place() -> bytes:
    image = Image.effect_noise((300, 200), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = _PLACE
    exif[0x013B] = _PLACE
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=_PLACE.encode())
    return out.getvalue()


def _frames(times: int, form: str) -> bytes:
    frames = [Image.new("RGB", (400, 400), (n % 256, n % 7, n % 13)) for n in range(times)]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    return out.getvalue()


def _shown(
    name: str,
    what: str,
    file: str,
    content: Callable[[], bytes],
    expect: str = "refused",
    **more: object,
) -> Input:
    """An activity that shows a picture."""
    return Input(
        name=name,
        what=what,
        files={ACTIVITY: page("", shown(file)), f"nord/2022/{file}": content},
        expect=expect,
        **more,  # type: ignore[arg-type]
    )


INPUTS = (
    _shown("empty", "a photograph of no bytes", "a.jpg", lambda: b"", quick=True),
    _shown("zeros", "a photograph of zeros", "a.jpg", lambda: b"\0" * 100_000, quick=True),
    _shown(
        "cut", "half a photograph", "a.jpg", lambda: _saved((600, 400), "JPEG")[:9_000], quick=True
    ),
    _shown("cut-png", "half a PNG", "a.png", lambda: _saved((600, 400), "PNG")[:9_000]),
    _shown(
        "head-only", "a JPEG of its first bytes", "a.jpg", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF"
    ),
    _shown(
        "program", "a program by the name of a photograph", "a.jpg", lambda: b"MZ" + b"\0" * 500
    ),
    _shown(
        "page", "HTML by the name of a photograph", "a.jpg", lambda: b"<script>alert(1)</script>"
    ),
    _shown(
        "drawing",
        "a drawing with a script by the name of a photograph",
        "a.png",
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        quick=True,
    ),
    _shown(
        "photograph-as-drawing",
        "a photograph by the name of a drawing",
        "a.svg",
        lambda: _saved((60, 40), "JPEG"),
        quick=True,
    ),
    _shown("gif", "an animation", "a.gif", lambda: _frames(3, "GIF"), quick=True),
    _shown(
        "heic", "a photograph of a telephone's", "a.heic", lambda: b"\0\0\0\x18ftypheic\0\0\0\0"
    ),
    _shown(
        "gif-as-jpeg",
        "an animation by the name of a photograph",
        "a.jpg",
        lambda: _frames(3, "GIF"),
    ),
    _shown(
        "tiff-as-jpeg",
        "a TIFF by the name of a photograph",
        "a.jpg",
        lambda: _saved((60, 40), "TIFF"),
    ),
    _shown(
        "script-as-jpeg",
        "PostScript, which is a program, by the name of a photograph",
        "a.jpg",
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n",
    ),
    _shown("icon-as-png", "an icon by the name of a PNG", "a.png", lambda: _saved((64, 64), "ICO")),
    _shown(
        "bomb",
        "a PNG of 60 000 by 60 000 pixels in 440 kB",
        "a.png",
        lambda: _png(60_000, 60_000, rows=2_000),
        quick=True,
    ),
    _shown(
        "bomb-whole",
        "a PNG of 25 000 by 25 000 pixels, all there",
        "a.png",
        lambda: _png(25_000, 25_000),
    ),
    _shown(
        "bomb-head",
        "a PNG that claims two thousand million by as many pixels",
        "a.png",
        lambda: _png(2**31 - 1, 2**31 - 1, rows=0),
        quick=True,
    ),
    _shown(
        "bomb-jpeg",
        "a JPEG that claims 65 500 by 65 500 pixels",
        "a.jpg",
        lambda: _saved((64, 64), "JPEG").replace(b"\0\x40\0\x40", b"\xff\xdc\xff\xdc", 1),
        quick=True,
    ),
    _shown(
        "bomb-webp",
        "a WebP that claims 16 384 by 16 384 pixels",
        "a.webp",
        lambda: b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\x0f\0\0\0\0\0\0\0\0",
    ),
    _shown(
        "large",
        "a PNG of 9 000 by 8 000 pixels: just what is allowed",
        "a.png",
        lambda: _png(9_000, 8_000),
        "any",
    ),
    _shown("wide", "a picture of 16 000 by one pixel", "a.png", lambda: _png(16_000, 1), "any"),
    _shown("tall", "a picture of one by 16 000 pixels", "a.png", lambda: _png(1, 16_000), "any"),
    _shown("one-pixel", "a picture of one pixel", "a.png", lambda: _png(1, 1), "any"),
    _shown("no-pixel", "a picture of no pixels", "a.png", lambda: _png(0, 0), quick=True),
    _shown(
        "profile-bomb",
        "a colour profile of 200 MB when it is unpacked",
        "a.png",
        lambda: _png(60, 40, _chunk(b"iCCP", b"x\0\0" + _packed(200_000_000))),
        "any",
    ),
    _shown(
        "text-bomb",
        "a note of 200 MB when it is unpacked",
        "a.png",
        lambda: _png(60, 40, _chunk(b"zTXt", b"x\0\0" + _packed(200_000_000))),
        "any",
    ),
    _shown(
        "text-many",
        "a hundred thousand notes",
        "a.png",
        lambda: _png(60, 40, *[_chunk(b"tEXt", b"a\0b")] * 100_000),
        "any",
    ),
    _shown(
        "scans",
        "a progressive JPEG of two thousand scans",
        "a.jpg",
        lambda: _scans(2_000),
        quick=True,
    ),
    _shown(
        "scans-many",
        "a small progressive JPEG of thirty thousand scans",
        "a.jpg",
        lambda: _scans(30_000, 600),
    ),
    _shown(
        "scans-few",
        "a progressive JPEG as cameras write them: right",
        "a.jpg",
        lambda: _scans(0, 600),
        "built",
    ),
    _shown(
        "markers",
        "a JPEG of a million empty comments",
        "a.jpg",
        lambda: b"\xff\xd8" + b"\xff\xfe\0\x02" * 1_000_000 + _saved((64, 64), "JPEG")[2:],
        "any",
    ),
    _shown(
        "fill",
        "a JPEG of ten million fill bytes",
        "a.jpg",
        lambda: b"\xff\xd8" + b"\xff" * 10_000_000 + _saved((64, 64), "JPEG")[2:],
        "any",
    ),
    _shown(
        "frames", "a WebP of five hundred frames", "a.webp", lambda: _frames(500, "WEBP"), "any"
    ),
    _shown(
        "frames-png", "a PNG of three hundred frames", "a.png", lambda: _frames(300, "PNG"), "any"
    ),
    _shown(
        "heavy",
        "a photograph of 21 MB",
        "a.jpg",
        lambda: _saved((64, 64), "JPEG") + b"\0" * 21_000_000,
        quick=True,
    ),
    _shown(
        "exif-broken",
        "a photograph whose metadata lead in a ring",
        "a.jpg",
        lambda: (
            b"\xff\xd8\xff\xe1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0"
            + _saved((64, 64), "JPEG")[2:]
        ),
        "any",
    ),
    _shown(
        "place",
        "a photograph that says where it was taken",
        "a.jpg",
        _with_place,
        "built",
        secret=(_PLACE,),
        quick=True,
    ),
    _shown(
        "with-page",
        "a photograph with HTML at its end",
        "a.jpg",
        lambda: _saved((300, 200), "JPEG") + b"<script>FREMMED</script>",
        "built",
        secret=("FREMMED",),
    ),
    _shown(
        "with-archive",
        "a photograph that is an archive too",
        "a.jpg",
        lambda: _saved((300, 200), "JPEG") + b"PK\x05\x06" + b"\0" * 18,
        "any",
    ),
    _shown(
        "cmyk",
        "a photograph for printers",
        "a.jpg",
        lambda: _saved((300, 200), "JPEG", "CMYK"),
        "built",
    ),
    _shown(
        "wide-gamut",
        "a PNG of sixteen bits",
        "a.png",
        lambda: _saved((300, 200), "PNG", "I;16"),
        "any",
    ),
    Input(
        name="many",
        what="sixty photographs on one page",
        files={
            ACTIVITY: lambda: page("".join(f"![En bænk]({n}.jpg)\n\n" for n in range(60))),
            **{f"nord/2022/{n}.jpg": partial(_saved, (700 + n, 500), "JPEG") for n in range(60)},
        },
        expect="any",
    ),
    Input(
        name="same-many",
        what="one photograph a thousand times on a page",
        files={
            ACTIVITY: page("![En bænk](a.jpg)\n\n" * 1_000),
            "nord/2022/a.jpg": lambda: _saved((300, 200), "JPEG"),
        },
        expect="any",
    ),
    Input(
        name="no-words",
        what="a photograph without a text",
        files={
            ACTIVITY: page("![](a.jpg)\n"),
            "nord/2022/a.jpg": lambda: _saved((300, 200), "JPEG"),
        },
        at=ACTIVITY,
        quick=True,
    ),
)
