"""Reads content files into records, and reports every mistake with its line and column."""

from actionplans.reader.document import (
    Content,
    Document,
    Entry,
    Media,
    WholeFile,
    address_of,
    code_of,
    holds,
)
from actionplans.reader.files import is_record_file
from actionplans.reader.kept import KeptReadings, reading_recipe
from actionplans.reader.read import ContentReader, read_content
from actionplans.reader.remains import LooseReference

__all__ = [
    "Content",
    "ContentReader",
    "Document",
    "Entry",
    "KeptReadings",
    "LooseReference",
    "Media",
    "WholeFile",
    "address_of",
    "code_of",
    "holds",
    "is_record_file",
    "read_content",
    "reading_recipe",
]
