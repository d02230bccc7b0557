"""The commands behind the command line: build, publish, check, serve, headers, search-delta.

Each reports the reason for a failure in a sentence. Exit status: 1 for errors in the content, 2 for
wrong use and for failures of the environment, 130 for Ctrl-C.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from actionplans import mkdocs_project
from actionplans.build import Build
from actionplans.chosen_files import NotInContentError, content_paths, report_on
from actionplans.coming_days import coming_errors, held_back_line
from actionplans.exports.copy_rules import COPIES
from actionplans.exports.headers import host_rules
from actionplans.exports.search_delta import read_export, write_delta
from actionplans.locale import Language
from actionplans.outputs import outputs
from actionplans.plugin import cache_for
from actionplans.problems import Report
from actionplans.publishing import manifest
from actionplans.publishing.build_failure import BuildFailure, Refusal
from actionplans.publishing.carry_over import path_list, printable
from actionplans.publishing.failures import sentence
from actionplans.publishing.site_files import copy_site
from actionplans.publishing.swap import beside, leftovers, replaceable
from actionplans.publishing.target import foreign_files
from actionplans.report_formats import formatted
from actionplans.reporting import print_report
from actionplans.site import Site
from actionplans.stamp import Stamper


def build(
    language: Language, config_file: Path, day: date | None, approval: Path | None = None
) -> None:
    """Check the content, build the site beside the old one, and swap the two.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        day: the day to build for; today if not given.
        approval: the folder for a site with all that is held back, for those who approve it; None
            to build the site that is published.

    Raises:
        SystemExit: the site was not built; why has been printed. 1 for errors in the content.
    """
    with reporting_failures(config_file, language, "old-site-stands"):
        published = mkdocs_project.project(config_file)
        project = published
        if approval:
            project = mkdocs_project.project_elsewhere(config_file, approval)
        site, stamper = project.site, Stamper(project.sources)
        try:
            replaceable(site)
        except Refusal as refusal:
            is_refused = _report_content(config_file, day)
            _print_error(sentence(refusal, _language_and_folders(config_file, language)[0]))
            sys.exit(1 if is_refused else 2)
        with beside(site) as folder:
            old, is_approval = published.site, approval is not None
            done = mkdocs_project.build(config_file, folder, day, old, is_approval=is_approval)
    with suppress(OSError):  # it is published, even where nobody can be told
        _report_site(site, done.site.language)
        _stamp(stamper, site, done)


def publish(language: Language, config_file: Path, day: date | None, folder: Path) -> None:
    """Build the site, and have a copy of it take the place of the one in another folder.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        day: the day to build for; today if not given.
        folder: the folder that a web server shows.

    Raises:
        SystemExit: it was not published; why has been printed. 1 for errors in the content.
    """
    with reporting_failures(config_file, language):
        mkdocs_project.project_elsewhere(config_file, folder)
        replaceable(folder)
    build(language, config_file, day)
    with reporting_failures(config_file, language, "old-site-stands"):
        site = mkdocs_project.project(config_file).site
        with beside(folder) as new:
            copy_site(site, new)
        language, _ = _language_and_folders(config_file, language)
    with suppress(OSError):
        _report_site(folder, language)


def check(
    language: Language,
    config_file: Path,
    content: Path | None,
    output_format: str,
    every: bool,
    files: tuple[Path, ...],
) -> None:
    """Check the content, drafts and what is published later too, without building the site.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        content: the content folder; the one that the settings name if not given.
        output_format: one of `FORMATS`: the report is printed for people, or for other programs to
            the standard output.
        every: whether to print every problem, and what is accepted too.
        files: the files and folders to report on; everything if not given.

    Raises:
        SystemExit: always; 1 for errors in what is reported on, which have been printed.
    """
    with reporting_failures(config_file, language):
        folder, settings = mkdocs_project.content_and_settings(config_file, content)
        chosen = _chosen(files, folder, config_file, settings.language)
        cache = cache_for(config_file)
        sites = [outputs(Site.load(folder, settings, cache=cache)).site]
        library = sites[0].library
        if library.held_back:
            whole = Site.load(folder, settings, drafts=True, cache=cache)
            sites.append(outputs(whole).site)
        problems = [problem for site in sites for problem in site.report.everything]
        report = Report([*problems, *coming_errors(library, folder, settings, cache)])
        report = report_on(report, chosen) if files else report
        if output_format == "text":
            print_report(report, settings.language, folder.name, every=every)
            _print_error(held_back_line(library, settings.language))
        else:
            click.echo(formatted(report, settings.language, folder, output_format))
    sys.exit(1 if settings.refuses(report) else 0)


def _chosen(
    files: tuple[Path, ...], folder: Path, config_file: Path, language: Language
) -> frozenset[str]:
    """The files to report on as problems name them; exits where one is no content."""
    try:
        return content_paths(files, folder, config_file)
    except NotInContentError as error:
        _print_error(
            language.text("not-in-content", path=printable(str(error)), folder=folder.name)
        )
        sys.exit(2)


def serve(language: Language, config_file: Path, address: str | None) -> None:
    """Show the site, and follow every change until Ctrl-C.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        address: where to show it, `host:port`; where the settings say if not given.

    Raises:
        SystemExit: it cannot be shown; why has been printed.
    """
    from actionplans.preview import PreviewError, preview  # a server, which no build needs

    try:
        with reporting_failures(config_file, language):
            preview(config_file, address)
    except PreviewError as error:
        _print_error(str(error))
        sys.exit(2)


def headers(language: Language, config_file: Path, host: str) -> None:
    """Print the lines that make a web server send the site's headers, and compressed copies.

    Args:
        language: the language of messages for as long as the settings cannot be read.
        config_file: the site's settings.
        host: one of `HOSTS`.

    Raises:
        SystemExit: the settings cannot be used; why has been printed.
    """
    with reporting_failures(config_file, language):
        _, settings = mkdocs_project.content_and_settings(config_file)
        remark = settings.language.text(f"headers-{host}")
        about = settings.language.text(f"copies-{host}") if host in COPIES else ""
        click.echo(host_rules(host, settings.url, remark, settings.precompress, about), nl=False)


def search_delta(language: Language, old: Path | None, new: Path, folder: Path) -> None:
    """Write what a search engine has to change to go from one search export to another.

    Args:
        language: the language of messages.
        old: the export that the engine has; None for an engine that has nothing.
        new: the export that it is to have.
        folder: the folder to write into, which must not exist.

    Raises:
        SystemExit: it was not written; why has been printed.
    """
    with reporting_sentences(language, folder.absolute().parent):
        write_delta(read_export(old) if old else None, read_export(new), folder)


def _report_content(config_file: Path, day: date | None) -> bool:
    """Print what is wrong with the content where nothing can be built; whether it is refused."""
    folder, settings = mkdocs_project.content_and_settings(config_file)
    settings = replace(settings, today=day or settings.today)
    site = Site.load(folder, settings, cache=cache_for(config_file))
    report = outputs(site).site.report
    print_report(report, settings.language, folder.name)
    return settings.refuses(report)


def _report_site(site: Path, language: Language) -> None:
    """Name a site that was published, and what is left beside it or in it."""
    _report_foreign_files(site, language)
    for left in leftovers(site):
        kind = "leftover-late" if manifest.read(left) is None else "leftover-stuck"
        _print_error(sentence(Refusal(kind, path=printable(left)), language))
    click.echo(f"{click.format_filename(site)}/")


def _stamp(stamper: Stamper, site: Path, done: Build) -> None:
    """Stamp a published site, unless another build would say or make something else."""
    if not (leftovers(site) or foreign_files(site)) and done.documents.is_complete:
        stamper.write(site, done.site.settings.today, done.said)


def _report_foreign_files(site: Path, language: Language) -> None:
    """Name the files and folders that no build made, and that the new site has from the old one."""
    if found := [path for path in foreign_files(site) if path.rstrip("/") != ".git"]:
        _print_error(language.text("others-kept", site=printable(site), paths=path_list(found)))


@contextmanager
def reporting_failures(config_file: Path, language: Language, ending: str = "") -> Iterator[None]:
    """Print in a sentence why a command cannot do its work, and exit: 2, or 130 for Ctrl-C.

    Args:
        config_file: the site's settings, which name its language.
        language: the language of the sentence where they do not.
        ending: the key of a text that is printed besides where the environment failed.
    """
    if not config_file.is_file():
        _print_error(language.text("settings-missing", file=click.format_filename(config_file)))
        sys.exit(2)
    try:
        yield
    except BrokenPipeError:  # nobody reads what is printed: click's to end
        raise
    except KeyboardInterrupt:
        language, _ = _language_and_folders(config_file, language)
        _print_error(language.text("interrupted"), ending and language.text(ending))
        sys.exit(130)
    except (BuildFailure, MemoryError, OSError) as error:
        language, folders = _language_and_folders(config_file, language)
        end = "" if isinstance(error, Refusal) or not ending else language.text(ending)
        _print_error(sentence(error, language, folders), end)
        sys.exit(2)


@contextmanager
def reporting_sentences(language: Language, folder: Path) -> Iterator[None]:
    """As `reporting_failures`, for a command that needs no settings.

    Args:
        language: the language of the sentence.
        folder: where it writes.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        _print_error(language.text("interrupted"))
        sys.exit(130)
    except (BuildFailure, MemoryError, OSError) as error:
        _print_error(sentence(error, language, [folder.absolute()]))
        sys.exit(2)


def _language_and_folders(config_file: Path, language: Language) -> tuple[Language, list[Path]]:
    """The site's language, and the folders that are written in, as far as they can be read.

    Args:
        config_file: the site's settings.
        language: the language if they cannot be read.
    """
    folders = [config_file.absolute().parent]
    with suppress(click.ClickException, Refusal, OSError):
        language = mkdocs_project.content_and_settings(config_file)[1].language
        folders.insert(0, mkdocs_project.project(config_file).site.parent)
    return language, folders


def _print_error(*sentences: str) -> None:
    with suppress(OSError):
        if text := " ".join(filter(None, sentences)):
            click.echo(text, err=True)
