"""The address that the preview is shown at, and what can be wrong with it."""

import errno
import re
from dataclasses import dataclass
from typing import Self

from actionplans.locale import Language

DEFAULT = "127.0.0.1:8000"

_ADDRESS = re.compile(r"(?P<host>\[[0-9A-Fa-f:.%\w]+\]|[\w.-]+):(?P<port>[0-9]{1,5})", re.ASCII)
_ALL = ("0.0.0.0", "::")  # noqa: S104 - only told from the others


class PreviewError(Exception):
    """Why there can be no preview, in a sentence for staff."""


class AddressError(PreviewError):
    """Nothing can be shown at an address."""


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
        found = _ADDRESS.fullmatch(written.strip())
        if not found or int(found["port"]) > 0xFFFF:
            message = language.text("preview-bad-address", address=_plain(written))
            raise AddressError(message)
        return cls(found["host"].strip("[]"), int(found["port"]))

    @property
    def url(self) -> str:
        """The address in a browser on this machine, without a slash at its end."""
        host = "127.0.0.1" if self.host in _ALL else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def refused(self, error: OSError, language: Language) -> AddressError:
        """Why the system does not let a server listen here, and what to do."""
        if error.errno == errno.EADDRINUSE:
            other = Address(self.host, self.port + 1 if self.port < 0xFFFF else 8001)
            message = language.text("preview-taken", address=self, other=other)
        elif error.errno in (errno.EACCES, errno.EPERM):
            other = Address(self.host, 8001)
            message = language.text("preview-forbidden", address=self, other=other)
        else:
            message = language.text("preview-not-ours", address=self, other=DEFAULT)
        return AddressError(message)


def _plain(written: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in written)[:100]
