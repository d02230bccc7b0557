"""What shells complete: commands by their names in the site's language, words, plans, files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from actionplans.cli import main
from actionplans.locale import Language
from tests.conftest import MINIMAL, SETTINGS, write

SCRIPT = """\
eval "$(_ACTIONPLANS_COMPLETE=bash_source actionplans)"
COMP_WORDS=(actionplans new activity Gang n)
COMP_CWORD=4
_actionplans_completion actionplans
echo "${COMPREPLY[*]}"
"""


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language.load(request.param)


@pytest.fixture
def site(language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = SETTINGS.replace("actionplans: {", f"actionplans: {{language: {language.code}, ")
    write(tmp_path, {"mkdocs.yml": settings})
    write(tmp_path / "content", MINIMAL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def completed(language: Language, *words: str) -> list[str]:
    """What the last word of a command line can become."""
    command = main._make(language)
    found = ShellComplete(command, {}, "actionplans", "").get_completions([*words[:-1]], words[-1])
    return [item.value for item in found]


def test_commands_have_the_names_of_the_language(language: Language) -> None:
    names = completed(language, "")
    assert {language.text("name-new"), language.text("name-move"), "check", "init"} <= set(names)
    assert completed(language, "new", "") == completed(language, language.text("name-new"), "")
    assert language.text("name-activity") in completed(language, "new", "")


def test_words_of_options(language: Language) -> None:
    assert completed(language, "check", "--format", "gi") == ["github", "gitlab"]
    assert completed(language, "headers", "n") == ["nginx", "netlify"]
    kinds = completed(language, "new", "organisation", "Byen", "--kind", "")
    assert kinds == language.choices("OrganisationKind")


@pytest.mark.usefixtures("site")
def test_plans_and_partnerships_that_there_are(language: Language) -> None:
    assert completed(language, "new", "activity", "Gang", "") == ["nord/2022"]
    assert completed(language, "new", "activity", "Gang", "s") == []
    assert completed(language, "new", "plan", "2023", "n") == ["nord"]


def test_without_a_site_there_are_none(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed(language, "new", "activity", "Gang", "") == []


@pytest.mark.slow
@pytest.mark.usefixtures("site")
def test_bash_completes() -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", SCRIPT],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PATH": path},
    )
    assert (done.stdout, done.stderr) == ("nord/2022\n", "")


@pytest.mark.slow
def test_help_imports_little() -> None:
    """Whoever presses the tab key waits for what is imported."""
    code = (
        "import sys, actionplans.cli as cli;"
        "cli.main._make(cli.environment_language());"
        "print(sorted({'mkdocs', 'pydantic', 'jinja2', 'PIL', 'weasyprint'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr
