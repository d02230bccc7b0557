"""Accepted warnings: told from others by the front matter of pages, and missed where none is left.

The warning of a file without front matter - a register, a picture, the settings - is accepted by a
page: `{code: unused-file, file: map.pdf, reason: …}`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import normpath

from actionplans.locale import Language, kinds_of_code
from actionplans.model.acceptance import Acceptance
from actionplans.problems import Problem, Severity
from actionplans.reader import Document


@dataclass(frozen=True, slots=True)
class _Accepted:
    """An acceptance in a file."""

    document: Document
    number: int
    acceptance: Acceptance
    kinds: frozenset[str]

    @property
    def file(self) -> str:
        """The file that it is about."""
        if self.acceptance.file is None:
            return self.document.file
        return normpath(f"{self.document.folder or '.'}/{self.acceptance.file}")

    def covers(self, problem: Problem, language: Language) -> bool:
        """Whether it is about a problem, whatever has become of that."""
        if problem.kind not in self.kinds or problem.location.file != self.file:
            return False
        about = (self.acceptance.about or "").casefold()
        return about in language.describe(problem).text.casefold()

    @property
    def unused(self) -> Problem:
        """The problem of this one where it is about nothing."""
        location = self.document.locate("accepted", self.number, "code")
        return Problem.warning("accepts-nothing", location, value=self.acceptance.code)


class Acceptances:
    """The acceptances of a site's files."""

    def __init__(self, documents: Iterable[Document], language: Language) -> None:
        """
        Args:
            documents: the files.
            language: the language that messages are in.
        """
        self._language = language
        self._by_file: dict[str, list[_Accepted]] = {}
        for document in documents:
            accepted: tuple[Acceptance, ...] = getattr(document.record, "accepted", ())
            for number, one in enumerate(accepted):
                it = _Accepted(document, number, one, kinds_of_code(one.code))
                self._by_file.setdefault(it.file, []).append(it)

    def applied(self, problem: Problem) -> Problem:
        """A problem as it is reported: accepted where it is a warning that somebody accepts."""
        if problem.severity is not Severity.WARNING:
            return problem
        for it in self._by_file.get(problem.location.file, ()):
            if it.covers(problem, self._language):
                return problem.accepted(it.acceptance.reason)
        return problem

    def unused(
        self, accepted: Iterable[Problem], in_files: Iterable[str], late: Iterable[str]
    ) -> Iterator[Problem]:
        """Yield the problems of acceptances that are about nothing any more.

        Args:
            accepted: the problems that are accepted.
            in_files: the files whose acceptances are looked at.
            late: kinds of problems that are not all known yet.
        """
        problems, files, unknown = tuple(accepted), set(in_files), frozenset(late)
        for it in (one for ones in self._by_file.values() for one in ones):
            is_known = it.kinds and it.kinds.isdisjoint(unknown)
            is_used = any(it.covers(problem, self._language) for problem in problems)
            if is_known and not is_used and it.document.file in files:
                yield it.unused
