"""The gallery: all components with their examples, on one page in the site's own style.

    python -m tests.gallery

writes it to `gallery/index.html`.
"""

from datetime import date
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.theme_files import style_sheets
from tests.conftest import MUNICIPALITY, REPOSITORY
from tests.examples import COMPONENTS, TEMPLATES, environment, examples, render
from tests.rendering import DAY

NO_ADDRESS = "#"
"""The path to the site's root in the gallery, where there is no site: links lead nowhere."""

HERE = Path(__file__).parent


def write(folder: Path) -> Path:
    """Write the gallery into a folder, and return its page."""
    templates = environment()
    components = [
        (
            component,
            [
                (
                    example,
                    Markup(render(templates, example, NO_ADDRESS)),
                    render(templates, example),
                )
                for example in examples(component)
            ],
        )
        for component in COMPONENTS
    ]
    template = Template((HERE / "gallery.html").read_text(encoding="utf-8"), autoescape=True)
    settings = Settings("Planer i Lilleby", Language.load("da"), date.fromisoformat(DAY))
    site = Site.load(MUNICIPALITY / "content", settings)
    sheets = style_sheets([TEMPLATES], site.library)
    style = sheets.text() + (HERE / "gallery.css").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.css").write_text(style, encoding="utf-8")
    page = folder / "index.html"
    page.write_text(template.render(components=components), encoding="utf-8")
    return page


if __name__ == "__main__":
    print(write(REPOSITORY / "gallery"))
