"""Checks each hostile text in a process of its own, and prints what it cost and what was told.

For `tests/test_hostile.py`, which gives it a limit; run by hand, with the name of an engine, it
shows the figures.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.text.engines.engine import Dialect
from tests.conftest import MINIMAL, write
from tests.rendering import DAY

DANISH = Language.load("da")
TEXTS = yaml.safe_load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
FILE = "nord/2022/gang.md"


def content(case: dict[str, Any]) -> str:
    """The file that a text stands in."""
    text = "".join(part * times for part, times in case["text"])
    place = case.get("in", "body")
    page = MINIMAL[FILE]
    if place == "field":
        return page.replace(
            "ansvarlige:", f"uddybning: {{målgruppe: {json.dumps(text)}}}\nansvarlige:"
        )
    if place == "value":
        return page.replace("Gang i gaden", text)
    if place == "comment":
        return page.replace("nummer:", f"# {text}\nnummer:")
    return page + text


def main() -> None:
    """Check all, a line of JSON each: its name, seconds of the processor, and codes."""
    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    settings = Settings(
        "P",
        DANISH,
        date.fromisoformat(DAY),
        accessibility_statement="https://w.dk/",
        dialect=Dialect(engine=sys.argv[1]),
    )
    for name, case in TEXTS.items():
        with TemporaryDirectory() as folder:
            write(Path(folder), MINIMAL | {FILE: content(case)})
            start = time.process_time()
            site = Site.load(Path(folder), settings)
            seconds = time.process_time() - start
        codes = sorted({DANISH.describe(problem).code for problem in site.report})
        print(json.dumps([name, round(seconds, 2), codes]), flush=True)


if __name__ == "__main__":
    main()
