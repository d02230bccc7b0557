"""Measure how soon a saved text is seen: `python -m benchmarks.preview --sizes 44 1500`.

Starts a preview of the corpus, opens an activity's page in Chromium, saves the activity's file with
another sentence, and takes the time until the browser has painted the page with it. Needs what the
tests need. Prints a table in Markdown. Seconds depend on the machine.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import Corpus, corpus
from benchmarks.generator import folder_of
from benchmarks.generators import ActionPlans
from tests.browser import executable

#: Notes when the browser has painted a page: the second frame begins once the first is painted.
_NOTE_PAINTED = """
addEventListener("DOMContentLoaded", () =>
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = Date.now(); })));
"""

_HEADS = ("activities", "first page, s", "again, s", "save to seen, s", "slowest, s")

#: Milliseconds that may pass until a page is shown, at the first start of a large site.
_LONGEST = 1_800_000


def main() -> None:
    """Measure each size, and print a line of the table for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[44, 1_500], metavar="ACTIVITIES")
    parser.add_argument("--runs", type=int, default=9, help="texts saved, of which the median")
    parser.add_argument("--folder", type=Path, default=Path(".benchmarks"), help="where to work")
    options = parser.parse_args()
    print(f"| {' | '.join(_HEADS)} |\n|{'---|' * len(_HEADS)}")
    for size in options.sizes:
        content = corpus(size)
        made = ActionPlans(options.folder.absolute() / "preview" / str(size), Path())
        made.write(content)
        made.forget(keep=False)
        first, _ = _measure(made, content, 0)
        again, seen = _measure(made, content, options.runs)
        figures = (first, again, median(seen), max(seen))
        print(f"| {size} | {' | '.join(f'{figure:.2f}' for figure in figures)} |", flush=True)


def _measure(made: ActionPlans, content: Corpus, saves: int) -> tuple[float, list[float]]:
    """The seconds until a preview shows its first page, and from each save until it is seen."""
    plan = content.plans[0]
    activity = made.folder / made.file(plan, plan.activities[0])
    begun = time.time()
    with _preview(made.folder) as address, _page() as page:
        page.goto(f"{address}{folder_of(plan)}/{activity.stem}/", timeout=_LONGEST)
        page.wait_for_selector("main h1", timeout=_LONGEST)
        first = time.time() - begun
        return first, [
            _save(activity, page, f"Gemt for {number}. gang.") for number in range(saves)
        ]


def _save(file: Path, page: Page, sentence: str) -> float:
    """The seconds from saving a file with another sentence until its page is painted with it."""
    text = file.read_text(encoding="utf-8")
    page.wait_for_timeout(3_000)  # as after the last sentence: what is behind the page is done
    saved = time.time()
    file.write_text(f"{text}\n{sentence}\n", encoding="utf-8")
    is_there = f"window.painted && document.body.innerText.includes({sentence!r})"
    page.wait_for_function(is_there, timeout=_LONGEST)
    return float(page.evaluate("window.painted")) / 1000 - saved


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    """The address of a preview of a project, which ends with the block."""
    command = [sys.executable, "-m", "actionplans", "serve", "--address", "127.0.0.1:0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+", process.stdout.readline())
            if not found:
                raise SystemExit(f"no preview of {folder}")
            yield found[0]
        finally:
            process.terminate()


@contextmanager
def _page() -> Iterator[Page]:
    """A page of Chromium that notes when it is painted."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page()
        page.add_init_script(_NOTE_PAINTED)
        yield page


if __name__ == "__main__":
    main()
