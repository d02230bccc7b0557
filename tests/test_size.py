"""Plans with more parts than their pages can list are told; the most that are allowed pass."""

from datetime import date
from pathlib import Path

import pytest

from actionplans.checks.size import MAX_PARTS
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from tests.conftest import MINIMAL, write
from tests.rendering import DAY

DANISH = Language.load("da")
PLAN = "nord/2022/index.md"


def reported(folder: Path, field: str, count: int) -> list[str]:
    """The errors on a plan with so many parts of a kind."""
    parts = "".join(f"  - {{id: del-{n}, titel: Del {n}}}\n" for n in range(count))
    if field == "indsatsområder":
        plan = MINIMAL[PLAN].replace("  - {id: trygt, titel: Trygt}\n", parts)
        files = {
            PLAN: plan,
            "nord/2022/gang.md": MINIMAL["nord/2022/gang.md"].replace("trygt", "del-0"),
        }
    else:
        files = {
            PLAN: MINIMAL[PLAN].replace("indsatsområder:", f"{field}:\n{parts}indsatsområder:")
        }
    write(folder, {**MINIMAL, **files})
    settings = Settings("Prøve", DANISH, date.fromisoformat(DAY))
    errors = Site.load(folder, settings).report.errors
    return [f"{problem.location} {DANISH.describe(problem).text}" for problem in errors]


@pytest.mark.parametrize("field", ["indsatsområder", "resultater"])
def test_parts_of_a_plan_are_limited(tmp_path: Path, field: str) -> None:
    assert reported(tmp_path / "enough", field, MAX_PARTS) == []
    [error] = reported(tmp_path / "more", field, MAX_PARTS + 1)
    place, text = error.split(" ", 1)
    assert place.startswith(f"{PLAN}:")
    line = (tmp_path / "more" / PLAN).read_text().splitlines()[int(place.split(":")[1]) - 1]
    assert f"del-{MAX_PARTS}," in line
    assert text == f'Planen har {MAX_PARTS + 1} under "{field}". Siden kan vise {MAX_PARTS}.'
