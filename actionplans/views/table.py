"""The table of pages: every page of a site, its template, and how its view is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

from actionplans.model.plan import FocusArea
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.views.activity import activity_view
from actionplans.views.budget import budget_view
from actionplans.views.disagreements import disagreements_view
from actionplans.views.focus_area import focus_area_view
from actionplans.views.glossary import glossary_view
from actionplans.views.organisation import organisation_view, organisations_view
from actionplans.views.partnership import partnership_view
from actionplans.views.parts import View
from actionplans.views.plan import plan_view
from actionplans.views.shared import Shared
from actionplans.views.texts import home_view, not_found_view, redirect_view, text_view


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the site."""

    address: str
    """From the site's root, with its slash at the end; a file's name where it is one."""

    template: str
    """The name of its template in `pages/`, without `.html`."""

    make: Callable[[], View]


def pages(site: Site) -> Iterator[PageSpec]:
    """Every page of a site whose report has no errors."""
    shared = Shared(site)
    library = site.library
    for id, page in library.pages.items():
        if id:
            yield PageSpec(f"{id}/", "text", partial(text_view, shared, page))
        else:
            yield PageSpec("", "home", partial(home_view, shared, page))
    for partnership in library.partnerships.values():
        address = shared.address(partnership)
        yield PageSpec(address, "partnership", partial(partnership_view, shared, partnership))
    for plan in library.plans.values():
        yield PageSpec(shared.address(plan), "plan", partial(plan_view, shared, plan))
        yield PageSpec(shared.budget_address(plan), "budget", partial(budget_view, shared, plan))
    for found in library.index["focus-area"].values():
        area = cast(Entry[FocusArea], found)
        yield PageSpec(shared.address(area), "focus-area", partial(focus_area_view, shared, area))
    for activity in library.activities.values():
        address = shared.address(activity)
        yield PageSpec(address, "activity", partial(activity_view, shared, activity))
    for organisation in library.organisations.values():
        address = shared.address(organisation)
        yield PageSpec(address, "organisation", partial(organisation_view, shared, organisation))
    yield PageSpec(
        shared.page("organisations"), "organisations", partial(organisations_view, shared)
    )
    yield PageSpec(shared.page("terms"), "glossary", partial(glossary_view, shared))
    yield PageSpec(
        shared.page("disagreements"), "disagreements", partial(disagreements_view, shared)
    )
    yield PageSpec("404.html", "not-found", partial(not_found_view, shared))
    yield from _redirects(shared)


def _redirects(shared: Shared) -> Iterator[PageSpec]:
    for kind in ("page", "partnership", "plan", "activity"):
        for entry in shared.library.index[kind].values():
            for former in getattr(entry.record, "former_addresses", ()):
                target = shared.link(entry)
                make = partial(redirect_view, former, target)
                yield PageSpec(f"{former.strip('/')}/", "redirect", make)
