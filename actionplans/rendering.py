"""The rendering of views as HTML by the theme's templates, with an environment per language."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path

import jinja2
from markupsafe import Markup

from actionplans.held_back import UNDATED
from actionplans.locale import Language
from actionplans.publishing.build_failure import BuildFailure
from actionplans.text.fragments import embed, resolve_root
from actionplans.text.links import ROOT as TEXT_ROOT
from actionplans.text.namesakes import Names, tell_apart
from actionplans.text.typeset import typeset
from actionplans.text.typography import typography_of
from actionplans.views.frame import Frame
from actionplans.views.page import Part, View

PAPER = "paper.html"
"""The layout of pages on paper."""

ROOT = "\N{SUBSTITUTE}"
"""The placeholder in templates for the path to the site's root; content cannot contain it."""

#: The folder of a theme's files that pages load.
_ASSETS = "assets/"

PartOf = Callable[[str, str], str | None]
"""Tells the address of the part of a page, by its own address and an anchor; None where it is
not cut."""

_ANCHORED = re.compile(rf'(?<= href=")({ROOT}|{TEXT_ROOT}|)([^"#<>:]*+)#([^"<>]++)(?=")')
_ID = re.compile(r' id="([^"]++)"')

_TARGET = re.compile(rf'\bhref="({ROOT}|{TEXT_ROOT})([^"#<>]*+)([^"<>]*+)"')


class MissingTemplateError(BuildFailure):
    """A template that a page or another template needs is missing from the theme's folders."""

    def __init__(self, template: str) -> None:
        super().__init__("template-missing", template=template)


class PageRenderer:
    """Renders the pages of a site.

    A page cannot show texts of the interface in another language than its own: a template reaches
    only those of its environment.
    """

    def __init__(
        self,
        theme: Sequence[Path] | Mapping[str, str],
        assets: str = _ASSETS,
        compiled: jinja2.BytecodeCache | None = None,
        asset_names: frozenset[str] | None = None,
    ) -> None:
        """
        Args:
            theme: the theme's folders, in the order in which they are searched; or its templates
                by their names.
            assets: the folder in the site of the theme's assets, with a slash at its end.
            compiled: a cache of compiled templates, shared by renderers.
            asset_names: the names of the theme's assets; None to find them in its folders.
        """
        self._assets = assets
        self._compiled = compiled
        folders = () if isinstance(theme, Mapping) else tuple(theme)
        self.templates = theme if isinstance(theme, Mapping) else _templates(folders)
        """The theme's templates by their names, as they were read once for all pages."""

        self.asset_names = _asset_names(folders) if asset_names is None else asset_names
        """The names of the theme's assets."""
        self._environments: dict[Language, jinja2.Environment] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Templates go along, for another machine has none; it compiles them itself."""
        return PageRenderer, (self.templates, self._assets, None, self.asset_names)

    def environment(self, language: Language) -> jinja2.Environment:
        """The environment of the pages whose interface is in a language."""
        if language not in self._environments:
            self._environments[language] = self._make_environment(language)
        return self._environments[language]

    def _make_environment(self, language: Language) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.DictLoader(self.templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self._compiled,
        )
        environment.globals |= {
            "anchor": language.anchor,
            "asset": cache(self._asset),
            "label": language.field_label,
            "root": ROOT,
            "separators": language.figures.separators,
            "show": _component_renderer(environment),
            "t": language.text,
        }
        environment.filters["embed"] = _embed
        return environment

    def _asset(self, name: str) -> str:
        """The function `asset` of templates: the address of a file in the theme's `assets/`.

        Raises:
            jinja2.TemplateNotFound: the theme has no such file.
        """
        if name not in self.asset_names:
            raise jinja2.TemplateNotFound(f"{_ASSETS}{name}")
        return f"{ROOT}{self._assets}{name}"

    def render(
        self,
        templates: Sequence[str],
        view: View,
        frame: Frame,
        language: Language,
        *,
        root: str,
        style: str = "",
        layout: str = "base.html",
        names: Names | None = None,
        part_of: PartOf | None = None,
        held_until: date | None = None,
    ) -> str:
        """A page as HTML.

        Args:
            templates: the names of the page's templates in `pages/`, without `.html`; the first
                that the theme has is used.
            view: the content of the page.
            frame: the frame around it.
            language: the language of the interface.
            root: the path from the page to the site's root: `../../`, or empty.
            style: the path of the page's style sheet from the site's root; none on paper.
            layout: the template that the page's template extends.
            names: the names of the site's pages, by which links of the same words are told apart;
                without, they are not.
            part_of: the parts of pages that are cut, which links to an anchor lead to; without,
                they lead to the page.
            held_until: the day until which the page is held back; `UNDATED` for a draft, None for
                one that is not.

        Raises:
            MissingTemplateError: the theme lacks a template, or an asset that a template names.
        """
        try:
            files = [f"pages/{template}.html" for template in templates]
            page = self.environment(language).select_template(files)
            notice = _notice(held_until, language)
            html = page.render(view=view, frame=frame, style=style, layout=layout, notice=notice)
        except jinja2.TemplateNotFound as error:  # an OSError, though no file failed to be read
            raise MissingTemplateError(str(error.name)) from error
        explained = {word.address: word.id for word in view.words}
        if part_of:
            html = lead_to_parts(html, view.cut_from, explained, part_of)
        if names:
            html = tell_apart(html, partial(_target, explained), names)
        # A PDF divides words itself; what is copied from it keeps what it holds.
        html = typeset(html, typography_of, divides_words=layout != PAPER)
        return resolve_links(html, root, explained)


def _templates(folders: Sequence[Path]) -> dict[str, str]:
    """The texts in a theme's folders by their paths there: those of the first folder that has one.

    Links are followed. What is no text, or cannot be read, is no template.
    """
    texts: dict[str, str] = {}
    for folder in reversed(folders):
        for file in _files_below(folder):
            with suppress(OSError, UnicodeDecodeError):
                texts[file.relative_to(folder).as_posix()] = file.read_text(encoding="utf-8")
    return dict(sorted(texts.items()))


def _files_below(folder: Path) -> Iterator[Path]:
    """The files that may be templates: no assets, nothing hidden, nothing that Python compiled."""
    seen: set[str] = set()
    for path, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(path)
        folders[:] = () if real in seen else filter(_may_be_read, folders)
        if real not in seen and not Path(path).is_relative_to(folder / _ASSETS):
            yield from (
                file for name in filter(_may_be_read, names) if (file := Path(path, name)).is_file()
            )
        seen.add(real)


def _may_be_read(name: str) -> bool:
    return not name.startswith(".") and name != "__pycache__"


def _asset_names(folders: Iterable[Path]) -> frozenset[str]:
    """The paths of a theme's assets below their folder."""
    return frozenset(
        file.relative_to(assets).as_posix()
        for assets in (folder / _ASSETS for folder in folders)
        for file in assets.rglob("*")
        if file.is_file()
    )


