"""Drawings: what would run, fetch, or hang the maker of PDFs."""

import gzip

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, PLAN, Input, page, shown

_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" '
    '{} width="90" height="90">'
)


def _svg(inside: str, head: str = 'viewBox="0 0 90 90"') -> str:
    return _OPEN.format(head) + inside + "</svg>"


def _drawn(
    name: str,
    what: str,
    inside: str,
    expect: str = "told",
    *,
    quick: bool = False,
    head: str = 'viewBox="0 0 90 90"',
) -> Input:
    return _file(name, what, _svg(inside, head), expect, quick=quick)


def _file(
    name: str, what: str, content: str | bytes, expect: str = "told", *, quick: bool = False
) -> Input:
    """An activity that shows a drawing; one that hangs is refused, or costs the PDF alone."""
    return Input(
        name=name,
        what=what,
        files={
            ACTIVITY: page("", shown("t.svg")),
            "nord/2022/t.svg": content,
            PLAN: MINIMAL[PLAN],
        },
        expect=expect,
        secret=("ond.example",) if expect == "refused" else (),
        quick=quick,
    )


_QUICK = {
    *("style-import", "style-import-split", "style-import-split-comment", "style-import-escape"),
    *("style-url-split", "style-image-set", "element-script", "element-handler", "element-animate"),
    *("element-link", "element-image", "element-use", "element-foreign"),
}
"""Unsafe drawings that `make test` tries too."""


def _unsafe(name: str, what: str, inside: str) -> Input:
    return _drawn(name, what, inside, "refused", quick=name in _QUICK)


_STYLES: dict[str, tuple[str, str]] = {
    "import": ("a style that imports another", "@import 'https://ond.example/x.css'"),
    "import-url": ("the same by an address", "@import url(https://ond.example/x.css)"),
    "import-split": (
        "an import split by an element",
        '@im<desc>z</desc>port "https://ond.example/x.css"',
    ),
    "import-split-comment": (
        "an import split by a comment",
        '@im<!-- z -->port "https://ond.example/x.css"',
    ),
    "import-split-cdata": (
        "an import split by CDATA",
        '@im<![CDATA[port "https://ond.example/x.css"]]>',
    ),
    "import-split-style": (
        "an import in a style in a style",
        '<style>@import "https://ond.example/x.css"</style>',
    ),
    "import-entity": ("an import by entities", '&#64;import "https://ond.example/x.css"'),
    "import-escape": ("an import by an escape", '@\\69mport "https://ond.example/x.css"'),
    "import-css-comment": (
        "an import beside CSS's comments",
        '/**/@import/**/"https://ond.example/x.css"',
    ),
    "import-capitals": ("an import in capitals", '@IMPORT "https://ond.example/x.css"'),
    "url-split": ("an address split by an element", "*{fill:u<desc/>rl(https://ond.example/x)}"),
    "url-split-comment": (
        "an address split by a comment",
        "*{fill:u<!---->rl(https://ond.example/x)}",
    ),
    "url-comment": ("an address beside CSS's comments", "*{fill:url(/**/https://ond.example/x)}"),
    "url-space": ("an address after a line break", "*{fill:url(\n'https://ond.example/x')}"),
    "url-hash": ("an address that begins as an anchor", "*{fill:url('#a'),url(//ond.example/x)}"),
    "image-set": ("a set of pictures", "*{background:image-set('https://ond.example/x' 1x)}"),
    "image-set-prefixed": (
        "a set of pictures by its old name",
        "*{background:-webkit-image-set('//ond.example/x' 1x)}",
    ),
    "cross-fade": (
        "a fade to a picture",
        "*{background:-webkit-cross-fade('//ond.example/x','#a',1)}",
    ),
    "font-face": (
        "a font from elsewhere",
        "@font-face{font-family:a;src:url(https://ond.example/x)}",
    ),
    "font-face-local": (
        "a font of the reader's, which tells who it is",
        "@font-face{font-family:a;src:local('x'),url(//ond.example/x)}",
    ),
    "namespace": ("a namespace by an address", "@namespace url(https://ond.example/)"),
    "cursor": ("a cursor from elsewhere", "*{cursor:url(https://ond.example/x),auto}"),
}

