"""Acceptances: warnings that those who write have looked at and found right, with their reason."""

from actionplans.model.record import Record
from actionplans.model.values import Text


class Acceptance(Record):
    """A warning of a page, or of a file that belongs to it, that is not to be reported."""

    code: Text
    """The code of the warning, in any language."""

    reason: Text
    about: Text | None = None
    """A part of the warning's message, where the file has others with the same code."""

    file: Text | None = None
    """The file that the warning is about, by its path from the page's folder; the page itself."""
