"""The weight limits of pages by type, raw and compressed for transfer. Run me for a table."""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Budget:
    """The most that a file may weigh, in bytes."""

    raw: int
    compressed: int


#: An old phone's share: what a page of a type may weigh without its style sheet.
PAGE = Budget(raw=60_000, compressed=10_000)
LIST = Budget(raw=150_000, compressed=20_000)
WHOLE = Budget(raw=500_000, compressed=80_000)
STYLE = Budget(raw=30_000, compressed=6_000)
"""The style sheet that a page waits for."""

FIRST_VIEW = 20_000
"""Everything that comes before the first view of a page but the whole of a plan, compressed."""

LISTS = frozenset(
    {
        "combined-budget",
        "calendar",
        "activities",
        "budget",
        "year-on-year",
        "disagreements",
        "editions",
        "glossary",
        "indicators",
        "organisation",
        "organisations",
        "places",
        "plan",
        "report",
        "search",
        "target-group",
        "topics",
        "change-log",
        "translated-search",
    }
)
"""The types of pages that are lists: as long as there are things to list."""


@dataclass(frozen=True)
class Weight:
    """The size of a file in bytes, raw and compressed."""

    address: str
    raw: int
    compressed: int


def budget_of(kind: str) -> Budget:
    """The weight limit of a type of page."""
    if kind == "whole-plan":
        return WHOLE
    return LIST if kind in LISTS else PAGE


def weigh(site: Path, address: str) -> Weight:
    """The weight of the file with which a host answers an address."""
    file = site / address / "index.html" if address.endswith("/") or not address else site / address
    content = file.read_bytes()
    return Weight(address, len(content), len(gzip.compress(content, 6, mtime=0)))


def style_weight(site: Path, address: str) -> Weight:
    """The weight of all the style sheets that a page waits for; that for paper is not one."""
    file = site / address / "index.html" if address.endswith("/") or not address else site / address
    linked = re.findall(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+)">', file.read_text())
    weights = [weigh(site, sheet) for sheet in linked]
    return Weight(address, sum(it.raw for it in weights), sum(it.compressed for it in weights))


def heaviest(site: Path, pages: Iterable[tuple[str, str]]) -> dict[str, Weight]:
    """The heaviest page of each type, of pages given as type and address."""
    found: dict[str, list[Weight]] = defaultdict(list)
    for kind, address in pages:
        found[kind].append(weigh(site, address))
    return {
        kind: max(weights, key=lambda weight: weight.compressed)
        for kind, weights in sorted(found.items())
    }


def main() -> None:
    """Print the heaviest page of each type of the built site."""
    from tests.conftest import REPOSITORY
    from tests.test_browser import specifications

    site = REPOSITORY / "site"
    pages = [(spec.route.name, spec.address) for spec in specifications(REPOSITORY)]
    print(f"{'type':<24}{'raw':>10}{'gzip':>10}{'budget':>10}{'styles':>10}  page")
    for kind, weight in heaviest(site, pages).items():
        most, styles = budget_of(kind).compressed, style_weight(site, weight.address).compressed
        print(
            f"{kind:<24}{weight.raw:>10}{weight.compressed:>10}{most:>10}{styles:>10}"
            f"  /{weight.address}"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    main()
