"""Measure the form in the browser: `python -m benchmarks.form --sizes 15 300 --posts 12`.

Opens the form in Chromium on a plan of so many activities with so many budget items each, and takes
the time until the list is there, until an activity can be written in, for a typed character, for
scrolling to the table and adding an item, and for saving. Needs what the tests need. Prints a table
in Markdown: the time of the clock, and in brackets the processor time of the page's main thread,
which depends less on what else the machine does.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.corpus import Activity, corpus
from tests.browser import executable
from tests.conftest import MINIMAL, served
from tests.test_form import CONTENT, FILL, PICKER, add_row, form_project
from tests.test_headers import headers_of

_HEADS = (
    *("activities", "items", "list, s", "activity open, s", "a character, ms"),
    *("another item, s", "saved, s"),
)
_TYPED = "Nu også med sang, kaffe og fælles spisning"

#: Milliseconds that a step may take.
_LONGEST = 600_000


def main() -> None:
    """Measure each size, and print a line of the table for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.form", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[15, 300], metavar="ACTIVITIES")
    parser.add_argument("--posts", type=int, default=12, help="budget items of an activity")
    options = parser.parse_args()
    print(f"| {' | '.join(_HEADS)} |\n|{'---|' * len(_HEADS)}")
    with tempfile.TemporaryDirectory() as folder:
        site = form_project(Path(folder), CONTENT) / "site"
        for size in options.sizes:
            with _page(site) as page:
                steps = _measure(page, size, options.posts)
                figures = [f"{clock:.2f} ({used:.2f})" for clock, used in steps]
            print(f"| {size} | {options.posts} | {' | '.join(figures)} |", flush=True)


def _measure(page: Page, size: int, posts: int) -> Iterator[tuple[float, float]]:
    """Take the steps of somebody who mends an activity, and yield the seconds of each.

    Those of the clock, and those of the processor.
    """
    activities = [it for plan in corpus(size).plans for it in plan.activities][:size]
    files = {name: text for name, text in MINIMAL.items() if name != "nord/2022/gang.md"}
    for number, activity in enumerate(activities):
        files[f"nord/2022/a{number:03}.md"] = _text(activity, number, posts)
    page.evaluate(FILL, files)
    now = _clocks(page)

    begun = now()
    page.get_by_role("button", name="Vælg mappen").click()
    first = page.get_by_text("Nummer 000", exact=False).first
    first.wait_for()
    yield _since(begun, now())

    begun = now()
    first.click()
    field = page.locator('[data-key-path="summary"] textarea')
    field.wait_for()
    yield _since(begun, now())

    field.click()
    begun = now()
    page.keyboard.type(_TYPED)
    expect(field).to_have_value(re.compile(re.escape(_TYPED)))
    clock, used = _since(begun, now())
    yield clock * 1000 / len(_TYPED), used * 1000 / len(_TYPED)

    begun = now()
    add_row(page)
    page.locator(f'[data-key-path="budget.{posts}.name"] input').fill("Leje")
    yield _since(begun, now())

    page.locator(f'[data-key-path="budget.{posts}.amounts_2022"] input').fill("3.500")
    begun = now()
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Dokumentet er gemt.").first).to_be_attached()
    yield _since(begun, now())


def _clocks(page: Page) -> Callable[[], tuple[float, float]]:
    """What tells the seconds of the clock, and those that the page's main thread has used."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def now() -> tuple[float, float]:
        metrics = session.send("Performance.getMetrics")["metrics"]
        used = next(it["value"] for it in metrics if it["name"] == "TaskDuration")
        return time.monotonic(), float(used)

    return now


def _since(begun: tuple[float, float], ended: tuple[float, float]) -> tuple[float, float]:
    return ended[0] - begun[0], ended[1] - begun[1]


def _text(activity: Activity, number: int, posts: int) -> str:
    """An activity's file, with a table of its money."""
    rows = "".join(
        f"  - {{post: Post {row}, art: løn, beløb: {{2022: {activity.amount}}}}}\n"
        for row in range(posts)
    )
    title = json.dumps(f"Nummer {number:03} {activity.title}", ensure_ascii=False)
    summary = json.dumps(activity.summary, ensure_ascii=False)
    return (
        f"---\nnummer: {number}\ntitel: {title}\nresumé: {summary}\nindsatsområder: [trygt]\n"
        f"ansvarlige: [by]\nbevilling: {{2022: {activity.amount * posts}}}\nøkonomi:\n{rows}---\n\n"
        + "\n\n".join(activity.paragraphs)
        + "\n"
    )


@contextmanager
def _page(site: Path) -> Iterator[Page]:
    """The page of the form in Chromium, with the headers that hosts send."""
    with (
        served(site, headers=headers_of(site)) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"]) as browser,
    ):
        context = browser.new_context(locale="da-DK", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(_LONGEST)
        page = context.new_page()
        page.add_init_script(PICKER)
        page.goto(f"{address}admin/")
        yield page


if __name__ == "__main__":
    main()
