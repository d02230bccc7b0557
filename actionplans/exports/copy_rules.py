"""The configuration that makes hosts send the compressed copies of files; see `precompressed`.

Hosts without a rule here take no copies, and most of them compress by themselves.
"""

from collections.abc import Callable, Collection, Mapping

from actionplans.exports.precompressed import BROTLI, ENCODINGS, GZIP, TYPES


def _nginx_copies(_: str, forms: Collection[str]) -> str:
    static = "".join(
        f"{module} on;\n"
        for form, module in ((GZIP, "gzip_static"), (BROTLI, "brotli_static"))
        if form in forms
    )
    return f"{static}gzip_vary on;\ngzip_proxied any;\n"


def _caddy_copies(path: str, forms: Collection[str]) -> str:
    names = " ".join(name for form, name in ENCODINGS.items() if form in forms)
    where = "" if path == "/" else f"{path}* "
    return f"file_server {where}{{\n\tprecompressed {names}\n}}\n"


def _apache_copies(_: str, forms: Collection[str]) -> str:
    """The rules; the address of a folder is that of the page in it."""
    named = [(form, name) for form, name in ENCODINGS.items() if form in forms]
    rewriting = "".join(
        f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n"
        f"RewriteCond %{{REQUEST_URI}} {pattern}\n"
        f"RewriteCond %{{DOCUMENT_ROOT}}%{{REQUEST_URI}}{page}.{form} -f\n"
        f"RewriteRule .? %{{REQUEST_URI}}{page}.{form} [L]\n"
        for form, name in named
        for pattern, page in (("/$", "index.html"), ("[^/]$", ""))
    )
    encodings = "".join(f"AddEncoding {name} .{form}\n" for form, name in named)
    endings = "|".join(form for form, _ in named)
    types = "".join(
        f'<FilesMatch "\\.{ending}\\.({endings})$">\n\tForceType {kind}\n</FilesMatch>\n'
        for ending, kind in TYPES.items()
    )
    return f"RewriteEngine On\n{rewriting}{encodings}{types}Header merge Vary Accept-Encoding\n"


COPIES: Mapping[str, Callable[[str, Collection[str]], str]] = {
    "nginx": _nginx_copies,
    "apache": _apache_copies,
    "caddy": _caddy_copies,
}
"""What makes a host send compressed copies, for those that can."""
