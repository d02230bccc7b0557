"""How far something is that takes long: one line of a terminal, written over as it goes on."""

import os
import sys
from typing import TextIO

#: Back to the beginning of the line, and away with what stands on it.
_ERASE = "\r\x1b[K"


class Progress:
    """A line that says how far a build is, and is gone when it is done.

    It is for people who wait: in a file, in a pipe and on a machine that builds by itself (`CI`)
    nothing is written.
    """

    def __init__(self, *, is_wanted: bool = True, stream: TextIO | None = None) -> None:
        """
        Args:
            is_wanted: whether anything is to be said at all.
            stream: where to; the error stream where it is not given.
        """
        self._stream = stream or sys.stderr
        is_plain = os.environ.get("TERM") == "dumb" or bool(os.environ.get("CI"))
        self.is_shown = is_wanted and not is_plain and self._stream.isatty()
        """Whether there is anybody to see it."""

    def tell(self, text: str) -> None:
        """Say how far it is, in the place of what was said before."""
        if self.is_shown:
            self._stream.write(f"{_ERASE}{text} ")
            self._stream.flush()

    def end(self) -> None:
        """Take away what was said."""
        if self.is_shown:
            self._stream.write(_ERASE)
            self._stream.flush()
