"""Capital letters, at the beginning of sentences and in names, and full stops."""

from collections.abc import Iterable


def capitalized(text: str) -> str:
    """A text with a capital first letter; unlike `str.capitalize`, the rest stays as it is."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """A text that ends in a full stop; one that does so anyway, as `5.000 kr.`, stays as it is."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def distinct(names: Iterable[str], beside: str = "") -> tuple[str, ...]:
    """Names without those that differ only by capitals from one before them, or from another name.

    Args:
        names: the names.
        beside: the name that they stand beside.
    """
    known = {beside.casefold()}
    found = []
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            found.append(name)
    return tuple(found)
