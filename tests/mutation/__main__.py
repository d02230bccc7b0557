"""The command: `python -m tests.mutation --package checks --sample 100 --seed 1`."""

import argparse
import os
import pickle
import random
import tempfile
import time
import traceback
from pathlib import Path

from tests.mutation.coverage_by_test import CoverageByTest, record
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.trials import QUICK, passing, trial_of, warm

PACKAGE = "actionplans"
PARTS = ("model", "reader", "checks", "views")


def main() -> None:
    """Try a sample of the mutants of each part; print its score and the mutants that survive."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--package", help="`checks`, or `checks/links.py`; else all four")
    parser.add_argument("--sample", type=int, default=100, help="how many of each package")
    parser.add_argument("--seed", type=int, default=1, help="which: the same for the same seed")
    parser.add_argument("--tests", nargs="*", default=[], help="the files of tests; else all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    os.environ.pop("GOLDEN", None)
    start = time.monotonic()
    coverage = _recorded(asked.tests)
    warm(coverage.libraries)
    if not list(passing([trial_of(None, coverage)], 1)):
        raise SystemExit("the quick tests fail in another order, without any mistake")
    print(f"{len(coverage.seconds)} tests, {time.monotonic() - start:.0f} s", flush=True)
    for part in [asked.package] if asked.package else PARTS:
        start = time.monotonic()
        every = _mutants(Path(PACKAGE, part))
        chosen = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))
        found = set(passing([trial_of(one, coverage) for one in chosen], asked.jobs))
        killed = len(chosen) - len(found)
        seconds = time.monotonic() - start
        print(
            f"\n{part}: {killed} of {len(chosen)} killed ({killed / len(chosen):.0%});"
            f" {len(every)} mutants in all, seed {asked.seed}, {seconds:.0f} s"
        )
        for mutant in every:
            if mutant in found:
                untested = not coverage.tests_of(mutant.path, mutant.lines)
                print(f"  {mutant}{'  (no quick test runs it)' if untested else ''}", flush=True)


def _mutants(where: Path) -> list[Mutant]:
    files = [where] if where.suffix else sorted(where.rglob("*.py"))
    return [mutant for file in files for mutant in mutants_of(file)]


def _recorded(tests: list[str]) -> CoverageByTest:
    """Which tests run which lines, found in a child: forks of this one import the package anew."""
    with tempfile.NamedTemporaryFile() as file:
        if not (process := os.fork()):
            status = 1
            try:
                Path(file.name).write_bytes(
                    pickle.dumps(record(Path.cwd(), PACKAGE, [*QUICK, *tests]))
                )
                status = 0
            except Exception:
                traceback.print_exc()
            finally:
                os._exit(status)
        _, status = os.waitpid(process, 0)
        if status:
            raise SystemExit("which tests run which lines could not be found")
        found: CoverageByTest = pickle.loads(Path(file.name).read_bytes())
        return found


if __name__ == "__main__":
    main()
