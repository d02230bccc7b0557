"""The collection of garbage, around content that stays.

Python looks through all objects whenever there are a quarter more of them, and again through the
young ones after each 700. Of what is read nearly all stays: looking found next to nothing, and
took a second of 10,000 activities, at whatever moment. So nothing is collected while content is
read, and afterwards what was read is no longer looked through: `gc.freeze`, which also leaves the
memory shared that processes for pages begin with.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: How many times as many objects as after the last tidying make the next one due.
_GROWN = 1.5

_kept = 0
"""The number of objects that were set aside when garbage was last collected among them."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collect no garbage in the block, and set aside all objects that there are at its end.

    What is no longer referred to goes at once, as ever; circles of it wait for `tidy`.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def tidy() -> None:
    """Collect garbage among what was set aside, where enough has come to be worth it.

    It stops all threads for a moment: for a
    second with 10,000 activities.
    """
    global _kept
    if gc.get_freeze_count() > _GROWN * _kept:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _kept = gc.get_freeze_count()
