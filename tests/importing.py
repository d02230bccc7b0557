"""Imports in the tests' own process: a document as text, and what is made of it."""

import re
from collections import Counter
from pathlib import Path

from actionplans.importing.blocks import Scan
from actionplans.importing.imports import Import, Target, import_document
from actionplans.importing.text_file import read_text
from actionplans.importing.vocabulary import vocabulary
from actionplans.locale import Language
from actionplans.model.party import Organisation, Organisations
from actionplans.reader import Document
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText

FOLDER = Path(__file__).parent / "imports"
TARGET = Target("nord", "2024")


def registered(language: Language) -> tuple[Organisation, ...]:
    """The organisations of the register that documents are imported beside."""
    text = (FOLDER / "register.yml").read_text(encoding="utf-8")
    document, problems = parse_document(SourceText("r.yml", text, 1), Organisations, language)
    assert isinstance(document, Document), problems
    assert isinstance(document.record, Organisations)
    return document.record.entries


def imported(scan: Scan, code: str = "da", name: str = "plan.txt") -> Import:
    """What is made of a document."""
    language = Language.load(code)
    return import_document(scan, name, TARGET, language, registered(Language.load("da")))


def imported_text(text: str, code: str = "da") -> Import:
    """What is made of a text."""
    return imported(read_text(text.encode(), vocabulary()), code)


def all_files(made: Import) -> str:
    """All files of an import as one text, each under its path."""
    files = (*made.content, *made.beside)
    return "\n".join(f"==> {file.path} <==\n{file.text}" for file in files)


def words(text: str) -> Counter[str]:
    """The words and numbers of a text, in small letters, no signs between thousands."""
    return Counter(re.findall(r"\w+", re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text.casefold())))


def lost(scan: Scan, made: Import) -> Counter[str]:
    """The words of a document that are in no file and not in the report.

    The numbers and bullets of lists do not count: a list has them by itself.
    """
    source = Counter[str]()
    for block in scan.blocks:
        cells = (cell for row in block.rows for cell in row)
        source += words(" ".join((block.text, *cells)))
    return source - words(re.sub(r"\\(?=[^\w\s]|_)", "", all_files(made)))
