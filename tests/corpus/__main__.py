"""Tries the hostile inputs and prints what came of each: `python -m tests.corpus [names…]`.

Each is built by `build.py`, with PDFs, in a project folder of its own where a site stands already.
A name may be a subject (`drawings`), an input (`drawings/split-import`) or a pattern (`*/deep*`).
Exits with 1 if one passes its limits, ends in a traceback or is not what its input expects. Needs
Linux; allow it ten minutes.
"""

import argparse
import fnmatch
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.corpus import inputs
from tests.corpus.trial import MEGABYTES, SECONDS, Trial, template, tried
from tests.corpus.watch import Limits, Measured, adopt_orphans, die_with_parent

_SAID = 3
"""Complaints that the table has room for; all are in the JSON."""


def main() -> int:
    """Try what was asked for; returns the exit status."""
    asked = _arguments()
    names = [*_chosen(asked.names, quick=asked.quick)]
    if asked.list:
        print("\n".join(names))
        return 0
    trials = list[Trial]()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        for trial in _tried(names, Path(folder), asked):
            print(_line(trial), flush=True)
            trials.append(trial)
    if asked.json:
        results = json.dumps([asdict(trial) for trial in trials], ensure_ascii=False, indent=1)
        asked.json.write_text(results, encoding="utf-8")
    print(_summary(trials))
    return int(any(trial.complaints for trial in trials))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="subjects, inputs or patterns; all of them")
    parser.add_argument("--quick", action="store_true", help="only those that `make test` tries")
    parser.add_argument("--warm", action="store_true", help="build in forks of one process")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--kill", type=float, default=60, help="after so many seconds, or cpu")
    parser.add_argument(
        "--by", choices=("seconds", "cpu"), default="seconds", help="the measure of time"
    )
    parser.add_argument("--json", type=Path, help="where to write all that came of it")
    parser.add_argument("--list", action="store_true", help="only list the names")
    return parser.parse_args()


def _chosen(names: list[str], *, quick: bool) -> Iterator[str]:
    """The names of the inputs that were asked for, in the order of the corpus.

    Raises:
        SystemExit: there is none of a name.
    """
    every = inputs()
    for name in names:
        if not any(_is_asked(found, [name]) for found in every):
            sys.exit(f"{name}: no such input")
    for name, given in every.items():
        if (not names or _is_asked(name, names)) and (given.quick or not quick):
            yield name


def _is_asked(name: str, names: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, asked) or name.startswith(f"{asked}/") for asked in names)


def _tried(names: list[str], folder: Path, asked: argparse.Namespace) -> Iterator[Trial]:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(asked.jobs, context, partial(_prepare, asked.warm)) as pool:
        before = pool.submit(template, folder / "before").result()
        trial = partial(
            _one,
            before=before,
            limits=Limits.by(asked.by, asked.kill),
            warm=asked.warm,
            by=asked.by,
        )
        yield from pool.map(trial, names)


def _prepare(warm: bool) -> None:
    die_with_parent()
    adopt_orphans()
    if warm:
        from actionplans import cli  # noqa: F401 - so that its forks need not load it
        from tests.rendering import prepare_builds

        prepare_builds()


def _one(name: str, before: Path, limits: Limits, *, warm: bool, by: str) -> Trial:
    """Try an input; where that itself fails, it is a failure of that input alone."""
    try:
        return tried(name, inputs()[name], before, limits, warm=warm, by=by)
    except Exception as error:
        why = f"could not be tried: {type(error).__name__}: {error}"
        return Trial(name, "untried", Measured(-1, 0, 0, 0), (why[:200],), "")


def _line(trial: Trial) -> str:
    taken = trial.measured
    wrong = "; ".join(trial.complaints[:_SAID])
    mark = "  " if not wrong else "! "
    return (
        f"{mark}{trial.name:44} {trial.outcome:8} {taken.seconds:6.1f} s {taken.cpu:6.1f} cpu "
        f"{taken.megabytes:6.0f} MB  {wrong}"
    ).rstrip()


def _summary(trials: list[Trial]) -> str:
    """A line a subject, and one for all."""
    subjects = list(dict.fromkeys(trial.name.partition("/")[0] for trial in trials))
    rows = [(name, [t for t in trials if t.name.startswith(f"{name}/")]) for name in subjects]
    lines = ["", f"{'subject':14}{'tries':>6}{'right':>6}{'killed':>7}{'crashed':>8}{'slowest':>9}"]
    for name, of in (*rows, ("all", trials)):
        right = sum(not trial.complaints for trial in of)
        ended = [sum(t.outcome == outcome for t in of) for outcome in ("killed", "crashed")]
        slowest = max((trial.measured.seconds for trial in of), default=0)
        lines.append(
            f"{name:14}{len(of):6}{right:6}{ended[0]:7}{ended[1]:8}{slowest:7.1f} s"
            f"{max((t.measured.megabytes for t in of), default=0):7.0f} MB"
        )
    lines.append(f"Limits: {SECONDS:.0f} s and {MEGABYTES:.0f} MB.")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
