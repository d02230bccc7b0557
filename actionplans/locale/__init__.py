"""The languages: one catalogue each for the names of fields and values, messages and texts."""

from actionplans.locale.language import Field, Language, Message

__all__ = ["Field", "Language", "Message"]
