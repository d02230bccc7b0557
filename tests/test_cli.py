"""The command line speaks the language of the site: help, usage errors and messages."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from actionplans import commands
from actionplans.authoring.hosts import HOSTS as CI
from actionplans.cli import build, command_language, main
from actionplans.exports.web_servers import HOSTS
from actionplans.live_site import LiveSite
from actionplans.locale import Language, environment_language
from actionplans.locale.language import _catalogue
from actionplans.localized_click import CommandByLanguage
from actionplans.preview_site import PreviewSite
from actionplans.report_formats import FORMATS
from tests.commands import invoke
from tests.conftest import SETTINGS, write
from tests.golden import assert_golden

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
COMMANDS = ("build", "check", "headers", "serve")

WRITING = ("init", "new", "move", "due", "schema", "editor", "publish")
NEW = ("partnership", "plan", "activity", "report", "organisation")

HELP = [
    ("--help",),
    *((command, "--help") for command in (*COMMANDS, *WRITING, "search-delta", "import")),
    *(("new", what, "--help") for what in NEW),
]
WRONG_USE = [
    (),
    ("bulid",),
    ("--verbose",),
    ("build", "--dat", "2022"),
    ("build", "--date"),
    ("build", "--help=yes"),
    ("build", "--date", "2022-02-30"),
    ("build", "--date", ""),
    ("build", "all", "\x1b[31m"),
    ("check", "--content", "mkdocs.yml"),
    ("check", "--format", "xml"),
    ("chek",),
    ("headers",),
    ("headers", "apachee"),
    ("init", "--language", "xx"),
    ("init", "--ci", "elsewhere"),
    ("due", "--days", "many"),
    ("move", "amager"),
    ("publish",),
    ("new", "acitvity"),
    ("new", "activity"),
    ("search-delta",),
    ("search-delta", "new.ndjson"),
    ("search-delta", "new.ndjson", "delta", "more"),
    ("import",),
    ("import", "plan.docx", "--partnership", "nord"),
    ("import", "plan.docx", "--partnership", "?", "--edition", "2022"),
    ("import", "plan.docx", "--edition"),
]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, in no language."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language.load(request.param)


@pytest.fixture
def project(language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site in the language, in which commands are run."""
    settings = SETTINGS.replace("actionplans: {", f"actionplans: {{language: {language.code}, ")
    write(tmp_path, {"mkdocs.yml": settings})
    write(tmp_path, {"content/index.md": "---\ntitle: Planer\n---\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, command: CommandByLanguage = main) -> Result:
    return invoke(command, *arguments)


# Help and usage errors


@pytest.mark.usefixtures("project")
def test_help_and_usage_errors(language: Language) -> None:
    shown = []
    for status, lines in ((0, HELP), (2, WRONG_USE)):
        for line in lines:
            done = run(*line)
            assert done.exit_code == status, line
            assert not (done.stderr if status == 0 else done.stdout)
            command = " ".join(["actionplans", *line]).encode("unicode_escape").decode()
            shown.append(f"$ {command}\n{done.output}")
    assert_golden(f"command-line/{language.code}.txt", "\n".join(shown))


@pytest.mark.parametrize("line", [*HELP, *WRONG_USE], ids=" ".join)
def test_every_word_is_from_the_catalogue(line: tuple[str, ...], tmp_path: Path) -> None:
    """Click has words of its own, in English."""
    folder = Path(commands.__file__).parent / "locale/en"
    names = ("fields", "values", "problems", "texts", "addresses")
    catalogues = {name: _catalogue(folder / f"{name}.yml") for name in names}
    texts = {
        key: text if key.startswith("name-") else re.sub(r"\w+(?![^{]*})", "#", str(text))
        for key, text in catalogues["texts"].items()
    }
    blank = Language("en", {**catalogues, "texts": texts})
    hashes = CommandByLanguage("actionplans", main._make, lambda _: blank)
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    done = invoke(hashes, *(word.replace("mkdocs", f"{tmp_path}/mkdocs") for word in line))
    known = {"actionplans", "help", "version", "config", "file", "date", "content", "address", "f"}
    known |= {*NEW, *catalogues["values"]["OrganisationKind"], *CI, "social", "plan", "da", "en"}
    known |= {*WRITING, "into", "days", "language", "ci", "id", "empty", "kind", "dry", "run", "90"}
    known |= {*COMMANDS, *HOSTS, *FORMATS, "search", "delta", "from", "format", "mkdocs", "yml"}
    known |= {"alle", "all", "sprog"}
    known |= {"import", "partnership", "edition", "status", "budget", "approval"}
    quoted = set(re.findall(r"\w+", f"{' '.join(line)} {tmp_path}"))
    assert "#" in done.output
    assert set(re.findall(r"\w+", done.output)) - known - quoted == set()


@pytest.mark.usefixtures("project")
def test_build_alone_has_the_same_help() -> None:
    grouped = run("build", "--help").stdout
    assert run("--help", command=build).stdout == grouped.replace("actionplans build", "build")


def test_the_version() -> None:
    done = run("--version")
    assert re.fullmatch(r"actionplans \d+\.\d+\.\d+\n", done.stdout)


# Messages


def test_a_site_that_is_in_the_way(language: Language, project: Path) -> None:
    write(project / "site", {"mine.txt": "mine"})
    done = run("build")
    assert done.exit_code == 2
    assert language.text("site-foreign", path=str(project / "site")) in done.stderr


def test_a_build_tells_of_errors_after_a_preview(language: Language, project: Path) -> None:
    preview = PreviewSite(project / "mkdocs.yml")
    live = preview.read("https://by.example")
    assert isinstance(live, LiveSite)
    assert preview.check(live, lambda: False)
    write(project, {"content/index.md": "---\ntitle: Planer\ncolour: red\n---\n"})
    assert f"  {language.text('error')} " in run("build").stderr


def test_errors_in_the_content(language: Language, project: Path) -> None:
    write(project, {"content/index.md": "---\ntitle: Planer\ncolour: red\n---\n"})
    for command in ("build", "check"):
        done = run(command)
        assert done.exit_code == 1
        assert f"  {language.text('error')} " in done.stderr
    assert language.text("not-built") in run("build").stdout


@pytest.mark.usefixtures("project")
def test_an_interrupted_command(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actionplans.mkdocs_project.build", interrupt)
    done = run("build")
    assert done.exit_code == 130
    assert done.stderr == f"{language.text('interrupted')} {language.text('old-site-stands')}\n"


@pytest.mark.usefixtures("project")
def test_an_address_that_is_none(language: Language) -> None:
    done = run("serve", "--address", "here")
    assert done.exit_code == 2
    assert done.stderr == language.text("preview-bad-address", address="here") + "\n"


@pytest.mark.usefixtures("project")
def test_the_lines_for_a_web_server(language: Language) -> None:
    assert language.text("headers-nginx") in run("headers", "nginx").stdout


# Which language


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da"}, "da"),
        ({"LANG": "DA_dk@euro"}, "da"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "../da"}, "en"),
        ({"LC_MESSAGES": "da_DK", "LANG": "en_GB"}, "da"),
        ({"LC_ALL": "C", "LC_MESSAGES": "da_DK"}, "en"),
        ({"LC_ALL": "", "LANG": "da_DK"}, "da"),
        ({"LANGUAGE": "da", "LC_ALL": "en_GB"}, "da"),
        ({"LANGUAGE": "de:da:en"}, "da"),
    ],
)
def test_the_language_of_the_environment(
    variables: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment_language().code == code


def lines_naming(settings: Path) -> Iterator[list[str]]:
    yield ["build", "-f", str(settings)]
    yield ["--help", f"-f{settings}"]
    yield ["serve", f"--config-file={settings}", "--address", "x:1"]
    yield ["check", "--no-such-option", "--config-file", str(settings), "more"]


def test_settings_that_are_named_decide(
    language: Language, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = {"da": "en", "en": "da"}[language.code]
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "site.yml"
    elsewhere.write_text(f"plugins: [actionplans: {{language: {other}}}]\n")
    assert [command_language(line).code for line in lines_naming(elsewhere)] == [other] * 4
    missing = project / "missing.yml"
    assert [command_language(line).code for line in lines_naming(missing)] == [language.code] * 4
    assert command_language(["build", "-f"]).code == language.code
    assert command_language(["build", "--", "-f", str(elsewhere)]).code == language.code


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_without_settings_the_environment_decides(
    code: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", f"{code}.UTF-8")
    done = run(command, *(["nginx"] if command == "headers" else []))
    assert done.exit_code == 2
    text = Language.load(code).text("settings-missing", file="mkdocs.yml")
    assert (done.stdout, done.stderr) == ("", f"{text}\n")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("command", "option", "name", "value"),
    [
        ("build", "--date=2022-03-01", "day", date(2022, 3, 1)),
        ("build", "--config-file=mkdocs.yml", "day", None),
        ("check", "--content=content", "content", Path("content")),
        ("check", "--alle", "every", True),
        ("check", "--all", "every", True),
        ("check", "content/index.md", "files", (Path("content/index.md"),)),
        ("serve", "--address=x:1", "address", "x:1"),
    ],
)
def test_options_reach_the_command(
    command: str, option: str, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr(commands, command, lambda _, **options: given.update(options))
    assert run(command, option).exit_code == 0
    assert given.items() >= {"config_file": Path("mkdocs.yml"), name: value}.items()
