"""The HTTP headers that a host sends with the files of a site, and each host's configuration.

The policy is stated here once, and what browsers may keep for ever: the files whose names tell what
is in them, so that a changed one has another name. `_headers` in the site has both for the hosts
that read that file; for the others a command prints the lines for their own configuration.
"""

import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from actionplans.exports.copy_rules import COPIES
from actionplans.exports.search import FOLDER as SEARCH
from actionplans.exports.web_servers import HOSTS
from actionplans.media.host_files import NOT_FOUND

FILE = "_headers"
"""The file that Netlify, Cloudflare Pages and others read, at the root of the site."""

_POLICY: Mapping[str, str] = {
    "default-src": "'none'",  # what is not named below: fonts, frames, plug-ins, workers
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search runs WebAssembly
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",  # a film or a sound that a page links to, opened by itself
    "connect-src": "'self'",  # the search fetches its index
    "form-action": "'self'",  # the search field works without scripts too
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    # Browsers do not guess types: an attachment never becomes a script.
    "X-Content-Type-Options": "nosniff",
    # Other sites do not learn which page a reader came from.
    "Referrer-Policy": "same-origin",
    # A page of another site has no access to a window that it opened here.
    "Cross-Origin-Opener-Policy": "same-origin",
    # The site asks for none of these, whatever comes into it.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Every header by its name. `Strict-Transport-Security` is not here: it binds the whole domain."""

HIDING: Mapping[str, str] = {**HEADERS, "X-Robots-Tag": "noindex, nofollow"}
"""Those of a site that no search engine is to know."""

ROBOTS = "robots.txt"
"""The file that tells search engines what to leave alone."""

NOBODY = b"User-agent: *\nDisallow: /\n"
"""What it says where that is everything."""

FOREVER = ("assets", *(f"{SEARCH}/{part}" for part in ("filter", "fragment", "index")))
"""The folders of files that are named by a digest of their content."""

_KEPT = "public, max-age=31536000, immutable"
"""What browsers are told of them. A year is as good as for ever."""

#: Media types of files that IIS refuses to send, for it has no type for them.
_UNKNOWN_TO_IIS: Mapping[str, str] = {
    ".geojson": "application/geo+json",
    ".ics": "text/calendar",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pagefind": "application/octet-stream",
    ".pf_filter": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".webp": "image/webp",
}

#: Media types that nginx has no type for, so that a calendar or a table is sent as plain text.
_UNKNOWN_TO_NGINX: Mapping[str, str] = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "ics": "text/calendar",
}


def headers_file(path: str = "/", headers: Mapping[str, str] = HEADERS) -> bytes:
    """The rules as Netlify and Cloudflare Pages read them, for everything below a path.

    They read only the file at the root of what they serve, and match paths from there: in a site's
    own file the path is `/`, whatever the address of the site.
    """
    lines = (f"  {name}: {value}\n" for name, value in headers.items())
    kept = (f"{path}{folder}/*\n  Cache-Control: {_KEPT}\n" for folder in FOREVER)
    return f"{path}*\n{''.join(lines)}{''.join(kept)}".encode()


def host_rules(
    host: str, url: str, remark: str, forms: Collection[str] = (), about_forms: str = ""
) -> str:
    """The configuration that makes a host send the headers, with its 404 page.

    Args:
        host: a name of `HOSTS`.
        url: the address of the site, of which only the path matters; empty where it is not known.
        remark: a comment to put above it.
        forms: the forms in which files stand compressed beside themselves, see `precompressed`.
        about_forms: a comment on the lines for these; some hosts have none.
    """
    path = urlsplit(url).path or "/"
    make = _RULES[host]
    rules = make(path, remark) if host == "iis" else _comment(remark) + make(path, remark)
    copies = COPIES.get(host)
    return rules + _comment(about_forms) + copies(path, forms) if forms and copies else rules


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())


def _nginx(path: str, _: str) -> str:
    lines = (f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    types = (f"\t{kind} {ending};\n" for ending, kind in _UNKNOWN_TO_NGINX.items())
    return (
        f"error_page 404 {path}{NOT_FOUND};\n"
        "absolute_redirect off;\n"  # it may not know its own name, or that readers come by TLS
        # types that stand here take the place of the server's, so those are named too
        f"include mime.types;\ntypes {{\n{''.join(types)}}}\n"
        f"{''.join(lines)}"
        'set $kept "";\n'
        f'if ($uri ~ "{_kept_pattern(path)}") {{\n\tset $kept "{_KEPT}";\n}}\n'
        "add_header Cache-Control $kept;\n"  # sent with what is found alone, and never empty
    )


def _apache(path: str, _: str) -> str:
    lines = (f'Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return (
        f"ErrorDocument 404 {path}{NOT_FOUND}\n"
        f"{''.join(lines)}"
        f'Header set Cache-Control "{_KEPT}" "expr=%{{REQUEST_URI}} =~ m#{_kept_pattern(path)}#"\n'
    )


def _kept_pattern(path: str) -> str:
    """The regular expression of the addresses in the folders of `FOREVER`."""
    return f"^{re.escape(path)}({'|'.join(FOREVER)})/"


def _caddy(path: str, _: str) -> str:
    lines = (f'\t{name} "{value}"\n' for name, value in HEADERS.items())
    where = "" if path == "/" else f"{path}* "
    return (
        f"header {where}{{\n{''.join(lines)}}}\n"
        f"@kept path {' '.join(f'{path}{folder}/*' for folder in FOREVER)}\n"
        f'header @kept Cache-Control "{_KEPT}"\n'
        "handle_errors {\n"
        "\t@missing {\n"
        "\t\texpression `{http.error.status_code} == 404`\n"
        f"\t\tpath {path}*\n"
        "\t}\n"
        "\theader @missing -Cache-Control\n"
        f"\trewrite @missing {path}{NOT_FOUND}\n"
        "\tfile_server\n"
        "}\n"
    )


def _iis(_: str, remark: str) -> str:
    headers = _entries("name", "value", HEADERS, "add", "        ")
    types = _entries("fileExtension", "mimeType", _UNKNOWN_TO_IIS, "mimeMap", "      ")
    kept = "".join(map(_kept_by_iis, FOREVER))
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- {escape(remark)} -->
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
{headers}      </customHeaders>
    </httpProtocol>
    <httpErrors errorMode="Custom">
      <remove statusCode="404"/>
      <error statusCode="404" path="{NOT_FOUND}" responseMode="File"/>
    </httpErrors>
    <staticContent>
{types}    </staticContent>
  </system.webServer>
{kept}</configuration>
"""


def _kept_by_iis(folder: str) -> str:
    return f"""\
  <location path="{folder}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" \
cacheControlCustom="public, immutable"/>
      </staticContent>
    </system.webServer>
  </location>
"""


def _entries(name: str, value: str, entries: Mapping[str, str], element: str, indent: str) -> str:
    """Entries of a collection of IIS; one that the server has too is removed first, or it fails."""
    return "".join(
        f"{indent}<remove {name}={quoteattr(key)}/>\n"
        f"{indent}<{element} {name}={quoteattr(key)} {value}={quoteattr(text)}/>\n"
        for key, text in entries.items()
    )


def _netlify(path: str, _: str) -> str:
    return headers_file(path).decode()


_RULES: Mapping[str, Callable[[str, str], str]] = dict(
    zip(HOSTS, (_nginx, _apache, _caddy, _iis, _netlify), strict=True)
)
