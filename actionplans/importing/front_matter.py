"""Writes front matter: values by their English names, as staff of a language write them."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from actionplans.locale import Language
from actionplans.model.record import Form, Record, Shape, shapes

_WIDTH = 110
_MAX_INLINE = 90


class _Inline(dict[Any, Any]):
    """A mapping that is written on one line."""


class _InlineList(list[Any]):
    """A list that is written on one line."""


class _Plain(str):
    """A scalar that is written without quotation marks, such as `335.000`."""


class _Block(str):
    """A text of several lines that is written as such."""


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_plain(dumper: yaml.SafeDumper, value: _Plain) -> yaml.Node:
    """A scalar under the tag that YAML would guess, for others are put in quotation marks."""
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, value)


_Dumper.add_representer(
    _Inline, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v, flow_style=True)
)
_Dumper.add_representer(
    _InlineList, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True)
)
_Dumper.add_representer(_Plain, _represent_plain)
_Dumper.add_representer(
    _Block, lambda d, v: d.represent_scalar("tag:yaml.org,2002:str", v, style="|")
)


def front_matter(record: type[Record], values: Mapping[str, Any], language: Language) -> str:
    """The front matter of a record, without the lines of hyphens around it.

    Args:
        record: the type of the record.
        values: what is stated, by the English names of fields: numbers, words and texts, lists of
            values of other records, amounts by year. Empty values are left out.
        language: the language that staff write in.
    """
    return _dump(_record(record, values, language))


def register(record: type[Record], entries: Sequence[Mapping[str, Any]], language: Language) -> str:
    """The entries of a register."""
    return _dump([_record(record, entry, language) for entry in entries])


def _dump(value: Any) -> str:
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
        default_flow_style=False,
    )


def _record(record: type[Record], values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    found = shapes(record)
    written: dict[str, Any] = {
        language.field(record.__name__, name).key: _value(found[name], value, language)
        for name, value in values.items()
        if value is not None and value != "" and value != [] and value != {}
    }
    is_short = sum(len(f"{key}: {it}") for key, it in written.items()) < _MAX_INLINE
    is_flat = all(not isinstance(it, dict | list | _Block) for it in written.values())
    return _Inline(written) if is_short and is_flat and record.__name__ not in _PAGES else written


_PAGES = frozenset({"Activity", "Plan", "Partnership"})


def _value(shape: Shape, value: Any, language: Language) -> Any:
    if shape.form is Form.LIST:
        assert shape.item
        items = [_value(shape.item, it, language) for it in value]
        is_flat = all(not isinstance(it, dict | list | _Block) for it in items)
        is_short = sum(len(str(it)) + 2 for it in items) < _MAX_INLINE
        return _InlineList(items) if is_flat and is_short else items
    if shape.form is Form.MAPPING:
        assert shape.item
        return _Inline({key: _value(shape.item, it, language) for key, it in value.items()})
    if shape.form is Form.RECORD:
        assert shape.record
        stated = {name: it for name, it in value.items() if it not in (None, "", [], {})}
        short = shape.record.shorthand
        if short and stated.keys() == {short}:
            return _value(shapes(shape.record)[short], stated[short], language)
        return _record(shape.record, stated, language)
    return _scalar(shape, value, language)


def _scalar(shape: Shape, value: Any, language: Language) -> Any:
    if value is None:
        return _Plain("~")
    if shape.words == "Amount" and value != "ended":
        return _Plain(kroner(int(value), language))
    if shape.words:
        return _Plain(_word(shape.words, str(value).lower(), language))
    if isinstance(value, int):
        return _Plain(kroner(value, language))
    text = str(value).strip()
    if text.isdecimal() and text.isascii():
        return _Plain(text)
    return _Block(text) if "\n" in text else text


def kroner(amount: int, language: Language) -> str:
    """Kroner as staff write them: `335.000` in Danish."""
    group = language.notation.group
    return f"{amount:,}".replace(",", ".") if group == "." else str(amount)


def _word(heading: str, value: str, language: Language) -> str:
    """The word that staff write for a value."""
    words = language.choices(heading)
    return next((it for it in words if language.value_for_word(heading, it) == value), value)
