"""The language of the environment that a command runs in."""

import os
import re
from contextlib import suppress

from actionplans.locale.language import Language

#: The variables of POSIX that name the language of messages, and GNU's list of languages before
#: them. The first that is set decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def environment_language() -> Language:
    """The language that the locale's variables name (`da_DK.UTF-8`); English for all others."""
    tags = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    for tag in tags.split(":"):
        with suppress(LookupError):
            return Language.load(re.split("[_.@-]", tag.lower())[0])
    return Language.load("en")
