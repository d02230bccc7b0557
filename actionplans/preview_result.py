"""What comes of reading or checking the site of a preview."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from actionplans.locale import Language
from actionplans.problems import Report

#: The beginning of a message about a setting, the host's or ours.
_SETTING = re.compile(r"(?:Config value '(\w+)'|[^ ]*\.ya?ml: (\w+)|([a-z_]+)): ")

CONTENT = "content"
"""The name of the content folder as long as the settings cannot be read."""


class Failure(StrEnum):
    """A reason for which a site cannot be shown, other than errors in the content."""

    SETTINGS = "settings"
    NO_CONTENT = "no-content"
    """There is no content folder."""

    SYSTEM = "system"
    """A file could not be read or written: a full disk, no permission."""

    BUG = "bug"
    """A mistake in this program, in one that it uses, or in the theme."""


@dataclass(frozen=True)
class PreviewResult:
    """What came of reading or checking a site."""

    language: Language
    report: Report = field(default_factory=Report)
    folder: str = CONTENT
    """The name of the content folder, put before each file's path."""

    path: str = "/"
    """The path of the site below the server's root, with a slash at both ends."""

    failure: Failure | None = None
    details: tuple[str, ...] = ()
    """The messages of the failure."""

    localized: bool = False
    """Whether the messages are in the site's language; those of the host or a program are not."""

    traceback: str = ""
    settings: str = "mkdocs.yml"
    """The name of the file with the settings."""

    @property
    def setting(self) -> str:
        """The setting that is wrong, where that is the failure and its name is known; or empty."""
        match = _SETTING.match(self.details[0]) if self.details else None
        if self.failure is not Failure.SETTINGS or not match:
            return ""
        return next(name for name in match.groups() if name)

    @property
    def built(self) -> bool:
        """Whether there is a site to show."""
        return not self.report.errors and not self.failure
