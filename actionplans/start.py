"""The start of the program: a build that has nothing to do ends here, before much is imported."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from actionplans.stamp import Stamp, up_to_date

_SETTINGS = "mkdocs.yml"


def main() -> None:
    """Run `actionplans`, with the arguments of the process."""
    command, *options = sys.argv[1:] or [""]
    if command == "build" and (stamp := _standing(options)):
        _tell(stamp)
        return
    from actionplans.cli import main as run

    run()


def build() -> None:
    """Run `build.py`, which takes the options of `actionplans build`."""
    if stamp := _standing(sys.argv[1:]):
        _tell(stamp)
        return
    from actionplans.cli import build as run

    run()


def _standing(options: Sequence[str]) -> Stamp | None:
    """The stamp of the site that a build with some options would only make again.

    None where there is none, and where these are not plainly options of a build: they are then
    the command line's to read.
    """
    given = {"-f": _SETTINGS, "--date": ""}
    names = {"-f": "-f", "--config-file": "-f", "--date": "--date"}
    if len(options) % 2:
        return None
    for name, value in zip(options[::2], options[1::2], strict=True):
        if name not in names or not value:
            return None
        given[names[name]] = value
    return up_to_date(Path(given["-f"]), given["--date"] or None)


def _tell(stamp: Stamp) -> None:
    """Print what the build printed that made the site."""
    with suppress(BrokenPipeError):
        for line in stamp.said:
            print(line, file=sys.stderr)
        print(f"{stamp.shown_site}/", flush=True)
