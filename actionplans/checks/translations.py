"""Translations: each belongs to a page that is there."""

from collections.abc import Iterator

from actionplans.checks.subject import Subject
from actionplans.model.translation import Translation
from actionplans.problems import Location, Problem, closest


def check(subject: Subject) -> Iterator[Problem]:
    """Translations of pages that do not exist; of one with mistakes, those are told instead."""
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
        wanted = f"{folder}/{stem}.md".lstrip("/")
        if wanted in files:
            continue
        beside = [
            file.rpartition("/")[2].removesuffix(".md")
            for file in originals.values()
            if file.rpartition("/")[0] == folder
        ]
        suggestion = closest(stem, beside)
        if "suggestion" in suggestion:
            suggestion["suggestion"] = f"{suggestion['suggestion']}.{code}.md"
        place = Location(document.file)
        yield Problem.error("translates-nothing", place, value=f"{stem}.md", **suggestion)
