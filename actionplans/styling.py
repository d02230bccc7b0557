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

    text: str = ""
    rules: int = 0
    dashes: list[str] = field(default_factory=list)
    """What is said of the lengths of dashes."""

    def add(self, css: str) -> bool:
        """Add a `style`, an element's or an attribute's; False where it may not be published."""
        plain = _COMMENT.sub(" ", css)
        if not (is_harmless_value(css) and is_harmless_value(plain)):
            return False
        if (
            _OTHER_RULES.search(plain)
            or _UNFIT.search(plain)
            or any(map(_is_costly, _rules(plain)))
        ):
            return False
        self.dashes += _DASHES.findall(plain)
        return True

    def add_rules(self, css: str) -> bool:
        """Add the text of a `style` element; False where it may not be published."""
        self.text += css
        self.rules += css.count("{")
        return self.add(css)


def _rules(css: str) -> list[str]:
    """The selectors of each rule, or the condition of a group of rules."""
    return [re.split("[};]", before)[-1].strip() for before in css.split("{")[:-1]]


def _is_costly(selectors: str) -> bool:
    if selectors.startswith("@"):
        return False
    longest = max(len(_COMBINED.split(one.strip())) for one in selectors.split(","))
    return longest > _MOST_COMBINED or bool(_COSTLY.search(selectors))
