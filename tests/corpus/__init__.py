"""Hostile and clumsy inputs, a module a subject, and what must come of a build of each.

`python -m tests.corpus` tries them; `input` says what an input is, `sanity` what must hold of any
site, `watch` measures.
"""

from tests.corpus import (
    addresses,
    attachments,
    control,
    drawings,
    files,
    folders,
    html,
    large,
    persons,
    pictures,
    texts,
    values,
)
from tests.corpus.input import Input

_SUBJECTS = (
    files,
    folders,
    attachments,
    addresses,
    values,
    control,
    texts,
    html,
    pictures,
    drawings,
    persons,
    large,
)


def inputs() -> dict[str, Input]:
    """Every input by its name, `subject/name`."""
    found = dict[str, Input]()
    for module in _SUBJECTS:
        subject = module.__name__.rpartition(".")[2]
        for given in module.INPUTS:
            name = f"{subject}/{given.name}"
            assert name not in found, f"{name} is there twice"
            found[name] = given
    return found
