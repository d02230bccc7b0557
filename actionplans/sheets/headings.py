"""The titles of columns: those of fields, and a few that no field has, in the site's language."""

from collections.abc import Iterable, Mapping

from actionplans.locale import Language, capitalized
from actionplans.model.record import Record
from actionplans.sheets.placed import plain_title

ID = "id"
"""The column with the address of an activity."""

NUMBER = "number"
TITLE = "title"

_ENGLISH = "en"


def field_title(language: Language, record: type[Record], name: str) -> str:
    """A field as a title: what pages call it, else its key in words."""
    field = language.field(record.__name__, name)
    return capitalized(field.label or field.key.replace("_", " "))


def fixed_titles(language: Language) -> dict[str, str]:
    """The titles of the columns that every sheet has."""
    return {
        ID: language.text("sheet-id"),
        NUMBER: language.text("sheet-number"),
        TITLE: language.text("sheet-activity"),
    }


def keys_by_title(titles: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The columns by their titles as people may have written them, the first meaning first."""
    found: dict[str, str] = {}
    for of_language in titles:
        for key, title in of_language.items():
            found.setdefault(plain_title(title), key)
    return found


def understood(language: Language) -> tuple[Language, ...]:
    """The languages in which titles are understood: that of the site, and English."""
    return tuple(dict.fromkeys((language, Language.load(_ENGLISH))))
