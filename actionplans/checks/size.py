"""Size: a plan has no more parts than its pages can list."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.problems import Problem

MOST_PARTS = 200
"""Focus areas, or results, of one plan. Each has a page that lists the others, so the site grows
with the square of them. The most in a real plan known is 14."""


def check(subject: Subject) -> Iterator[Problem]:
    """Plans with more focus areas or results than pages can list."""
    for plan in subject.library.plans.values():
        for field in ("focus_areas", "results"):
            count = len(getattr(plan.record, field))
            if count > MOST_PARTS:
                key = plan.document.language.field("Plan", field).key
                location = plan.locate(field, MOST_PARTS)
                yield Problem.error(
                    "too-many-parts", location, key=key, count=count, limit=MOST_PARTS
                )
