"""What VS Code needs in a site's folder: schemas for its registers, and the fields of its pages.

The Front Matter extension writes the whole of a page's front matter anew when one field is changed
in its panel, and reads `335.000` as 335. So its panel is only given headings: it lists the fields
with their help beside the text, and has nothing that it could write.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from actionplans.authoring.json_schema import KINDS, schema_of
from actionplans.locale import Language
from actionplans.model.record import Record, Shape, shapes
from actionplans.reader.files import REGISTERS

FOLDER = ".vscode/actionplans"
"""The folder of the files that are made anew each time."""

_PANEL = f"{FOLDER}/frontmatter.json"

#: The kinds of pages in the content folder, in those of partnerships, and in those of plans.
_PAGES = (("page",), ("partnership", "page"), ("activity", "plan", "report"))

_EXTENSIONS = ("redhat.vscode-yaml", "eliostruyf.vscode-front-matter")

#: What the panel shows: nothing that writes in a page.
_MODE: Mapping[str, Any] = {
    "id": "actionplans",
    "features": ["panel.metadata", "panel.recentlyModified"],
}

Settings = Mapping[str, Any]


def made_files(content: str, language: Language) -> dict[str, str]:
    """The files that are made of the vocabulary, by their paths in the site's folder.

    Args:
        content: the path of the content folder there, with `/`.
        language: the language of keys, words and help.
    """
    schemas = {_schema_file(kind): schema_of(kind, language) for kind in _registers()}
    return {path: dumped(it) for path, it in {**schemas, _PANEL: _panel(content, language)}.items()}


def wanted_settings(content: str, language: Language) -> dict[str, Settings]:
    """What has to stand in the settings of the editor, which are the site's own.

    Args:
        content: as in `made_files`.
        language: as in `made_files`.
    """
    folders = dict.fromkeys(REGISTERS, content) | {"indicators": f"{content}/*"}
    schemas = {
        _schema_file(kind): f"{folder}/{language.address(kind)}.yml"
        for kind, folder in folders.items()
    }
    return {
        ".vscode/settings.json": {"yaml.schemas": schemas},
        ".vscode/extensions.json": {"recommendations": [*_EXTENSIONS]},
        "frontmatter.json": {"frontMatter.extends": [_PANEL]},
    }


def lacking(wanted: Settings, text: str) -> Settings:
    """What of wanted settings a file does not hold; all of it where it is no JSON.

    Args:
        wanted: the settings, in which there are mappings and lists of texts.
        text: the file's text, in which comments can stand.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return wanted
    if not isinstance(found, dict):
        return wanted
    left = {key: _left(value, found.get(key)) for key, value in wanted.items()}
    return {key: value for key, value in left.items() if value}


def _left(wanted: Any, found: Any) -> Any:
    if isinstance(wanted, dict):
        found = found if isinstance(found, dict) else {}
        return {key: value for key, value in wanted.items() if found.get(key) != value}
    return [it for it in wanted if not isinstance(found, list) or it not in found]


def dumped(value: object) -> str:
    """A value as JSON for people to read."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


def _registers() -> tuple[str, ...]:
    return (*REGISTERS, "indicators")


def _schema_file(kind: str) -> str:
    return f"{FOLDER}/{kind}.schema.json"


def _panel(content: str, language: Language) -> Settings:
    """The settings of the Front Matter extension."""
    title, draft = (language.field("TextPage", name).key for name in ("title", "draft"))
    folders = [content, f"{content}/*/", f"{content}/*/*/"]
    return {
        "frontMatter.content.pageFolders": [
            {
                "title": _title(kinds[0], language),
                "path": f"[[workspace]]/{folder}",
                "excludeSubdir": True,
                "contentTypes": [kinds[0]],
                "disableCreation": True,
            }
            for folder, kinds in zip(folders, _PAGES, strict=True)
        ],
        "frontMatter.content.draftField": {
            "type": "choice",
            "name": draft,
            "choices": language.choices("Flag"),
        },
        "frontMatter.dashboard.content.card.fields.state": False,
        "frontMatter.global.activeMode": _MODE["id"],
        "frontMatter.global.modes": [_MODE],
        "frontMatter.panel.actions.disabled": ["createContent", "optimizeSlug", "startStopServer"],
        "frontMatter.taxonomy.contentTypes": [
            {"name": kinds[0], "fields": [*_sections(kinds, language)]} for kinds in _PAGES
        ],
        "frontMatter.taxonomy.seoTitleField": title,
        "frontMatter.validation.enabled": False,
    }


def _sections(kinds: tuple[str, ...], language: Language) -> Iterator[Settings]:
    """The fields of the kinds of pages in a folder, as headings: those of each kind together."""
    for kind in kinds:
        yield {"type": "divider", "name": f"{kind}.divider"}
        yield {"type": "heading", "name": kind, "title": _title(kind, language)}
        for name, shape in _required_first(KINDS[kind]):
            field = language.field(KINDS[kind].__name__, name)
            words = language.choices(shape.words) if shape.words and not shape.open else []
            listed = language.text("editor-words", words=", ".join(words)) if words else ""
            yield {
                "type": "heading",
                "name": f"{kind}.{field.key}",
                "title": field.key,
                "description": f"{field.help} {listed}".strip(),
            }


def _title(kind: str, language: Language) -> str:
    return language.text(f"editor-{kind}")


def _required_first(record: type[Record]) -> list[tuple[str, Shape]]:
    fields = record.model_fields
    return sorted(shapes(record).items(), key=lambda it: not fields[it[0]].is_required())
