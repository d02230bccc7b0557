"""Checks the size of plans: their pages list all focus areas and results."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.problems import Problem

MAX_PARTS = 200
"""Focus areas, or results, of a plan. Each has a page that lists the others, so the site grows with
the square of their number. The largest number known in a real plan is 14."""


def check(subject: Subject) -> Iterator[Problem]:
    """Find plans with too many focus areas or results."""
    for plan in subject.library.plans.values():
        for field in ("focus_areas", "results"):
            count = len(getattr(plan.record, field))
            if count > MAX_PARTS:
                key = plan.document.language.field("Plan", field).key
                location = plan.locate(field, MAX_PARTS)
                yield Problem.error(
                    "too-many-parts", location, key=key, count=count, limit=MAX_PARTS
                )
