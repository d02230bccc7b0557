"""The list of the site's addresses: of all pages, less the parts of pages that are cut."""

from collections.abc import Iterable

from actionplans.listed_addresses import Listed, list_of
from actionplans.views.route import PageSpec


def address_list(specs: Iterable[PageSpec]) -> bytes:
    """The list as a file, in the order of addresses.

    Args:
        specs: the pages.
    """
    found = (spec for spec in specs if spec.address.endswith("/") and not spec.is_part)
    return list_of(_listed(spec) for spec in sorted(found, key=lambda spec: spec.address))


def _listed(spec: PageSpec) -> Listed:
    record = spec.about.record if spec.about else None
    title = getattr(record, "title", None) or getattr(record, "name", None) or ""
    number = getattr(record, "number", None) or ""
    return Listed(spec.address, spec.route.name, str(number), str(title))
