"""Capital letters."""


def capitalized(text: str) -> str:
    """A text with a capital first letter; unlike `str.capitalize`, the rest stays as it is."""
    return text[:1].upper() + text[1:]
