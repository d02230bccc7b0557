"""Events of MkDocs: adds the pages that are made, and tells each page its language."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.made_pages import made_pages
from handbook.words import CODES, words


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    for path, text in made_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_context(
    context: dict[str, Any], page: Page, nav: Navigation, **_: object
) -> dict[str, Any]:
    """Give the template the page's language, its words, and the part of the menu in it."""
    code = page.file.src_uri.partition("/")[0]
    if code not in CODES:
        return context
    [menu] = [item for item in nav.items if item.title == words(code)["handbook"]]
    return {**context, "code": code, "words": words(code), "menu": menu.children}
