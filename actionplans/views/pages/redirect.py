"""Pages that redirect from former addresses to present ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from actionplans.views.basic_parts import paragraph
from actionplans.views.elements import Link
from actionplans.views.page import Part, View, present


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """A page that redirects from a former address to the record's present one."""

    target: Link
    """The page to go to, for the browser."""


def redirect_view(former: str, target: Link, more: Iterable[Part] = ()) -> RedirectView:
    """The page at a former address; with more for readers whose browser stays on it."""
    return RedirectView(
        title=target.text,
        address=f"{former.strip('/')}/",
        sections=present(paragraph(target), *more),
        target=target,
    )
