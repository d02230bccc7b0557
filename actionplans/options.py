"""Options in `mkdocs.yml`, the host's and the plugin's own: checked, and turned into settings.

With `plugin`, `mkdocs_project` and `preview_site`, one of the modules that know MkDocs.
"""

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from actionplans.cluster import cluster_problem
from actionplans.exports.precompressed import ENCODINGS
from actionplans.host_limits import HOSTS
from actionplans.locale import Language, language_codes, likely_language
from actionplans.media.host_files import host_files
from actionplans.model.values import is_mail, is_phone, is_web
from actionplans.problems import Location, Problem, closest
from actionplans.reader.source import BAD_CHARACTER
from actionplans.settings import Settings
from actionplans.settings_file import setting_positions
from actionplans.settings_problems import engine_problems, setting_problems, unknown_settings
from actionplans.store import store_problem
from actionplans.text.engines import is_installed
from actionplans.text.engines.engine import ENGINES, PYTHON_MARKDOWN, Dialect

PLUGIN = "actionplans"
"""The plugin's name in `mkdocs.yml`."""

#: Characters that a site's address cannot have: of a query or fragment, or that end an attribute.
_NOT_IN_SITE_URL = re.compile(r"[?#\s\"'<>]")

#: The types of a day: YAML itself makes a date of one that is written without quotes.
_DAY = (str, date)

EXTENSIONS = ("footnotes", "def_list")
"""The extensions of Markdown that every site has, for staff are told that they can use them."""

#: Line breaks, which a name cannot have.
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")


class WrongUse(Abort):
    """A setting that cannot be used: exit status 2."""

    code = 2
    exit_code = 2

    def show(self, *_: object, **__: object) -> None:
        """Print what is wrong, to the error stream."""
        click.echo(self.format_message(), err=True)


class ActionPlansConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's own options in `mkdocs.yml`."""

    language = option.Type(str, default="da")
    date = option.Type(_DAY, default="")
    """The day to build for, as `2026-06-01`; today where it is not given."""

    publisher = option.Type(str, default="")
    """The organisation that is responsible for the site."""

    logo = option.Type(str, default="")
    """The picture with the publisher's mark, as its path below the content folder."""

    feedback = option.Type(str, default="")
    """The mail address for comments and questions."""

    accessibility_statement = option.Type(str, default="")
    """The web address of the statement that Danish law asks for."""

    accessibility_updated = option.Type(_DAY, default="")
    """The day on which that statement was last updated, as `2026-06-01`."""

    accessibility_phone = option.Type((str, int), default="")
    """The telephone number of a function, for help with what cannot be read or used."""

    host_files = option.ListOfItems(option.Type(str), default=[])
    """Files for the host that are published at the root, such as `CNAME`."""

    host = option.Type(str, default="")
    """The name of the host, whose limits the site is held against."""

    precompress = option.ListOfItems(option.Type(str), default=[])
    """The forms in which files are published compressed too: `gz`, `br`."""

    pdf = option.Type(bool, default=True)
    """Whether each plan is published as a PDF too."""

    store = option.Type(str, default="")
    """The store of what machines have made: a folder, or an address that fsspec knows."""

    cluster = option.Type(str, default="")
    """The address of the scheduler of a cluster of Dask that makes pages: `tcp://host:8786`."""

    markdown_engine = option.Type(str, default=PYTHON_MARKDOWN)
    """The engine that renders texts: `python-markdown`, or `pyromark`, which is faster."""

    search_export = option.Type(bool, default=False)
    """Whether all pages are published as documents for a search engine too."""

    form = option.Type(bool, default=False)
    """Whether a form to write content files in is published at `/admin/` too."""


def settings_from(
    config: MkDocsConfig, options: ActionPlansConfig, *, preview: bool, content: Path | None = None
) -> Settings:
    """The settings of a site.

    Args:
        config: the host's options.
        options: the plugin's options.
        preview: whether the settings are for a preview.
        content: the content folder, where it is another than the host's `docs_dir`.

    Raises:
        WrongUse: an option cannot be used.
    """
    check_host_options(config)
    file = Path(config.config_file_path)
    location = Location(file.name)
    language = _language(options, file)
    for key, problem in _problems(config, options, location):
        raise _wrong_setting(key, problem, language)
    today = _day(options.date) or date.today()
    positions, own = setting_positions(file), ("plugins", PLUGIN)
    hosted = host_files(content or Path(config.docs_dir), options.host_files, location)
    if isinstance(hosted, Problem):
        raise _wrong_setting("host_files", hosted, language)
    shown_file = _relative_path(file, Path(config.docs_dir))
    return Settings(
        name=config.site_name.strip(),
        language=language,
        today=today,
        url=config.site_url or "",
        description=config.site_description or "",
        publisher=options.publisher.strip(),
        logo=options.logo,
        positions={path[2]: at for path, at in positions.items() if path[:-1] == own},
        feedback=options.feedback,
        accessibility_statement=options.accessibility_statement,
        accessibility_updated=_day(options.accessibility_updated),
        accessibility_phone=str(options.accessibility_phone).strip(),
        host_files=hosted,
        host=options.host,
        precompress=tuple(form for form in ENCODINGS if form in options.precompress),
        search_export=options.search_export,
        form=options.form,
        preview=preview,
        file=shown_file,
        file_problems=tuple(_effect_problems(config, options, file, shown_file)),
        strict=config.strict,
        dialect=_dialect(config, options),
    )


