"""The interface's texts for templates, in the language of the page that is being made."""

from typing import Any

from actionplans.locale import Language


class Voice:
    """The interface's texts, in the language of the page that is being made."""

    def __init__(self, language: Language) -> None:
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Go on in another language."""
        self._say = language.text

    def __call__(self, key: str, /, **inputs: Any) -> str:
        """A text of the interface, filled in."""
        return self._say(key, **inputs)
