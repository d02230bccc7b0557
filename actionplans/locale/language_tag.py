"""Tags of languages, from CLDR: codes, directions of writing and native names."""

from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from actionplans.locale.casing import capitalized


@dataclass(frozen=True, slots=True)
class LanguageTag:
    """A language as pages name it, whether or not there are catalogues for it."""

    code: str
    """As HTML's `lang` has it."""

    direction: str
    """`ltr` or `rtl`, as HTML's `dir` has it."""

    name: str
    """Its name in the language itself."""


@cache
def language_tag(code: str) -> LanguageTag:
    """A language by its code: `en`, `zh-hant`.

    Raises:
        LookupError: there is no such language.
    """
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise LookupError(code) from None
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    name = locale.get_display_name(locale) or code
    return LanguageTag(str(locale).replace("_", "-"), direction, capitalized(name))


def is_language(code: str) -> bool:
    """Whether there is a language with that code."""
    try:
        return bool(language_tag(code))
    except LookupError:
        return False
