"""The build: what it promises of its exit status, the site before it, and what it publishes."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from actionplans.locale import Language
from actionplans.mkdocs_project import content_and_settings
from actionplans.publishing import manifest, target
from actionplans.publishing import swap as publish
from actionplans.publishing.swap import beside
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.views.site_pages import pages
from tests import killing, warm
from tests.conftest import MINIMAL, MUNICIPALITY, REPOSITORY, SETTINGS, run_build, write
from tests.rendering import DAY
from tests.search_index import index_files

pytestmark = pytest.mark.slow

PROPERDOCS = "properdocs.replacement"
DATED = SETTINGS.replace("pdf: no", f'pdf: no, date: "{DAY}"')
ACTIVITY = MINIMAL["nord/2022/gang.md"]
PLAN = MINIMAL["nord/2022/index.md"]
BROKEN = {"nord/2022/gang.md": ACTIVITY.replace("by", "byy")}


def project(
    folder: Path, files: Mapping[str, str | bytes] | None = None, settings: str = SETTINGS
) -> Path:
    """A project folder with the least content, and some files more or in its place."""
    write(folder, {"mkdocs.yml": settings})
    write(folder / "content", {**MINIMAL, **(files or {})})
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def pages_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for the manifest of a site."""
    return {name: text for name, text in tree(folder).items() if Path(name).name != manifest.NAME}


def old_site(folder: Path) -> dict[str, bytes]:
    """Put an old site in its place, as a build made it."""
    write(folder / "site", {"index.html": "Den gamle side", "a/b.html": "også gammel"})
    target.write_manifest(folder / "site")
    return tree(folder / "site")


def with_front_matter(page: str, lines: str) -> str:
    """A page with some lines more at the top of its front matter."""
    return page.replace("---\n", f"---\n{lines}", 1)


