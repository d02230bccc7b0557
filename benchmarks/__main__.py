"""Measure the generators on the same corpus: `python -m benchmarks --sizes 150 1500`.

Prints a table in Markdown for each size: the median processor time and the peak memory of whole
processes, and their ratios to Hugo's in the same run. Seconds depend on the machine; ratios much
less. The processor time counts all processes that a build starts, the time counts none twice; the
memory is that of the largest. What this machine cannot run for want of Node.js is named below.
"""

import argparse
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus, corpus
from benchmarks.generator import Generator
from benchmarks.generators import GENERATORS, ActionPlans
from benchmarks.programs import NODE, install, left_out

WITHIN = "Hugo"
"""The generator that the others are compared with."""

_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Programs in Python keep what Python has compiled of them, as they do where they are installed."""

_HEADS = (
    *("generator", "build", "processor s", "clock s", "peak MB"),
    *("× Hugo", "× Hugo by the clock", "× Hugo a page"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: its seconds by the processors and by the clock, and its peak in bytes."""

    processor: float
    clock: float
    memory: int


def main() -> None:
    """Install the generators, write each corpus, and print a table for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[150, 1_500], metavar="ACTIVITIES")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median")
    parser.add_argument("--folder", type=Path, default=Path(".benchmarks"), help="where to work")
    parser.add_argument("--only", nargs="+", default=[], metavar="GENERATOR")
    options = parser.parse_args()
    wanted = [it for it in GENERATORS if not options.only or it.name in options.only]
    lacking = left_out(wanted)
    wanted = [it for it in wanted if it.name not in lacking]
    programs = install(options.folder / "programs", wanted)
    for size in options.sizes:
        content = corpus(size)
        folder = options.folder.absolute() / str(size)
        made = [it(folder / it.name.lower(), programs) for it in wanted]
        figures = {it.name: _measure(it, content, options.runs) for it in made}
        pages = {it.name: it.pages() for it in made}
        print("\n".join([*_table(size, figures, pages), *_notes(lacking)]), flush=True)


def _measure(generator: Generator, content: Corpus, runs: int) -> dict[str, Run]:
    """The median of some runs of each kind of build, by what the build is."""
    changes: dict[str, Callable[[], object]] = {
        "clean": lambda: generator.forget(keep=False),
        "clean, what is kept restored": lambda: generator.forget(keep=True),
        "nothing changed": lambda: None,
        "one text changed": lambda: generator.change(content),
    }
    if isinstance(generator, ActionPlans):
        changes["one organisation renamed"] = generator.rename
    figures: dict[str, list[Run]] = {kind: [] for kind in changes}
    for _ in range(runs):
        generator.write(content)
        for kind, change in changes.items():
            change()
            figures[kind].append(_run(generator))
    return {kind: _median(found) for kind, found in figures.items()}


def _run(generator: Generator) -> Run:
    """Build once, as a process that is waited for with all that it started."""
    started = os.times().elapsed
    process = subprocess.Popen(
        generator.command,
        cwd=generator.folder,
        env=_ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{generator.name} failed in {generator.folder}: {generator.command}")
    clock = os.times().elapsed - started
    return Run(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss * 1024)


def _median(runs: list[Run]) -> Run:
    return Run(
        median(run.processor for run in runs),
        median(run.clock for run in runs),
        round(median(run.memory for run in runs)),
    )


def _table(size: int, figures: dict[str, dict[str, Run]], pages: dict[str, int]) -> Iterator[str]:
    """A table of a corpus, its ratios to Hugo's figures of the same kind of build."""
    yield f"\n## {size} activities\n"
    yield f"| {' | '.join(_HEADS)} |"
    yield f"|{'---|' * len(_HEADS)}"
    for name, kinds in figures.items():
        for kind, run in kinds.items():
            base = figures.get(WITHIN, {})
            other = base.get(kind, base.get("one text changed"))
            ratios = ["", "", ""]
            if other:
                a_page = pages[name] / pages[WITHIN]
                ratio = run.processor / other.processor
                ratios = [f"{ratio:.2f}", f"{run.clock / other.clock:.2f}", f"{ratio / a_page:.2f}"]
            cells = [f"{name} ({pages[name]} pages)", kind, f"{run.processor:.2f}"]
            cells += [f"{run.clock:.2f}", f"{run.memory / 1e6:.0f}", *ratios]
            yield f"| {' | '.join(cells)} |"


def _notes(lacking: Mapping[str, str]) -> Iterator[str]:
    """What to know of a table besides: the generators that are not in it."""
    for name, reason in lacking.items():
        yield (
            f"\n**{name} was left out, for {reason}.** "
            f"Install Node.js {NODE} or newer with npm, and try again."
        )


if __name__ == "__main__":
    main()
