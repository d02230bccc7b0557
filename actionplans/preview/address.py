"""The address that the preview is served at: parsing it, and errors of the system about it."""

import errno
import re
from dataclasses import dataclass
from typing import Self

from actionplans.locale import Language

DEFAULT = "127.0.0.1:8000"

_ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:.%\w]+\]|[\w.-]+):(?P<port>[0-9]{1,5})", re.ASCII)
_ALL_INTERFACES = ("0.0.0.0", "::")  # noqa: S104 - only to recognise them


class PreviewError(Exception):
    """A reason why there can be no preview, in a sentence for staff."""


class AddressError(PreviewError):
    """An address that is none, or that no server can listen on."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port of this machine."""

    host: str
    port: int

    @classmethod
    def parse(cls, written: str, language: Language) -> Self:
        """Read `127.0.0.1:8000`, `localhost:8000` or `[::1]:8000`.

        Raises:
            AddressError: it is none of these.
        """
        match = _ADDRESS.fullmatch(written.strip())
        if not match or int(match["port"]) > 0xFFFF:
            message = language.text("preview-bad-address", address=_printable(written))
            raise AddressError(message)
        return cls(match["host"].strip("[]"), int(match["port"]))

    @property
    def url(self) -> str:
        """The address for a browser on this machine, without a slash at its end."""
        host = "127.0.0.1" if self.host in _ALL_INTERFACES else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def refused(self, error: OSError, language: Language) -> AddressError:
        """The error for a system that does not let a server listen here, with what to do."""
        if error.errno == errno.EADDRINUSE:
            other = Address(self.host, self.port + 1 if self.port < 0xFFFF else 8001)
            message = language.text("preview-taken", address=self, other=other)
        elif error.errno in (errno.EACCES, errno.EPERM):
            other = Address(self.host, 8001)
            message = language.text("preview-forbidden", address=self, other=other)
        else:
            message = language.text("preview-not-ours", address=self, other=DEFAULT)
        return AddressError(message)


def _printable(written: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in written)[:100]
