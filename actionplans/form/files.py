"""The files of the form: its page, what it is told of the site, its scripts and its program."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from html import escape
from importlib import resources
from io import BytesIO
from string import Template

from actionplans.form.configuration import configuration
from actionplans.locale import Language
from actionplans.locale.slug import LETTERS
from actionplans.site import Site

FOLDER = "admin/"
"""The folder of the form in the site."""

_PROGRAM = "program.zip"
_SCRIPTS = ("start.js", "folder.js", "content-file.js", "values.js", "words.js", "form.css")

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<link rel="stylesheet" href="form.css">
</head>
<body>
<main class="welcome">
<h1>$title</h1>
<p>$intro</p>
<p>$safe</p>
<p>$comments</p>
<p><button type="button" id="choose" disabled>$choose</button></p>
<p id="said" role="status"></p>
<noscript><p>$noscript</p></noscript>
</main>
<script type="module" src="start.js"></script>
</body>
</html>
""")


def form_files(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every file of a site's form, by its path from the site's root, with what makes it."""
    yield f"{FOLDER}index.html", partial(_page, site.language)
    yield f"{FOLDER}form.json", partial(configuration, site)
    yield f"{FOLDER}letters.js", _letters
    for name in _SCRIPTS:
        yield FOLDER + name, partial(_script, name)
    for name, content in _program().items():
        yield FOLDER + name, partial(bytes, content)


def _page(language: Language) -> bytes:
    texts = {
        "title": language.text("form-title"),
        "intro": language.text("form-intro"),
        "safe": language.text("form-safe"),
        "comments": language.text("form-comments"),
        "choose": language.text("form-choose"),
        "noscript": language.text("form-noscript"),
    }
    escaped = {name: escape(text) for name, text in texts.items()}
    return _PAGE.substitute(escaped, language=language.code).encode()


def _letters() -> bytes:
    """The letters that addresses cannot have, as the scripts read them."""
    return f"export const LETTERS = {json.dumps(dict(LETTERS), ensure_ascii=False)};\n".encode()


def _script(name: str) -> bytes:
    return resources.files(__package__).joinpath("scripts", name).read_bytes()


@cache
def _program() -> Mapping[str, bytes]:
    """The files of the program that others wrote, see `tests/form_program.py`."""
    packed = resources.files(__package__).joinpath(_PROGRAM).read_bytes()
    with zipfile.ZipFile(BytesIO(packed)) as program:
        return {name: program.read(name) for name in program.namelist()}
