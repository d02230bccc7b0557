"""Attachments: types that run, names that lead elsewhere."""

from tests.corpus.input import ACTIVITY, Input, attached, page

_XHTML = (
    '<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml">'
    "<h:script>document.title = 1</h:script></x>"
)
_HTML = "<script>document.title = 1</script>"

_FORBIDDEN: dict[str, tuple[str, str | bytes]] = {
    "xml": ("XML with a script", _XHTML),
    "xsl": ("a style sheet that writes a script", _XHTML),
    "xslt": ("a style sheet by its other ending", _XHTML),
    "rdf": ("RDF, which browsers show as XML", _XHTML),
    "rss": ("a feed, which browsers show as XML", _XHTML),
    "svgz": ("a drawing that is packed, and not looked at", b"\x1f\x8b\x08\0"),
    "html": ("a page of HTML", _HTML),
    "htm": ("a page of HTML as Windows calls it", _HTML),
    "xhtml": ("a page of XHTML", _XHTML),
    "shtml": ("a page that runs programs on its host", _HTML),
    "mhtml": ("a page that Internet Explorer saved", _HTML),
    "pdf.html": ("a page that looks like a document", _HTML),
    "js": ("a script", "alert(1)"),
    "mjs": ("a module", "alert(1)"),
    "wasm": ("a program for browsers", b"\0asm"),
    "php": ("a program for hosts", "<?php system($_GET[1]); ?>"),
    "phtml": ("a program for hosts by another ending", "<?php"),
    "php.pdf": ("a program that Apache runs for its inner ending", "<?php"),
    "aspx": ("a program for Windows' hosts", "<%@ Page %>"),
    "exe": ("a program", b"MZ"),
    "lnk": ("a shortcut that runs a program", b"L\0\0\0"),
    "url": ("a shortcut to a page", "[InternetShortcut]\nURL=file:///c:/x.exe"),
    "docm": ("a document with macros", b"PK\x03\x04"),
    "xlsm": ("a spreadsheet with macros", b"PK\x03\x04"),
    "hta": ("a page that is a program", _HTML),
    "swf": ("a film that runs", b"FWS"),
    "jar": ("a program of Java's", b"PK\x03\x04"),
    "htaccess": ("orders for Apache", "AddType text/html .pdf"),
    "manifest": ("a list that a browser keeps for ever", "CACHE MANIFEST"),
    "appcache": ("the same by its other ending", "CACHE MANIFEST"),
}
"""Endings that no page may hand out, linked or not."""

_QUICK = {"xml", "xsl", "svgz", "pdf.html", "php.pdf", "docm"}


def _linked(ending: str, what: str, content: str | bytes) -> Input:
    file = f"fil.{ending}"
    return Input(
        name=f"linked-{ending.replace('.', '-')}",
        what=f"a link to {what}",
        files={ACTIVITY: page(f"[Filen]({file})\n"), f"nord/2022/{file}": content},
        unpublished=(f"nord/*.{ending}",),
        quick=ending in _QUICK,
    )


def _named(name: str, what: str, file: str, **more: object) -> Input:
    """An attachment by a name that there is no file of, or should not be."""
    header = "bilag:\n  - fil: " + file + "\n    titel: Bilaget\n"
    more = {"expect": "refused", "files": {ACTIVITY: page("", header)}, **more}
    return Input(name=f"named-{name}", what=what, **more)  # type: ignore[arg-type]


INPUTS = (
    *(_linked(ending, *rest) for ending, rest in _FORBIDDEN.items()),
    Input(
        name="unlinked-all",
        what="a file of each type that runs, which no page links to",
        files={
            f"nord/2022/{n}.{end}": text for n, (end, (_, text)) in enumerate(_FORBIDDEN.items())
        },
        expect="told",
        unpublished=("nord/2022/*.xml", *(f"*.{end}" for end in ("svgz", "php", "exe", "xsl"))),
        quick=True,
    ),
    Input(
        name="named-xml",
        what="XML with a script, named as an attachment",
        files={ACTIVITY: page("", attached("fil.xml")), "nord/2022/fil.xml": _XHTML},
        quick=True,
    ),
    Input(
        name="named-capitals",
        what="a page of HTML whose ending is in capitals",
        files={ACTIVITY: page("", attached("fil.HTML")), "nord/2022/fil.HTML": _HTML},
    ),
    Input(
        name="named-without-ending",
        what="a page of HTML without an ending, which browsers guess at",
        files={ACTIVITY: page("", attached("fil")), "nord/2022/fil": _HTML},
        quick=True,
    ),
    Input(
        name="named-trailing-stop",
        what="a program whose name ends with a full stop, which Windows drops",
        files={ACTIVITY: page("", attached("fil.exe.")), "nord/2022/fil.exe.": b"MZ"},
    ),
    Input(
        name="named-trailing-space",
        what="a page of HTML whose name ends with a space",
        files={ACTIVITY: page("", attached("fil.html ")), "nord/2022/fil.html ": _HTML},
    ),
    Input(
        name="svg-with-script",
        what="a drawing with a script, linked to",
        files={
            ACTIVITY: page("[Tegningen](t.svg)\n"),
            "nord/2022/t.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        },
        quick=True,
    ),
    Input(
        name="html-as-text",
        what="HTML by the name of a text, which is shown as a text",
        files={ACTIVITY: page("[Noten](note.txt)\n"), "nord/2022/note.txt": _HTML},
        expect="built",
        published=("nord/2022/note.txt",),
    ),
    Input(
        name="html-as-pdf",
        what="HTML by the name of a document, which no browser guesses at",
        files={ACTIVITY: page("[Noten](note.pdf)\n"), "nord/2022/note.pdf": _HTML},
        expect="any",
    ),
    Input(
        name="capital-ending",
        what="a document whose ending is in capitals, as scanners write it: right",
        files={ACTIVITY: page("[Planen](Scan001.PDF)\n"), "nord/2022/Scan001.PDF": b"%PDF-1.4"},
        expect="built",
        published=("nord/2022/Scan001.PDF",),
    ),
    Input(
        name="odd-name",
        what="a document with spaces, æøå and brackets in its name: right",
        files={
            ACTIVITY: page("", attached("Årsrapport (endelig) & bilag.pdf")),
            "nord/2022/Årsrapport (endelig) & bilag.pdf": b"%PDF-1.4",
        },
        expect="built",
        published=("nord/2022/Årsrapport (endelig) & bilag.pdf",),
        quick=True,
    ),
    _named("settings", "the settings named as an attachment", "../../../mkdocs.yml", quick=True),
    _named("users", "the system's users named as an attachment", "/etc/passwd"),
    _named("encoded", "a way up, encoded", "..%2F..%2F..%2Fmkdocs.yml"),
    _named("windows", "a way up as Windows writes it", r"'..\..\..\mkdocs.yml'"),
    _named("share", "somebody's share named as an attachment", r"'\\ond.example\x\y.pdf'"),
    _named("web", "an address named as an attachment", "https://ond.example/x.pdf"),
    _named("script", "a script named as an attachment", "javascript:alert(1)", quick=True),
    _named("nul", "a name with NUL in it", r'"kort\0.pdf"'),
    _named("page", "a page named as an attachment", "gang.md", expect="told"),
    _named("register", "a register named as an attachment", "../../aktoerer.yml"),
    _named("folder", "a folder named as an attachment", "../2022"),
    _named("itself", "nothing but a stop", "."),
    _named("long", "a name of nineteen thousand signs", '"' + "a" * 19_000 + '.pdf"'),
)
