"""What file names say: which files may be published, which need care, what leftovers look like."""

import re
import unicodedata
from enum import StrEnum

#: What may be handed out. Browsers show these, play them or save them, and run nothing of them.
#: XML in any form is left out (GPX and KML too): a browser runs scripts in it. SVG is checked.
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

#: What servers run, or send as something that runs in a browser. As an inner ending too: Apache may
#: take `x.php.pdf` for PHP, and `x.html.geojson` for HTML where it does not know the last ending.
_SERVED = (
    r"[xsmp]?html?\d?|xht|xml|xslt?|svgz?|mml|mathml|rdf|rss|atom|kml|gpx|hta|mht|mhtml|[mc]?jsx?|"
    r"wasm|swf|php\d?|php[st]|pht|phar|inc|aspx?|asa|asax|ascx|ashx|asmx|cer|cfm|f?cgi|pl|pm|py|rb|"
    r"lua|jsp[xf]?|sh|bash|var"
)
_INNER = re.compile(_SERVED, re.IGNORECASE)

#: What runs on a computer, or changes what a server does.
_PROGRAM = (
    r"exe|dll|ms[ip]|com|scr|pif|bat|cmd|ps1|vb[se]?|ws[fh]?|jar|war|app|dmg|pkg|deb|rpm|apk|reg|"
    r"lnk|url|pyc|pyw|css|config|htaccess|htpasswd|xls[mb]|docm|pptm|dotm|xltm"
)

#: Names that Windows keeps for devices, whatever their ending.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

#: What is no part of a name: it is not shown, or shows a name as something that it is not.
_UNSHOWN = re.compile("[\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")

#: What no name can hold on Windows.
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]')

LONGEST = 100
"""The most characters in a part of an address; with what is put to it, it stays below the 255
bytes that file systems allow."""

#: The most bytes in the name of a file that is published as it is.
_LONGEST_IN_BYTES = 200


def is_plain(name: str) -> bool:
    """Whether a name is text that can be shown: UTF-8 without control characters.

    Characters that turn the direction of writing are refused too: `\\u202efdp.exe` is shown as
    `exe.pdf`.
    """
    shown = all(unicodedata.category(sign) not in ("Cc", "Cs") for sign in name)
    return shown and not _UNSHOWN.search(name)


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device, such as `con` or `nul.txt`."""
    return bool(_DEVICE.fullmatch(name))


def is_portable(name: str) -> bool:
    """Whether a name can be that of a file or folder everywhere, and is not too long."""
    return not (
        is_device(name)
        or _NOT_ON_WINDOWS.search(name)
        or name != name.strip(" ").rstrip(".")
        or len(name.encode(errors="replace")) > _LONGEST_IN_BYTES
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
    inner = [part.strip(" ") for part in re.split("[.;]", name)[1:-1]]
    return next((part for part in inner if _INNER.fullmatch(part)), None)


class Leftover(StrEnum):
    """What a file looks like that no page uses; the value begins the kind of its problem."""

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
    """What a file that no page uses looks like, by its name.

    Args:
        name: its name, without its folder.
        picture: whether it has the ending of a picture.
        host: whether a web host would act on it where it stands.
    """
    if host:
        return Leftover.HOST
    folded = unicodedata.normalize("NFC", name).lower()
    for leftover, pattern in _LEFTOVERS:
        if pattern.fullmatch(folded):
            return leftover
    return Leftover.PICTURE if picture else Leftover.OTHER
