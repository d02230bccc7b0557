"""The typography of finished HTML: of its texts, and of the attributes that readers see or hear.

Code, addresses and values stay as they are. Each text is set by the rules of its own language,
which the nearest `lang` names; it runs through elements within a line, such as links and emphasis.
On screens, long words get soft hyphens where a line is short: in headings, labels and links.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from itertools import chain, zip_longest

from actionplans.text.html_tags import INLINE, VOID
from actionplans.text.hyphenation import Hyphenation, may_divide
from actionplans.text.typography import Typography

Rules = Callable[[str], Typography | None]
"""The typography of a language by its code; None for a language without rules."""

_TAG = re.compile(r'(<(/?)([A-Za-z][^\s<>/"]*+)((?:[^"<>]++|"[^"]*+")*+)>)')
_LANG = re.compile(r' lang="([^"]*+)"')
_SHOWN_NAME = re.compile(r" (?:alt|aria-label|content|data-pagefind-meta|title)=")
_SHOWN = re.compile(r'( (?:alt|aria-label|data-pagefind-meta|title)=")([^"]++)(?=")')
_DESCRIPTION = re.compile(r'( name="description" content=")([^"]++)(?=")')

#: Characters of which a text holds one where there may be anything to set; `&` of a quotation mark.
_SIGN = re.compile(r"[\d\"'“”„‘’‚»«›‹&-]")

#: Elements whose content stays as it is; marks of notes would be a part of the number before them.
_VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "sub", "sup", "textarea"})
#: Elements whose long words get soft hyphens: headings, labels and links.
_LABELS = frozenset(
    {"a", "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "th"}
)
#: What stands for one of them in the text around it.
_VERBATIM_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class _State:
    """How the texts of an element are set."""

    typography: Typography | None
    is_verbatim: bool
    is_label: bool


def typeset(html: str, rules: Rules, *, divides_words: bool = True) -> str:
    """A page with the typography of its languages.

    Args:
        html: the page.
        rules: the typography of each language.
        divides_words: whether long words get soft hyphens.
    """
    parts = _TAG.split(html)
    texts, tags, *rest = (parts[group::5] for group in range(5))
    typesetter = _Typesetter(rules, texts, tags)
    for number, (slash, name, attributes) in enumerate(zip(*rest, strict=True)):
        typesetter.add_text(number, divides_words=divides_words)
        if slash:
            typesetter.end_element(name)
        else:
            typesetter.begin_element(number, name, attributes)
    typesetter.add_text(len(tags), divides_words=False)
    return typesetter.result()


class _Typesetter:
    """Takes the texts and tags of a page by turns, in their order."""

    def __init__(self, rules: Rules, texts: list[str], tags: list[str]) -> None:
        self._rules = rules
        self._texts = texts
        self._tags = tags
        self._run: list[tuple[int, str]] = []
        """The texts since the last edge of a block, with their numbers; -1 for what stands in."""

        self._divided: list[tuple[int, Hyphenation]] = []
        """The numbers of the texts whose long words get soft hyphens."""

        self._open = [("", _State(None, is_verbatim=False, is_label=False))]
        """The open elements by name; most have the state of the one around."""

    def result(self) -> str:
        self._end_run()
        for number, hyphenation in self._divided:
            divided = hyphenation.divide(unescape(self._texts[number]))
            self._texts[number] = escape(divided, quote=False)
        return "".join(chain.from_iterable(zip_longest(self._texts, self._tags, fillvalue="")))

    def add_text(self, number: int, *, divides_words: bool) -> None:
        text, state = self._texts[number], self._open[-1][1]
        if not text or not state.typography or state.is_verbatim:
            return
        if self._run or not text.isspace():
            self._run.append((number, text))
        hyphenation = state.typography.hyphenation
        if divides_words and state.is_label and hyphenation and may_divide(text):
            self._divided.append((number, hyphenation))

    def begin_element(self, number: int, name: str, attributes: str) -> None:
        self._meet_edge(name)
        state = self._state(name, attributes)
        if name not in VOID and not attributes.endswith("/"):
            self._open.append((name, state))
        if state.typography and attributes and _SHOWN_NAME.search(attributes):
            self._tags[number] = _with_attributes(self._tags[number], state.typography)
        if self._run and (name == "br" or state.is_verbatim):
            self._run.append((-1, "\n" if name == "br" else _VERBATIM_SIGN))

    def end_element(self, name: str) -> None:
        """Close the innermost element of a name, and those within it that have no end tag."""
        self._meet_edge(name)
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index][0] == name:
                around = self._open[index - 1][1]
                if self._open[index][1].typography is not around.typography:
                    self._end_run()
                del self._open[index:]
                return

    def _meet_edge(self, name: str) -> None:
        if self._run and name not in INLINE and name != "br":
            self._end_run()

    def _state(self, name: str, attributes: str) -> _State:
        around = self._open[-1][1]
        lang = _LANG.search(attributes) if " lang=" in attributes else None
        is_label = around.is_label or name in _LABELS
        if not lang and name not in _VERBATIM and is_label == around.is_label:
            return around
        typography = self._rules(lang[1]) if lang else around.typography
        if typography is not around.typography:
            self._end_run()
        return _State(typography, around.is_verbatim or name in _VERBATIM, is_label)

    def _end_run(self) -> None:
        """Set the texts of a run as one, and put each back where it stood."""
        run = self._run
        if not run:
            return
        self._run = []
        typography = self._open[-1][1].typography
        if not typography or not _SIGN.search("".join([text for _, text in run])):
            return
        texts = [unescape(text) for _, text in run]
        result, start = typography.typeset("".join(texts)), 0
        for (number, _), text in zip(run, texts, strict=True):
            finished = result[start : start + len(text)]
            if number >= 0 and finished != text:
                self._texts[number] = escape(finished, quote=False)
            start += len(text)


def _with_attributes(tag: str, typography: Typography) -> str:
    def finished(match: re.Match[str]) -> str:
        if not _SIGN.search(match[2]):
            return match[0]
        return f"{match[1]}{escape(typography.typeset(unescape(match[2])))}"

    return _DESCRIPTION.sub(finished, _SHOWN.sub(finished, tag))
