"""Parts that stand folded up until a reader opens them."""

from dataclasses import dataclass

from actionplans.views.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Part):
    """Parts that a reader opens and closes."""

    summary: str
    remark: str
    """A few words after the summary, less prominent."""

    is_open: bool = False
    parts: tuple[Part, ...]

    @property
    def children(self) -> tuple[Part, ...]:
        """The parts that it opens."""
        return self.parts
