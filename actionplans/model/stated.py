"""Texts of which a document may say that there is none, besides being silent.

A text is stated, stated as nothing, or not stated. Each of the three has a type of its own, so that
whoever shows a text has to tell them apart. Of amounts the same is so: see `Amount`.
"""

from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Tag

from actionplans.model.record import Words
from actionplans.model.values import Text, scalar, wrong


class Nothing(Enum):
    """What a document says that there is none of (`ingen`), where it might have been silent.

    It is no `str`: whoever shows a text that may be nothing has to look.
    """

    NOTHING = "nothing"


def parse_stated_text(value: object) -> object:
    """Parse a text, or `Nothing` for the word that says that there is none.

    Raises:
        PydanticCustomError: `empty-text`.
    """
    text = scalar(value)
    if text is not None and not text.strip():
        raise wrong("empty-text", text)
    return Nothing.NOTHING if text == Nothing.NOTHING.value else value


def parse_stated_texts(value: object) -> object:
    """Parse a list of texts, or `Nothing` for the word alone that says that there are none.

    Raises:
        PydanticCustomError: `nothing-among-others`, for that word beside texts.
    """
    if not isinstance(value, tuple) or Nothing.NOTHING.value not in value:
        return value
    if len(value) > 1:
        raise wrong("nothing-among-others", "")
    return Nothing.NOTHING


_ONE_OR_NONE = Words("Nothing", open=True)

StatedText = Annotated[Text | Nothing | None, _ONE_OR_NONE, BeforeValidator(parse_stated_text)]
"""A text; `Nothing`, where the document says that there is none; or None, where it is silent."""

TEXTS = "[texts]"
"""What pydantic has in the path to a text of `StatedTexts`, where the content has nothing."""

StatedTexts = Annotated[
    Annotated[tuple[Annotated[Text, _ONE_OR_NONE], ...], Tag(TEXTS)]
    | Annotated[Nothing, Tag("nothing")],
    Discriminator(lambda value: "nothing" if isinstance(value, Nothing) else TEXTS),
    BeforeValidator(parse_stated_texts),
]
"""Texts; `Nothing`, where the document says that there are none; or (), where it is silent."""
