"""Drafts: the files that belong to them, and what is only a warning there."""

from collections.abc import Collection

from actionplans.locale import Language
from actionplans.problems import Problem
from actionplans.reader import Content

#: Kinds of problems that are errors in a draft too: these must not even be in the content folder.
_ERRORS_IN_DRAFTS = frozenset({"cpr-number", "cpr-number-in-name", "draft-front-page"})


def draft_files(content: Content) -> frozenset[str]:
    """The files of drafts, and of what belongs to one."""
    drafts = {document.address for document in content.documents if document.is_draft}
    below = drafts - {""}  # what else there is does not belong to the front page
    return frozenset(
        document.file
        for document in content.documents
        if document.address in drafts or not below.isdisjoint(document.original.lineage)
    )


def drafts_line(content: Content, language: Language) -> str:
    """How many pages are left out of the published site as drafts; empty where none is."""
    count = len(draft_files(content))
    return language.text("drafts-left-out", count=count) if count else ""


def softened(problem: Problem, drafts: Collection[str]) -> Problem:
    """A problem as it is reported: as a warning where it is in one of the files of drafts."""
    if problem.location.file in drafts and problem.kind not in _ERRORS_IN_DRAFTS:
        return problem.softened()
    return problem
