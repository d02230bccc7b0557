"""Pages that lead from former addresses to present ones."""

from dataclasses import dataclass

from actionplans.views.elements import Link
from actionplans.views.page import View


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """A page that leads from a former address to where its record is now."""

    target: Link


def redirect_view(former: str, target: Link) -> RedirectView:
    """The way from a former address."""
    return RedirectView(
        title=target.text,
        address=f"{former.strip('/')}/",
        description=None,
        breadcrumbs=(),
        partnership=None,
        draft=False,
        target=target,
    )
