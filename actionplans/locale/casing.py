"""The ends of sentences: capital letters and full stops."""


def capitalized(text: str) -> str:
    """A text with a capital first letter; unlike `str.capitalize`, the rest stays as it is."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """A text that ends in a full stop; one that does so anyway, as `5.000 kr.`, stays as it is."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
