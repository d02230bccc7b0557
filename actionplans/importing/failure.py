"""Why a document cannot be imported."""

from actionplans.publishing.build_failure import BuildFailure


class DocumentError(BuildFailure):
    """A document that cannot be imported; a text of the catalogues says why."""
