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
from typing import IO

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

_HEADS = (
    *("activities", "first page, s", "again, s", "save to seen, s", "slowest, s"),
    *("saved again while it checks, s", "slowest, s"),
)
_FIRST, _SEEN, _MEANWHILE = "first", "seen", "meanwhile"

#: What a preview prints when all has been checked.
_CHECKED = re.compile(r"[0-9]+ fejl, ")

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
        first = _measure(made, content, 0)[_FIRST]
        found = _measure(made, content, options.runs)
        figures = first + found[_FIRST]
        figures += [pick(found[kind]) for kind in (_SEEN, _MEANWHILE) for pick in (median, max)]
        print(f"| {size} | {' | '.join(f'{figure:.2f}' for figure in figures)} |", flush=True)


def _measure(made: ActionPlans, content: Corpus, saves: int) -> dict[str, list[float]]:
    """The seconds until a preview shows its first page, and from each save until it is seen.

    Each text is saved twice: once all is checked, and at once again, while it is.
    """
    plan = content.plans[0]
    activity = made.folder / made.file(plan, plan.activities[0])
    begun = time.time()
    with _preview(made.folder) as preview, _page() as page:
        page.goto(f"{preview.address}{folder_of(plan)}/{activity.stem}/", timeout=_LONGEST)
        page.wait_for_selector("main h1", timeout=_LONGEST)
        figures = {_FIRST: [time.time() - begun], _SEEN: [], _MEANWHILE: []}
        for number in range(saves):
            preview.wait_until_checked()
            figures[_SEEN].append(_save(activity, page, f"Gemt for {number}. gang."))
            figures[_MEANWHILE].append(_save(activity, page, f"Gemt igen for {number}. gang."))
        return figures


def _save(file: Path, page: Page, sentence: str) -> float:
    """The seconds from saving a file with another sentence until its page is painted with it."""
    text = file.read_text(encoding="utf-8")
    saved = time.time()
    file.write_text(f"{text}\n{sentence}\n", encoding="utf-8")
    is_there = f"window.painted && document.body.innerText.includes({sentence!r})"
    page.wait_for_function(is_there, timeout=_LONGEST)
    return float(page.evaluate("window.painted")) / 1000 - saved


class _Preview:
    """A preview that runs."""

    def __init__(self, said: IO[str]) -> None:
        """Takes what it prints."""
        self._said = said
        found = re.search(r"http://\S+", said.readline())
        if not found:
            raise SystemExit("there is no preview")
        self.address = found[0]

    def wait_until_checked(self) -> None:
        """Wait until it has checked what was saved last."""
        while line := self._said.readline():
            if _CHECKED.match(line):
                return
        raise SystemExit("the preview has ended")


@contextmanager
def _preview(folder: Path) -> Iterator[_Preview]:
    """A preview of a project, which ends with the block."""
    command = [sys.executable, "-m", "actionplans", "serve", "--address", "127.0.0.1:0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout
            yield _Preview(process.stdout)
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