_ELEMENTS: dict[str, tuple[str, str]] = {
    "script": ("a script", "<script>hit()</script>"),
    "script-from-elsewhere": (
        "a script from elsewhere",
        '<script x:href="https://ond.example/x.js"/>',
    ),
    "handler": ("a handler", '<path onclick="hit()" d="M0 0h9"/>'),
    "handler-capitals": ("a handler in capitals", '<path ONLOAD="hit()" d="M0 0h9"/>'),
    "animate": (
        "an animation that makes a link run",
        '<a x:href="#a"><animate attributeName="href" values="javascript:hit()"/></a>',
    ),
    "set": ("a setting that makes a handler", '<set attributeName="onload" to="hit()"/>'),
    "link": ("a link that runs", '<a href="javascript:hit()"><path d="M0 0h9"/></a>'),
    "link-old": (
        "a link that runs by its old name",
        '<a x:href="javascript:hit()"><path d="M0 0h9"/></a>',
    ),
    "image": (
        "a picture from elsewhere",
        '<image href="https://ond.example/x.png" width="9" height="9"/>',
    ),
    "image-data": (
        "a drawing in a drawing, as data",
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    ),
    "filter-image": (
        "a picture in a filter",
        '<filter id="a"><feImage href="https://ond.example/x.png"/></filter>',
    ),
    "use": ("a part of another drawing", '<use href="https://ond.example/x.svg#a"/>'),
    "use-data": ("a part of a drawing as data", '<use href="data:image/svg+xml,a#a"/>'),
    "foreign": (
        "HTML in a drawing",
        '<foreignObject><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" '
        'src="https://ond.example/"/></foreignObject>',
    ),
    "html-script": (
        "a script of HTML in a drawing",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">hit()</h:script>',
    ),
    "handler-element": (
        "a handler as an element",
        '<handler xmlns:e="http://www.w3.org/2001/xml-events" e:event="load">hit()</handler>',
    ),
    "style-address": (
        "an address in a style's attribute",
        '<path style="fill:url(//ond.example/x)" d="M0 0h9"/>',
    ),
    "fill-address": (
        "an address in a fill",
        '<path fill="url(https://ond.example/x#a)" d="M0 0h9"/>',
    ),
    "fill-escape": ("an address by an escape", '<path fill="u\\72l(//ond.example/x)" d="M0 0h9"/>'),
    "filter-address": (
        "a filter from elsewhere",
        '<path filter="url(https://ond.example/x#a)" d="M0 0h9"/>',
    ),
    "mask-address": (
        "a mask from elsewhere",
        '<path mask="url( https://ond.example/x#a)" d="M0 0h9"/>',
    ),
    "discard": ("an element that removes others", '<discard begin="0s"/>'),
    "animate-motion": ("a movement", '<animateMotion path="M0 0h9"/>'),
    "view": ("a view that asks", '<view viewTarget="javascript:hit()"/>'),
}


