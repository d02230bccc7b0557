"""Checks translations: the original of each exists."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.translation import Translation
from actionplans.problems import Location, Problem, closest


def check(subject: Subject) -> Iterator[Problem]:
    """Find translations of pages that do not exist; unreadable pages count as existing."""
    originals = {
        document.address: document.file
        for document in subject.documents
        if not isinstance(document.record, Translation) and document.file.endswith(".md")
    }
    files = {*originals.values(), *subject.content.unread}
    for document in subject.documents:
        if not isinstance(document.record, Translation) or document.original in originals:
            continue
        folder, _, name = document.file.rpartition("/")
        stem, code, _ = name.rsplit(".", 2)
        original = f"{folder}/{stem}.md".lstrip("/")
        if original in files:
            continue
        siblings = [
            file.rpartition("/")[2].removesuffix(".md")
            for file in originals.values()
            if file.rpartition("/")[0] == folder
        ]
        suggestion = closest(stem, siblings)
        if "suggestion" in suggestion:
            suggestion["suggestion"] = f"{suggestion['suggestion']}.{code}.md"
        location = Location(document.file)
        yield Problem.error("translates-nothing", location, value=f"{stem}.md", **suggestion)
