"""The CSS of a drawing: which of it is harmless, and how much there is."""

import re
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)

#: Functions that fetch something, and escapes, which can hide one: `\75rl(…)` is `url(…)`.
_FETCHES = re.compile(
    r"\\|image-set\(|image\(|cross-fade\(|\bsrc\(|element\(|expression\(|-moz-binding",
    re.IGNORECASE,
)
_OTHER_RULES = re.compile(r"<!--|@(?!media\b)", re.IGNORECASE)
_URL = re.compile(r"url\(", re.IGNORECASE)
_OWN_PART = re.compile(r"url\(\s*([\"']?)#[^\s\"'()\\]+\1\s*\)", re.IGNORECASE)

#: Properties that WeasyPrint takes for attributes, which are checked as such; filters.
_FORBIDDEN = re.compile(
    r"(?:^|[{;])\s*(?:d|href|points|src|(?:backdrop-)?filter)\s*:(?!\s*none\b)", re.IGNORECASE
)
MAX_REFERENCES = 300
"""References from a drawing's style sheets to its parts; more than any drawing needs."""

_CLASS = re.compile(r"\.([\w-]+)")
#: A number of ten digits, or with ten noughts; names and colours hold digits too.
_LARGE = re.compile(r"(?<![\w#.-])-?(?:\d{10,}|[\d.]+[eE]\+?0*[1-9]\d+)", re.ASCII)
_DASHES = re.compile(r"stroke-dasharray\s*:([^;}]*)", re.IGNORECASE)

#: Selectors that are matched against an element again and again, by its siblings.
_COSTLY = re.compile(r"[~(]")
_COMBINATOR = re.compile(r"[\s>+]+")
_MAX_COMPOUNDS = 4


def is_harmless_value(value: str) -> bool:
    """Whether a value, or a whole style, refers to nothing but parts of its own drawing."""
    if _FETCHES.search(value):
        return False
    return len(_URL.findall(value)) == len(_OWN_PART.findall(value))


@dataclass
class StyleSheet:
    """All the CSS of a drawing."""

    rules: int = 0
    dashes: list[str] = field(default_factory=list)
    """The values of `stroke-dasharray`."""

    is_extreme: bool = False
    """Whether there is a number in it that no drawing has a use for."""

    declarations: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    """The declarations that refer to a part, by the class that they are for; "" is for any."""

    references: int = 0
    """The number of those references; beyond `MAX_REFERENCES` not all of them are in the list."""

    def add(self, css: str) -> bool:
        """Add the value of a `style` attribute; False where it may not be published."""
        plain = _COMMENT.sub(" ", css)
        if not (is_harmless_value(css) and is_harmless_value(plain)):
            return False
        if _OTHER_RULES.search(plain) or _FORBIDDEN.search(plain):
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
            selectors = [selector for prelude in preludes[-1:] for selector in prelude.split(",")]
            if any(map(_is_costly, selectors)):
                return False
            self._add_declarations(selectors, body)
            for prelude in preludes:  # a rule within a rule comes after declarations
                self._add_declarations([""], prelude)
        return True

    def _add_declarations(self, selectors: list[str], body: str) -> None:
        """Add the declarations of a rule that refer to a part."""
        parts = (declaration.partition(":") for declaration in body.split(";"))
        referring = {
            (name.strip().lower(), value): None for name, _, value in parts if "#" in value
        }
        for name in {_class_of(selector) for selector in selectors} if referring else ():
            if self.references > MAX_REFERENCES:
                return
            self.declarations.setdefault(name, {}).update(referring)
            self.references += len(referring)


def _class_of(selector: str) -> str:
    """A class that each element has which a selector matches; empty where there is none."""
    classes: list[str] = _CLASS.findall(_COMBINATOR.split(selector.strip())[-1])
    return classes[0] if classes else ""


def _is_costly(selector: str) -> bool:
    compounds = _COMBINATOR.split(selector.strip())
    return len(compounds) > _MAX_COMPOUNDS or bool(_COSTLY.search(selector))