def check_host_options(config: MkDocsConfig) -> None:
    """Check those of the host's options that it does not check itself.

    Raises:
        WrongUse: one of them cannot be used.
    """
    try:
        usable = b"\0" not in os.fsencode(config.site_dir)
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise WrongUse(f"site_dir: {config.site_dir!r}?")
    if not any(Path(folder, "pages").is_dir() for folder in config.theme.dirs):
        file = Path(config.config_file_path)
        raise WrongUse(likely_language(file).text("settings-theme", file=file.name))


def _problems(
    config: MkDocsConfig, options: ActionPlansConfig, location: Location
) -> Iterator[tuple[str, Problem]]:
    """The options that cannot be used, by name, each with its problem."""
    for key, day in (
        ("date", options.date),
        ("accessibility_updated", options.accessibility_updated),
    ):
        if day and _day(day) is None:
            yield key, Problem.error("bad-day", location, value=str(day))
    phone = options.accessibility_phone
    # YAML makes another number of some that are written without quotes: 030 …, +45 …
    if phone != "" and not (isinstance(phone, str) and is_phone(phone.strip())):
        yield "accessibility_phone", Problem.error("bad-phone", location, value=str(phone))
    if options.feedback and not is_mail(options.feedback):
        yield "feedback", Problem.error("bad-mail", location, value=options.feedback)
    folders = [Path(config.docs_dir), Path(config.site_dir)]
    file = Path(config.config_file_path)
    machines = {
        "store": store_problem(options.store, file, folders, location),
        "cluster": cluster_problem(options.cluster, location),
    }
    yield from ((key, problem) for key, problem in machines.items() if problem)
    texts = {
        "site_name": config.site_name,
        "publisher": options.publisher,
        "site_description": " ".join((config.site_description or "").split()),
    }
    for key, text in texts.items():
        if BAD_CHARACTER.search(text) or _BREAKS.search(text.strip()):
            yield key, Problem.error("bad-character", location)
    yield from _host_problems(options, location)
    if problem := _engine_problem(options.markdown_engine, location):
        yield "markdown_engine", problem
    url = config.site_url or ""
    if url and (not is_web(url) or _NOT_IN_SITE_URL.search(url)):
        yield "site_url", Problem.error("bad-address", location, value=url)
    statement = options.accessibility_statement
    if statement and not is_web(statement):
        yield "accessibility_statement", Problem.error("bad-address", location, value=statement)


def _host_problems(options: ActionPlansConfig, location: Location) -> Iterator[tuple[str, Problem]]:
    """The options on the host that cannot be used, by name, each with its problem."""
    host = options.host
    if host and host not in HOSTS:
        problem = Problem.error(
            "unknown-host", location, value=host, names=tuple(HOSTS), **closest(host, HOSTS)
        )
        yield "host", problem
    if unknown := [form for form in options.precompress if form not in ENCODINGS]:
        yield "precompress", Problem.error("unknown-form", location, value=unknown[0])


def _dialect(config: MkDocsConfig, options: ActionPlansConfig) -> Dialect:
    """The Markdown of texts: what settings ask for, and what every site has."""
    written = (str(name) for name in config.markdown_extensions)
    extensions = tuple(dict.fromkeys([*written, *EXTENSIONS]))
    return Dialect(options.markdown_engine, extensions, config.mdx_configs)


def _engine_problem(engine: str, location: Location) -> Problem | None:
    """The problem of the engine that settings name, if any."""
    if engine not in ENGINES:
        return Problem.error("unknown-engine", location, value=engine, names=ENGINES)
    return None if is_installed(engine) else Problem.error("engine-missing", location, value=engine)


def _effect_problems(
    config: MkDocsConfig, options: ActionPlansConfig, file: Path, shown_file: str
) -> Iterator[Problem]:
    """The settings in a file that have no effect, and the names that are no settings."""
    positions = setting_positions(file)

    def locate(path: tuple[str, ...]) -> Location:
        """The position of a setting; the beginning of the file where it is inherited."""
        return Location(shown_file, *positions.get(path, (1, 1)))

    with file.open("rb") as text:  # as written: other plugins may have changed the host's options
        written = yaml_load(text, get_yaml_loader(config=config))
    known = dict(ActionPlansConfig())
    yield from setting_problems(written, dict(MkDocsConfig()), known, locate)
    yield from engine_problems(_dialect(config, options), locate(("markdown_extensions",)))
    unknown = [name for name in options if name not in known]
    yield from unknown_settings(unknown, known, locate, ("plugins", PLUGIN))


def _language(options: ActionPlansConfig, file: Path) -> Language:
    """The site's language.

    Raises:
        WrongUse: there are no catalogues for it; the message is in the likely language.
    """
    try:
        return Language.load(options.language)
    except LookupError:
        problem = Problem.error(
            "unknown-site-language",
            Location(file.name),
            value=options.language,
            codes=language_codes(),
        )
        raise _wrong_setting("language", problem, likely_language(file)) from None


def _relative_path(file: Path, folder: Path) -> str:
    """A file's path from a folder; its whole path where they are on two drives of Windows."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.as_posix()


def _day(written: object) -> date | None:
    """A day as it is written; None where it is not stated, or no date.

    YAML itself makes a date of one that is written without quotes.
    """
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written)) if written else None
    except ValueError:
        return None


def _wrong_setting(key: str, problem: Problem, language: Language) -> WrongUse:
    message = language.describe(problem)
    return WrongUse(f"{problem.location.file}: {key}: {message.text} {message.hint}")
