"""Reasons outside the program for which a build stops, each reported in a sentence."""


class BuildFailure(Exception):  # noqa: N818 - it is no fault of the program
    """A build that cannot be finished; a text of the catalogues says why."""

    def __init__(self, kind: str, **inputs: str | int) -> None:
        super().__init__(kind)
        self.kind = kind
        """A key of the catalogues' texts."""

        self.inputs = inputs
        """Values that the text is filled in with, such as a path."""


class Refusal(BuildFailure):
    """The environment does not allow a site to be built; nothing was changed."""
