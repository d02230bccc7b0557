"""The collection of garbage: none while content is read, and nothing stays for good."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from actionplans import garbage
from actionplans.garbage import tidy, undisturbed


class _Circle:
    """An object that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(garbage, "_kept", 0)
    yield
    gc.unfreeze()


def test_what_is_made_in_the_block_is_set_aside() -> None:
    with undisturbed():
        assert not gc.isenabled()
        circle = weakref.ref(_Circle())
    assert gc.isenabled()
    gc.collect()
    assert circle() is not None, "not looked through"
    tidy()
    assert circle() is None


def test_it_goes_on_after_a_mistake() -> None:
    with pytest.raises(ValueError, match="in the block"), undisturbed():
        raise ValueError("in the block")
    assert gc.isenabled()


def test_a_block_in_a_block_ends_nothing() -> None:
    with undisturbed():
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_only_what_is_worth_it_is_tidied() -> None:
    with undisturbed():
        pass
    tidy()
    with undisturbed():
        circle = weakref.ref(_Circle())
    tidy()
    assert circle() is not None, "little has come since"
    with undisturbed():
        many: list[list[int]] = [[] for _ in range(gc.get_freeze_count())]
    tidy()
    assert circle() is None
    assert many
