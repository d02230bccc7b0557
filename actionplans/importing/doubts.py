"""Doubts: what an import is not certain of, for the report."""

from typing import Any

from actionplans.importing.blocks import Block


class Doubt:
    """Something that a person has to look at, with where it stands in the document."""

    def __init__(self, kind: str, block: Block | None, **inputs: Any) -> None:
        """
        Args:
            kind: the key of the text that says it.
            block: where it stands; None where it is about the whole document.
            inputs: what the text is filled in with.
        """
        self.kind = kind
        self.block = block
        self.inputs = inputs
