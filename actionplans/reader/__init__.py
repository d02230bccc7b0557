"""From files to records: every value checked, every mistake with its line and column."""

from actionplans.reader.document import Content, Document, Entry, Media
from actionplans.reader.read import read_content

__all__ = ["Content", "Document", "Entry", "Media", "read_content"]
