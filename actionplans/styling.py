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

    @property
    def references(self) -> int:
        """How many references to parts there are in rules."""
        return sum(map(len, self.paints.values()))

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
            for selector in selectors:
                self._note(selector, body)
            for before in preludes:  # a rule within a rule comes after declarations
                self._note("", before)
        return True

    def _note(self, selector: str, body: str) -> None:
        classes = _CLASS.findall(_COMBINED.split(selector.strip())[-1])
        for declaration in body.split(";") if "#" in body else ():
            name, _, value = declaration.partition(":")
            if "#" in value:
                found = self.paints.setdefault(classes[0] if classes else "", {})
                found[name.strip().lower(), value] = None


def _is_costly(selector: str) -> bool:
    return len(_COMBINED.split(selector.strip())) > _MOST_COMBINED or bool(_COSTLY.search(selector))