def _uses(levels: int = 9) -> str:
    parts = ['<g id="a0"><path d="M0 0h9"/></g>']
    for level in range(1, levels):
        parts.append(f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>")
    return "".join(parts) + f'<use href="#a{levels - 1}"/>'


def _markers(vertices: int) -> str:
    marker = '<marker id="m"><path d="M0 0h1v1h-1z"/><path d="M0 0h1v1h-1z"/></marker>'
    return f'{marker}<path marker-mid="url(#m)" d="M0 0{"l1 1" * vertices}"/>'


def _nested(tag: str, attribute: str, depth: int) -> str:
    parts = [
        f'<{tag} id="c{n}" {attribute}="url(#c{n + 1})"><path d="M0 0h9v9z"/></{tag}>'
        for n in range(depth)
    ]
    return "".join(parts) + f'<path {attribute}="url(#c0)" d="M0 0h90v90z"/>'


_GRADIENT = (
    '<defs><{0} id="g" {1}><stop offset="0" stop-color="red"/><stop offset="1"/>'
    '</{0}></defs><path fill="url(#g)" d="{2}"/>'
)

INPUTS = (
    *(
        _unsafe(f"style-{name}", what, f"<style>{css}</style><path d='M0 0h9'/>")
        for name, (what, css) in _STYLES.items()
    ),
    *(_unsafe(f"element-{name}", what, inside) for name, (what, inside) in _ELEMENTS.items()),
    _file(
        "doctype",
        "a drawing with entities",
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg("<text>&a;</text>"),
        "refused",
        quick=True,
    ),
    _file(
        "doctype-file",
        "a drawing that reads a file",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _svg("<text>&a;</text>"),
        "refused",
        quick=True,
    ),
    _file(
        "doctype-bomb",
        "a drawing that is a bomb of entities",
        "<!DOCTYPE svg [<!ENTITY a0 'a'>"
        + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
        + "]>"
        + _svg("<text>&a9;</text>"),
        "refused",
        quick=True,
    ),
    _file(
        "sheet",
        "a drawing that names a style sheet",
        '<?xml-stylesheet href="https://ond.example/x.xsl" type="text/xsl"?>' + _svg(""),
        "refused",
        quick=True,
    ),
    _file(
        "utf-16",
        "a drawing in Windows' Unicode with a script",
        _svg("<script>hit()</script>").encode("utf-16"),
        "refused",
        quick=True,
    ),
    _file(
        "utf-7",
        "a drawing that says it is UTF-7",
        '<?xml version="1.0" encoding="UTF-7"?>' + _svg("+ADw-script+AD4-"),
        "any",
    ),
    _file(
        "latin-1",
        "a drawing that says it is Latin 1",
        '<?xml version="1.0" encoding="iso-8859-1"?>' + _svg("<text>\u00e5</text>"),
        "any",
    ),
    _file(
        "packed",
        "a drawing that is packed",
        gzip.compress(_svg("<script>hit()</script>").encode()),
        "refused",
        quick=True,
    ),
    _file(
        "base",
        "a drawing whose base is elsewhere",
        _svg("<use href='#a'/>", 'viewBox="0 0 9 9" xml:base="https://ond.example/"'),
        "refused",
        quick=True,
    ),
    _drawn(
        "spread-repeat",
        "a gradient that repeats ten thousand million times",
        _GRADIENT.format(
            "linearGradient",
            'x1="0" x2="1e-9" gradientUnits="userSpaceOnUse" spreadMethod="repeat"',
            "M0 0h90v90H0z",
        ),
        quick=True,
    ),
    _drawn(
        "spread-reflect",
        "a gradient that is mirrored without end",
        _GRADIENT.format(
            "linearGradient",
            'x1="0" x2="1e-9" gradientUnits="userSpaceOnUse" spreadMethod="reflect"',
            "M0 0h90v90H0z",
        ),
    ),
    _drawn(
        "spread-radial",
        "a round gradient that repeats without end",
        _GRADIENT.format(
            "radialGradient",
            'r="1e-9" cx="45" cy="45" gradientUnits="userSpaceOnUse" spreadMethod="repeat"',
            "M0 0h90v90H0z",
        ),
    ),
    _drawn(
        "spread-inherited",
        "a gradient that takes its repeating from another",
        '<linearGradient id="b" spreadMethod="repeat"/>'
        + _GRADIENT.format(
            "linearGradient",
            'href="#b" x1="0" x2="1e-9" gradientUnits="userSpaceOnUse"',
            "M0 0h90v90H0z",
        ),
    ),
    _drawn(
        "path-word",
        "a word after the end of a path",
        _GRADIENT.format("linearGradient", "", "M0 0h90v90Z foo"),
        quick=True,
    ),
    _drawn(
        "path-number",
        "a number after the end of a path",
        _GRADIENT.format("linearGradient", "", "M0 0h90v90Z 5"),
    ),
    _drawn("path-letters", "a path of letters", '<path d="xyz"/>', "any"),
    _drawn(
        "path-exponents",
        "a path of huge numbers",
        '<path d="M1e308 1e308 L-1e308 1e999 Z"/>',
        "any",
    ),
    _drawn("path-long", "a path of 900 kB", f'<path d="M0 0{"l1 1" * 200_000}"/>', "any"),
    _drawn(
        "path-arcs",
        "a path of a hundred thousand arcs",
        f'<path d="M0 0{"a1 1 0 0 1 1 1" * 50_000}"/>',
        "any",
    ),
    _drawn(
        "dashes",
        "a line of tiny dashes",
        '<path stroke="red" stroke-dasharray="1e-7" d="M0 0h90"/>',
        "any",
    ),
    _drawn(
        "dashes-many",
        "a line of a hundred thousand dashes",
        f'<path stroke="red" stroke-dasharray="{"1 " * 100_000}" d="M0 0h90"/>',
        "any",
    ),
    _drawn("markers", "a mark at each of ten thousand vertices", _markers(10_000), "any"),
    _drawn(
        "markers-many",
        "a mark at each of a hundred and fifty thousand vertices",
        _markers(150_000),
        "any",
    ),
    _drawn(
        "marker-in-marker",
        "a mark whose line has that mark",
        '<marker id="m"><path marker-start="url(#m)" d="M0 0h9"/></marker><path '
        'marker-start="url(#m)" d="M0 0h9"/>',
        "any",
    ),
    _drawn(
        "pattern-tiny",
        "a pattern of tiny tiles",
        '<pattern id="p" width="1e-6" height="1e-6" patternUnits="userSpaceOnUse"><path '
        'd="M0 0h1"/></pattern><path fill="url(#p)" d="M0 0h90v90H0z"/>',
        "any",
    ),
    _drawn(
        "pattern-fills",
        "three thousand fills by one pattern",
        '<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse">'
        + '<path d="M0 0h1"/>' * 100
        + "</pattern>"
        + '<path fill="url(#p)" d="M0 0h90v90H0z"/>' * 3_000,
        "any",
    ),
    _drawn(
        "pattern-itself",
        "a pattern that is filled by itself",
        '<pattern id="p" width="9" height="9"><path fill="url(#p)" d="M0 0h9v9z"/>'
        '</pattern><path fill="url(#p)" d="M0 0h90v90H0z"/>',
        "any",
    ),
    _drawn(
        "gradient-itself",
        "a gradient that takes its colours from itself",
        '<linearGradient id="g" href="#g"/><path fill="url(#g)" d="M0 0h90v90H0z"/>',
        "any",
    ),
    _drawn(
        "gradient-stops",
        "a gradient of fifteen thousand stops",
        '<linearGradient id="g">'
        + '<stop offset="0.5"/>' * 15_000
        + '</linearGradient><path fill="url(#g)" d="M0 0h90v90H0z"/>',
        "any",
    ),
    _drawn(
        "clips", "three hundred clips in each other", _nested("clipPath", "clip-path", 300), "any"
    ),
    _drawn(
        "clip-ring",
        "a clip that clips itself",
        '<clipPath id="a" clip-path="url(#a)"><path d="M0 0h9"/></clipPath><path '
        'clip-path="url(#a)" d="M0 0h9"/>',
        "any",
    ),
    _drawn("masks", "sixty masks in each other", _nested("mask", "mask", 60), "any"),
    _drawn(
        "mask-ring",
        "a mask that masks itself",
        '<mask id="a"><path mask="url(#a)" d="M0 0h9"/></mask><path mask="url(#a)" d="M0 0h9"/>',
        "any",
    ),
    _drawn("uses", "a thousand million parts by reference", _uses(), "refused", quick=True),
    _drawn("uses-4", "ten thousand parts by reference", _uses(5), "any"),
    _drawn(
        "uses-ring",
        "parts that use each other",
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>',
        "any",
    ),
    _drawn("text-long", "a text of 800 kB", f"<text>{'a' * 800_000}</text>", "any"),
    _drawn(
        "text-spans",
        "fifteen thousand pieces of text",
        "<text>" + "<tspan>a</tspan>" * 15_000 + "</text>",
        "any",
    ),
    _drawn(
        "text-places",
        "a text with a place for each of a hundred thousand letters",
        f'<text x="{"1 " * 100_000}">{"a" * 5_000}</text>',
        "any",
    ),
    _drawn(
        "text-path",
        "a long text on a long path",
        f'<path id="p" d="M0 0{"l1 1" * 5_000}"/>'
        f'<text><textPath href="#p">{"a" * 5_000}</textPath></text>',
        "any",
    ),
    _drawn(
        "text-size",
        "a text of a million pixels",
        '<text font-size="1e6" x="0" y="9">a</text>',
        "any",
    ),
    _drawn(
        "rules",
        "six thousand rules for four thousand shapes",
        "<style>"
        + "".join(f".a{n} .b{n} path{{fill:red}}" for n in range(6_000))
        + "</style>"
        + "<path d='M0 0h9'/>" * 4_000,
        "any",
    ),
    _drawn(
        "rules-nth",
        "a rule that counts",
        "<style>path:nth-last-child(2n+1) ~ path ~ path{fill:red}</style>"
        + "<path d='M0 0h9'/>" * 4_000,
        "any",
    ),
    _drawn(
        "rules-has",
        "a rule that looks within",
        "<style>" + ":has(" * 50 + "path" + ")" * 50 + "{fill:red}</style><path d='M0 0h9'/>",
        "any",
    ),
    _drawn(
        "css-deep",
        "a style of a hundred thousand brackets",
        "<style>*{fill:" + "(" * 100_000 + "}</style>",
        "any",
    ),
    _drawn("shapes", "nineteen thousand shapes", '<circle r="9"/>' * 19_000, "any"),
    _drawn("shapes-many", "sixty thousand shapes", '<circle r="9"/>' * 60_000, "any"),
    _drawn(
        "groups-deep",
        "ninety groups in each other",
        "<g>" * 90 + "<path d='M0 0h9'/>" + "</g>" * 90,
        "any",
    ),
    _drawn(
        "groups-deeper",
        "ninety thousand groups in each other",
        "<g>" * 90_000 + "</g>" * 90_000,
        "refused",
        quick=True,
    ),
    _drawn(
        "opacity-deep",
        "ninety groups that are half seen",
        '<g opacity=".9">' * 90 + "<path d='M0 0h9'/>" + "</g>" * 90,
        "any",
    ),
    _drawn(
        "points",
        "a polygon of two hundred thousand points",
        f'<polygon points="{"1,1 " * 200_000}"/>',
        "any",
    ),
    _drawn(
        "radius",
        "a circle larger than any paper",
        '<circle r="1e300" stroke="red" stroke-width="1e300"/>',
        "any",
    ),
    _drawn(
        "transforms",
        "a hundred thousand turns",
        f'<path transform="{"rotate(1) " * 90_000}" d="M0 0h9"/>',
        "any",
    ),
    _drawn(
        "transform-nought",
        "a drawing that is made to nothing",
        '<g transform="scale(0)"><path d="M0 0h9"/></g>',
        "any",
    ),
    _drawn(
        "size-huge",
        "a drawing of a hundred thousand by one",
        "",
        "any",
        head='viewBox="0 0 100000 1"',
    ),
    _drawn("size-infinite", "a drawing without end", "", "any", head='viewBox="0 0 inf nan"'),
    _drawn(
        "size-units",
        "a drawing whose sizes have units that nobody has",
        '<rect width="9foo" height="calc(1px*9)"/>',
        "any",
    ),
    _drawn(
        "attributes",
        "a shape of fifty thousand attributes",
        "<path " + " ".join(f'data-a{n}="b"' for n in range(50_000)) + "/>",
        "any",
    ),
    _drawn("control", "a drawing whose text is turned", "<text>rapport\u202efdp.exe</text>", "any"),
    _drawn("comment", "a drawing of a comment", f"<!--{'a' * 900_000}--><path d='M0 0h9'/>", "any"),
    _drawn(
        "editor",
        "a drawing as Inkscape saves it: right",
        '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:zoom="1"/>'
        '<metadata>a</metadata><defs/><g id="layer1" style="fill:#000;stroke:none"><path '
        'style="fill:#00f" d="m 1,2 c 3,4 5,6 7,8 z"/></g>',
        "built",
        quick=True,
    ),
    _drawn(
        "honest",
        "a drawing with a gradient, a clip and a text: right",
        _GRADIENT.format("linearGradient", "", "M0 0h90v90H0z")
        + '<clipPath id="c"><rect width="9" height="9"/></clipPath><text x="9" y="9" '
        'clip-path="url(#c)">Kort</text>',
        "built",
    ),
    Input(
        name="many",
        what="three hundred drawings on one page",
        files={
            ACTIVITY: page("".join(f"![Kort]({n}.svg)\n\n" for n in range(300))),
            **{f"nord/2022/{n}.svg": _svg(f"<path d='M0 0h{n}'/>" * 50) for n in range(300)},
        },
        expect="any",
    ),
    Input(
        name="linked-only",
        what="a drawing with a split import that is linked to and not shown",
        files={
            ACTIVITY: page("[Kort](t.svg)\n"),
            "nord/2022/t.svg": _svg('<style>@im<desc/>port "https://ond.example/x.css"</style>'),
        },
        quick=True,
    ),
)
