"""What a new edition of a plan has from the last one: what it is about, and never its figures."""

from collections.abc import Mapping
from enum import Enum

from actionplans.authoring.form import Value
from actionplans.authoring.yaml_text import one_line
from actionplans.library import Library
from actionplans.locale import Language
from actionplans.model.activity import Activity, ActivityStatus, SuccessionKind, TargetGroup
from actionplans.model.plan import FocusArea, Plan
from actionplans.model.record import Form, Record, Shape, shapes
from actionplans.reader import Entry
from actionplans.stopping import is_stopped

#: What an activity has from the one that it continues. Amounts, status, promises, steps and texts
#: are what a document says of its own years: the new one has to say them itself.
_OF_ACTIVITY = (
    "number",
    "title",
    "short_title",
    "search_words",
    "focus_areas",
    "placed_under",
    "position",
    "topics",
    "places",
    "target_groups",
    "responsible",
    "partners",
    "unnamed_partners",
    "contact",
)

#: Fields of records within those that say how much or how many there were.
_FIGURES: Mapping[type[Record], frozenset[str]] = {
    TargetGroup: frozenset({"size"}),
    FocusArea: frozenset({"summary", "intro"}),
}


def carried_plan(last: Entry[Plan], edition: str, language: Language) -> dict[str, Value]:
    """The fields of a new edition of a plan that are known from the last one.

    Args:
        last: the last edition.
        edition: the new one, such as `2027`.
        language: the language of the words.
    """
    record = last.record
    title = one_line(record.title)
    if record.edition in title:
        title = title.replace(record.edition, edition)
    else:
        title = f"{title} {edition}"
    carried = _fields(record, ("kind", "search_words", "focus_areas", "contact"), language)
    return {
        "title": title,
        "kind": carried.pop("kind"),
        "edition": edition,
        "source": {"title": title},
        "follows": str(last.id),
        **carried,
    }


def carried_activities(
    library: Library, last: Entry[Plan], folder: str, language: Language
) -> dict[Entry[Activity], dict[str, Value]]:
    """The fields of a new edition's activities, by the activities of the last that they continue.

    Those that are stated to have ended are left out.

    Args:
        library: all records.
        last: the last edition.
        folder: the new edition's address.
        language: the language of the words.
    """
    going_on = [it for it in library.activities_of(last) if not has_ended(library, it)]
    addresses = {str(it.id) for it in going_on}
    carried: dict[Entry[Activity], dict[str, Value]] = {}
    for activity in going_on:
        values = _fields(activity.record, _OF_ACTIVITY, language)
        whole = activity.record.part_of
        if whole in addresses:
            values["part_of"] = f"{folder}/{whole.rpartition('/')[2]}"
        carried[activity] = values | {"continues": [str(activity.id)]}
    return carried


def has_ended(library: Library, activity: Entry[Activity]) -> bool:
    """Whether an activity is stated to be over with its edition, or to be part of another."""
    record = activity.record
    if record.succession and record.succession.kind in (
        SuccessionKind.ENDED,
        SuccessionKind.MERGED,
    ):
        return True
    return record.status is ActivityStatus.ENDING or is_stopped(library, activity)


def _fields(record: Record, names: tuple[str, ...], language: Language) -> dict[str, Value]:
    """Some fields of a record, those that it states, as staff write them."""
    fields = shapes(type(record))
    stated = {name: getattr(record, name) for name in names}
    return {
        name: _written(value, fields[name], language)
        for name, value in stated.items()
        if value not in (None, (), False)
    }


def _written(value: object, shape: Shape, language: Language) -> Value:
    if isinstance(value, Record):
        left_out = _FIGURES.get(type(value), frozenset())
        names = tuple(name for name in type(value).model_fields if name not in left_out)
        return _fields(value, names, language)
    if shape.form is Form.LIST and isinstance(value, tuple) and shape.item:
        return [_written(item, shape.item, language) for item in value]
    if shape.words and isinstance(value, Enum | bool):
        return language.word(shape.words, value)
    return one_line(str(value))
