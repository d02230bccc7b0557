"""Sentences on who does what: the part that names who is responsible, and that on partners."""

import re

from actionplans.importing.organisations import Found, Register
from actionplans.importing.vocabulary import Vocabulary

_VERB = re.compile(r"\s(?:er|har|is|are|has|have)\s")

#: Characters before the name that a first sentence begins with: `Den lokale …`.
_MAX_ARTICLE = 25


def who_does_what(text: str, words: Vocabulary, register: Register) -> tuple[list[str], list[str]]:
    """The ids of those whom a text calls responsible, and of the others that it names."""
    responsible: dict[str, None] = {}
    partners: dict[str, None] = {}
    for number, sentence in enumerate(register.sentences(text)):
        first, second = _parts(sentence, words, is_first=number == 0)
        found = register.find(first)
        if number == 0 and not words.in_charge.search(sentence) and not _begins(first, found):
            first, second = "", sentence
            found = []
        responsible |= dict.fromkeys(it.id for it in found)
        partners |= dict.fromkeys(it.id for it in register.find(second))
    return list(responsible), [id for id in partners if id not in responsible]


def _parts(sentence: str, words: Vocabulary, *, is_first: bool) -> tuple[str, str]:
    """The part of a sentence with those responsible, and the part with others."""
    together = words.together.search(sentence)
    verb = _VERB.search(sentence)
    if together and together.start() == 0 and verb:  # `Together with the school, the club is …`
        sentence = f"{sentence[verb.end() :]} {sentence[: verb.start()]}"
        together = words.together.search(sentence)
    head = sentence[: together.start()] if together else sentence
    tail = sentence[together.start() :] if together else ""
    held = words.held_by.search(head)
    if held:
        return head[held.end() :], f"{head[: held.start()]} {tail}"
    charge = words.in_charge.search(head)
    if charge:
        return head[: charge.start()], f"{head[charge.end() :]} {tail}"
    return (head, tail) if is_first or words.in_charge.search(sentence) else ("", sentence)


def _begins(text: str, found: list[Found]) -> bool:
    """Whether a text begins with the first organisation in it."""
    return bool(found) and (found[0].name not in text or text.find(found[0].name) <= _MAX_ARTICLE)
