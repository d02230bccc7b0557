"""Pages that redirect from former addresses to present ones."""

from dataclasses import dataclass

from actionplans.views.basic_parts import paragraph
from actionplans.views.elements import Link
from actionplans.views.page import View, present


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """A page that redirects from a former address to the record's present one."""

    target: Link
    """The page to go to, for the browser."""


def redirect_view(former: str, target: Link) -> RedirectView:
    """The page at a former address."""
    return RedirectView(
        title=target.text,
        address=f"{former.strip('/')}/",
        sections=present(paragraph(target)),
        target=target,
    )
