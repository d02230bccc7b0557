"""The language that a command answers in: that of a site's settings, or of the environment."""

import os
import re
from contextlib import suppress
from pathlib import Path

from actionplans.locale.language import Language

#: The variables of POSIX that name the language of messages, and GNU's list of languages before
#: them. The first that is set decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_SETTING = re.compile(r"^[^#\n]*?\blanguage:\s*[\"']?(\w+)", re.MULTILINE)


def environment_language() -> Language:
    """The language that the locale's variables name (`da_DK.UTF-8`); English for all others."""
    tags = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    for tag in tags.split(":"):
        with suppress(LookupError):
            return Language.load(re.split("[_.@-]", tag.lower())[0])
    return Language.load("en")


def likely_language(settings: Path, code: str = "da") -> Language:
    """The language that settings name, even where they cannot be read; else that of the code."""
    try:
        text = settings.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    for candidate in [*_SETTING.findall(text), code]:
        with suppress(LookupError):
            return Language.load(candidate)
    raise LookupError(code)
