"""Content folders for tests: files over those of the least content, written out or altered."""

from collections.abc import Mapping
from typing import Any

from tests.conftest import MINIMAL


def layered(*layers: Mapping[str, Any]) -> dict[str, str | bytes]:
    """The files of `MINIMAL` with layers of others over them, by their paths.

    A file of a layer is a text, or bytes; `None`, where there is to be no such file; or fields,
    applied in this order: `text` to begin with, that of the layer below where it is not given;
    `replace`, texts that stand once in it by what to put there; `append`, what to put at its end;
    `repeat`, `{MARK: [text, times]}`; `newline` to write in place of each line end; `encoding`,
    UTF-8 where it is not given.
    """
    files: dict[str, str | bytes] = dict(MINIMAL)
    for layer in layers:
        for name, written in layer.items():
            if written is None:
                del files[name]
            elif isinstance(written, dict):
                files[name] = _altered(files.get(name, ""), **written)
            else:
                files[name] = written
    return files


def _altered(
    below: str | bytes,
    *,
    text: str | None = None,
    replace: dict[str, str] | None = None,
    append: str = "",
    repeat: dict[str, tuple[str, int]] | None = None,
    newline: str = "\n",
    encoding: str = "utf-8",
) -> bytes:
    if text is None:
        text = below if isinstance(below, str) else below.decode()
    for old, new in (replace or {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    text += append
    for mark, (part, times) in (repeat or {}).items():
        assert text.count(mark) == 1, f"{mark!r} stands {text.count(mark)} times"
        text = text.replace(mark, part * times)
    return text.replace("\n", newline).encode(encoding)
