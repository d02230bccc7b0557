"""What `mkdocs.yml` says of a site: the host's options and the plugin's own, checked.

With `plugin`, `pages` and `builder`, one of the modules that know MkDocs.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import click
import yaml
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from actionplans.locale import Language
from actionplans.media.host_files import host_files
from actionplans.model.values import is_mail, is_web
from actionplans.problems import Location, Problem
from actionplans.reader.mistakes import explain
from actionplans.reader.source import BAD_CHARACTER, Source, decode
from actionplans.site import Settings

#: A site's address has a path at most: no query, no fragment, nothing that ends an attribute.
_NOT_IN_SITE_URL = re.compile(r"[?#\s\"'<>]")

#: A name stands on one line.
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")

_LANGUAGE = re.compile(r"^[^#\n]*?\blanguage:\s*[\"']?(\w+)", re.MULTILINE)

#: No settings that a person writes have more.
_MOST_ALIASES = 50


class WrongUse(Abort):
    """A setting that cannot be used: exit status 2."""

    code = 2
    exit_code = 2

    def show(self, *_: object, **__: object) -> None:
        """Print what is wrong, to the error stream."""
        click.echo(self.format_message(), err=True)


class ActionPlansConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under the plugin's name."""

    language = option.Type(str, default="da")
    date = option.Type((str, date), default="")
    """The day to build for, ISO; today where it is not given."""

    publisher = option.Type(str, default="")
    """Who is responsible for the site."""

    feedback = option.Type(str, default="")
    """The mail address for comments and questions."""

    accessibility_statement = option.Type(str, default="")
    """The web address of the statement that Danish law asks for."""

    host_files = option.ListOfItems(option.Type(str), default=[])
    """Files for the host that are published at the root, such as `CNAME`."""

    pdf = option.Type(bool, default=True)
    """Whether each plan is published as a PDF too."""


def settings_from(
    config: MkDocsConfig, own: ActionPlansConfig, *, preview: bool, content: Path | None = None
) -> Settings:
    """The settings of a site.

    Args:
        config: the host's options.
        own: the plugin's options.
        preview: whether staff look at the site while they write.
        content: the content folder, where it is another than the host's `docs_dir`.

    Raises:
        WrongUse: one of them cannot be used.
    """
    examine_host(config)
    place = Location(Path(config.config_file_path).name)
    try:
        language = Language.load(own.language)
    except LookupError:
        likely = likely_language(Path(config.config_file_path))
        problem = Problem.error("unknown-site-language", place, value=own.language)
        raise _wrong_setting("language", problem, likely) from None
    try:
        today = _day(own.date)
    except ValueError:
        problem = Problem.error("bad-day", place, value=str(own.date))
        raise _wrong_setting("date", problem, language) from None
    for key, problem in _problems(config, own, place):
        raise _wrong_setting(key, problem, language)
    hosted = host_files(content or Path(config.docs_dir), own.host_files, place)
    if isinstance(hosted, Problem):
        raise _wrong_setting("host_files", hosted, language)
    return Settings(
        name=config.site_name.strip(),
        language=language,
        today=today,
        url=config.site_url or "",
        description=config.site_description or "",
        publisher=own.publisher.strip(),
        feedback=own.feedback,
        accessibility_statement=own.accessibility_statement,
        host_files=hosted,
        preview=preview,
        file=_seen_from(Path(config.docs_dir), Path(config.config_file_path)),
        extensions=tuple(str(name) for name in config.markdown_extensions),
        extension_settings=config.mdx_configs,
    )


def examine_host(config: MkDocsConfig) -> None:
    """Look at the host's own options that it does not examine itself.

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
        raise WrongUse("theme: {name: actionplans}?")


def likely_language(settings: Path, code: str = "da") -> Language:
    """The language that settings name, be they ever so broken; else that of the code."""
    try:
        text = settings.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    for found in [*_LANGUAGE.findall(text), code]:
        with suppress(LookupError):
            return Language.load(found)
    raise LookupError(code)


def has_many_aliases(settings: Path) -> bool:
    """Whether settings repeat so much by YAML's `*names` that reading them may never end."""
    try:
        events = yaml.parse(settings.read_bytes(), Loader=yaml.SafeLoader)
        aliases = (event for event in events if isinstance(event, yaml.AliasEvent))
        return len(list(islice(aliases, _MOST_ALIASES + 1))) > _MOST_ALIASES
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return False


def slip(settings: Path) -> Problem | None:
    """Where the YAML of settings breaks off, if it does; its place is seen from the content."""
    file = f"../{settings.name}"
    try:
        text = decode(file, settings.read_bytes())
    except OSError:
        return None
    if isinstance(text, Problem):
        return text
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return explain(Source(file, text, 1), error, None)
    except yaml.YAMLError:
        return None
    return None


def _problems(
    config: MkDocsConfig, own: ActionPlansConfig, place: Location
) -> Iterator[tuple[str, Problem]]:
    """The options that are wrong in themselves, by their names."""
    if own.feedback and not is_mail(own.feedback):
        yield "feedback", Problem.error("bad-mail", place, value=own.feedback)
    description = " ".join((config.site_description or "").split())
    said = {"site_name": config.site_name, "publisher": own.publisher}
    for key, text in (said | {"site_description": description}).items():
        if BAD_CHARACTER.search(text) or _BREAKS.search(text.strip()):
            yield key, Problem.error("bad-character", place)
    url = config.site_url or ""
    if url and (not is_web(url) or _NOT_IN_SITE_URL.search(url)):
        yield "site_url", Problem.error("bad-address", place, value=url)
    statement = own.accessibility_statement
    if statement and not is_web(statement):
        yield "accessibility_statement", Problem.error("bad-address", place, value=statement)


def _seen_from(folder: Path, file: Path) -> str:
    """A file's path from a folder; its whole path where they lie on two drives of Windows."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.as_posix()


def _day(written: object) -> date:
    """The day to build for; YAML itself makes a date of one that is written without quotes.

    Raises:
        ValueError: it is none.
    """
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    if not written:
        return date.today()
    return date.fromisoformat(str(written))


def _wrong_setting(key: str, problem: Problem, language: Language) -> WrongUse:
    message = language.describe(problem)
    return WrongUse(f"{problem.location.file}: {key}: {message.text} {message.hint}")
