"""Pictures and attachments: what is published of them, and what staff are told of bad ones."""

import random
import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile
from playwright.sync_api import Browser, ViewportSize

from actionplans.cache import BuildCache
from actionplans.media.pictures import Gallery, Picture, UnusablePictureError
from actionplans.worker import Limits
from tests.conftest import MINIMAL, MUNICIPALITY, SETTINGS, run_build, served, write
from tests.test_scenarios import load, reported

ACTIVITY = "lilleby-nord/2023/ungejob/"
PLACE = MUNICIPALITY / "content/lilleby-nord/2023/klubhus.jpg"
"""A picture whose metadata say where it was taken."""

GPS = 0x8825
ORIENTATION = 0x0112


def encoded(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def photo(width: int = 640, height: int = 480, kind: str = "JPEG", **more: Any) -> bytes:
    """A picture that is red to the left and blue to the right."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste((255, 0, 0), (0, 0, width // 2, height))
    return encoded(image, kind, **more)


def shown(folder: Path, content: bytes, name: str = "gade.jpg") -> Picture:
    """A picture as it is to be published."""
    write(folder, {name: content})
    return Gallery(BuildCache(folder / "cache")).picture(folder / name)


def made(folder: Path, content: bytes, name: str = "gade.jpg") -> dict[str, Image.Image]:
    """The files made of a picture, decoded, by the ends of their addresses."""
    picture = shown(folder, content, name)
    found = {}
    for address, file in picture.files.items():
        with Image.open(file) as image:
            image.load()
            found[address.rpartition("-")[2]] = image.copy()
    return found


# Sizes


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (300, {"300.webp", "300.jpg"}),
        (480, {"480.webp", "480.jpg"}),
        (1000, {"480.webp", "800.webp", "1000.webp", "800.jpg"}),
        (1600, {"480.webp", "800.webp", "1200.webp", "1600.webp", "800.jpg"}),
        (4000, {"480.webp", "800.webp", "1200.webp", "1600.webp", "800.jpg"}),
    ],
)
def test_sizes_are_no_larger_than_the_original(
    width: int, expected: set[str], tmp_path: Path
) -> None:
    sizes = made(tmp_path, photo(width, width * 3 // 4))
    assert set(sizes) == expected
    for name, image in sizes.items():
        assert image.size == (int(name.partition(".")[0]), round(image.width * 3 / 4))


def test_a_picture_knows_its_largest_size(tmp_path: Path) -> None:
    picture = shown(tmp_path, photo(4000, 3000))
    assert (picture.width, picture.height) == (1600, 1200)
    assert [width for _, width in picture.sizes] == [480, 800, 1200, 1600]
    assert picture.fallback in picture.files
    assert {address for address, _ in picture.sizes} < set(picture.files)


def colours(image: Image.Image, x: int, y: int, mode: str = "RGB") -> tuple[int, ...]:
    """The colours of a point, each 0 to 255."""
    point = image.convert(mode).getpixel((x, y))
    assert isinstance(point, tuple)
    return point


def test_a_clear_picture_stays_clear(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (100, 50), (255, 0, 0, 0))
    sizes = made(tmp_path, encoded(clear, "PNG"), "logo.png")
    assert set(sizes) == {"100.webp", "100.png"}
    assert all(colours(image, 10, 10, "RGBA")[3] == 0 for image in sizes.values())


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *[("PNG", mode) for mode in ("P", "1", "L", "LA", "RGBA", "I;16")],
        *[("JPEG", mode) for mode in ("L", "CMYK")],
        *[("WEBP", mode) for mode in ("RGB", "RGBA")],
    ],
)
def test_any_kind_of_colours_can_be_shown(kind: str, mode: str, tmp_path: Path) -> None:
    grey = Image.new("RGB", (64, 64), (128, 128, 128))
    ways = {"I;16": lambda: Image.new("I;16", (64, 64), 32768), "P": lambda: grey.quantize(8)}
    image = ways.get(mode, lambda: grey.convert(mode, dither=Image.Dither.NONE))()
    for size in made(tmp_path, encoded(image, kind), f"x.{kind.lower()}").values():
        red, green, blue = colours(size, 30, 30)
        assert max(red, green, blue) - min(red, green, blue) < 9
        assert abs(green - (255 if mode == "1" else 128)) < 9


def test_a_bad_profile_is_passed_over(tmp_path: Path) -> None:
    plain = made(tmp_path / "a", photo())["480.webp"]
    bad = made(tmp_path / "b", photo(icc_profile=b"no profile"))["480.webp"]
    assert plain.tobytes() == bad.tobytes()


def test_the_colours_of_a_profile_become_those_of_the_web(tmp_path: Path) -> None:
    """A profile whose values stand for lighter greys than those of the web."""
    web = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = encoded(Image.new("RGB", (480, 480), (100, 100, 100)), icc_profile=web)
    light = encoded(Image.new("RGB", (480, 480), (100, 100, 100)), icc_profile=_lighter(web))
    images = made(tmp_path / "a", grey)["480.webp"], made(tmp_path / "b", light)["480.webp"]
    values = [colours(image, 9, 9)[0] for image in images]
    assert abs(values[0] - 100) < 4
    assert values[1] > 130


def _lighter(profile: bytes) -> bytes:
    """The profile with a straight curve for each colour: gamma 1."""
    changed = bytearray(profile)
    (count,) = struct.unpack_from(">I", profile, 128)
    for number in range(count):
        tag, start, size = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if tag in (b"rTRC", b"gTRC", b"bTRC"):
            changed[start : start + size] = (b"curv" + b"\0" * 8).ljust(size, b"\0")
    return bytes(changed)


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[ORIENTATION] = 6  # the left of the file is the top of the picture
    sizes = made(tmp_path, photo(640, 480, exif=turned))
    image = sizes["480.webp"]
    assert image.size == (480, 640)
    assert colours(image, 240, 100)[0] > 200
    assert colours(image, 240, 540)[2] > 200


# What stays behind


def test_no_metadata_is_published(municipality: Path) -> None:
    with Image.open(PLACE) as original:
        assert original.getexif().get_ifd(GPS)
    published = sorted((municipality / "assets/pictures").glob("klubhus-*"))
    ends = [re.sub(r".*-", "", file.name) for file in published]
    assert ends == ["480.webp", "900.jpg", "900.webp"]
    for file in published:
        content = file.read_bytes()
        assert not [
            mark for mark in (b"Exif", b"GPS", b"Proevekamera", b"ICC_PROFILE") if mark in content
        ]
        with Image.open(file) as image:
            assert not image.getexif()


def test_comments_stay_behind(tmp_path: Path) -> None:
    content = photo(comment=b"hemmeligt")
    assert b"hemmeligt" in content
    files = shown(tmp_path, content).files.values()
    assert files
    assert not any(b"hemmeligt" in file.read_bytes() for file in files)


@pytest.mark.slow
def test_the_original_is_published_only_where_it_is_linked_to(tmp_path: Path) -> None:
    activity = MINIMAL["nord/2022/gang.md"] + "![Gaden](gade.jpg)\n\nSe [kortet](kort.jpg).\n"
    pictures = {f"nord/2022/{name}.jpg": photo() for name in ("gade", "kort", "glemt")}
    write(tmp_path / "content", {**MINIMAL, "nord/2022/gang.md": activity, **pictures})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    originals = (tmp_path / "site/nord/2022").glob("*.jpg")
    sizes = (tmp_path / "site/assets/pictures").iterdir()
    assert {file.name for file in originals} == {"kort.jpg"}
    assert {file.name.partition("-")[0] for file in sizes} == {"gade"}


# Made once, and always the same


def test_sizes_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    one, two = (shown(tmp_path / name, photo(1000, 700)).files for name in "ab")
    assert list(one) == list(two)
    contents = [[file.read_bytes() for file in files.values()] for files in (one, two)]
    assert len(set(one.values()) & set(two.values())) == 0
    assert contents[0] == contents[1]


def test_sizes_are_kept_from_one_build_to_the_next(tmp_path: Path) -> None:
    write(tmp_path, {"gade.jpg": photo()})
    first = Gallery(BuildCache(tmp_path / "cache")).picture(tmp_path / "gade.jpg")
    times = {file: file.stat().st_mtime_ns for file in first.files.values()}
    again = Gallery(BuildCache(tmp_path / "cache")).picture(tmp_path / "gade.jpg")
    assert again == first
    assert {file: file.stat().st_mtime_ns for file in again.files.values()} == times


def test_another_picture_of_the_same_name_has_other_addresses(tmp_path: Path) -> None:
    write(tmp_path, {"a/gade.jpg": photo(), "b/gade.jpg": photo(600)})
    gallery = Gallery()
    one, two = (set(gallery.picture(tmp_path / folder / "gade.jpg").files) for folder in "ab")
    assert not one & two


# Bad files


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG that says a size, and holds what it is given."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def progressive(scans: int) -> bytes:
    """A progressive JPEG with its last pass over the picture again and again."""
    content = photo(progressive=True)
    start = content.rindex(b"\xff\xda")
    last = content[start:-2]
    return content[:start] + last * (scans - content[:start].count(b"\xff\xda")) + b"\xff\xd9"


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "picture-format"),
    "text": (lambda: b"Ikke et billede. " * 20, "picture-format"),
    "heic": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "picture-format"),
    "gif": (lambda: encoded(Image.new("P", (9, 9)), "GIF"), "picture-format"),
    "tiff": (lambda: encoded(Image.new("RGB", (9, 9)), "TIFF"), "picture-format"),
    "eps": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "picture-format"),
    "cut off": (lambda: photo()[:-900], "broken-picture"),
    "cut off png": (lambda: photo(kind="PNG")[:-60], "broken-picture"),
    "few pixels": (lambda: png(500, 500, b"\0"), "broken-picture"),
    "bomb": (lambda: png(60_000, 60_000), "huge-picture"),
    "large": (lambda: png(9_100, 9_000), "huge-picture"),
    "tall": (lambda: encoded(Image.new("RGB", (1, 30_000)), "PNG"), "huge-picture"),
    "scans": (lambda: progressive(101), "slow-picture"),
    "heavy": (lambda: photo() + b"\0" * 20_000_000, "heavy-picture"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_reported(name: str, tmp_path: Path) -> None:
    content, kind = BAD[name]
    write(tmp_path, {"gade.jpg": content()})
    with pytest.raises(UnusablePictureError) as caught:
        Gallery().picture(tmp_path / "gade.jpg")
    assert caught.value.kind == kind


def test_missing_parts_are_reported_whatever_other_programs_pass_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library that makes PDFs sets this switch for all of Pillow."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    write(tmp_path, {"gade.jpg": photo()[:-900]})
    with pytest.raises(UnusablePictureError):
        Gallery().picture(tmp_path / "gade.jpg")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_passes_are_counted_in_the_picture_alone(tmp_path: Path) -> None:
    """A telephone puts a film behind the picture, in which any bytes may stand."""
    content = progressive(99) + b"\xff\xda\0\2" * 500
    assert shown(tmp_path, content).width == 640


def test_a_picture_that_takes_too_much_is_reported_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much as a picture of 80 million pixels with transparency, with limits to match."""
    noise = encoded(Image.effect_noise((2000, 2000), 80).convert("RGBA"), "PNG", compress_level=1)
    write(tmp_path, {"a.jpg": photo(), "b.jpg": noise, "c.jpg": progressive(90)})
    gallery = Gallery(BuildCache(tmp_path / "cache"))
    assert gallery.picture(tmp_path / "a.jpg").width == 640
    monkeypatch.setattr("actionplans.media.pictures._LIMITS", Limits(seconds=12, megabytes=40))
    with pytest.raises(UnusablePictureError) as caught:
        gallery.picture(tmp_path / "b.jpg")
    assert caught.value.kind == "huge-picture"
    monkeypatch.undo()
    assert gallery.picture(tmp_path / "c.jpg").width == 640
    assert not [file.name for file in (tmp_path / "cache").rglob("original")]


def test_no_damage_makes_more_than_a_message(tmp_path: Path) -> None:
    """Bytes changed here and there, always the same ones."""
    chance = random.Random(1)
    for number in range(120):
        content = bytearray(photo(60, 40, ("JPEG", "PNG", "WEBP")[number % 3]))
        for _ in range(1 + number % 7):
            content[chance.randrange(len(content))] = chance.randrange(256)
        file = tmp_path / f"{number}.jpg"
        file.write_bytes(content)
        try:
            picture = Gallery().picture(file)
        except UnusablePictureError:
            continue
        assert picture.width > 0


BOMB = '<g id="a0"/>' + "".join(
    f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 10)
)
"""A drawing of a thousand million parts."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


@pytest.mark.parametrize(
    ("head", "inside", "size"),
    [
        ('width="30" height="20px"', "<path d='M0 0h9'/>", (30, 20)),
        ('viewBox="0 0 20 10"', "<style>path{fill:url(#a)}</style>", (640, 320)),
        ('width="100%" viewBox="0,0,10,10"', "<use href='#a'/><!-- a -->", (640, 640)),
        ('viewBox="0 0 1 1" xmlns:s="urn:s" s:file="C:\\x"', "<s:view/>", (640, 640)),
    ],
)
def test_a_drawing_is_shown_as_it_is(head: str, inside: str, size: Any, tmp_path: Path) -> None:
    content = '<?xml version="1.0"?>' + SVG.format(head, inside)
    picture = shown(tmp_path, content.encode(), "kort.svg")
    assert (picture.width, picture.height) == size
    assert [file.read_text() for file in picture.files.values()] == [content]


@pytest.mark.parametrize(
    "content",
    [
        SVG.format('viewBox="0 0 9 9"', "<script>alert(1)</script>"),
        SVG.format('viewBox="0 0 9 9" onload="alert(1)"', ""),
        SVG.format('viewBox="0 0 9 9"', "<foreignObject/>"),
        SVG.format('viewBox="0 0 9 9"', '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
        SVG.format('viewBox="0 0 9 9"', '<image href="https://andre.example/a.png"/>'),
        SVG.format('viewBox="0 0 9 9"', '<a href="javascript:alert(1)"><path/></a>'),
        SVG.format('viewBox="0 0 9 9"', '<use href="https://andre.example/a.svg#a"/>'),
        SVG.format('viewBox="0 0 9 9"', "<style>@import 'https://andre.example/a.css'</style>"),
        SVG.format('viewBox="0 0 9 9"', '<path style="fill:url(//andre.example/a)"/>'),
        SVG.format('viewBox="0 0 9 9"', '<path style="fill:u\\72l(//andre.example/a)"/>'),
        SVG.format('viewBox="0 0 9 9"', "<animate attributeName='href'/>"),
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format('viewBox="0 0 9 9"', "&a;"),
        SVG.format('viewBox="0 0 9 9"', '<path d="M0 0L1 1z 5 5"/>'),
        SVG.format('viewBox="0 0 9 9"', '<g id="a"><use href="#a"/><use href="#a"/></g>'),
        SVG.format('viewBox="0 0 9 9"', BOMB),
        SVG.format('viewBox="0 0 9 9" xml:base="https://andre.example/"', ""),
        SVG.format(
            'viewBox="0 0 9 9"',
            "<style>*{background:image-set('https://andre.example/a' 1x)}</style>",
        ),
        '<?xml-stylesheet href="a.css"?>' + SVG.format('viewBox="0 0 9 9"', ""),
        SVG.format("", ""),
        SVG.format('viewBox="0 0 0 9"', ""),
        SVG.format('viewBox="0 0 nan inf"', ""),
        SVG.format('viewBox="a b c d"', ""),
        "<svg",
        "<html/>",
        "",
    ],
)
def test_a_drawing_that_does_more_than_be_looked_at_is_reported(
    content: str, tmp_path: Path
) -> None:
    files = {
        **MINIMAL,
        "nord/2022/kort.svg": content,
        "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"] + "![Et kort](kort.svg)\n",
    }
    write(tmp_path, files)
    assert [(p.at, p.code) for p in reported(load(tmp_path).report)] == [
        ("nord/2022/kort.svg:1:1", "usikker-tegning")
    ]


@pytest.mark.parametrize("name", [name for name in BAD if name not in ("bomb", "large")])
def test_a_bad_picture_is_reported_where_it_is_named(name: str, tmp_path: Path) -> None:
    content, kind = BAD[name]
    activity = MINIMAL["nord/2022/gang.md"].replace(
        "nummer: 1", "billeder: [{fil: gade.jpg, beskrivelse: En gade, kreditering: Byen}]"
    )
    files: dict[str, str | bytes] = {
        **MINIMAL,
        "nord/2022/gade.jpg": content(),
        "nord/2022/gang.md": f"{activity}Se ![Gaden](gade.jpg).\n",
    }
    write(tmp_path, files)
    found = load(tmp_path).report.problems
    assert [(str(p.location), p.kind) for p in found] == [
        ("nord/2022/gang.md:2:18", kind),
        ("nord/2022/gang.md:9:13", kind),
    ]


# Pages


def test_every_picture_has_its_space_and_waits(municipality: Path) -> None:
    html = (municipality / ACTIVITY / "index.html").read_text(encoding="utf-8")
    images = re.findall(r"<img\b[^>]*>", html.partition("<main")[2])  # not the mark of the sender
    assert len(images) == 4
    for image in images:
        assert re.search(r' width="\d+" height="\d+" loading="lazy" decoding="async">$', image)
    for sizes in re.findall(r'srcset="([^"]*)"', html):
        for size in sizes.split(", "):
            address, width = size.split(" ")
            with Image.open(municipality / ACTIVITY / address) as file:
                assert f"{file.width}w" == width


@pytest.mark.parametrize(
    ("width", "density", "expected"), [(360, 1, 480), (360, 3, 900), (1280, 1, 900)]
)
def test_a_browser_fetches_the_size_that_it_needs(
    width: int, density: int, expected: int, municipality: Path, browser: Browser
) -> None:
    screen = ViewportSize(width=width, height=800)
    with served(municipality) as root:
        context = browser.new_context(viewport=screen, device_scale_factor=density)
        page = context.new_page()
        page.goto(f"{root}{ACTIVITY}")
        picture = page.get_by_role("img", name="Et rødt klubhus og et træ")
        before = picture.bounding_box()
        picture.scroll_into_view_if_needed()
        picture.evaluate("it => it.decode()")
        assert picture.evaluate("it => it.currentSrc").endswith(f"-{expected}.webp")
        after = picture.bounding_box()
        assert before
        assert after
        assert (before["width"], before["height"]) == (after["width"], after["height"])
        assert after["height"] == pytest.approx(after["width"] * 2 / 3, abs=1)
        assert after["x"] + after["width"] <= width
        context.close()


def test_links_to_files_say_what_one_will_fetch(municipality: Path) -> None:
    html = (municipality / ACTIVITY / "index.html").read_text(encoding="utf-8")
    file = f'<a href="../../../{ACTIVITY.replace("ungejob/", "ansoegning.txt")}">'
    assert f"{file}Ansøgning om job (TXT, 1\N{NO-BREAK SPACE}kB)</a>" in html
    assert f"{file}<strong>ansøgningen</strong> (TXT, 1\N{NO-BREAK SPACE}kB)</a>" in html


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "size", "link"),
    [
        ("kort.pdf", 1_234_567, "Kortet (PDF, 1,2 MB)"),
        ("kort.pdf", 23_400_000, "Kortet (PDF, 23,4 MB)"),
        ("kort.docx", 340_400, "Kortet (Word, 340 kB)"),
        ("kort.ods", 1, "Kortet (ODS, 1 kB)"),
        ("kort.JPG", 999_000, "Kortet (JPEG, 999 kB)"),
        ("pdf-kort.pdf", 5_000, "Kortet som pdf (5 kB)"),
    ],
)
def test_kind_and_size_in_words(name: str, size: int, link: str, tmp_path: Path) -> None:
    title = link.rpartition(" (")[0]
    activity = MINIMAL["nord/2022/gang.md"] + f"Se [{title}]({name}).\n"
    files: dict[str, str | bytes] = {
        "nord/2022/gang.md": activity,
        f"nord/2022/{name}": b"\0" * size,
    }
    write(tmp_path / "content", {**MINIMAL, **files})
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/nord/2022/gang/index.html").read_text(encoding="utf-8")
    assert f">{link}</a>" in html.replace("\N{NO-BREAK SPACE}", " ")
