"""What the command `import` does: make drafts of a plan's document."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from actionplans import mkdocs_project
from actionplans.importing.documents import read_document
from actionplans.importing.imports import Target, import_document
from actionplans.importing.writing import write_files
from actionplans.locale import Language, slugify
from actionplans.media.disk import read_at_most
from actionplans.model.party import Organisation, Organisations
from actionplans.problems import Problem
from actionplans.publishing.build_failure import BuildFailure, Refusal
from actionplans.publishing.carry_over import printable
from actionplans.publishing.failures import sentence
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import MAX_BYTES, SourceText, decode


def run(
    language: Language, config_file: Path, partnership: str, edition: str, document: Path
) -> None:
    """Make drafts of a document, and say where they are.

    Raises:
        SystemExit: nothing was written; why has been printed.
    """
    if not config_file.is_file():
        _fail(language.text("settings-missing", file=click.format_filename(config_file)))
    try:
        content, settings = mkdocs_project.content_and_settings(config_file)
        language = settings.language
        target = Target(
            slugify(partnership), edition, (content / slugify(partnership) / "index.md").exists()
        )
        scan = read_document(document)
        made = import_document(
            scan, document.name, target, language, _organisations(content, language)
        )
        beside = (
            config_file.absolute().parent
            / language.text("import-folder")
            / target.folder.replace("/", "-")
        )
        write_files(
            [*((content, it) for it in made.content), *((beside, it) for it in made.beside)]
        )
    except KeyboardInterrupt:
        _fail(language.text("interrupted"), 130)
    except (BuildFailure, MemoryError, OSError) as error:
        _fail(sentence(error, language, [config_file.absolute().parent]))
    click.echo(
        language.text(
            "import-done", count=made.activities, folder=printable(content / target.folder)
        )
    )
    click.echo(language.text("import-read-report", file=printable(beside / made.beside[0].path)))


def _organisations(content: Path, language: Language) -> tuple[Organisation, ...]:
    """The registered organisations; none where there is no register that can be read.

    Raises:
        Refusal: the register has errors, so that nobody is known.
    """
    name = f"{language.address('organisations')}.yml"
    path = content / name
    if not path.exists():
        return ()
    text = decode(name, read_at_most(path, MAX_BYTES))
    document = (
        None
        if isinstance(text, Problem)
        else parse_document(SourceText(name, text, 1), Organisations, language)[0]
    )
    if not isinstance(document, Document) or not isinstance(document.record, Organisations):
        raise Refusal("import-bad-register", file=name)
    return document.record.entries


def _fail(text: str, status: int = 2) -> None:
    with suppress(OSError):
        click.echo(text, err=True)
    sys.exit(status)
