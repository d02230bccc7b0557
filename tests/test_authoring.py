"""New sites and new pages: what is made is read back, and asks only what staff must answer."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actionplans import __version__
from actionplans.authoring import starter
from actionplans.authoring.form import FormWriter
from actionplans.authoring.hosts import HOSTS
from actionplans.authoring.yaml_text import one_line, scalar
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.problems import Problem
from actionplans.reader.read import parse_document
from actionplans.reader.source import SourceText
from actionplans.reader.tree import Mapping, Scalar, parse
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, run_build, write

DANISH = Language.load("da")

QUESTIONS = {
    "no-accessibility-statement",
    "no-activities",
    "no-contact",
    "no-document",
    "no-focus-area",
    "no-responsible",
    "no-summary",
    "plan-without-responsible",
}
"""What only those who write can answer: who, where, and in which words."""

NOT_OF_STARTER = {"no-accessibility-statement"}

ENGLISH_CODES = {code: min(DANISH.kinds_of_code(code)) for code in DANISH.problem_codes}
"""The Danish codes of problems with the English ones."""


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language.load(request.param)


@pytest.fixture
def site(language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a new site, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    done = invoke(main, "init", "--language", language.code)
    assert done.exit_code == 0, done.stderr
    assert language.text("init-next", here="") in done.stderr
    return tmp_path


def made(*arguments: str) -> list[str]:
    """The files that a command says that it has made."""
    done = invoke(main, *arguments)
    assert done.exit_code == 0, done.stderr
    return done.stdout.splitlines()


def refused(*arguments: str) -> str:
    done = invoke(main, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr.strip()


def report() -> list[dict[str, str]]:
    done = invoke(main, "check", "--format", "json")
    found: list[dict[str, str]] = json.loads(done.stdout)
    assert not [it for it in found if it["severity"] == "error"]
    return found


def kinds(problems: list[dict[str, str]]) -> set[str]:
    """The English codes of problems that are reported in any language."""
    return {ENGLISH_CODES.get(it["code"], it["code"]) for it in problems}


def codes() -> set[str]:
    return kinds(report())


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".build" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def example(site: Path) -> str:
    """The address of the plan that a new site has as an example."""
    (plan,) = site.glob("content/e*/*/index.md")
    return plan.parent.relative_to(site / "content").as_posix()


# A new site


@pytest.mark.parametrize("option", ["--sprog", "--language"])
@pytest.mark.parametrize("computer", ["da_DK.UTF-8", "en_GB.UTF-8"])
def test_the_language_is_chosen_in_the_words_of_any(
    option: str, computer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", computer)
    assert invoke(main, "init", option, "da").exit_code == 0
    assert "titel: " in (tmp_path / "content" / "index.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("site")
def test_a_new_site_is_in_order() -> None:
    assert codes() == NOT_OF_STARTER


@pytest.mark.slow
def test_a_new_site_publishes_no_example_as_true(site: Path, language: Language) -> None:
    done = run_build(site)
    assert done.returncode == 0, done.stderr
    pages = {path.parent.relative_to(site / "site").as_posix() for path in site.rglob("index.html")}
    assert "." in pages
    assert not [page for page in pages if page.startswith(example(site).split("/")[0])]
    registered = (site / f"site/{language.address('organisations')}").glob("*/index.html")
    for page in registered:
        assert re.search("eksempel|example", page.read_text(), re.IGNORECASE)


def test_a_new_site_leaves_what_is_there(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"README.md": "mine", "mkdocs.yml": "mine"})
    before = files(tmp_path)
    message = refused("init", ".", "--language", language.code)
    assert message == language.text("new-exists", files="mkdocs.yml")
    assert files(tmp_path) == before
    (tmp_path / "mkdocs.yml").unlink()
    assert "mkdocs.yml" in made("init", "--language", language.code)
    assert (tmp_path / "README.md").read_text() == "mine"


@pytest.mark.parametrize("host", HOSTS)
def test_a_new_site_has_one_workflow(host: str, tmp_path: Path, language: Language) -> None:
    made("init", str(tmp_path / "ny"), "--ci", host, "--language", language.code)
    found = {
        file for file in files(tmp_path / "ny") if file.startswith(".g") and "ignore" not in file
    }
    workflows = {"github": {".github/workflows/site.yml"}, "gitlab": {".gitlab-ci.yml"}}
    assert found == workflows.get(host, set())
    for file in found:
        assert "actionplans build" in str(yaml.safe_load((tmp_path / "ny" / file).read_text()))


@pytest.mark.parametrize(
    ("noted", "line"),
    [
        (None, f"actionplans=={__version__}"),
        ('{"url": "file:///home/me/actionplans", "dir_info": {}}', None),
        ('{"url": "https://by.example/a.whl"}', "actionplans @ https://by.example/a.whl"),
        (
            '{"url": "https://by.example/a", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "actionplans @ git+https://by.example/a@abc",
        ),
    ],
)
def test_a_new_site_names_where_the_program_came_from(
    noted: str | None, line: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, _name: str) -> str | None:
            return noted

    monkeypatch.setattr(metadata, "distribution", lambda _name: Installed())
    assert starter.requirement() == line


# New pages


def test_new_pages_ask_only_what_staff_must_answer(site: Path) -> None:
    plan = example(site)
    before = {it["file"] for it in report()}
    found = [
        *made("new", "partnership", "Nord: et *partnerskab* #1"),
        *made("new", "plan", "2031/32", "nord-et-partnerskab-1"),
        *made("new", "activity", "Gang i gaden?", "content/nord-et-partnerskab-1/2031-32"),
        *made("new", "activity", "50 %: \"ja\" & 'nej'", plan),
        *made("new", "report", plan, "--date", "2031-03-01"),
        *made("new", "plan", "2040", plan.split("/")[0]),
    ]
    assert len(found) == 8
    assert all((site / file).is_file() for file in found)
    problems = report()
    assert {it["file"] for it in problems} - before <= set(found)
    assert kinds(problems) <= QUESTIONS


def test_new_pages_explain_every_field(site: Path, language: Language) -> None:
    (file,) = made("new", "activity", "Gang", example(site))
    text = " ".join(line.strip("# \n") for line in (site / file).read_text().splitlines())
    for name in Activity.model_fields:
        field = language.field("Activity", name)
        assert field.help in text
        assert re.search(rf"(^| ){field.key}:", text)


@pytest.mark.parametrize("record", [Partnership, Plan, Activity, StatusReport])
def test_every_field_that_is_offered_can_be_read(record: type[Record], language: Language) -> None:
    """Without the `#` before it, a field is known, wherever it stands."""
    form = FormWriter(language).fields(record, {"title": "Gang"})
    header = re.sub(r"^( *)#(?! \S)", r"\1", form, flags=re.MULTILINE)
    _, problems = parse_document(SourceText("a/b/c.md", header, 1), record, language)
    kinds = {problem.kind for problem in problems}
    assert kinds
    assert kinds <= {"missing-field", "empty-text", "fields-expected", "years-expected"}


def test_new_activities_get_the_next_number(site: Path, language: Language) -> None:
    key, plan = language.field("Activity", "number").key, example(site)
    numbers = [
        yaml.safe_load((site / file).read_text().split("---\n")[1])[key]
        for title in ("En", "To")
        for file in made("new", "activity", title, plan)
    ]
    assert numbers == [2, 3]


def test_new_activities_of_a_plan_without_numbers_have_none(site: Path, language: Language) -> None:
    key, plan = language.field("Activity", "number").key, example(site)
    (first,) = set((site / "content" / plan).glob("*.md")) - {site / f"content/{plan}/index.md"}
    first.write_text(re.sub(rf"^{key}: .*\n", "", first.read_text(), flags=re.MULTILINE))
    (file,) = made("new", "activity", "Gang", plan)
    assert f"\n#{key}:" in (site / file).read_text()


def test_the_only_plan_need_not_be_named(site: Path) -> None:
    (file,) = made("new", "activity", "Gang")
    assert file == f"content/{example(site)}/gang.md"


def test_what_is_not_clear_is_asked(site: Path, language: Language) -> None:
    made("new", "partnership", "Nord")
    made("new", "plan", "2031", "nord")
    plans = ", ".join(sorted([example(site).replace("\\", "/"), "nord/2031"]))
    assert refused("new", "activity", "Gang") == language.text("new-which-plan", names=plans)
    assert refused("new", "report", "2031") == language.text(
        "new-unknown-plan", value="2031", names=plans
    )
    names = ", ".join(sorted([example(site).split("/")[0], "nord"]))
    assert refused("new", "plan", "2032") == language.text("new-which-partnership", names=names)
    assert refused("new", "plan", "2032", "syd") == language.text(
        "new-unknown-partnership", value="syd", names=names
    )


def test_where_there_is_nothing_yet_the_first_step_is_told(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SETTINGS.replace("actionplans: {", f"actionplans: {{language: {language.code}, ")
    write(tmp_path, {"mkdocs.yml": settings, "content/index.md": "---\ntitle: Planer\n---\n"})
    monkeypatch.chdir(tmp_path)
    assert refused("new", "activity", "Gang") == language.text("new-no-plan")
    assert refused("new", "plan", "2031") == language.text("new-no-partnership")
    made("new", "organisation", "Byen")
    made("new", "partnership", "Nord")
    made("new", "plan", "2031")
    made("new", "activity", "Gang")
    assert codes() <= QUESTIONS


def test_nothing_is_overwritten(site: Path, language: Language) -> None:
    (file,) = made("new", "activity", "Gang")
    before = files(site)
    path = file.removeprefix("content/")
    assert refused("new", "activity", "Gang") == language.text("new-exists", files=path)
    assert files(site) == before


@pytest.mark.parametrize("title", ["Budget", "Status-møde", "Con", "!!", "مشي"])
def test_titles_that_make_no_address_are_refused(site: Path, title: str) -> None:
    before = files(site)
    assert "--id" in refused("new", "activity", title)
    assert files(site) == before
    assert made("new", "activity", title, "--id", "gang")[0].endswith("/gang.md")
    assert codes() <= QUESTIONS


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("id", ["Gang", "gang i", "gång", "../gang", "a/b"])
def test_a_name_that_cannot_stand_in_an_address_is_refused(language: Language, id: str) -> None:
    message = refused("new", "activity", "Gang", "--id", id)
    assert message == language.text("new-bad-name", name=id)


# New editions

EDITION = {
    "nord/2022/gang.md": """\
