"""What does not fit together: nothing is said of a figure that nobody states, and nothing twice."""

import pytest
from hypothesis import strategies as st

from actionplans import mkdocs_project
from actionplans.model.disagreement import Disagreement, Stated
from actionplans.model.money import Compared, Explanation, compare
from actionplans.model.sums import add_by_year
from actionplans.model.values import Amounts
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link, Verdict
from actionplans.views.parts.noted import Noted, merged
from actionplans.views.parts.reconciliation import (
    ComparisonGroup,
    Outcome,
    Reconciliation,
    verdicts,
)
from tests.conftest import MUNICIPALITY
from tests.test_money import explanations, given, tables

kinds = st.sampled_from([kind for kind in Compared if kind is not Compared.FUNDING])
few = st.sampled_from(["a", "b"])
noted = st.builds(
    Noted,
    record=st.builds(
        Disagreement,
        about=few,
        values=st.lists(st.builds(Stated, value=few, source=few), max_size=2).map(tuple),
    ),
    pages=st.lists(st.builds(Link, few), max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def context() -> ViewContext:
    folder, settings = mkdocs_project.content_and_settings(MUNICIPALITY / "mkdocs.yml")
    return ViewContext(Site.load(folder, settings))


@given(kinds, tables, tables, st.lists(explanations, max_size=2))
def test_only_figures_that_are_stated_agree_or_differ(
    context: ViewContext,
    kind: Compared,
    computed: Amounts,
    printed: Amounts,
    reasons: list[Explanation],
) -> None:
    comparisons = list(compare(kind, add_by_year([computed]), add_by_year([printed]), reasons))
    plan = context.library.plans["lilleby-nord/2023"].record
    said = verdicts(context, plan, comparisons)
    for agrees, expected in (
        (True, [one for one in comparisons if one.agrees]),
        (False, [one for one in comparisons if one.difference]),
    ):
        assert sum(one.pairs for one in said if one.agrees is agrees) == len(expected)
    assert any(one.agrees is None for one in said) == any(not one.comparable for one in comparisons)


@given(st.lists(st.sampled_from([True, False, None]), min_size=1))
def test_figures_that_cannot_be_compared_never_make_others_agree(
    results: list[bool | None],
) -> None:
    items = tuple(Verdict("", result) for result in results)
    outcome = Reconciliation((ComparisonGroup("", items),)).outcome
    assert (outcome is Outcome.DIFFERS) == (False in results)
    assert (outcome is Outcome.AGREES) == all(results)
    assert (outcome is Outcome.NOT_CHECKED) == (set(results) == {None})


@given(st.lists(noted, max_size=6))
def test_the_same_disagreement_is_listed_once_with_all_its_pages(found: list[Noted]) -> None:
    listed = merged(found)
    identities = [one.record.identity for one in listed]
    assert identities == list(dict.fromkeys(one.record.identity for one in found))
    for one in listed:
        alike = [other for other in found if other.record.identity == one.record.identity]
        assert set(one.pages) == {page for other in alike for page in other.pages}
        assert len(set(one.pages)) == len(one.pages)
    assert merged(listed) == listed
