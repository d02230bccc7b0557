"""The typography of finished HTML: of its texts, and of the attributes that readers see or hear.

Code, addresses and values stay as they are. Each text is set by the rules of its own language,
which the nearest `lang` names; it runs through elements within a line, such as links and emphasis.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from actionplans.text.html_tags import INLINE, VOID
from actionplans.text.typography import Typography

Rules = Callable[[str], Typography | None]
"""The typography of a language by its code; None for a language without rules."""

_TAG = re.compile(r'<(/?)([A-Za-z][^\s<>/"]*+)((?:[^"<>]|"[^"]*+")*+)>')
_LANG = re.compile(r' lang="([^"]*+)"')
_SHOWN_NAME = re.compile(r" (?:alt|aria-label|content|data-pagefind-meta|title)=")
_SHOWN = re.compile(r'( (?:alt|aria-label|data-pagefind-meta|title)=")([^"]++)(?=")')
_DESCRIPTION = re.compile(r'( name="description" content=")([^"]++)(?=")')

#: Characters of which a text holds one where there is anything to set.
_SIGN = re.compile(r"[\d\"'“”„‘’‚»«›‹]|\s-\s|\w-\w|&#3|&quot;")

#: Elements whose content stays as it is; marks of notes would be a part of the number before them.
_VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "sub", "sup", "textarea"})
#: What stands for one of them in the text around it.
_VERBATIM_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(slots=True)
class _Element:
    """An open element."""

    name: str
    typography: Typography | None
    is_verbatim: bool


def typeset(html: str, rules: Rules) -> str:
    """A page with the typography of its languages."""
    typesetter = _Typesetter(rules)
    end = 0
    for match in _TAG.finditer(html):
        typesetter.add_text(html[end : match.start()])
        typesetter.add_tag(match)
        end = match.end()
    typesetter.add_text(html[end:])
    return typesetter.result()


class _Typesetter:
    """Takes the texts and tags of a page in their order."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._pieces: list[str] = []
        self._run: list[tuple[int, str]] = []
        """The texts since the last edge of a block, with their indexes among the pieces."""

        self._open = [_Element("", None, False)]

    def result(self) -> str:
        self._end_run()
        return "".join(self._pieces)

    def add_text(self, text: str) -> None:
        element = self._open[-1]
        if element.typography and not element.is_verbatim and (self._run or not text.isspace()):
            self._run.append((len(self._pieces), text))
        self._pieces.append(text)

    def add_tag(self, match: re.Match[str]) -> None:
        slash, name, attributes = match.groups()
        tag = match[0]
        if self._run and name not in INLINE and name != "br":
            self._end_run()
        if slash:
            self._close(name)
        else:
            element = self._element(name, attributes)
            if name not in VOID and not attributes.endswith("/"):
                self._open.append(element)
            if element.typography and _SHOWN_NAME.search(attributes):
                tag = _with_attributes(tag, element.typography)
            if self._run and (name == "br" or element.is_verbatim):
                self._run.append((-1, "\n" if name == "br" else _VERBATIM_SIGN))
        self._pieces.append(tag)

    def _element(self, name: str, attributes: str) -> _Element:
        around = self._open[-1]
        typography = around.typography
        if " lang=" in attributes and (lang := _LANG.search(attributes)):
            typography = self._rules(lang[1])
            if typography is not around.typography:
                self._end_run()
        return _Element(name, typography, around.is_verbatim or name in _VERBATIM)

    def _close(self, name: str) -> None:
        """Close the innermost element of a name, and those within it that have no end tag."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == name:
                if self._open[index].typography is not self._open[index - 1].typography:
                    self._end_run()
                del self._open[index:]
                return

    def _end_run(self) -> None:
        """Set the texts of a run as one, and put each back where it stood."""
        run = self._run
        if not run:
            return
        self._run = []
        typography = self._open[-1].typography
        if not typography or not _SIGN.search("".join([text for _, text in run])):
            return
        texts = [unescape(text) for _, text in run]
        result, start = typography.typeset("".join(texts)), 0
        for (index, _), text in zip(run, texts, strict=True):
            finished = result[start : start + len(text)]
            if index >= 0 and finished != text:
                self._pieces[index] = escape(finished, quote=False)
            start += len(text)


def _with_attributes(tag: str, typography: Typography) -> str:
    def finished(match: re.Match[str]) -> str:
        if not _SIGN.search(match[2]):
            return match[0]
        return f"{match[1]}{escape(typography.typeset(unescape(match[2])))}"

    return _DESCRIPTION.sub(finished, _SHOWN.sub(finished, tag))
