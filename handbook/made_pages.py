"""The pages that are made of the program: fields, messages, settings and commands."""

from actionplans.authoring.json_schema import KINDS
from handbook.command_pages import commands_page
from handbook.field_pages import fields_page
from handbook.layer_pages import layers_page
from handbook.message_pages import messages_page
from handbook.setting_pages import settings_page
from handbook.words import CODES, words

NOTE = "<!-- Made by handbook/made_pages.py: what is changed here is lost. -->\n\n"


def made_pages() -> dict[str, str]:
    """All of them, as Markdown by their paths below `docs/`."""
    pages = {path: text for code in CODES for path, text in _pages(code).items()}
    return {path: NOTE + text for path, text in {**pages, "en/layers.md": layers_page()}.items()}


def _pages(code: str) -> dict[str, str]:
    paths = words(code)["paths"]
    fields = {
        f"{code}/{paths['fields']}/{words(code)['kinds'][kind]['page']}.md": fields_page(kind, code)
        for kind in KINDS
    }
    return {
        **fields,
        f"{code}/{paths['messages']}.md": messages_page(code),
        f"{code}/{paths['settings']}.md": settings_page(code),
        f"{code}/{paths['commands']}.md": commands_page(code),
    }
