"""Texts made to cost much: none costs more than its length, and what is too much is told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplans.text.engines.engine import ENGINES

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "hostile"
TEXTS = yaml.safe_load((FOLDER / "texts.yml").read_text(encoding="utf-8"))

MOST_SECONDS = 5.0
"""Of the processor for one text; they need half a second at most on a slow machine."""


@pytest.fixture(scope="module", params=ENGINES)
def checked(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The cost of each text and the report on it, from a process that can be stopped."""
    command = [sys.executable, str(FOLDER / "run.py"), request.param]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        printed, wrong = done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        printed, wrong = (late.stdout or b"").decode(), "one text took too long"
    found = {name: result for name, *result in map(json.loads, printed.splitlines())}
    found["wrong"] = wrong
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_costs_no_more_than_its_length(name: str, checked: dict[str, Any]) -> None:
    assert name in checked, checked["wrong"][-2000:]
    seconds, codes = checked[name]
    assert codes == sorted(TEXTS[name].get("codes", []))
    assert seconds < MOST_SECONDS
