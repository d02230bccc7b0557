"""Addresses: former ones that take what is another's, names that collide."""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, WITH_PDF, Input, page, sheet

_OTHER = {
    "syd/index.md": MINIMAL["nord/index.md"].replace("Nord", "Syd"),
    "syd/2022/index.md": MINIMAL["nord/2022/index.md"],
    "syd/2022/vej.md": MINIMAL[ACTIVITY].replace("Gang i gaden", "Vej og sti"),
}
"""Another partnership, whose pages an activity in the north may not take."""


_WITH_ADDRESS = WITH_PDF + "site_url: https://by.example/\n"
"""Settings of a site that has a map."""


_QUICK = {
    *("dot", "up-encoded", "other-by-dot", "other-by-slashes", "other-by-case", "search-by-dot"),
    *("front-file", "mark", "nul", "line-break", "long"),
}
"""Claims that `make test` tries too."""


def _former(name: str, what: str, written: str, **more: object) -> Input:
    """An activity that claims to have had an address."""
    more = {"quick": name in _QUICK, **more}
    return Input(
        name=f"former-{name}",
        what=what,
        files={**_OTHER, ACTIVITY: page("", f"tidligere_adresser: [{written}]\n")},
        at=ACTIVITY,
        **more,  # type: ignore[arg-type]
    )


def _beside(name: str, what: str, files: dict[str, str | bytes], **more: object) -> Input:
    """Files that ask for one address."""
    return Input(name=name, what=what, files=files, **more)  # type: ignore[arg-type]


