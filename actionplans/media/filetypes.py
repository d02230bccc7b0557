"""Types of files by their names: publishable ones, those that servers run, typical leftovers."""

import re
import unicodedata
from enum import StrEnum

PUBLISHABLE = frozenset(
    (
        *("pdf", "doc", "docx", "odt", "rtf", "txt", "epub"),
        *("xls", "xlsx", "ods", "csv", "tsv", "ppt", "pptx", "odp", "ics"),
        *("zip", "json", "geojson"),
        *("jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "heif", "tif", "tiff", "svg"),
        *("mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"),
        *("mp4", "m4v", "mov", "webm", "ogv", "vtt", "srt"),
    )
)
"""The endings of files that may be published. Browsers show, play or save these, and run none.

XML in any form is left out (GPX and KML too), for browsers run scripts in it. SVG is checked.
"""

#: What servers run, or send as something that runs in a browser. As an inner ending too: Apache may
#: take `x.php.pdf` for PHP, and `x.html.geojson` for HTML where it does not know the last ending.
_SERVED = (
    r"[xsmp]?html?\d?|xht|xml|xslt?|svgz?|mml|mathml|rdf|rss|atom|kml|gpx|hta|mht|mhtml|[mc]?jsx?|"
    r"wasm|swf|php\d?|php[st]|pht|phar|inc|aspx?|asa|asax|ascx|ashx|asmx|cer|cfm|f?cgi|pl|pm|py|rb|"
    r"lua|jsp[xf]?|sh|bash|var"
)
_INNER = re.compile(_SERVED, re.IGNORECASE)

#: Endings of programs, of what can hold one, and of files that configure a server.
_PROGRAM = (
    r"exe|dll|ms[ip]|com|scr|pif|bat|cmd|ps1|vb[se]?|ws[fh]?|jar|war|app|dmg|pkg|deb|rpm|apk|reg|"
    r"lnk|url|pyc|pyw|css|config|htaccess|htpasswd|xls[mb]|docm|pptm|dotm|xltm"
)

#: Names that Windows reserves for devices, whatever their ending.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

#: Characters that are invisible in a name, or make it look like another.
_INVISIBLE = re.compile("[\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")

#: Characters that no name can have on Windows.
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]')

MAX_SEGMENT = 100
"""The most characters in a part of an address: with endings added to it, it stays below the 255
bytes that file systems allow."""

#: The most bytes in the name of a file that is published as it is.
_MAX_NAME_BYTES = 200


def is_plain(name: str) -> bool:
    """Whether a name is text that can be displayed: UTF-8 without control characters.

    Characters that turn the direction of writing are refused too: `\\u202efdp.exe` is displayed as
    `exe.pdf`.
    """
    printable = all(unicodedata.category(char) not in ("Cc", "Cs") for char in name)
    return printable and not _INVISIBLE.search(name)


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device, such as `con` or `nul.txt`."""
    return bool(_DEVICE.fullmatch(name))


def is_portable(name: str) -> bool:
    """Whether every common system allows a name for a file or folder, and it is not too long."""
    return not (
        is_device(name)
        or _NOT_ON_WINDOWS.search(name)
        or name != name.strip(" ").rstrip(".")
        or len(name.encode(errors="replace")) > _MAX_NAME_BYTES
    )


def ending_of(name: str) -> str:
    """The ending of a name in lower case, without its dot; empty where it has none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def is_publishable(name: str) -> bool:
    """Whether a file of that name may be published by its ending alone."""
    return ending_of(name) in PUBLISHABLE


def inner_ending(name: str) -> str | None:
    """An ending before the last one that a server may act on; None where there is none."""
    inner = [ending.strip(" ") for ending in re.split("[.;]", name)[1:-1]]
    return next((ending for ending in inner if _INNER.fullmatch(ending)), None)


class Leftover(StrEnum):
    """The apparent reason for an unused file; its value begins the kind of its problem."""

    LOCK = "unused-lock-file"
    COPY = "unused-copy"
    MAIL = "unused-mail"
    SYSTEM = "unused-system-file"
    ACTIVITY = "unused-activity"
    HOST = "unused-host-file"
    PICTURE = "unused-picture"
    FORBIDDEN = "unused-program"
    OTHER = "unused-file"


_LEFTOVERS: tuple[tuple[Leftover, re.Pattern[str]], ...] = (
    (Leftover.LOCK, re.compile(r"~\$.*|\.?~lock\..*|.*\.(laccdb|ldb|lck|lock)", re.IGNORECASE)),
    (Leftover.SYSTEM, re.compile(r"(thumbs|ehthumbs)\.db|desktop\.ini|icon\r|__macosx|nohup\.out")),
    (Leftover.ACTIVITY, re.compile(r".*\.(md|ya?ml)([. _]+|\.(txt|text|docx?|rtf|html?|md))")),
    (Leftover.MAIL, re.compile(r".*\.(eml|emlx|msg|mbox|pst|ost|oft)")),
    (
        Leftover.COPY,
        re.compile(
            r".*~|~wr[ld].*|.*\.(bak|backup|orig|old|gammel|tmp|temp|sav|save|asd|wbk|xlk|swp|swo|"
            r"rej|part|crdownload|download|autosave)\d*"
            r"|.*([ _-](kopi|copy|kopie|copie|kopiera)|\(\d+\)|\((kopi|copy)\)"
            r"|[ _-]conflicted copy.*)( ?\(\d+\)| \d+)?(\.\w+)*|(kopi af|copy of|kopie von) .*"
        ),
    ),
    (Leftover.FORBIDDEN, re.compile(rf".*\.(?!svg$)({_SERVED}|{_PROGRAM})")),
)


def looks_like(name: str, *, picture: bool, host: bool) -> Leftover:
    """The kind of leftover that an unused file looks like, by its name.

    Args:
        name: its name, without its folder.
        picture: whether it has the ending of a picture.
        host: whether a web host acts on it because of its path.
    """
    if host:
        return Leftover.HOST
    folded = unicodedata.normalize("NFC", name).lower()
    for leftover, pattern in _LEFTOVERS:
        if pattern.fullmatch(folded):
            return leftover
    return Leftover.PICTURE if picture else Leftover.OTHER
