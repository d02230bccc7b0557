"""The CSS of a drawing: what it may say, and how much there is of it."""

import re
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)

#: What fetches something, or means something else than it says: `\75rl(…)` is `url(…)`.
_FETCHES = re.compile(
    r"\\|image-set\(|image\(|cross-fade\(|\bsrc\(|element\(|expression\(|-moz-binding",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(r"<!--|@(?!media\b)", re.IGNORECASE)
_URL = re.compile(r"url\(", re.IGNORECASE)
_OWN_PART = re.compile(r"url\(\s*([\"']?)#[^\s\"'()\\]+\1\s*\)", re.IGNORECASE)

#: Properties that the maker of PDFs takes for attributes, which are looked at as such; filters.
_UNFIT = re.compile(
    r"(?:^|[{;])\s*(?:d|href|points|src|(?:backdrop-)?filter)\s*:(?!\s*none\b)", re.IGNORECASE
)
MOST_REFERENCES = 300
"""More references to parts of a drawing than its style sheets have need of."""

_CLASS = re.compile(r"\.([\w-]+)")
#: A number of ten digits, or with ten noughts; names and colours hold digits too.
_LARGE = re.compile(r"(?<![\w#.-])-?(?:\d{10,}|[\d.]+[eE]\+?0*[1-9]\d+)", re.ASCII)
_DASHES = re.compile(r"stroke-dasharray\s*:([^;}]*)", re.IGNORECASE)

#: Selectors that are held against an element again and again, by its neighbours.
_COSTLY = re.compile(r"[~(]")
_COMBINED = re.compile(r"[\s>+]+")
_MOST_COMBINED = 4


def is_harmless_value(value: str) -> bool:
    """Whether a value, or a whole style, points at nothing but parts of its own drawing."""
    if _FETCHES.search(value):
        return False
    return len(_URL.findall(value)) == len(_OWN_PART.findall(value))


@dataclass
class Sheet:
    """All the CSS of a drawing."""

    rules: int = 0
    dashes: list[str] = field(default_factory=list)
    """What is said of the lengths of dashes."""

    is_extreme: bool = False
    """Whether there is a number in it that no drawing has a use for."""

    paints: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    """The declarations that refer to a part, by the class that they are for; "" is for any."""

    references: int = 0
    """How many of those there are; beyond `MOST_REFERENCES` not all of them are noted."""

    def add(self, css: str) -> bool:
        """Add the value of a `style` attribute; False where it may not be published."""
        plain = _COMMENT.sub(" ", css)
        if not (is_harmless_value(css) and is_harmless_value(plain)):
            return False
        if _OTHER_RULES.search(plain) or _UNFIT.search(plain):
            return False
        self.dashes += _DASHES.findall(plain)
        self.is_extreme = self.is_extreme or bool(_LARGE.search(plain))
        return True

    def add_rules(self, css: str) -> bool:
        """Add the text of a `style` element; False where it may not be published."""
        self.rules += css.count("{")
        if not self.add(css):
            return False
        for rule in _COMMENT.sub(" ", css).split("}"):
            *preludes, body = rule.split("{")
            selectors = [one for before in preludes[-1:] for one in before.split(",")]
            if any(map(_is_costly, selectors)):
                return False
            self._note(selectors, body)
            for before in preludes:  # a rule within a rule comes after declarations
                self._note([""], before)
        return True

    def _note(self, selectors: list[str], body: str) -> None:
        """Note the declarations for some selectors that refer to a part."""
        parts = (declared.partition(":") for declared in body.split(";") if "#" in declared)
        found = {(name.strip().lower(), value): None for name, _, value in parts if "#" in value}
        for group in {_class_of(selector) for selector in selectors} if found else ():
            if self.references > MOST_REFERENCES:
                return
            self.paints.setdefault(group, {}).update(found)
            self.references += len(found)


def _class_of(selector: str) -> str:
    """The class that an element has which a selector finds; empty where it may have any."""
    classes: list[str] = _CLASS.findall(_COMBINED.split(selector.strip())[-1])
    return classes[0] if classes else ""


def _is_costly(selector: str) -> bool:
    return len(_COMBINED.split(selector.strip())) > _MOST_COMBINED or bool(_COSTLY.search(selector))
