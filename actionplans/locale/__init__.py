"""The languages: one catalogue each for the names of fields and values, messages and texts."""

from actionplans.locale.casing import as_sentence, capitalized, distinct
from actionplans.locale.environment import environment_language, likely_language
from actionplans.locale.language import (
    Field,
    Language,
    interface_language,
    kinds_of_code,
    language_codes,
)
from actionplans.locale.language_tag import LanguageTag, is_language, language_tag
from actionplans.locale.message import Message
from actionplans.locale.slug import slugify

__all__ = [
    "Field",
    "Language",
    "LanguageTag",
    "Message",
    "as_sentence",
    "capitalized",
    "distinct",
    "environment_language",
    "interface_language",
    "is_language",
    "kinds_of_code",
    "language_codes",
    "language_tag",
    "likely_language",
    "slugify",
]
