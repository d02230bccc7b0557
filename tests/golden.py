"""Golden files: what was right the last time somebody looked."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare a text with its golden file; with `GOLDEN=write` in the environment, write it first.

    Whoever writes golden files reads their difference before committing it.
    """
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"no golden file {name}: look at the output, then GOLDEN=write pytest"
    assert text == file.read_text(encoding="utf-8")


def golden_names(folder: str) -> set[str]:
    """The names of the golden files in a folder, without their suffixes."""
    return {file.stem for file in (GOLDEN / folder).iterdir()}
