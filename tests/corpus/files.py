"""Files and paths: what lies in a content folder without anybody meaning to publish it."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, Input, attached, page, sheet, shown

_LINKED = page("Se [filen](plan.pdf).\n")


def _link(name: str, target: str) -> Callable[[Path], None]:
    def prepare(project: Path) -> None:
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    return prepare


def _pipe(name: str) -> Callable[[Path], None]:
    return lambda project: os.mkfifo(project / "content" / name)


def _socket(project: Path) -> None:
    """Bind a socket by a relative path: absolute ones may be longer than 108 bytes."""
    here = Path.cwd()
    os.chdir(project / "content")
    try:
        socket.socket(socket.AF_UNIX).bind("samtale.pdf")
    finally:
        os.chdir(here)


def _hole(name: str, size: int = 8_000_000_000) -> Callable[[Path], None]:
    """A file of that size that takes no room on disk."""

    def prepare(project: Path) -> None:
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.truncate(size)

    return prepare


def _raw(name: bytes, content: bytes = b"x") -> Callable[[Path], None]:
    """A file whose name is these bytes, whatever they mean."""

    def prepare(project: Path) -> None:
        path = project / "content" / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return prepare


def _deep(project: Path) -> None:
    here = Path.cwd()
    os.chdir(project / "content/nord")
    try:
        for _ in range(300):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(here)


def _stray(file: str, what: str, content: str | bytes = "FREMMED", *, quick: bool = False) -> Input:
    """A file that no page links to: it stays at home, and staff are told.

    Args:
        file: its name beside an activity; from the root where it begins with a slash.
        what: what it is.
        content: what it holds; nothing with FREMMED in it may be published.
        quick: see `Input`.
    """
    at_root = file.startswith("/")
    path = file.removeprefix("/") if at_root else f"nord/2022/{file}"
    title = file.lower().replace("~$", "lock-").replace("~", "-backup")
    return Input(
        name="stray-" + re.sub("[^a-z0-9-]+", "-", title).strip("-"),
        what=what,
        files={path: content},
        expect="told",
        unpublished=() if at_root else (path,),
        secret=("FREMMED",),
        quick=quick,
    )


_STRAYS = (
    _stray("Budget.xlsx", "a spreadsheet beside an activity that names it nowhere"),
    _stray(
        "~$Budget.xlsx", "Office's lock file, with an officer's name", b"\x08FREMMED Anna Hansen"
    ),
    _stray("hemmelig.md~", "an editor's backup of a draft"),
    _stray("hemmelig.md.bak", "a backup of a draft"),
    _stray("hemmelig.md.orig", "what a merge left"),
    _stray("gang.md.txt", "an activity as Notepad saves it", sheet(2)),
    _stray("gang.docx", "an activity as Word saves it", b"PK\x03\x04FREMMED"),
    _stray("plan - Kopi.pdf", "a copy as Windows names it", b"%PDF-1.4"),
    _stray("plan (1).pdf", "a copy as browsers name it", b"%PDF-1.4"),
    _stray("Sv Budget.eml", "a mail with addresses in it", b"From: anna@by.example"),
    _stray("notat.msg", "a mail of Outlook's"),
    _stray("Thumbs.db", "Windows' pictures of a folder"),
    _stray("desktop.ini", "Windows' notes of a folder"),
    _stray(
        "/CNAME",
        "a host's file that takes the site's name away",
        "ond.example\n# FREMMED\n",
    ),
    _stray(
        "/_redirects",
        "a host's file that leads every page elsewhere",
        "/* https://ond.example/\n# FREMMED\n",
    ),
    _stray(
        "/robots.txt",
        "a host's file that hides the site",
        "User-agent: *\nDisallow: /\n# FREMMED\n",
    ),
    _stray("/web.config", "a host's file that runs programs", "<configuration/><!-- FREMMED -->"),
    _stray("/favicon.ico", "an icon that no settings name", b"\0\0\1\0"),
    _stray("/sw.js", "a script that takes over every page", "self.addEventListener('FREMMED', 1)"),
    _stray("/index.html", "a front page as HTML", "<script>FREMMED</script>"),
    _stray("/404.html", "an error page as HTML", "<script>FREMMED</script>"),
    _stray("/sitemap.xml", "a map of another site", "<urlset/><!-- FREMMED -->"),
    _stray(
        "/assets/site.css", "a style sheet over the site's own", "* {display: none} /* FREMMED */"
    ),
    _stray("/pagefind/pagefind.js", "a script over the search's own", "FREMMED()"),
    _stray("/kort/index.html", "a page of HTML in a folder", "<script>FREMMED</script>"),
)

INPUTS = (
    *_STRAYS,
    Input(
        name="messy-folder",
        what="all of these strays beside the pages of a plan",
        files={
            name: content
            for stray in _STRAYS
            for name, content in stray.files.items()
            if name.startswith("nord/")
        },
        expect="told",
        unpublished=tuple(name for stray in _STRAYS for name in stray.unpublished),
        secret=("FREMMED",),
        quick=True,
    ),
    Input(
        name="hidden-lock",
        what="LibreOffice's lock file, which is hidden",
        files={"nord/2022/.~lock.Budget.ods#": "FREMMED Anna Hansen"},
        expect="built",
        unpublished=("*lock*",),
        quick=True,
    ),
    Input(
        name="hidden-host-files",
        what=".htaccess and .well-known, which hosts obey",
        files={".htaccess": "Redirect / https://ond.example/", ".well-known/security.txt": "x"},
        expect="built",
        unpublished=(".htaccess", ".well-known/*"),
    ),
    Input(
        name="unlinked-beside-draft",
        what="a document beside a draft, linked from the draft alone",
        files={
            "nord/2022/kladden.md": sheet(
                2, body="Se [den](hemmelig.pdf).\n", header="kladde: ja\n"
            ),
            "nord/2022/hemmelig.pdf": b"%PDF-1.4 hemmelig",
        },
        expect="built",
        unpublished=("*hemmelig.pdf", "*kladden*"),
        quick=True,
    ),
    Input(
        name="thousands-of-strays",
        what="three thousand photographs that no page shows",
        files={f"nord/2022/foto/{number}.jpg": b"\xff\xd8\xff" for number in range(3_000)},
        expect="told",
        unpublished=("*.jpg",),
    ),
    Input(
        name="excluded-by-host",
        what="an attachment in a folder that MkDocs leaves out unasked",
        files={
            ACTIVITY: page("Se [filen](../../templates/plan.pdf).\n"),
            "templates/plan.pdf": b"%PDF-1.4",
        },
        expect="built",
        published=("templates/plan.pdf",),
    ),
    Input(
        name="link-to-secrets",
        what="a symbolic link to the system's users",
        files={},
        prepare=_link("nord/2022/plan.pdf", "/etc/passwd"),
        secret=("root:x:0",),
        quick=True,
    ),
    Input(
        name="link-to-root",
        what="a symbolic link to the whole disk",
        prepare=_link("nord/disk", "/"),
        quick=True,
    ),
    Input(name="link-to-itself", what="a link to itself", prepare=_link("nord/2022/a.md", "a.md")),
    Input(name="link-up", what="a link to the folder above", prepare=_link("nord/2022/op", "..")),
    Input(name="link-dangling", what="a link to nothing", prepare=_link("nord/kort.pdf", "ingen")),
    Input(
        name="link-in-place-of-page",
        what="a page that is a link to the settings",
        files={ACTIVITY: None},
        prepare=_link(ACTIVITY, "../../../mkdocs.yml"),
    ),
    Input(
        name="pipe-page",
        what="a pipe by the name of a page, which waits for ever",
        prepare=_pipe("nord/2022/vent.md"),
        expect="told",
    ),
    Input(
        name="pipe-register",
        what="a pipe by the name of a register",
        prepare=_pipe("steder.yml"),
        expect="told",
    ),
    Input(
        name="pipe-attachment",
        what="a pipe by the name of an attachment that is linked to",
        files={ACTIVITY: _LINKED},
        prepare=_pipe("nord/2022/plan.pdf"),
        quick=True,
    ),
    Input(name="socket", what="a socket", prepare=_socket, expect="any"),
    Input(
        name="hole-page",
        what="a page of 8 GB that takes no room on disk",
        prepare=_hole("nord/2022/stor.md"),
        quick=True,
    ),
    Input(name="hole-register", what="a register of 8 GB", prepare=_hole("steder.yml")),
    Input(name="hole-outline", what="an outline of 8 GB", prepare=_hole("nord/area.geojson")),
    Input(
        name="hole-drawing",
        what="a drawing of 8 GB that a page shows",
        files={ACTIVITY: page("", shown("stor.svg"))},
        prepare=_hole("nord/2022/stor.svg"),
    ),
    Input(
        name="hole-photograph",
        what="a photograph of 8 GB that a page shows",
        files={ACTIVITY: page("", shown("stor.jpg"))},
        prepare=_hole("nord/2022/stor.jpg"),
    ),
    Input(
        name="large-attachment",
        what="an attachment of 100 MB: large, and right",
        files={ACTIVITY: _LINKED},
        prepare=_hole("nord/2022/plan.pdf", 100_000_000),
        expect="any",
    ),
    Input(
        name="name-latin-1",
        what="an attachment whose name is not UTF-8",
        prepare=_raw(b"nord/2022/sm\xf8r.pdf"),
        quick=True,
    ),
    Input(
        name="name-latin-1-page",
        what="a page whose name is not UTF-8",
        prepare=_raw(b"nord/2022/sm\xf8r.md", sheet(2).encode()),
    ),
    Input(
        name="name-latin-1-folder",
        what="a folder whose name is not UTF-8",
        prepare=_raw(b"n\xf8rd/2022/plan.pdf"),
    ),
    Input(
        name="name-latin-1-picture",
        what="a picture whose name is not UTF-8, unused",
        prepare=_raw(b"nord/2022/b\xe6nk.jpg"),
    ),
    Input(
        name="name-with-line-break",
        what="an attachment with a line break in its name",
        prepare=_raw(b"nord/2022/a\nb.pdf"),
        quick=True,
    ),
    Input(
        name="name-with-escape",
        what="an attachment whose name colours the terminal",
        prepare=_raw(b"nord/2022/\x1b[31mrod.pdf"),
    ),
    Input(
        name="name-turned",
        what="a program that looks like a document by a turn of direction",
        prepare=_raw("nord/2022/rapport\u202efdp.exe".encode()),
    ),
    Input(
        name="name-turned-page",
        what="a page with a turn of direction in its name",
        prepare=_raw("nord/2022/a\u2066b.md".encode(), sheet(2).encode()),
    ),
    Input(
        name="name-of-markup",
        what="an attachment whose name is markup, named as one",
        files={
            ACTIVITY: page("", attached("<img src=x onerror=alert(1)>.pdf")),
            "nord/2022/<img src=x onerror=alert(1)>.pdf": b"%PDF-1.4",
        },
        expect="any",
    ),
    Input(
        name="name-of-quotes",
        what="an attachment whose name breaks out of an attribute",
        files={
            ACTIVITY: page("", "bilag: [{fil: '\" onclick=\"alert(1).pdf', titel: Den}]\n"),
            'nord/2022/" onclick="alert(1).pdf': b"%PDF-1.4",
        },
        expect="any",
    ),
    Input(
        name="name-like-an-option",
        what="a page by the name of an option",
        files={"nord/2022/-rf.md": sheet(2)},
        quick=True,
    ),
    Input(
        name="name-like-a-template",
        what="a page by the name of a template",
        files={"nord/2022/{{7*7}}.md": sheet(2)},
    ),
    Input(
        name="name-of-device",
        what="a page that Windows cannot hold",
        files={"nord/2022/con.md": sheet(2)},
        expect="any",
    ),
    Input(
        name="name-long-page",
        what="a page whose name is as long as a disk takes",
        files={f"nord/2022/{'a' * 252}.md": sheet(2)},
        quick=True,
    ),
    Input(
        name="name-long-plan",
        what="a plan whose PDF has a longer name than a disk takes",
        files={
            f"{'n' * 120}/index.md": MINIMAL["nord/index.md"],
            f"{'n' * 120}/{'2' * 140}/index.md": MINIMAL["nord/2022/index.md"],
            f"{'n' * 120}/{'2' * 140}/gang.md": MINIMAL[ACTIVITY],
        },
    ),
    Input(
        name="name-long-attachment",
        what="an attachment whose name is as long as a disk takes",
        files={
            ACTIVITY: page(f"[Filen]({'a' * 251}.pdf)\n"),
            f"nord/2022/{'a' * 251}.pdf": b"%PDF-1.4",
        },
        expect="any",
    ),
    Input(
        name="folders-without-end",
        what="three hundred folders in each other",
        prepare=_deep,
        quick=True,
    ),
    Input(
        name="folder-called-page",
        what="a folder by the name of a page",
        files={"nord/2022/mappe.md/plan.pdf": b"%PDF-1.4"},
        expect="any",
    ),
    Input(
        name="no-content-at-all",
        what="a content folder without a file",
        files=dict.fromkeys(MINIMAL),
        quick=True,
        at="index.md",
    ),
    Input(
        name="empty-page",
        what="a page of no bytes",
        files={"nord/2022/tom.md": b""},
        quick=True,
    ),
    Input(
        name="page-of-zeros",
        what="a page of zeros, as a power cut leaves it",
        files={ACTIVITY: b"\0" * 4_096},
        quick=True,
    ),
    Input(
        name="page-of-mark",
        what="a page of nothing but a byte order mark",
        files={"nord/2022/tom.md": b"\xef\xbb\xbf"},
    ),
    Input(
        name="page-utf-16",
        what="a page in Windows' Unicode",
        files={ACTIVITY: sheet(1).encode("utf-16")},
        quick=True,
    ),
    Input(
        name="page-utf-7",
        what="a page whose script only shows in UTF-7",
        files={ACTIVITY: page("+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n")},
        expect="built",
    ),
    Input(
        name="page-is-document",
        what="a Word document by the name of a page",
        files={"nord/2022/plan.md": b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)) * 20},
    ),
    Input(
        name="page-in-conflict",
        what="a page with the marks of a merge that failed",
        files={ACTIVITY: page("").replace("titel: Gang", "<<<<<<< HEAD\ntitel: Gang")},
        quick=True,
    ),
    Input(
        name="twins-by-case",
        what="two attachments that are one on a disk that ignores case",
        files={
            ACTIVITY: page("[en](plan.pdf) [to](Plan.pdf)\n"),
            "nord/2022/plan.pdf": b"%PDF-1.4 1",
            "nord/2022/Plan.pdf": b"%PDF-1.4 2",
        },
        quick=True,
    ),
    Input(
        name="twins-by-form",
        what="two attachments whose names differ by Unicode form alone",
        files={
            ACTIVITY: page("[en](<\u00e5.pdf>) [to](<a\u030a.pdf>)\n"),
            "nord/2022/\u00e5.pdf": b"%PDF-1.4 1",
            "nord/2022/a\u030a.pdf": b"%PDF-1.4 2",
        },
    ),
    Input(
        name="folder-twins",
        what="two partnerships that are one on a disk that ignores case",
        files={
            "Nord/index.md": MINIMAL["nord/index.md"],
            "Nord/2022/index.md": MINIMAL["nord/2022/index.md"],
            "Nord/2022/gang.md": MINIMAL[ACTIVITY],
        },
    ),
    Input(
        name="outline-huge",
        what="an outline of forty-five thousand points",
        files={
            "nord/area.geojson": lambda: (
                '{"type": "Polygon", "coordinates": [['
                + ",".join(f"[12.{n % 9973},55.{n % 9967}]" for n in range(45_000))
                + "]]}"
            )
        },
        expect="any",
    ),
)
