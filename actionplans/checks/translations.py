"""Checks translations: the original of each exists, and each is named as one."""

import re
from collections.abc import Iterator, Mapping

from actionplans.checks.subject import Subject
from actionplans.locale import is_language
from actionplans.model.address import Address
from actionplans.model.translation import Translation
from actionplans.problems import Location, Problem, closest

#: A name that ends in the code of a language, and has no dot before it.
_NAME = re.compile(r"(.+)-([a-z]{2})\.md")


def check(subject: Subject) -> Iterator[Problem]:
    """Find translations of pages that do not exist, and pages that are probably translations.

    Unreadable pages count as existing.
    """
    originals = {
        document.address: document.file
        for document in subject.documents
        if not isinstance(document.record, Translation) and document.file.endswith(".md")
    }
    files = {*originals.values(), *subject.content.unread}
    yield from _misnamed(originals, subject.library.language.code)
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


def _misnamed(originals: Mapping[Address, str], own: str) -> Iterator[Problem]:
    """Yield pages named `x-en.md` beside `x.md`, which are pages of their own."""
    for file in originals.values():
        name = _NAME.fullmatch(file)
        if name and name[2] != own and is_language(name[2]) and Address(name[1]) in originals:
            better = f"{name[1].rpartition('/')[2]}.{name[2]}.md"
            yield Problem.warning("named-like-translation", Location(file), name=better)
