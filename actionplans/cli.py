"""The command line: check, build, serve, headers."""

import sys
from datetime import datetime
from pathlib import Path

import click

from actionplans import plugin
from actionplans.exports.headers import HOSTS, host_rules
from actionplans.outputs import outputs
from actionplans.preview import PreviewError, preview
from actionplans.problems import Report
from actionplans.publish import SiteBusyError, beside
from actionplans.reporting import tell
from actionplans.site import Site

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
    try:
        with beside(site) as folder:
            plugin.build(config_file, folder, day.date() if day else None)
    except SiteBusyError:
        raise click.ClickException("Siden bliver allerede bygget. Prøv igen om lidt.") from None
    click.echo(f"{click.format_filename(site)}/")


@main.command()
@_SETTINGS
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    help="Mappen med indhold, hvis det ikke er den, indstillingerne siger.",
)
def check(config_file: Path, content: Path | None) -> None:
    """Se indholdet efter, kladder med, uden at bygge siden."""
    folder, settings = plugin.settings_of(config_file, content)
    kept = plugin.kept_beside(config_file)
    loaded = (Site.load(folder, settings, drafts=drafts, kept=kept) for drafts in (False, True))
    sites = [outputs(site).site for site in loaded]
    report = Report(problem for site in sites for problem in site.report)
    tell(report, settings.language, folder.name)
    sys.exit(1 if report.errors else 0)


@main.command()
@_SETTINGS
@click.option("--address", help="Hvor siden vises. 127.0.0.1:8000, hvis intet er sagt.")
def serve(config_file: Path, address: str | None) -> None:
    """Vis siden, og følg hver ændring, til du stopper med Ctrl-C."""
    try:
        preview(config_file, address)
    except PreviewError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@main.command()
@_SETTINGS
@click.argument("host", type=click.Choice(HOSTS))
def headers(config_file: Path, host: str) -> None:
    """Skriv de linjer, som får en webserver til at sende sidens sikkerhedsregler."""
    _, settings = plugin.settings_of(config_file)
    remark = settings.language.text(f"headers-{host}")
    click.echo(host_rules(host, settings.url, remark), nl=False)