---
nummer: 7
titel: "Gang: i gaden"
resumé: I 2022 kommer der gang i gaden.
indsatsområder: [trygt]
status: fortsat
målgruppe: [{hvem: "Unge, der bor her", alder: 13-15, antal: 12, gruppe: unge, rang: primær}]
ansvarlige: [{hvem: by, rolle: koordinator}]
partnere: [by]
bevilling: {2022: 1.000}
i_alt: {2022: 1.000}
leverancer: [{hvad: Ture, mindst: 8}]
fase: i_gang
---
Teksten fra 2022.
""",
    "nord/2022/del.md": """\
---
nummer: 8
titel: En del
resumé: Kort.
indsatsområder: [trygt]
ansvarlige: [by]
del_af: nord/2022/gang
---
""",
    "nord/2022/slut.md": """\
---
nummer: 9
titel: Slut
resumé: Kort.
status: udgår
indsatsområder: [trygt]
ansvarlige: [by]
---
""",
}


@pytest.fixture
def nord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A partnership with an edition of its plan."""
    write(tmp_path / "content", MINIMAL | EDITION)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def front_matter(file: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(file.read_text().split("---\n")[1])
    return {key: value for key, value in found.items() if value is not None}


def test_a_new_edition_goes_on_where_the_last_one_ended(nord: Path) -> None:
    found = made("new", "plan", "2023")
    assert found == [f"content/nord/2023/{name}.md" for name in ("index", "gang", "del")]
    assert front_matter(nord / found[0]) == {
        "titel": "Plan 2023",
        "art": "handleplan",
        "udgave": 2023,
        "kilde": {"titel": "Plan 2023"},
        "afløser": "nord/2022",
        "indsatsområder": [{"id": "trygt", "titel": "Trygt"}],
        "kladde": "ja",
    }
    assert front_matter(nord / found[1]) == {
        "nummer": 7,
        "titel": "Gang: i gaden",
        "indsatsområder": ["trygt"],
        "målgruppe": [
            {"hvem": "Unge, der bor her", "alder": "13-15", "rang": "primær", "gruppe": ["unge"]}
        ],
        "ansvarlige": [{"hvem": "by", "rolle": "koordinator"}],
        "partnere": ["by"],
        "fortsætter": ["nord/2022/gang"],
        "kladde": "ja",
    }
    assert front_matter(nord / found[2])["del_af"] == "nord/2023/gang"
    assert "2022 kommer" not in (nord / found[1]).read_text()
    assert "Teksten fra" not in (nord / found[1]).read_text()
    assert codes() <= {*QUESTIONS, "no-succession"}, "of the one that ended, its own file says"


def test_what_a_new_edition_has_and_has_not_is_told(nord: Path) -> None:
    done = invoke(main, "new", "plan", "2023")
    danish = Language.load("da")
    assert danish.text("new-taken-over", plan="nord/2022", count=2) in done.stderr
    assert danish.text("new-not-taken-over", names="nord/2022/slut") in done.stderr
    note = " ".join(danish.text("new-carried", plan="nord/2022").split())
    text = (nord / "content/nord/2023/gang.md").read_text()
    assert note in " ".join(line.removeprefix("# ") for line in text.splitlines())


def test_a_new_edition_can_begin_with_nothing(nord: Path) -> None:
    found = made("new", "plan", "2023", "--empty")
    assert found == ["content/nord/2023/index.md"]
    assert "afløser" not in front_matter(nord / found[0])


# Registers

REGISTER = """\
# Sorteret efter navn.
  - {id: by, navn: Byen, art: kommune} # vores egen

  - id: nord   # med luft
    navn: Nord
    art: andet"""


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_an_organisation_comes_after_what_is_there(nord: Path, break_: str) -> None:
    register = nord / "content/aktoerer.yml"
    before = REGISTER.replace("\n", break_).encode()
    register.write_bytes(before)
    assert made("new", "organisation", "Åens: café", "--art", "Forening") == [
        "content/aktoerer.yml"
    ]
    added = break_.join(
        ["", "  - id: aaens-cafe", "    navn: 'Åens: café'", "    art: forening", ""]
    )
    assert register.read_bytes() == before + added.encode()
    assert codes() <= QUESTIONS


@pytest.mark.parametrize("text", ["", "# Tomt\n", "[]\n"])
def test_an_organisation_can_be_the_first(nord: Path, text: str) -> None:
    register = nord / "content/aktoerer.yml"
    register.write_text(text)
    done = invoke(main, "new", "organisation", "Byen", "--art", "kommune")
    if text == "[]\n":
        assert done.stderr.strip() == Language.load("da").text(
            "new-register-form", file="aktoerer.yml"
        )
        assert register.read_text() == text
    else:
        assert register.read_text() == f"{text}- id: byen\n  navn: Byen\n  art: kommune\n"


@pytest.mark.parametrize("text", ["- {id: a\n", "liste:\n  - {id: a}\n", "[{id: a}]\n", "\xff"])
def test_a_register_of_another_form_stays_as_it_is(nord: Path, text: str) -> None:
    register = nord / "content/aktoerer.yml"
    register.write_bytes(text.encode("latin-1"))
    assert "aktoerer.yml" in refused("new", "organisation", "Nyt", "--art", "andet")
    assert register.read_bytes() == text.encode("latin-1")


@pytest.mark.usefixtures("nord")
def test_an_organisation_is_added_once() -> None:
    danish = Language.load("da")
    place = "content/aktoerer.yml:1:3"
    for arguments in (("BYEN",), ("Andet", "--id", "by")):
        message = refused("new", "organisation", *arguments)
        assert message == danish.text("new-organisation-there", place=place)
    words = ", ".join(danish.choices("OrganisationKind"))
    assert refused("new", "organisation", "Nyt", "--art", "klub") == danish.text(
        "new-unknown-kind", value="klub", words=words
    )


# Texts in YAML


@given(st.text())
def test_every_text_is_read_back(text: str) -> None:
    value = one_line(text)
    tree = parse(SourceText("a.yml", f"a: {scalar(value)}\nb:\n  - {scalar(value)}", 1))
    if isinstance(tree, Problem):  # a word that no page can show
        assert tree.kind in ("text-too-long",)
        return
    assert isinstance(tree, Mapping)
    (_, first), (_, listed) = tree.entries
    assert isinstance(first, Scalar)
    assert first.value == value
    assert listed.items[0].value == value  # type: ignore[union-attr]
