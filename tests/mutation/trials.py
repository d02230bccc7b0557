"""A trial: the tests of a mutant, run in a fork in which the mutant stands for its module."""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import pytest

from tests.mutation.coverage_by_test import CoverageByTest
from tests.mutation.mutants import Mutant

QUICK = (
    *("-q", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis is imported before
)
"""How pytest runs the quick tests in this process."""

_PATIENCE, _GRACE = 5, 15
"""A trial may take so many times what its tests take alone, and so many seconds more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A mutant and the tests that run it."""

    mutant: Mutant | None
    """None to see that the tests pass without a mistake."""

    tests: Sequence[str]
    seconds: float
    """How long the tests take without the mistake."""


class _Loader(SourceFileLoader):
    def __init__(self, module: str, mutant: Mutant) -> None:
        super().__init__(module, str(mutant.path.resolve()))
        self._source = mutant.source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds a mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._module = ".".join(mutant.path.with_suffix("").parts).removesuffix(".__init__")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._module:
            return None
        loader = _Loader(fullname, self._mutant)
        return spec_from_file_location(fullname, loader.path, loader=loader)


class _Chosen:
    """A plugin of pytest that runs chosen tests only, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(chosen, key=lambda item: self._order[item.nodeid])


def warm(libraries: Sequence[str]) -> None:
    """Import the modules of others, so that forks need not."""
    for name in libraries:
        with suppress(ImportError):
            import_module(name)
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, print_blob=False
    )


def trial_of(mutant: Mutant | None, coverage: CoverageByTest) -> Trial:
    """The trial of a mutant; without one, that of all tests."""
    tests = coverage.tests_of(mutant.path, mutant.lines) if mutant else coverage.ordered()
    return Trial(mutant=mutant, tests=tests, seconds=sum(coverage.seconds[test] for test in tests))


def passing(trials: Sequence[Trial], jobs: int) -> Iterator[Mutant | None]:
    """The mutants that no test notices, as they are found.

    Raises:
        RuntimeError: pytest could not run the tests of one.
    """
    waiting, running = list(trials), dict[int, tuple[Trial, float]]()
    done = 0
    while waiting or running:
        while waiting and len(running) < jobs:
            trial = waiting.pop(0)
            started = time.monotonic()
            running[_forked(partial(_tested, trial))] = trial, started
        time.sleep(0.02)
        for process, (trial, started) in list(running.items()):
            passed = _ended(process, started + _GRACE + _PATIENCE * trial.seconds)
            if passed is not None:
                del running[process]
                done += 1
                if sys.stderr.isatty():
                    print(f"\r{done} of {len(trials)} ", end="", file=sys.stderr, flush=True)
                if passed:
                    yield trial.mutant


def _forked(work: Callable[[], int]) -> int:
    """Begin some work in a child process, which ends with the status that it returns."""
    sys.stdout.flush()
    sys.stderr.flush()
    if process := os.fork():
        return process
    status = 1
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        status = work()
    finally:
        os._exit(status)


def _ended(process: int, deadline: float) -> bool | None:
    """Whether a child's tests passed; none while it runs. It is ended at its deadline."""
    ended, status = os.waitpid(process, os.WNOHANG)
    if ended:
        if os.waitstatus_to_exitcode(status) == pytest.ExitCode.NO_TESTS_COLLECTED:
            raise RuntimeError("the tests of a mutant were not found")
        return status == 0
    if time.monotonic() > deadline:
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return False
    return None


def _tested(trial: Trial) -> int:
    """Run the tests of a mutant, of which there may be none; pytest's status."""
    if not trial.tests:
        return 0
    hypothesis.settings.load_profile("mutants")
    if trial.mutant:
        sys.meta_path.insert(0, _Finder(trial.mutant))
    files = dict.fromkeys(test.partition("::")[0] for test in trial.tests)
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        basetemp = f"--basetemp={Path(folder) / 'tests'}"
        arguments = [*QUICK, "-x", basetemp, *files]
        return int(pytest.main(arguments, plugins=[_Chosen(trial.tests)]))
