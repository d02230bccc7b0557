"""The command line: check, build, serve, headers."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from actionplans import plugin
from actionplans.exports.headers import HOSTS, host_rules
from actionplans.exports.search import SearchError
from actionplans.locale import Language
from actionplans.outputs import outputs
from actionplans.preview import PreviewError, preview
from actionplans.problems import Report
from actionplans.publishing import manifest
from actionplans.publishing.carrying import listed, named
from actionplans.publishing.failures import language_named, sentence
from actionplans.publishing.refusal import Refusal
from actionplans.publishing.swap import beside, leftovers, replaceable
from actionplans.publishing.target import others
from actionplans.reporting import tell
from actionplans.site import Site


def _existing(_context: click.Context, _option: click.Parameter, file: Path) -> Path:
    """The settings, or a sentence and exit status 2 where there are none."""
    if not file.is_file():
        _say(language_named("").text("settings-missing", file=click.format_filename(file)))
        sys.exit(2)
    return file


_SETTINGS = click.option(
    "--config-file",
    "-f",
    type=click.Path(path_type=Path),
    callback=_existing,
    metavar="FIL",
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Sidens indstillinger.",
)
_DAY = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ÅÅÅÅ-MM-DD",
    help="Den dag, siden bygges for. I dag, hvis intet er sagt.",
)


@click.group()
@click.version_option(package_name="actionplans")
def main() -> None:
    """Gør handleplaner til en hjemmeside."""


@main.command(short_help="Se indholdet efter, og byg siden.")
@_SETTINGS
@_DAY
def build(config_file: Path, day: datetime | None) -> None:
    """Se indholdet efter, byg siden ved siden af den gamle, og byt dem om."""
    today = day.date() if day else None
    with _failures_told(config_file, "old-site-stands"):
        site = plugin.site_folder(config_file)
        try:
            replaceable(site)
        except Refusal as refusal:
            errors = _content_told(config_file, today)
            _say(sentence(refusal, _surroundings(config_file)[0]))
            sys.exit(1 if errors else 2)
        with beside(site) as folder:
            plugin.build(config_file, folder, today)
    with suppress(OSError):  # it is published, even where nobody can be told
        _tell_others(site, _surroundings(config_file)[0])
        for left in leftovers(site):
            kind = "leftover-late" if manifest.read(left) is None else "leftover-stuck"
            _say(sentence(Refusal(kind, path=named(left)), _surroundings(config_file)[0]))
        click.echo(f"{click.format_filename(site)}/")


def _content_told(config_file: Path, day: date | None) -> bool:
    """Tell what is wrong with the content where nothing can be built; whether there are errors."""
    folder, settings = plugin.settings_of(config_file)
    settings = replace(settings, today=day or settings.today)
    site = Site.load(folder, settings, kept=plugin.kept_beside(config_file))
    report = outputs(site).site.report
    tell(report, settings.language, folder.name)
    return bool(report.errors)


def _tell_others(site: Path, language: Language) -> None:
    """Say what of others was taken over into the new site."""
    if found := [path for path in others(site) if path.rstrip("/") != ".git"]:
        _say(language.text("others-kept", site=named(site), paths=listed(found)))


@contextmanager
def _failures_told(config_file: Path, ending: str = "") -> Iterator[None]:
    """Tell in a sentence why a command cannot do its work, and end it: 2, or 130 for Ctrl-C.

    Args:
        config_file: the site's settings, which name its language.
        ending: the key of a text that is told besides where the surroundings failed.
    """
    try:
        yield
    except BrokenPipeError:  # nobody reads what is printed: click's to end
        raise
    except KeyboardInterrupt:
        language, _ = _surroundings(config_file)
        _say(language.text("interrupted"), ending and language.text(ending))
        sys.exit(130)
    except (Refusal, SearchError, MemoryError, OSError) as error:
        language, folders = _surroundings(config_file)
        end = "" if isinstance(error, Refusal) or not ending else language.text(ending)
        _say(sentence(error, language, folders), end)
        sys.exit(2)


def _surroundings(config_file: Path) -> tuple[Language, list[Path]]:
    """The language to tell failures in, and the folders that are written in, as far as known."""
    language, folders = language_named(""), [config_file.absolute().parent]
    with suppress(click.ClickException, Refusal, OSError):
        language = plugin.settings_of(config_file)[1].language
        folders.insert(0, plugin.site_folder(config_file).parent)
    return language, folders


def _say(*sentences: str) -> None:
    with suppress(OSError):
        click.echo(" ".join(filter(None, sentences)), err=True)


@main.command()
@_SETTINGS
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAPPE",
    help="Mappen med indhold, hvis det ikke er den, indstillingerne siger.",
)
def check(config_file: Path, content: Path | None) -> None:
    """Se indholdet efter, kladder med, uden at bygge siden."""
    with _failures_told(config_file):
        folder, settings = plugin.settings_of(config_file, content)
        kept = plugin.kept_beside(config_file)
        loaded = (Site.load(folder, settings, drafts=drafts, kept=kept) for drafts in (False, True))
        sites = [outputs(site).site for site in loaded]
        report = Report(problem for site in sites for problem in site.report)
        tell(report, settings.language, folder.name)
    sys.exit(1 if report.errors else 0)


@main.command()
@_SETTINGS
@click.option(
    "--address", metavar="ADRESSE", help="Hvor siden vises. 127.0.0.1:8000, hvis intet er sagt."
)
def serve(config_file: Path, address: str | None) -> None:
    """Vis siden, og følg hver ændring, til du stopper med Ctrl-C."""
    try:
        with _failures_told(config_file):
            preview(config_file, address)
    except PreviewError as error:
        _say(str(error))
        sys.exit(2)


@main.command(short_help="Skriv webserverens linjer med sikkerhedsreglerne.")
@_SETTINGS
@click.argument("host", type=click.Choice(HOSTS))
def headers(config_file: Path, host: str) -> None:
    """Skriv de linjer, som får en webserver til at sende sidens sikkerhedsregler."""
    with _failures_told(config_file):
        _, settings = plugin.settings_of(config_file)
        remark = settings.language.text(f"headers-{host}")
        click.echo(host_rules(host, settings.url, remark), nl=False)
