"""The command line: check, build, serve."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from actionplans import plugin
from actionplans.locale import Language
from actionplans.publish import beside
from actionplans.reporting import tell
from actionplans.site import Settings, Site

_SETTINGS = click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Sidens indstillinger.",
)
_DAY = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Den dag, siden bygges for. I dag, hvis intet er sagt.",
)


@click.group()
@click.version_option(package_name="actionplans")
def main() -> None:
    """Gør handleplaner til en hjemmeside."""


@main.command()
@_SETTINGS
@_DAY
def build(config_file: Path, day: datetime | None) -> None:
    """Se indholdet efter, byg siden ved siden af den gamle, og byt dem om."""
    site = plugin.site_folder(config_file)
    with beside(site) as folder:
        plugin.build(config_file, folder, day.date() if day else None)
    click.echo(f"{click.format_filename(site)}/")


@main.command()
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Mappen med indhold.",
)
@click.option("--language", default="da", show_default=True, help="Indholdets sprog.")
def check(content: Path, language: str) -> None:
    """Se indholdet efter uden at bygge siden."""
    try:
        spoken = Language.load(language)
    except LookupError:
        raise click.BadParameter(language, param_hint="--language") from None
    site = Site.load(content, Settings("", spoken, date.today()), drafts=True)
    tell(site.report, spoken, content.name)
    sys.exit(1 if site.report.errors else 0)


@main.command()
@_SETTINGS
@click.option("--address", help="Hvor siden vises. 127.0.0.1:8000, hvis intet er sagt.")
def serve(config_file: Path, address: str | None) -> None:
    """Vis siden, og følg hver ændring, til du stopper med Ctrl-C."""
    plugin.serve(config_file, address)