def run(folder: Path, *command: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run `python` with a command line."""
    return warm.run(command, folder, timeout)


# Exit status


def test_published(tmp_path: Path) -> None:
    done = run_build(project(tmp_path))
    assert done.returncode == 0
    assert done.stdout.endswith("site/\n")
    assert "0 fejl, 0 advarsler" in done.stderr
    assert "<h1>Forside</h1>" in (tmp_path / "site/index.html").read_text()


def test_published_with_warnings(tmp_path: Path) -> None:
    done = run_build(project(tmp_path, {"nord/index.md": "---\ntitel: Nord\nart: andet\n---\n"}))
    assert done.returncode == 0
    assert "content/nord/index.md:2:1  advarsel mangler-resume" in done.stderr
    assert (tmp_path / "site/index.html").exists()


OURS = {"content", "mkdocs.yml", ".build"}
"""What is in a project that was never published: what was read is kept for the next build."""


def test_errors_in_the_content(tmp_path: Path) -> None:
    old = old_site(project(tmp_path, BROKEN))
    done = run_build(tmp_path)
    assert done.returncode == 1
    assert 'content/nord/2022/gang.md:6:14  fejl ukendt-aktoer  "byy"' in done.stderr
    assert "1 fejl, 0 advarsler" in done.stderr
    assert tree(tmp_path / "site") == old
    assert {path.name for path in tmp_path.iterdir()} == {*OURS, "site"}


def test_errors_before_there_is_a_site(tmp_path: Path) -> None:
    assert run_build(project(tmp_path, BROKEN)).returncode == 1
    assert {path.name for path in tmp_path.iterdir()} == OURS


@pytest.mark.parametrize(
    ("options", "settings", "reported"),
    [
        (["--nonsense"], SETTINGS, "--nonsense"),
        (["surplus"], SETTINGS, "surplus"),
        (["-f", "other.yml"], SETTINGS, "other.yml"),
        (["--date", "yesterday"], SETTINGS, "yesterday"),
        (["--date", "2026-02-30"], SETTINGS, "2026-02-30"),
        ([], SETTINGS.replace("pdf: no", "language: xx"), "xx"),
        ([], SETTINGS.replace("pdf: no", "language: ''"), "language"),
        ([], SETTINGS.replace("pdf: no", "language: ../reader"), "language"),
        ([], "site_name: [\n", "mkdocs.yml"),
        ([], "", "site_name"),
        ([], SETTINGS.replace("[actionplans: ", "[] # "), "actionplans"),
        ([], SETTINGS.replace("[actionplans", "[no-such-plugin"), "no-such-plugin"),
        ([], SETTINGS.replace("name: actionplans", "name: no-such-theme"), "no-such-theme"),
        ([], SETTINGS.replace("footnotes", "no-such-extension"), "no-such-extension"),
        ([], SETTINGS + "site_dir: content/site\n", "site_dir"),
        ([], SETTINGS + 'site_dir: "a\\0b"\n', "site_dir"),
        ([], SETTINGS + 'site_dir: "a\\ud800b"\n', "site_dir"),
        ([], SETTINGS + "INHERIT: [x]\n", "mkdocs.yml"),
        ([], SETTINGS.replace("name: actionplans", "name: readthedocs"), "theme: {name: actionp"),
        ([], SETTINGS + 'site_description: "a\\0b"\n', "site_description"),
    ],
    ids=[
        "unknown option",
        "unknown argument",
        "missing settings",
        "bad date",
        "no such day",
        "unknown language",
        "no language",
        "a folder for a language",
        "broken settings",
        "empty settings",
        "without the plugin",
        "unknown plugin",
        "unknown theme",
        "unknown extension",
        "site within the content",
        "a site that ends in the midst of its name",
        "half a character in the site's name",
        "settings that inherit a list",
        "another theme",
        "a control character in the description",
    ],
)
def test_wrong_use(options: list[str], settings: str, reported: str, tmp_path: Path) -> None:
    old = old_site(project(tmp_path, settings=settings))
    done = run_build(tmp_path, *options)
    assert "Traceback" not in done.stderr
    assert reported in done.stderr + done.stdout
    assert done.returncode == 2
    assert tree(tmp_path / "site") == old


def test_a_name_with_a_space_that_does_not_break_is_used(tmp_path: Path) -> None:
    settings = SETTINGS.replace("Prøveplaner", '"Nordby\\u00a0Kommune"')
    file = project(tmp_path, settings=settings) / "mkdocs.yml"
    assert content_and_settings(file)[1].name == "Nordby\u00a0Kommune"


@pytest.mark.parametrize("written", ["2026-06-01", '"2026-06-01"', "2026-06-01T10:00:00"])
def test_date_in_the_settings(tmp_path: Path, written: str) -> None:
    """YAML makes a date of one without quotes, as the handbook writes it."""
    project(tmp_path, settings=SETTINGS.replace("pdf: no", f"pdf: no, date: {written}"))
    _, settings = content_and_settings(tmp_path / "mkdocs.yml")
    assert settings.today == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("settings", "reported"),
    [
        (SETTINGS + "\tx: 1\n", "mkdocs.yml:6:1  fejl tabulator"),
        (SETTINGS.replace("pdf: no", "language: xx"), 'language: "xx" kan ikke være sidens sprog.'),
        (SETTINGS.replace("pdf: no", "date: i morgen"), 'date: "i morgen" er ikke en dato.'),
        (SETTINGS.replace("[actionplans: ", "[] # "), "mkdocs.yml: plugins: actionplans mangler."),
        (SETTINGS + "docs_dir: nowhere\n", "mkdocs.yml kan ikke bruges."),
        ("- a\n", "mkdocs.yml kan ikke læses"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_settings_that_cannot_be_used(
    command: str, settings: str, reported: str, tmp_path: Path
) -> None:
    project(tmp_path, settings=settings)
    done = run(tmp_path, "-m", "actionplans", command)
    assert reported in done.stderr
    assert "Traceback" not in done.stderr
    assert (done.stdout, done.returncode) == ("", 2)


def test_wrong_date_in_the_settings(tmp_path: Path) -> None:
    settings = SETTINGS.replace("pdf: no", "date: tomorrow")
    old = old_site(project(tmp_path, settings=settings))
    done = run(tmp_path, str(REPOSITORY / "build.py"))
    assert done.returncode == 2
    assert "tomorrow" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == old


def test_missing_settings(tmp_path: Path) -> None:
    done = run_build(tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_missing_content(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    old = old_site(tmp_path)
    done = run_build(tmp_path)
    assert done.returncode in (1, 2)
    assert "content" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == old


def test_check_tells_what_build_would(tmp_path: Path) -> None:
    project(tmp_path, BROKEN)
    checked, built = run(tmp_path, "-m", "actionplans", "check"), run_build(tmp_path)
    assert checked.returncode == built.returncode == 1
    assert checked.stderr == built.stderr
    assert not (tmp_path / "site").exists()


def test_check_tells_of_drafts_that_the_build_leaves_out(tmp_path: Path) -> None:
    activity = with_front_matter(ACTIVITY, "fortsætter: [nord/2022/kladde]\n")
    draft = "---\ntitel: Kladde\nkladde: ja\n---\n"
    project(tmp_path, {"nord/2022/gang.md": activity, "nord/2022/kladde.md": draft})
    assert run_build(tmp_path).returncode == 1
    assert run(tmp_path, "-m", "actionplans", "check").returncode == 1


# The site before


def test_a_template_that_asks_for_what_is_not_there_fails(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    old = old_site(project(tmp_path, settings=settings))
    write(tmp_path / "own", {"pages/home.html": "{{ view.title }} {{ view.no_such_thing }}\n"})
    done = run_build(tmp_path)
    assert done.returncode not in (0, 2)
    assert "no_such_thing" in done.stderr
    assert tree(tmp_path / "site") == old
    assert not list(tmp_path.glob(".site*"))


def test_a_template_that_is_missing_is_a_mistake_of_the_theme(tmp_path: Path) -> None:
    """Jinja's error is an OSError, and yet no file is unreadable."""
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    old = old_site(project(tmp_path, settings=settings))
    write(tmp_path / "own", {"pages/home.html": '{% include "no-such.html" %}'})
    done = run_build(tmp_path)
    assert done.returncode == 2
    [line] = [line for line in done.stderr.splitlines() if "no-such.html" in line]
    assert line.startswith("Temaet mangler skabelonen no-such.html")
    assert "Computeren" not in done.stderr
    assert tree(tmp_path / "site") == old


def test_a_template_of_ones_own_is_used(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    project(tmp_path, settings=settings)
    write(tmp_path / "own", {"pages/home.html": "Egen: {{ view.title }}\n"})
    assert run_build(tmp_path).returncode == 0
    assert (tmp_path / "site/index.html").read_text() == "Egen: Forside"


def test_a_template_of_ones_own_for_one_of_the_types_that_share_one_is_used(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    project(tmp_path, settings=settings)
    write(tmp_path / "own", {"pages/activity.html": "Egen: {{ view.title }}\n"})
    assert run_build(tmp_path).returncode == 0
    assert (tmp_path / "site/nord/2022/gang/index.html").read_text() == "Egen: Gang i gaden"
    assert "Egen:" not in (tmp_path / "site/nord/index.html").read_text()


def test_what_a_theme_of_ones_own_adds_is_published(tmp_path: Path) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    project(tmp_path, settings=settings)
    assets = {"assets/logo.txt": "own", "assets/.hidden": "own", "assets/search.js": "own"}
    style = "p{background:url(logo.txt)}"
    page = '{{ asset("logo.txt") }} {{ style }}'
    write(tmp_path / "own", {**assets, "styles/99-own.css": style, "pages/report.html": page})
    write(
        tmp_path / "content",
        {"nord/2022/status-2022-05.md": "---\ntitel: Status\ndato: 2022-05-01\n---\n"},
    )
    assert run_build(tmp_path).returncode == 0
    site = tree(tmp_path / "site")
    address, sheet = site["nord/2022/status-2022-05/index.html"].decode().split()
    folder = re.fullmatch(r"\.\./\.\./\.\./(assets/[0-9a-f]{8}/)logo\.txt", address)
    assert folder
    found = {name.removeprefix(folder[1]): site[name] for name in site if name.endswith(".css")}
    assert site[f"{folder[1]}logo.txt"] == site[f"{folder[1]}search.js"] == b"own"
    assert f"{folder[1]}.hidden" not in site
    assert sheet.removeprefix(folder[1]) in found
    assert all(style.encode() in text for name, text in found.items() if name.startswith("site"))


def test_a_file_that_a_template_of_ones_own_names_and_the_theme_lacks_is_reported(
    tmp_path: Path,
) -> None:
    settings = SETTINGS.replace("actionplans}", "actionplans, custom_dir: own}", 1)
    project(tmp_path, settings=settings)
    write(tmp_path / "own", {"pages/home.html": '{{ asset("lgo.svg") }}'})
    done = run_build(tmp_path)
    assert (done.returncode, "assets/lgo.svg" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr


HOOKS = """
from pathlib import Path

def on_post_build(config):
    site = Path(config.site_dir)
    page = site / "nord/index.html"
    page.write_text(page.read_text().replace("Kort.", "Kvasir."))
    (site / "late.txt").write_text("late")
"""


def test_other_plugins_work_on_the_site_before_it_is_indexed(tmp_path: Path) -> None:
    """What they add or change is published, found by the search, and ours to replace next time."""
    project(tmp_path, settings=f"{SETTINGS}hooks: [hooks.py]\n")
    write(tmp_path, {"hooks.py": HOOKS})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Kvasir." in (tmp_path / "site/nord/index.html").read_text()
    listed = manifest.read(tmp_path / "site")
    assert {"late.txt", "nord/index.html"} <= (listed or set())
    index = index_files(tree(tmp_path / "site"))
    assert any("Kvasir" in str(content) for content in index.values())


def test_a_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    old_site(project(tmp_path))
    assert run_build(tmp_path).returncode == 0
    site = tree(tmp_path / "site")
    assert "a/b.html" not in site
    assert b"Den gamle side" not in site["index.html"]
    assert not list(tmp_path.glob(".site*"))


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_leaves_the_old_site(
    error: type[BaseException], tmp_path: Path
) -> None:
    old = old_site(tmp_path)
    with pytest.raises(error):
        _stopped(tmp_path / "site", error)
    assert tree(tmp_path / "site") == old
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_whatever_goes_wrong_leaves_no_half_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        _stopped(tmp_path / "deep/site", ValueError)
    assert tree(tmp_path) == {}


def _stopped(site: Path, error: type[BaseException]) -> None:
    """A build that breaks off when it has written something."""
    with beside(site) as folder:
        write(folder, {"index.html": "halv"})
        raise error


@pytest.mark.parametrize("at_once", [True, False], ids=["in one step", "by two renames"])
def test_sites_are_swapped(at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not at_once:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    old_site(tmp_path)
    with beside(tmp_path / "site") as folder:
        assert folder.parent == tmp_path, "on the same disk"
        write(folder, {"index.html": "ny"})
    assert pages_in(tmp_path) == {"site/index.html": b"ny"}


def test_this_system_swaps_in_one_step(tmp_path: Path) -> None:
    """Where it cannot, a build killed between two renames leaves no site until the next."""
    write(tmp_path, {"one/a": "1", "two/b": "2"})
    assert publish._exchange(tmp_path / "one", tmp_path / "two") == (sys.platform == "linux")
    assert set(tree(tmp_path)) == {"one/b", "two/a"} or sys.platform != "linux"


def test_a_site_that_was_moved_away_is_put_back(tmp_path: Path) -> None:
    """A build that was killed between its two renames."""
    write(tmp_path, {".site.old/index.html": "gammel", ".site.new/index.html": "ny"})
    target.write_manifest(tmp_path / ".site.old")
    target.write_manifest(tmp_path / ".site.new")
    with suppress(ValueError), beside(tmp_path / "site"):
        assert pages_in(tmp_path / "site") == {"index.html": b"gammel"}
        raise ValueError
    assert pages_in(tmp_path) == {"site/index.html": b"gammel"}


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    old_site(tmp_path)
    write(tmp_path, {".site.old/x": "x", ".site.new/halv.html": "halv"})
    target.write_manifest(tmp_path / ".site.old")
    target.write_manifest(tmp_path / ".site.new")
    with beside(tmp_path / "site") as folder:
        write(folder, {"index.html": "ny"})
    assert pages_in(tmp_path) == {"site/index.html": b"ny"}


@pytest.mark.parametrize("at_once", [True, False], ids=["in one step", "by two renames"])
def test_a_swap_that_fails_leaves_the_old_site(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    old = old_site(tmp_path)
    with suppress(OSError), beside(tmp_path / "site") as folder:
        shutil.rmtree(folder)
    assert tree(tmp_path / "site") == old


def test_two_builds_at_once_leave_a_whole_site(tmp_path: Path) -> None:
    """The second may be refused; what neither may do is publish the other's half."""
    old = old_site(tmp_path)
    whole = {"index.html": "hel", "a.html": "hel"}
    first, second = beside(tmp_path / "site"), beside(tmp_path / "site")
    write(first.__enter__(), whole)
    with suppress(Exception, SystemExit):
        write(second.__enter__(), {"index.html": "halv"})
    with suppress(Exception, SystemExit):
        first.__exit__(None, None, None)
    now = tree(tmp_path / "site")
    assert now == old or pages_in(tmp_path / "site") == dict.fromkeys(whole, b"hel")


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    before, after = project(tmp_path / "before"), project(tmp_path / "after")
    assert run_build(before).returncode == 0
    write(before / "site", {".git/config": "x", "CNAME": "planer.example", "nord/eget.pdf": "%PDF"})
    for folder in (before, after):
        write(folder / "content", {"index.md": "---\ntitel: Ny forside\n---\n"})
    assert run_build(after).returncode == 0
    done = run(REPOSITORY, "-m", "tests.killing", str(before), str(after / "site"), timeout=600)
    assert done.returncode == 0, done.stderr
    killed = [line.split() for line in done.stdout.splitlines()]
    assert killed.pop()[:2] == ["0", "new"], "the last one was let finish"
    assert len(killed) > 15
    at_moments = [killed.pop(0) for _ in range(killing.MOMENTS)]
    assert {status for status, *_ in at_moments} <= {f"-{int(signal.SIGALRM)}", "0"}
    assert {state for _, state, *_ in at_moments} <= {"old", "new"}
    assert {tuple(rest) for _, _, *rest in at_moments} == {(), ("0", "new")}
    assert {status for status, *_ in killed} == {"-9"}
    assert {state for _, state, *_ in killed} == {"old", "new"}
    again = [rest for _, _, *rest in killed if rest]
    assert len(again) > 2
    assert [rest for rest in again if rest != ["0", "new"]] == []


# The same bytes


def test_two_builds_give_the_same_bytes(
    municipality: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no build cache, in another folder, from files in another order, and hashed otherwise."""
    folder = tmp_path / "another folder"
    write(folder, {"mkdocs.yml": (MUNICIPALITY / "mkdocs.yml").read_text()})
    write(folder / "content", dict(reversed(tree(MUNICIPALITY / "content").items())))
    monkeypatch.setenv("PYTHONHASHSEED", "4711")
    assert run_build(folder).returncode == 0
    assert (site := tree(folder / "site")) == tree(municipality)
    assert len(site) > 40


def dated_municipality(folder: Path, site: Path) -> Path:
    """The municipality, its day told in the settings, as a host's own command wants it.

    With the build cache of its site: a PDF of the same page is the same (see `test_pdf`).
    """
    settings = (MUNICIPALITY / "mkdocs.yml").read_text()
    write(
        folder,
        {"mkdocs.yml": settings.replace("language: da", f'language: da\n      date: "{DAY}"')},
    )
    (folder / "content").symlink_to(MUNICIPALITY / "content")
    shutil.copytree(site.parent / ".build", folder / ".build")
    return folder


def test_mkdocs_gives_the_same_site(municipality: Path, tmp_path: Path) -> None:
    done = run(dated_municipality(tmp_path, municipality), "-m", "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(municipality)


def test_properdocs_gives_the_same_site(municipality: Path, tmp_path: Path) -> None:
    done = run(
        dated_municipality(tmp_path, municipality), "-m", "properdocs", "build", "-f", "mkdocs.yml"
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(municipality)


def test_building_on_properdocs_gives_the_same_site(municipality: Path, tmp_path: Path) -> None:
    done = run_build(dated_municipality(tmp_path, municipality), host=PROPERDOCS)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(municipality)


def test_on_properdocs_it_is_properdocs_that_builds(tmp_path: Path) -> None:
    """Else the tests above would compare MkDocs with itself."""
    program = (
        f"import sys, {PROPERDOCS}; from actionplans import mkdocs_project, plugin; "
        "print(plugin.BasePlugin.__module__, mkdocs_project.host_build.__name__)"
    )
    assert run(tmp_path, "-c", program).stdout.split() == [
        "properdocs.plugins",
        "properdocs.commands.build",
    ]


@pytest.mark.parametrize("host", ["", PROPERDOCS], ids=["mkdocs", "properdocs"])
def test_both_hosts_stop_at_errors(host: str, tmp_path: Path) -> None:
    old = old_site(project(tmp_path, BROKEN))
    done = run_build(tmp_path, host=host)
    assert done.returncode == 1
    assert "ukendt-aktoer" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == old


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_hosts_own_commands_stop_at_errors(host: str, tmp_path: Path) -> None:
    old = old_site(project(tmp_path, BROKEN))
    done = run(tmp_path, "-m", host, "build", "-f", "mkdocs.yml")
    assert done.returncode == 1
    assert "ukendt-aktoer" in done.stderr
    assert tree(tmp_path / "site") == old


# What is read, and what is published


def test_nothing_outside_the_content_is_read(tmp_path: Path) -> None:
    secrets = {"secret.md": "---\ntitel: Hemmelig\n---\n", "folder/secret.txt": "hemmelig"}
    write(tmp_path / "outside", secrets)
    content = project(tmp_path) / "content"
    (content / "genvej.md").symlink_to(tmp_path / "outside/secret.md")
    (content / "nord/mappe").symlink_to(tmp_path / "outside/folder")
    (content / "nord/2022/borte.txt").symlink_to(tmp_path / "outside/missing.txt")
    done = run_build(tmp_path)
    assert done.returncode == 1
    reported = [line for line in done.stderr.splitlines() if " fejl genvej " in line]
    assert [line.split(":")[0] for line in reported] == [
        "content/genvej.md",
        "content/nord/2022/borte.txt",
        "content/nord/mappe",
    ]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ("bilag: [{fil: ../../../secret.txt, titel: Bilag}]\n", ""),
        ("bilag: [{fil: /etc/passwd, titel: Bilag}]\n", ""),
        ("", "[se](../../../secret.txt)\n"),
        ("", "![se](../../../secret.txt)\n"),
        ("", "[se](/etc/passwd)\n"),
        ("", "[se](file:///etc/passwd)\n"),
    ],
)
def test_no_path_leads_out_of_the_content(lines: str, body: str, tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": "hemmelig"})
    activity = with_front_matter(ACTIVITY, lines) + body
    done = run_build(project(tmp_path, {"nord/2022/gang.md": activity}))
    assert done.returncode == 1
    assert "content/nord/2022/gang.md" in done.stderr
    assert not (tmp_path / "site").exists()


def test_sources_are_not_published(municipality: Path) -> None:
    files = {file.relative_to(municipality) for file in municipality.rglob("*") if file.is_file()}
    assert {file.suffix for file in files} & {".yml", ".md", ".py", ".geojson"} == set()
    [assets] = {file.parent.as_posix() for file in files if file.suffix == ".css"}
    assert re.fullmatch("assets/[0-9a-f]{8}", assets)
    parts = {part for file in files for part in file.parts}
    assert parts & {"components", "pages", "styles", "base.html", "area.geojson"} == set()


HOSTILE = """\
## Overskrift

<script>alert("stop")</script>

<p onclick="alert(1)" style="color: red">Et afsnit.</p>

<iframe src="https://ond.example/"></iframe>

<a href="javascript:alert(1)">klik</a> <a href="data:text/html,x">klik</a>

<form action="https://ond.example/"><input name="a"></form>

<svg onload="alert(1)"><script>alert(2)</script></svg>

<object data="x"></object><embed src="x"><base href="https://ond.example/">

<meta http-equiv="refresh" content="0; url=https://ond.example/"><style>p { color: red }</style>

Tekst med <b onmouseover="alert(1)">fed</b> og <img src="x" onerror="alert(1)">.
"""


def test_html_in_markdown_is_made_harmless(tmp_path: Path) -> None:
    inset = "".join(f"    {line}\n" for line in HOSTILE.split("\n"))
    fields = f"deltag: |\n{inset}uddybning:\n  økonomi: |\n{inset.replace('    ', '      ')}"
    plan = with_front_matter(PLAN, f"oversigtsnote: |\n{inset}").replace(
        "{id: trygt, titel: Trygt}",
        f"id: trygt\n    titel: Trygt\n    indledning: |\n{inset.replace('    ', '      ')}",
    )
    files = {
        "index.md": MINIMAL["index.md"] + HOSTILE,
        "nord/index.md": MINIMAL["nord/index.md"] + HOSTILE,
        "nord/2022/index.md": plan + HOSTILE,
        "nord/2022/gang.md": with_front_matter(ACTIVITY, fields) + HOSTILE,
    }
    done = run_build(project(tmp_path, files))
    assert done.returncode == 0, done.stderr
    own = {"404.html", "soeg/index.html", "aktiviteter/index.html"}  # these have forms, no texts
    pages = {
        name: html.decode().partition("<main")[2]
        for name, html in tree(tmp_path / "site").items()
        if name.endswith(".html") and name not in own
    }
    assert sum(html.count("Et afsnit.") for html in pages.values()) >= 7
    for html in pages.values():
        for sign in (
            "<script",
            "<iframe",
            "<form",
            "<input",
            "<object",
            "<embed",
            "<base",
            "<style",
        ):
            assert sign not in html
        for sign in (
            "onclick",
            "onerror",
            "onload",
            "onmouseover",
            "style=",
            "javascript:",
            "data:",
        ):
            assert sign not in html
        assert "ond.example" not in html


def test_links_that_run_something_are_refused(tmp_path: Path) -> None:
    activity = ACTIVITY + "[klik](javascript:alert(1)) og [klik](data:text/html,x)\n"
    done = run_build(project(tmp_path, {"nord/2022/gang.md": activity}))
    assert done.returncode == 1
    assert done.stderr.count("usikkert-link") == 2


@pytest.mark.parametrize(
    "body",
    ["![Kort](https://andre.example/kort.png)\n", '<img src="https://andre.example/kort.png">\n'],
    ids=["Markdown", "HTML"],
)
def test_pictures_of_others_are_not_fetched(body: str, tmp_path: Path) -> None:
    """A page that fetches from elsewhere tells that place who reads it."""
    done = run_build(project(tmp_path, {"nord/2022/gang.md": ACTIVITY + body}))
    page = tmp_path / "site/nord/2022/gang/index.html"
    assert done.returncode == 1 or 'src="https://andre.example' not in page.read_text()


@pytest.mark.parametrize("name", ["index.html", "404.html", "nord/2022/gang/index.html"])
def test_no_file_of_staff_takes_the_place_of_a_page(name: str, tmp_path: Path) -> None:
    done = run_build(project(tmp_path, {name: "<p>Min egen</p>"}))
    assert done.returncode == 0
    assert f"content/{name}:1:1  advarsel ubrugt-fil" in done.stderr
    assert "conflicts with" not in done.stderr, "the host does not tell of what it is not asked for"
    assert "Min egen" not in (tmp_path / "site" / name).read_text()


@pytest.mark.parametrize(
    "field",
    ["deltag: Se [siden](findes-ikke.md).", "uddybning: {økonomi: 'Se [siden](findes-ikke.md).'}"],
)
def test_links_in_fields_lead_somewhere(field: str, tmp_path: Path) -> None:
    activity = with_front_matter(ACTIVITY, f"{field}\n")
    done = run_build(project(tmp_path, {"nord/2022/gang.md": activity}))
    assert done.returncode == 1
    assert "doedt-link" in done.stderr


# Drafts


DRAFT = "---\ntitel: Kladde\nkladde: ja\n---\n"


def test_a_link_to_a_draft_is_reported(tmp_path: Path) -> None:
    files = {"nord/2022/gang.md": ACTIVITY + "Se [kladden](ny.md).\n", "nord/2022/ny.md": DRAFT}
    done = run_build(project(tmp_path, files))
    assert done.returncode == 1
    assert "content/nord/2022/gang.md:9" in done.stderr


@pytest.mark.parametrize("page", ["index.md", "nord/index.md", "nord/2022/index.md"])
def test_a_draft_that_others_stand_on_is_reported(page: str, tmp_path: Path) -> None:
    """Or what stands on it is left out with it; but there is a site, whole, or a message."""
    files = {page: with_front_matter(MINIMAL[page], "kladde: ja\n")}
    done = run_build(project(tmp_path, files))
    assert "Traceback" not in done.stderr
    assert done.returncode == 1 or (tmp_path / "site/index.html").exists()


@pytest.mark.parametrize(
    "field",
    [
        "ansvarlige: [ukendt]",
        "partnere: [ukendt]",
        "roller: [{hvem: ukendt, opgave: Ser efter}]",
        "indsatsområder: [ukendt]",
        "resultater: [ukendt]",
        "steder: [ukendt]",
        "emner: [ukendt]",
        "fortsætter: [nord/2022/ukendt]",
        "del_af: nord/2022/ukendt",
        "beslægtede: [{aktivitet: nord/2022/ukendt, fordi: Derfor}]",
        "finansiering: [{fra: ukendt, beløb: 5}]",
        "kontakt: {hvem: ukendt}",
        "bemanding: [{rolle: Leder, aktiviteter: [nord/2022/ukendt]}]",
        "billeder: [{fil: ukendt.png, beskrivelse: B, kreditering: K}]",
    ],
)
def test_a_draft_with_mistakes_can_be_previewed(field: str, tmp_path: Path) -> None:
    draft = with_front_matter(DRAFT, f"{field}\n")
    write(tmp_path, {**MINIMAL, "nord/2022/ny.md": draft})
    settings = Settings("", Language.load("da"), date.fromisoformat(DAY))
    site = Site.load(tmp_path, settings, drafts=True)
    assert site.report.errors == ()
    assert site.report.warnings
    assert any(site.held_until(spec.address, "") for spec in pages(site))
    assert all(spec.make() for spec in pages(site))


# Whatever a file holds


@pytest.mark.parametrize(
    "shape",
    [
        '{"type": "Polygon", "coordinates": [[[1' + "0" * 400 + ", 1], [2, 2], [3, 3]]]}",
        '{"type": "Polygon", "coordinates": [[[1, 2], {"1": 1, "2": 2}, [3, 3]]]}',
        '{"type": "Polygon", "coordinates": [[[NaN, 2], [2, 2], [3, 3]]]}',
        '{"type": "Polygon", "coordinates": 5}',
        '{"type": "Feature", "geometry": null}',
        '{"type": "Point", "coordinates": [1, 2]}',
        '{"type": "Polygon", "coordinates": [[]]}',
        '{"type": "Polygon", "coordinates": []}',
        "[" * 100_000,
        "ikke JSON",
        "",
    ],
    ids=[
        "huge number",
        "mapping for a point",
        "not a number",
        "number for rings",
        "no geometry",
        "point",
        "empty ring",
        "no ring",
        "deep",
        "no JSON",
        "empty",
    ],
)
def test_an_outline_that_is_none_is_reported(shape: str, tmp_path: Path) -> None:
    done = run_build(project(tmp_path, {"nord/area.geojson": shape}))
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert "content/nord/area.geojson:1:1  fejl omrids" in done.stderr


def test_the_environment_of_the_build_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day is an input; the clock, the language and the zone of the machine are none."""
    project(tmp_path, settings=DATED)
    assert run_build(tmp_path).returncode == 0
    before = tree(tmp_path / "site")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.delenv("HOME", raising=False)
    assert run(tmp_path, str(REPOSITORY / "build.py")).returncode == 0
    assert tree(tmp_path / "site") == before


# Files besides the pages


def test_search_engines_get_a_list_of_the_pages(tmp_path: Path) -> None:
    settings = SETTINGS + "site_url: https://planer.example/by/\n"
    former = with_front_matter(ACTIVITY, "tidligere_adresser: [nord/2022/gade]\n")
    done = run_build(project(tmp_path, {"nord/2022/gang.md": former}, settings))
    assert done.returncode == 0, done.stderr
    listed = (tmp_path / "site/sitemap.xml").read_text()
    assert "<loc>https://planer.example/by/</loc>" in listed
    assert "<loc>https://planer.example/by/nord/2022/gang/</loc>" in listed
    assert "gade" not in listed
    assert "404" not in listed


def test_without_an_address_there_is_no_list_of_pages(tmp_path: Path) -> None:
    assert run_build(project(tmp_path)).returncode == 0
    assert not (tmp_path / "site/sitemap.xml").exists()


# Files of drafts


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("nord/2022/index.md", PLAN),
        ("nord/2022/gang.md", ACTIVITY + "Se [notatet](notat.txt).\n"),
    ],
    ids=["beside a draft", "that only a draft uses"],
)
def test_files_of_drafts_are_not_published(draft: str, text: str, tmp_path: Path) -> None:
    files = {
        "nord/2022/notat.txt": "hemmelig",
        draft: with_front_matter(text, "kladde: ja\n"),
    }
    assert run_build(project(tmp_path, files)).returncode == 0
    assert not (tmp_path / "site/nord/2022/notat.txt").exists()


@pytest.mark.parametrize(
    "line",
    [
        "site_url: https://planer.example/?a=1",
        "site_url: planer.example",
        'site_name: "A\\x01B"',
        'site_name: "A\\nB"',
        'site_name: "A\\u2028B"',
        'site_name: "A\\u202eB"',
    ],
)
def test_settings_that_break_addresses_and_feeds_are_wrong_use(line: str, tmp_path: Path) -> None:
    settings = "\n".join(
        one for one in SETTINGS.split("\n") if one.split(":")[0] != line.split(":")[0]
    )
    done = run_build(project(tmp_path, settings=f"{settings}\n{line}\n"))
    assert done.returncode == 2
    assert line.split(":")[0] in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ['"A\\_B"', '"Bolig\\u00adplaner"', "|\n  Planer"])
def test_a_name_may_have_what_texts_may_have(name: str, tmp_path: Path) -> None:
    settings = SETTINGS.replace("site_name: Prøveplaner", f"site_name: {name}")
    assert run_build(project(tmp_path, settings=settings)).returncode == 0
