"""The languages: one catalogue each for the names of fields and values, messages and texts."""

from actionplans.locale.language import Field, Language, Message
from actionplans.locale.tongue import Tongue, is_language, tongue

__all__ = ["Field", "Language", "Message", "Tongue", "is_language", "tongue"]
