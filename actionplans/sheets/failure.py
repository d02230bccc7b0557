"""Why a spreadsheet cannot be read or written."""

from actionplans.publishing.build_failure import BuildFailure


class SheetError(BuildFailure):
    """A spreadsheet that cannot be used; a text of the catalogues says why."""
