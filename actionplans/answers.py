"""Answers: what a site answers now to what was read of it once, as fingerprints.

A read is written as a line of JSON, so that it can be kept: `["record", "Activity", "by/2022/x"]`,
or the class that was asked with the question and its inputs.
"""

import json
from collections.abc import Mapping
from typing import Any

from actionplans.fingerprints import entry_fingerprint, file_fingerprint, fingerprint
from actionplans.model.record import Record
from actionplans.reader import Entry, WholeFile
from actionplans.reads import Question
from actionplans.site import Site

_RECORD, _FILE, _TYPE, _ENTRY = "record", "file", "type", "entry"


def written(noted: object) -> str:
    """What was noted as read, as a line of JSON."""
    match noted:
        case Entry():
            parts = [_RECORD, *_name(noted)]
        case WholeFile():
            parts = [_FILE, *_name(noted.entry)]
        case Question():
            parts = [noted.owner, noted.name, *map(_input, noted.inputs)]
        case _:
            raise TypeError(noted)
    return json.dumps(parts, ensure_ascii=False)


def _name(entry: Entry[Record]) -> tuple[str, str]:
    return entry.type.__name__, entry.id


def _input(value: Any) -> Any:
    match value:
        case Entry():
            return [_ENTRY, *_name(value)]
        case type():
            return [_TYPE, value.__name__]
    return value


class Answers:
    """The answers of a site."""

    def __init__(self, site: Site, *owners: object) -> None:
        """
        Args:
            site: the site.
            owners: what else may have been asked, besides the site and what belongs to it.
        """
        self._records = site.library.records
        self._owners: Mapping[str, object] = {
            type(owner).__name__: owner
            for owner in (
                *(site, site.library, self._records, site.whereabouts, site.mentions),
                *owners,
            )
        }
        self._known: dict[str, str | None] = {}

    def of(self, read: str) -> str | None:
        """The fingerprint of what is read now; None where it cannot be told, or is no longer there.

        Args:
            read: what was read, as `written` writes it.
        """
        if read not in self._known:
            try:
                self._known[read] = self._answer(*json.loads(read))
            except Exception:  # what cannot be answered is no answer, whatever the reason
                self._known[read] = None
        return self._known[read]

    def _answer(self, kind: str, name: str, *inputs: Any) -> str:
        if kind == _RECORD:
            return entry_fingerprint(self._entry(name, *inputs))
        if kind == _FILE:
            return file_fingerprint(self._entry(name, *inputs))
        member = getattr(self._owners[kind], name)
        return fingerprint(member(*map(self._value, inputs)) if callable(member) else member)

    def _value(self, written_input: Any) -> Any:
        match written_input:
            case [str(kind), str(name), str(id)] if kind == _ENTRY:
                return self._entry(name, id)
            case [str(kind), str(name)] if kind == _TYPE:
                return self._records.type_named(name)
        return written_input

    def _entry(self, type_name: str, id: str) -> Entry[Record]:
        return self._records.of(self._records.type_named(type_name))[id]
