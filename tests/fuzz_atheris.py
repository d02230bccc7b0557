"""Fuzzing guided by coverage, with atheris: `make fuzz-guided`, or see libFuzzer's options.

    python -m tests.fuzz_atheris -max_total_time=600 fuzz-corpus

An input is a byte that chooses a file, and what that file holds. It is read, checked and shown over
the least content, in this process; an exception or half a minute is a failure, and libFuzzer saves
the input. Needs `requirements/fuzz.txt`, which `make test` does not.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["actionplans", "markdown", "yaml"]):
    from tests.conftest import MINIMAL, MUNICIPALITY
    from tests.fuzz import exercised, minimal_with, settings_of

FILES = (*MINIMAL, "om.md", "steder.yml", "ordliste.yml", "emner.yml", "nord/indikatorer.yml")
FILES += ("nord/area.geojson", "nord/2022/status-2022-05.md", "nord/2022/gang.en.md")
SETTINGS = settings_of()


def seeds(folder: Path) -> None:
    """Begin with the municipality's files, where there is nothing to begin with yet."""
    if any(folder.iterdir()):
        return
    for number, path in enumerate(sorted((MUNICIPALITY / "content").rglob("*.*"))):
        if path.suffix in (".md", ".yml", ".geojson"):
            kinds = [n for n, name in enumerate(FILES) if name.endswith(path.suffix)]
            chosen = bytes([kinds[number % len(kinds)]])
            (folder / str(number)).write_bytes(chosen + path.read_bytes())
    for number, name in enumerate(FILES):
        if name in MINIMAL:
            (folder / f"minimal-{number}").write_bytes(bytes([number]) + MINIMAL[name].encode())


def one(data: bytes) -> None:
    """Try one input."""
    if data:
        with tempfile.TemporaryDirectory() as folder:
            name = FILES[data[0] % len(FILES)]
            exercised(minimal_with(Path(folder), name, data[1:]), SETTINGS)


def main() -> None:
    """Hand over to libFuzzer, which ends the process."""
    for argument in sys.argv[1:]:
        if not argument.startswith("-") and Path(argument).is_dir():
            seeds(Path(argument))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
