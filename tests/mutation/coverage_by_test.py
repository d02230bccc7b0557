"""Which tests run which lines: found by running the quick tests once, under coverage."""

import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import coverage
import pytest

_IMPORT = "import"
"""What runs as soon as the package is imported, before any test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageByTest:
    """What a run of the quick tests has shown."""

    seconds: Mapping[str, float]
    """How long each test took, by its id."""

    tests: Mapping[Path, Mapping[int, frozenset[str]]]
    """The ids of the tests that run each line; no ids where only an import does."""

    libraries: tuple[str, ...]
    """The modules of others that the tests have imported."""

    def tests_of(self, path: Path, lines: range) -> list[str]:
        """The tests that run any of some lines, in their order: that of the quickest file first.

        Of what an import runs, all of the module's; of a module of nothing else, all there are.
        """
        by_line = self.tests[path]
        run = [line for line in lines if line in by_line]
        found = frozenset[str]().union(*(by_line[line] for line in run))
        if run and not found:
            found = frozenset[str]().union(*by_line.values()) or frozenset(self.seconds)
        return [test for test in self.ordered() if test in found]

    def ordered(self) -> list[str]:
        """All tests, those of a file together, for many share what takes long to make."""
        files = defaultdict(list)
        for test in self.seconds:
            files[test.partition("::")[0]].append(test)
        quickest = sorted(
            files.values(), key=lambda tests: sum(self.seconds[test] for test in tests)
        )
        return [test for tests in quickest for test in tests]


@dataclass(eq=False)
class _Recorder:
    """A plugin of pytest that says to coverage for which test, or for what, lines are run."""

    cov: coverage.Coverage
    current: str = _IMPORT
    seconds: dict[str, float] = field(default_factory=dict)
    contexts: dict[str, set[str]] = field(default_factory=dict)
    """The contexts that a test depends on, by its id."""

    caches: list[Callable[[], None]] = field(default_factory=list)

    def switch(self, context: str) -> str:
        """Count what runs from now on for another context; returns the one before."""
        before, self.current = self.current, context
        self.cov.switch_context(context)
        return before

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        before = self.switch(f"file {collector.path}")
        report = yield
        self.switch(before)
        return report

    def pytest_collection_finish(self) -> None:
        self.caches += _caches()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Generator[None, object, object]:
        shared = fixturedef.scope != "function"
        before = self.switch(f"fixture {fixturedef.argname}") if shared else self.current
        try:
            return (yield)
        finally:
            self.switch(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        for clear in self.caches:  # so that what is computed once is seen for each that uses it
            clear()
        fixtures = (f"fixture {name}" for name in getattr(item, "fixturenames", ()))
        self.contexts[item.nodeid] = {item.nodeid, f"file {item.path}", *fixtures}
        before = self.switch(item.nodeid)
        try:
            return (yield)
        finally:
            self.switch(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration


def record(folder: Path, package: str, arguments: Iterable[str]) -> CoverageByTest:
    """Run tests and note which lines of a package each of them runs.

    Raises:
        RuntimeError: a test failed.
    """
    cov = coverage.Coverage(data_file=None, config_file=False, source=[str(folder / package)])
    cov.start()
    recorder = _Recorder(cov)
    recorder.switch(_IMPORT)
    for module in _modules(folder, package):
        import_module(module)
    status = pytest.main([*arguments], plugins=[recorder])
    cov.stop()
    if status:
        raise RuntimeError("the quick tests fail as it is")
    users = defaultdict(set)
    for test, contexts in recorder.contexts.items():
        for context in contexts:
            users[context].add(test)
    data, tests = cov.get_data(), {}
    for file in data.measured_files():
        tests[Path(file).relative_to(folder)] = {
            line: frozenset[str]().union(*(users.get(context, ()) for context in contexts))
            for line, contexts in data.contexts_by_lineno(file).items()
        }
    ours = (package, "tests", "conftest", "__main__")
    libraries = tuple(name for name in sys.modules if name.partition(".")[0] not in ours)
    return CoverageByTest(seconds=recorder.seconds, tests=tests, libraries=libraries)


def _modules(folder: Path, package: str) -> Iterator[str]:
    for file in sorted((folder / package).rglob("*.py")):
        if file.stem != "__main__":
            name = ".".join(file.relative_to(folder).with_suffix("").parts)
            yield name.removesuffix(".__init__")


def _caches() -> Iterator[Callable[[], None]]:
    """How to clear the caches of functions in the model and in tests."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("tests.", "actionplans.model.")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.__module__ == name:
                    yield value.cache_clear
