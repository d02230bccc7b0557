"""Takes the handbook's pictures anew: pages of this repository's own site, in a real Chromium.

`python -m handbook.screens` needs what the tests need (`make test` installs it).
The same content and the same fonts give the same pictures, as far as Chromium does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import executable
from tests.rendering import build_pages

REPOSITORY = Path(__file__).parent.parent

PICTURES = Path(__file__).parent / "docs" / "pictures"

#: Bytes that a picture may have: readers load it before they know whether they need it.
_LIMIT = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What is seen of a page."""

    page: str
    """Its address in the site."""

    width: int
    height: int
    """Those of the window, in CSS pixels."""


SCREENS: Mapping[str, Screen] = {
    "front-page": Screen(page="", width=1000, height=720),
    "activity": Screen(page="amager/2022/lommepengejobs/", width=1000, height=720),
    "phone": Screen(page="amager/2022/lommepengejobs/", width=360, height=740),
}
"""The pictures by their names."""


def main() -> None:
    """Build the site and take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _site(Path(folder))
        browser = playwright.chromium.launch(executable_path=executable())
        for name, screen in SCREENS.items():
            (PICTURES / f"{name}.webp").write_bytes(_picture(browser, site, screen))
        browser.close()


def _site(project: Path) -> Path:
    """The site of this repository's content, without PDFs and search."""
    (project / "content").symlink_to(REPOSITORY / "content")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{settings.rstrip()}\n      pdf: no\n", encoding="utf-8")
    return build_pages(project, only={it.page for it in SCREENS.values()})


def _picture(browser: Browser, site: Path, screen: Screen) -> bytes:
    """A picture of a page, as WebP.

    Raises:
        ValueError: it is too heavy.
    """
    page = browser.new_page(viewport={"width": screen.width, "height": screen.height})
    page.goto((site / screen.page / "index.html").as_uri())
    shot = page.screenshot()
    page.close()
    packed = BytesIO()
    Image.open(BytesIO(shot)).save(packed, "WEBP", quality=70, method=6)
    if packed.tell() > _LIMIT:
        raise ValueError(f"{screen.page}: {packed.tell()} bytes")
    return packed.getvalue()


if __name__ == "__main__":
    main()
