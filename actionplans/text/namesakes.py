"""Links of one page that have the same words and lead to different pages, told apart.

Whoever hears a page's links one by one, without what stands around them, is told where each leads
(WCAG 2.2, success criterion 2.4.9).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape

Names = Callable[[str], Sequence[str]]
"""What a page is called, by its address: its own name first, then those of what it belongs to."""

Target = Callable[[str], str | None]
"""The address that a link leads to, by the tag that opens it; None where that is no page's."""

_LINK = re.compile(r"(<a\b[^<>]*>)((?:[^<]++|<(?!/?a\b))*+)</a>")
_TAG = re.compile(r"<[^<>]*+>")
_DRAWN = re.compile(r"<(?:text|title)\b")


def tell_apart(html: str, target: Target, names: Names) -> str:
    """A page, each of its links that shares its words but not its page saying the page's names.

    As few names are said as tell all that have the same words apart. They are hidden from sight:
    what stands around the link tells readers who see it. The links of drawings stay as they are.

    Args:
        html: the page.
        target: the address of the page that a link leads to, by the tag that opens it.
        names: the names of a page; none for an address that is no page's.
    """
    addresses: dict[str, set[str]] = defaultdict(set)
    for match in _LINK.finditer(html):
        if (address := target(match[1])) is not None:
            addresses[_words(match[2])].add(address)
    shared = {words: sorted(found) for words, found in addresses.items() if len(found) > 1}
    if not shared:
        return html
    apart = {words: _apart(words, found, names) for words, found in shared.items()}

    def told(match: re.Match[str]) -> str:
        address = target(match[1])
        said = None if address is None else apart.get(_words(match[2]), {}).get(address)
        if not said or _DRAWN.search(match[2]):
            return match[0]
        return f'{match[1]}{match[2]}<span class="hidden"> ({escape(said)})</span></a>'

    return _LINK.sub(told, html)


def _words(html: str) -> str:
    """The words of a link, alike where typography will make them so."""
    text = unescape(_TAG.sub("", html)).replace("\N{EN DASH}", "-")
    return " ".join(text.split())


def _apart(words: str, addresses: Iterable[str], names: Names) -> dict[str, str]:
    """The names to say of each page that the same words lead to.

    A page that alone has the words for its own name says nothing, and neither do pages that no
    name of theirs tells apart.
    """
    called = {address: list(names(address)) for address in addresses}
    own = [address for address, found in called.items() if found[:1] == [words]]
    if len(own) == 1:
        del called[own[0]]
    common = set.intersection(*map(set, called.values())) if len(called) > 1 else set()
    others = {
        address: [it for it in found if it not in common and it.casefold() not in words.casefold()]
        for address, found in called.items()
    }
    for count in range(1, max(map(len, others.values())) + 1):
        said = {address: ", ".join(found[:count]) for address, found in others.items()}
        if len(set(said.values())) == len(said):
            return said
    return {}
