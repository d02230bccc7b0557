"""Reading files whose size nobody has vouched for."""

from pathlib import Path


def read_at_most(path: Path, limit: int) -> bytes:
    """The bytes of a file, or one more than `limit` of them where it is larger.

    A caller that refuses more than `limit` bytes thus never holds a file of many gigabytes.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(limit + 1)