INPUTS = (
    _former("dot", "the front page, as a stop", '"."'),
    _former("dots", "a way up", '".."'),
    _former("up", "a way up and down again", "nord/../syd/2022/vej"),
    _former("up-encoded", "a way up, encoded", '"%2e%2e/%2e%2e/x"'),
    _former("slash", "the root", "/"),
    _former("empty", "nothing", '""'),
    _former("space", "a space", '" "'),
    _former("other", "another's activity", "syd/2022/vej"),
    _former("other-by-dot", "another's activity through a stop", "syd/2022/./vej"),
    _former("other-by-slashes", "another's activity through two slashes", "syd//2022/vej"),
    _former("other-by-case", "another's activity in capitals", "Syd/2022/Vej"),
    _former("other-by-slash-after", "another's activity with a slash after", "syd/2022/vej/"),
    _former("other-by-index", "another's activity by its file", "syd/2022/vej/index.html"),
    _former("other-encoded", "another's activity, encoded", '"syd/2022/%76ej"'),
    _former("other-by-backslash", "another's activity by Windows' slash", r"'syd\2022\vej'"),
    _former("other-wide", "another's activity in wide letters", '"ｓｙｄ/2022/vej"', expect="any"),
    _former("plan", "another's plan", "syd/2022"),
    _former("partnership", "another partnership", "syd"),
    _former("search", "the search page", "soeg"),
    _former("search-by-dot", "the search page through a stop", "./soeg"),
    _former("organisation", "an organisation's page", "./aktoerer/by"),
    _former("whole-plan", "the whole of a plan on one page", "syd/2022/samlet"),
    _former("budget", "a plan's budget", "syd/2022/budget"),
    _former("table", "a table of a budget", "syd/2022/budget/oversigt.csv"),
    _former("pdf", "a plan's PDF", "syd/2022/samlet/syd-2022.pdf"),
    _former("feed", "the feed", "opdateringer.xml"),
    _former("below-feed", "something below the feed", "opdateringer.xml/x"),
    _former("sitemap", "the map of the site", "sitemap.xml", settings=_WITH_ADDRESS),
    _former("front-file", "the front page's file", "index.html"),
    _former("error-page", "the error page", "404.html"),
    _former("assets", "the folder of the style sheet", "assets"),
    _former("pagefind", "the folder of the search", "pagefind/pagefind.js"),
    _former("statement", "the accessibility statement", "was"),
    _former("privacy", "the page on privacy", "privatliv"),
    _former("mark", "the mark of a build", ".actionplans"),
    _former("hidden", "a hidden folder of a branch", ".git/HEAD"),
    _former("itself", "its own address", "nord/2022/gang"),
    _former("below-itself", "below its own address", "nord/2022/gang/gammel", expect="any"),
    _former("nul", "an address with NUL", r'"a\0b"'),
    _former("line-break", "an address with a line break", r'"a\nb"'),
    _former("turned", "an address with a turn of direction", r'"a\u202eb"'),
    _former("long", "an address of one long part", f'"{"a" * 300}"'),
    _former("many-parts", "an address of a thousand parts", f'"{"a/" * 1_000}a"'),
    _former("web", "another website", '"https://ond.example/"'),
    _former("web-short", "another website without its scheme", '"//ond.example/x"'),
    _former("script", "a script", '"javascript:alert(1)"'),
    _former("markup", "markup", "'\"><script>alert(1)</script>'"),
    _former("query", "an address with a question", '"nord/2022/x?y=1"'),
    _former("anchor", "an address with an anchor", '"nord/2022/x#y"'),
    _former("trailing-stop", "an address that Windows shortens", '"gammel."', expect="any"),
    _former("device", "an address that Windows cannot hold", "nord/aux", expect="any"),
    _former("list", "a list in a list", "[nord/2022/x]"),
    _former("right", "an address that was: right", "nord/2021/gang", expect="built"),
    Input(
        name="former-attachment",
        what="a former address that is an attachment's",
        files={
            ACTIVITY: page("[Kort](kort.pdf)\n", "tidligere_adresser: [nord/2022/kort.pdf]\n"),
            "nord/2022/kort.pdf": b"%PDF-1.4",
        },
        quick=True,
    ),
    Input(
        name="former-below-attachment",
        what="a former address below an attachment's",
        files={
            ACTIVITY: page("[Kort](kort.pdf)\n", "tidligere_adresser: [nord/2022/kort.pdf/x]\n"),
            "nord/2022/kort.pdf": b"%PDF-1.4",
        },
        quick=True,
    ),
    Input(
        name="former-by-two",
        what="a former address of two activities",
        files={
            ACTIVITY: page("", "tidligere_adresser: [nord/2021/x]\n"),
            "nord/2022/to.md": sheet(2, header="tidligere_adresser: [nord/2021/x]\n"),
        },
        quick=True,
    ),
    Input(
        name="former-by-two-cases",
        what="a former address of two activities, but for its case",
        files={
            ACTIVITY: page("", "tidligere_adresser: [nord/2021/x]\n"),
            "nord/2022/to.md": sheet(2, header="tidligere_adresser: [Nord/2021/X]\n"),
        },
        quick=True,
    ),
    Input(
        name="former-in-each-other",
        what="a former address below another one: both are pages in folders",
        files={ACTIVITY: page("", "tidligere_adresser: [nord/a, nord/a/b]\n")},
        expect="built",
    ),
    Input(
        name="former-by-thousands",
        what="five thousand former addresses",
        files={
            ACTIVITY: page(
                "", f"tidligere_adresser: [{', '.join(f'x/{n}' for n in range(5_000))}]\n"
            )
        },
        expect="any",
    ),
    _beside(
        "file-in-place-of-page",
        "an attachment without ending in the place of a page's folder",
        {
            ACTIVITY: page("[Filen](samlet)\n"),
            "nord/2022/samlet": b"FREMMED",
        },
        quick=True,
    ),
    _beside(
        "search-in-other-language",
        "a page in the place of the English search page",
        {
            "index.en.md": "---\ntitel: Front\n---\n",
            "en/soeg.md": "---\ntitel: Min egen\n---\n",
        },
        quick=True,
    ),
    _beside(
        "partnership-called-language",
        "a partnership by the name of a language that pages are in",
        {
            "index.en.md": "---\ntitel: Front\n---\n",
            "en/index.md": MINIMAL["nord/index.md"],
            "en/2022/index.md": MINIMAL["nord/2022/index.md"],
            "en/2022/gang.md": MINIMAL[ACTIVITY],
        },
        expect="any",
    ),
    _beside(
        "activity-called-whole",
        "an activity by the name of the whole plan's page",
        {"nord/2022/samlet.md": sheet(2)},
        quick=True,
    ),
    _beside("page-called-search", "a page by the name of the search", {"soeg.md": sheet(1)}),
    _beside(
        "page-called-assets",
        "a page by the name of the assets",
        {"assets.md": "---\ntitel: A\n---\n"},
    ),
    _beside(
        "page-called-404",
        "a page by the name of the error page",
        {"404.md": "---\ntitel: A\n---\n"},
        expect="any",
    ),
    _beside(
        "page-and-folder",
        "a page at the root by the name of a partnership",
        {"nord.md": "---\ntitel: Nord\n---\n"},
        quick=True,
    ),
    _beside(
        "organisation-called-index",
        "an organisation whose id is a file's name",
        {
            "aktoerer.yml": MINIMAL["aktoerer.yml"]
            + "- {id: index.html, navn: Index, art: kommune}\n"
        },
        quick=True,
    ),
    _beside(
        "organisation-way-up",
        "an organisation whose id leads up",
        {"aktoerer.yml": MINIMAL["aktoerer.yml"] + '- {id: "../../x", navn: Op, art: kommune}\n'},
        quick=True,
    ),
    _beside(
        "organisation-long",
        "an organisation whose id is longer than a disk takes",
        {
            "aktoerer.yml": MINIMAL["aktoerer.yml"]
            + f"- {{id: {'a' * 300}, navn: A, art: kommune}}\n"
        },
        quick=True,
    ),
)
