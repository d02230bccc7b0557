"""Every hundred kroner of a plan by focus area, divided no further than its document does."""

from actionplans.model.plan import Plan
from actionplans.model.sums import add
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.parts.focus_split import FocusShare, focus_split
from actionplans.views.parts.hundred_cells import Hatching, area_cell
from actionplans.views.parts.hundred_grants import grants_captions, whole_year
from actionplans.views.parts.hundred_squares import HundredShare, HundredSquares, hundred_squares


def by_area(context: ViewContext, plan: Entry[Plan]) -> HundredSquares | None:
    """The grants of the plan's reference year by focus area.

    None where they are not known to be whole, where money is taken back, and where none of it
    belongs to a single focus area.
    """
    year = whole_year(context, plan)
    if year is None:
        return None
    found = [
        (share, amount)
        for share in focus_split(context, plan)
        if (amount := add(line.grant.get(year) for line in share.lines).amount) is not None
    ]
    if not any(share.is_area and amount for share, amount in found):
        return None
    shares = [_area_share(share, amount) for share, amount in found]
    return hundred_squares(
        context,
        grants_captions(
            context,
            plan,
            year,
            context.text("focus-area"),
            context.text("by-focus-area"),
            "hundred-to-rest",
        ),
        shares,
    )


def _area_share(share: FocusShare, amount: int) -> HundredShare:
    if share.is_area and share.shape:
        return HundredShare(
            label=share.link,
            amount=amount,
            words="hundred-to",
            cell=area_cell(share.shape),
            shape=share.shape,
        )
    return HundredShare(
        label=share.link,
        amount=amount,
        words="hundred-to-several" if share.is_several else "hundred-to-unstated",
        cell=(Hatching.SEVERAL if share.is_several else Hatching.UNSTATED).value,
        is_last=True,
    )
