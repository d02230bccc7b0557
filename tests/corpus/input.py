"""What a hostile input is: files laid over the least content, and what must come of a build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import MINIMAL, SETTINGS

Content = str | bytes | Callable[[], str | bytes]
"""A file's content; large ones are generated when the input is laid out."""

ACTIVITY = "nord/2022/gang.md"
PLAN = "nord/2022/index.md"

WITH_PDF = SETTINGS.replace("pdf: no", "pdf: yes")
"""The settings of the tests, with PDFs."""

MEANINGS: Mapping[str, frozenset[str]] = {
    "refused": frozenset({"refused"}),
    "warned": frozenset({"warned"}),
    "told": frozenset({"refused", "warned"}),
    "built": frozenset({"built", "warned"}),
    "any": frozenset({"refused", "warned", "built"}),
}
"""What may be expected of an input, and the outcomes that meet it.

*refused*: errors, and the site of before still stands; *warned*: published with a warning;
*built*: published, with or without one. *Any* is for what is clumsy rather than wrong: there only
the limits and the general rules of `sanity` count.
"""


@dataclass(frozen=True, kw_only=True)
class Input:
    """One hostile or clumsy input."""

    name: str
    """`subject/name`; the subject is its module."""

    what: str
    """What it is, in a line."""

    files: Mapping[str, Content | None] = field(default_factory=dict)
    """Files below `content/`, by path, over those of `MINIMAL`; `None`: there is no such file."""

    expect: str = "refused"
    """A key of `MEANINGS`."""

    at: str = ""
    """A file that an error or warning must name; any file of the input where it is empty."""

    unpublished: tuple[str, ...] = ()
    """Glob patterns of files that the site must not hold."""

    published: tuple[str, ...] = ()
    """Files that the site must hold, where one is built."""

    secret: tuple[str, ...] = ()
    """Texts that no published file may hold."""

    settings: str = WITH_PDF
    """`mkdocs.yml`."""

    prepare: Callable[[Path], None] | None = None
    """Does to the project folder what files cannot: links, pipes, holes, odd names."""

    site: str = "site"
    """The folder that the site really is in, from the project's."""

    same: bool = False
    """Whether a site that is built must be the one of before, byte for byte."""

    times: int = 1
    """How many times the limits it may cost: much honest content costs as much as it is long."""

    quick: bool = False
    """Whether `make test` tries it too."""


def lay(project: Path, given: Input) -> None:
    """Write an input's files into a project folder that holds the built least content."""
    (project / "mkdocs.yml").write_text(given.settings, encoding="utf-8")
    for name, content in given.files.items():
        path = project / "content" / name
        if content is None:
            path.unlink()
            continue
        written = content() if callable(content) else content
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = written if isinstance(written, bytes) else written.encode("utf-8", "surrogatepass")
        path.write_bytes(raw)
    if given.prepare:
        given.prepare(project)


def page(body: str = "", header: str = "", name: str = ACTIVITY) -> str:
    """A page of the least content, with lines more in its front matter and a body."""
    return MINIMAL[name].removesuffix("---\n") + header + "---\n" + body


def sheet(number: int, title: str = "", body: str = "", header: str = "") -> str:
    """One activity more."""
    text = MINIMAL[ACTIVITY].replace("nummer: 1", f"nummer: {number}")
    text = text.replace("Gang i gaden", title or f"Aktivitet {number}")
    return text.removesuffix("---\n") + header + "---\n" + body


def attached(file: str, title: str = "Bilaget") -> str:
    """Lines of front matter that name an attachment."""
    return f'bilag: [{{fil: "{file}", titel: {title}}}]\n'


def shown(file: str) -> str:
    """Lines of front matter that show a picture."""
    return f'billeder: [{{fil: "{file}", beskrivelse: En bænk, kreditering: Byen}}]\n'
