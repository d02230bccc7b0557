"""Why a build refuses to write where it was told to."""


class Refusal(Exception):  # noqa: N818 - it is no fault of the program
    """Something of the surroundings keeps a site from being built; nothing was changed."""

    def __init__(self, kind: str, **inputs: str | int) -> None:
        super().__init__(kind)
        self.kind = kind
        """A key of the catalogues' texts."""

        self.inputs = inputs
        """What the text names, such as a path."""
