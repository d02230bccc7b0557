"""What the parts of a document are read with: the plan's words, and what other parts have."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplans.importing.figures import YearRow
from actionplans.importing.organisations import Register
from actionplans.importing.outline import Outline
from actionplans.importing.vocabulary import Vocabulary
from actionplans.locale.notation import Notation


@dataclass(slots=True)
class Context:
    """What a plan and its activities are read with."""

    outline: Outline
    words: Vocabulary
    notation: Notation
    register: Register
    focus_areas: dict[str, str] = field(default_factory=dict)
    """The ids of the plan's focus areas, with their titles."""

    area_numbers: dict[str, str] = field(default_factory=dict)
    """The ids of those that have a number, by it."""

    results: dict[str, str] = field(default_factory=dict)
    """The ids of the plan's results, with their titles."""

    area_of_part: list[str] = field(default_factory=list)
    """The ids of the focus areas that are parts of the document."""

    free_rows: list[int] = field(default_factory=list)
    """The rows of the overview that no activity has."""

    def areas_numbered(self, numbers: Sequence[str]) -> list[str]:
        """The ids of focus areas by their numbers; none where one is unknown."""
        known = all(number in self.area_numbers for number in numbers)
        return [self.area_numbers[number] for number in numbers] if known else []

    @property
    def rows(self) -> Sequence[YearRow]:
        """The rows of the overview."""
        return self.outline.table.rows if self.outline.table else ()
