"""A language's catalogues: names of fields and values, texts of pages, messages of problems.

They are YAML files in a folder for each language: `fields`, `values`, `problems`, `texts` and
`addresses`. The English keys of fields and words of values are understood in every language, and so
are the names that the code has for them, which may be others.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, Self

import yaml
from babel import Locale, numbers

from actionplans.locale.figures import Figures
from actionplans.locale.language_tag import LanguageTag, language_tag
from actionplans.locale.message import Message, message_of
from actionplans.locale.notation import Notation
from actionplans.locale.slug import plain_letters
from actionplans.problems import Problem

#: English as it is written in Europe: 31 December 2024.
_REGIONS = {"en": "en_GB"}

#: The scopes of `addresses` whose words are ids within pages, and no segments of paths.
_ID_SCOPES = frozenset({"anchors", "prefixes"})

#: A placeholder of a text or anchor.
_INPUT = re.compile(r"\{\w+\}")

#: How keys are separated into words.
_AS_KEYS = str.maketrans(" -", "__")

#: Danish and Norwegian put æ, ø, å last; other letters sort as they are coded.
_ORDER = {letter: 0x2000 + index for index, letter in enumerate("æøå")}


@dataclass(frozen=True, slots=True)
class Field:
    """The names and texts of one field of a record in a language."""

    key: str
    """The name that staff write in front matter."""

    help: str
    """The explanation for staff."""

    label: str | None = None
    """The heading on pages; None where no page has one for it."""

    form: str | None = None
    """What the form in the browser says instead of the help, where that is about files."""


class Language:
    """The catalogues of one language, and its formats of numbers and dates."""

    def __init__(
        self,
        code: str,
        catalogues: Mapping[str, Mapping[str, Any]],
        addresses_of: "Language | None" = None,
    ) -> None:
        """
        Args:
            code: its ISO 639 code.
            catalogues: its catalogues by their names.
            addresses_of: the language of the site's addresses and anchors, where it is another.
        """
        self.code = code
        self._catalogues = catalogues
        self._address_language = addresses_of or self
        self.locale = Locale.parse(_REGIONS.get(code, code))
        self.figures = Figures(self.locale)
        self._fields = catalogues["fields"]
        self._values = catalogues["values"]
        self._problems = catalogues["problems"]
        self._texts = catalogues["texts"]
        self._addresses = self._address_language._catalogues["addresses"]

    def __reduce__(self) -> tuple[object, ...]:
        """It is sent to another process as its catalogues: what was reckoned out of them stays."""
        other = self._address_language
        return Language, (self.code, self._catalogues, None if other is self else other)

    @classmethod
    @cache
    def load(cls, code: str) -> Self:
        """Read the catalogues of a language, by its ISO 639 code.

        Raises:
            LookupError: there are none for it.
        """
        folder = resources.files(__package__) / code
        if not code.isalpha() or not (folder / "fields.yml").is_file():
            raise LookupError(code)
        names = ("fields", "values", "problems", "texts", "addresses")
        return cls(code, {name: _catalogue(folder / f"{name}.yml") for name in names})

    def at_addresses_of(self, other: "Language") -> "Language":
        """This language on a site whose addresses are in another."""
        return Language(self.code, self._catalogues, other)

    def language_name(self, code: str) -> str:
        """The name of a language in this language: `engelsk`."""
        return str(Locale.parse(code, sep="-").get_display_name(self.locale) or code)

    @cached_property
    def notation(self) -> Notation:
        """The notation of numbers in content that is written in the language."""
        group = numbers.get_group_symbol(self.locale)
        return Notation(group=group, decimal=numbers.get_decimal_symbol(self.locale))

    @property
    def tag(self) -> LanguageTag:
        """The language's tag, direction and name, for pages."""
        return language_tag(self.code)

    def sort_key(self, text: str) -> tuple[int, ...]:
        """A key to sort words by, in the order of the language's own alphabet."""
        return tuple(_ORDER.get(letter, ord(letter)) for letter in text.casefold())

    # Fields

    def field(self, record: str, name: str) -> Field:
        """The names and texts of a field, by the English names of record and field.

        Raises:
            KeyError: the catalogue lacks the field.
        """
        entry = self._fields.get(f"{record.lower()}.{name}") or self._fields.get(name)
        if entry is None:
            raise KeyError(f"locale/{self.code}/fields.yml has no {name}")
        return Field(**entry)

    def field_label(self, record: str, name: str) -> str:
        """The heading of a field on pages, by the English names of record and field.

        Raises:
            LookupError: no page has a heading for it.
        """
        label = self.field(record, name).label
        if label is None:
            raise LookupError(f"{record}.{name}")
        return label

    def field_for_key(self, record: str, names: Iterable[str], key: str) -> str | None:
        """The English name of the field that a key in front matter means, or None."""
        return self._keys(record, tuple(names)).get(_plain(key))

    @cache  # noqa: B019 - a language lives as long as the process
    def _keys(self, record: str, names: tuple[str, ...]) -> dict[str, str]:
        in_code = {name: name for name in names}
        english = {_plain(_english().field(record, name).key): name for name in names}
        native = {_plain(self.field(record, name).key): name for name in names}
        return in_code | english | native

    # Values

    def label(self, heading: str, value: object) -> str:
        """The name of a value on pages, such as `fortsat` for (`ActivityStatus`, `continued`)."""
        entry = self._values[heading][str(value)]
        return str(entry["label"] if isinstance(entry, dict) else entry)

    def choices(self, heading: str) -> list[str]:
        """The words that staff can write for the values under a heading."""
        return [_key(entry) for entry in self._values.get(heading, {}).values()]

    def word(self, heading: str, value: object) -> str:
        """The word that staff write for a value, such as `ja` for (`Flag`, True)."""
        return _key(self._values[heading][str(value).lower()])

    def value_for_word(self, heading: str, word: str) -> str | None:
        """The English value that a word in front matter means, or None."""
        return self._meanings.get(heading, {}).get(_plain(word))

    @cached_property
    def _meanings(self) -> dict[str, dict[str, str]]:
        return {heading: self._meanings_under(heading) for heading in self._values}

    def _meanings_under(self, heading: str) -> dict[str, str]:
        in_code = {_plain(value): value for value in self._values[heading]}
        english, native = (
            {_plain(_key(entry)): value for value, entry in catalogue._values[heading].items()}
            for catalogue in (_english(), self)
        )
        return in_code | english | native

    # Texts

    def text(self, key: str, /, **inputs: Any) -> str:
        """A text of the interface, filled in; `count` picks the plural form.

        Raises:
            KeyError: the catalogue has no such text, or the text needs an input that is not given.
        """
        entry = self._texts[key]
        if isinstance(entry, dict):
            entry = entry[self.locale.plural_form(inputs["count"])]
        return str(entry).format_map(inputs)

    def plural_forms(self, key: str) -> dict[str, str]:
        """The plural forms of a text as they stand, for a script that counts in the browser."""
        return dict(self._texts[key])

    def address(self, name: str) -> str:
        """The path segment of a page or file that is not named by staff, such as `aktoerer`."""
        return self.addresses[name]

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """All such segments, by their English names."""
        scopes = (words for scope, words in self._addresses.items() if scope not in _ID_SCOPES)
        return {name: word for words in scopes for name, word in words.items()}

    def reserved(self, scope: str) -> frozenset[str]:
        """The segments that the site keeps for pages of its own: `site`, `partnership`, `plan`."""
        return frozenset(self._addresses[scope].values())

    def anchor(self, key: str, /, **inputs: object) -> str:
        """The id of a part of a page, filled in: `del-budget`, `fra-2021-til-2022`.

        Raises:
            KeyError: the catalogue has no such anchor, or it needs an input that is not given.
        """
        return str(self._addresses["anchors"][key]).format_map(inputs)

    def field_anchor(self, record: str, name: str) -> str:
        """The id of the section that shows a field, made of the field's key: `del-tidsplan`."""
        return self._anchor_of_key(self._address_language.field(record, name).key)

    def _anchor_of_key(self, key: str) -> str:
        return self.anchor("field", key=_plain(key).replace("_", "-"))

    def id_prefix(self, key: str, /, **inputs: object) -> str:
        """The prefix of the ids in a text that shares its page with others, without its hyphen.

        Raises:
            KeyError: the catalogue has no such prefix, or it needs an input that is not given.
        """
        return str(self._addresses["prefixes"][key]).format_map(inputs)

    @cached_property
    def reserved_ids(self) -> tuple[str, ...]:
        """Patterns of all anchors: no heading of a text by staff has such an id."""
        fields = self._address_language._fields.values()
        keys = [field["key"] for field in fields if "label" in field]
        of_fields = dict.fromkeys(map(self._anchor_of_key, keys))
        others = [anchor for key, anchor in self._addresses["anchors"].items() if key != "field"]
        return tuple(
            ".*".join(map(re.escape, _INPUT.split(anchor))) for anchor in (*others, *of_fields)
        )

    # Problems

    @cached_property
    def problem_codes(self) -> tuple[str, ...]:
        """The codes of all problems."""
        return tuple(dict.fromkeys(entry["code"] for entry in self._problems.values()))

    def kinds_of_code(self, code: str) -> frozenset[str]:
        """The kinds of problems with a code."""
        entries = self._problems.items()
        return frozenset(kind for kind, entry in entries if entry["code"] == code)

    def has_problem(self, kind: str) -> bool:
        """Whether there is a problem of that kind."""
        return kind in self._problems

    def describe(self, problem: Problem) -> Message:
        """A problem as a message: its code, what is wrong, and what to write instead."""
        return message_of(problem, self._problems[problem.kind], self._texts["did-you-mean"])


def _catalogue(file: Any) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=loader) or {})  # noqa: S506


def _english() -> Language:
    return Language.load("en")


def _plain(word: str) -> str:
    """A key without case, accents, spaces and hyphens, so that `Resume` is `resumé`."""
    return plain_letters(word.strip()).translate(_AS_KEYS)


def _key(entry: Any) -> str:
    return str(entry["key"] if isinstance(entry, dict) else entry)


def language_codes() -> tuple[str, ...]:
    """The codes of the languages that have catalogues, by alphabet."""
    folders = resources.files(__package__).iterdir()
    return tuple(sorted(it.name for it in folders if (it / "fields.yml").is_file()))


@cache
def kinds_of_code(code: str) -> frozenset[str]:
    """The kinds of problems that have a code in any language; empty for an unknown one."""
    languages = map(Language.load, language_codes())
    return frozenset().union(*(language.kinds_of_code(code) for language in languages))


@cache
def interface_language(code: str, site_language: Language) -> Language:
    """The language of the interface on pages in another language than the site's.

    That language itself, with the site's addresses, where there are catalogues for it; else the
    site's own.
    """
    try:
        return Language.load(code).at_addresses_of(site_language)
    except LookupError:
        return site_language