def _target(explained: Mapping[str, str], tag: str) -> str | None:
    """The address of the page that a link leads to; None for the page's own parts, and outside."""
    match = _TARGET.search(tag)
    if not match or (match[1] == TEXT_ROOT and f"{match[2]}{match[3]}" in explained):
        return None
    return match[2]


def lead_to_parts(
    html: str, cut_from: str | None, explained: Mapping[str, str], part_of: PartOf
) -> str:
    """HTML with its links to anchors of pages that are cut leading to the parts that have them.

    Args:
        html: a page, with links from the site's root.
        cut_from: the address of the page that was cut, of which this is a part or the rest.
        explained: the terms that the page explains itself, by their addresses in the glossary.
        part_of: tells the parts.
    """
    ids = frozenset(_ID.findall(html)) if cut_from is not None else frozenset()

    def link(match: re.Match[str]) -> str:
        start, page, anchor = match.groups()
        if start:
            is_here = start == TEXT_ROOT and f"{page}#{anchor}" in explained
        else:
            is_here = cut_from is None or bool(page) or anchor in ids
        part = None if is_here else part_of(page if start else cut_from or "", anchor)
        return match[0] if part is None else f"{start or ROOT}{part}#{anchor}"

    return _ANCHORED.sub(link, html)


def resolve_links(html: str, root: str, explained: Mapping[str, str] | None = None) -> str:
    """HTML with its links from the site's root made relative to a page.

    Args:
        html: a page or a part of one.
        root: the path from the page to the site's root.
        explained: the anchors on the page of the terms that it explains, by their addresses in the
            glossary.
    """
    html = html.replace(f'"{ROOT}"', f'"{root or "./"}"').replace(ROOT, root)
    return resolve_root(html, root, explained)


def _component_renderer(environment: jinja2.Environment) -> Callable[[Iterable[Part]], Markup]:
    """The function `show` of templates: renders parts of a page, each by its component."""
    macros: dict[str, Callable[[object], Markup]] = {}

    def show(parts: Iterable[Part]) -> Markup:
        return Markup("").join(map(show_one, parts))

    def show_one(part: Part) -> Markup:
        name = part.component
        if name not in macros:
            module = environment.get_template(f"components/{name}/{name}.html").module
            macros[name] = getattr(module, name.replace("-", "_"))
        return macros[name](part)

    return show


def _embed(html: str, name: str) -> Markup:
    return Markup(embed(html, name))  # noqa: S704 - a template has escaped it


def _notice(held_until: date | None, language: Language) -> str:
    """What a page says of itself that is held back; empty for any other."""
    if held_until is None:
        return ""
    if held_until == UNDATED:
        return language.text("is-draft")
    return language.text("is-coming", day=language.figures.day(held_until))
