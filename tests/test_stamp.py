"""A build that would change nothing is not made, and every other one is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplans.stamp import Stamper, up_to_date
from actionplans.stamp_digests import Sources, written_digest
from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, run_build, write
from tests.rendering import DAY

Change = Callable[[Path], None]
"""Changes a project folder."""


PLAN = "nord/2022/index.md"

CONTENT = {
    **MINIMAL,
    PLAN: MINIMAL[PLAN].replace(", web: https://by.example/plan", ""),
    "om.md": "---\ntitel: Om siden\n---\nEn side med [en tegning](tegning.svg).\n",
    "om.en.md": "---\ntitel: About\n---\n",
    "tegning.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    "ordliste.yml": "- {id: by, ord: by, forklaring: Et sted.}\n",
    "emner.yml": "- {id: gader, titel: Gader, beskrivelse: Om gader.}\n",
    "steder.yml": "- {id: torvet, navn: Torvet, art: gade}\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a theme folder of its own, built."""
    project = tmp_path_factory.mktemp("stamped")
    write(project, {f"content/{name}": text for name, text in CONTENT.items()})
    settings = SETTINGS.replace("{name: actionplans}", "{name: actionplans, custom_dir: theme}")
    write(project, {"mkdocs.yml": settings, "theme/assets/own.txt": "Eget.\n"})
    done = run_build(project)
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Iterator[Path]:
    """The built project, which is as it was again after a test."""
    kept = tmp_path / "kept"
    shutil.copytree(built, kept, symlinks=True)
    yield built
    for path in list(built.iterdir()):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    shutil.copytree(kept, built, symlinks=True, dirs_exist_ok=True)


def is_up_to_date(project: Path, day: str = DAY) -> bool:
    return up_to_date(project / "mkdocs.yml", day) is not None


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """The files of a folder, with their times and bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


# Nothing changed


@pytest.mark.slow
def test_the_same_is_not_built_again_and_says_the_same(project: Path, tmp_path: Path) -> None:
    before = tree(project / "site")
    (project / ".build" / "stamps" / "mkdocs.yml.json").rename(tmp_path / "stamp")
    first = run_build(project)
    after = tree(project / "site")
    assert {path: text for path, (_, text) in after.items()} == {
        path: text for path, (_, text) in before.items()
    }
    second = run_build(project)
    assert tree(project / "site") == after, "not a file is written again"
    assert (second.returncode, second.stderr, second.stdout) == (0, first.stderr, first.stdout)
    assert "advarsel" in second.stderr


@pytest.mark.slow
def test_nothing_of_the_world_is_imported_for_it(project: Path) -> None:
    code = (
        "import sys; from actionplans.start import build; sys.argv = ['build.py', *sys.argv[1:]]\n"
        "build(); print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", code, "--date", DAY]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.splitlines()[-1].split())
    others = imported - sys.stdlib_module_names - {"__main__", "actionplans"}
    assert not {name for name in others if not name.startswith(("_", "sitecustomize"))}


@pytest.mark.slow
def test_times_alone_change_nothing(project: Path) -> None:
    for path in (*(project / "content").rglob("*"), *(project / "site").rglob("*")):
        os.utime(path, (0, 0))
    write(project, {"theme/__pycache__/x.pyc": "Python's own."})
    assert is_up_to_date(project)


# Something changed


def replaced(file: str, old: str, new: str) -> Change:
    def change(project: Path) -> None:
        text = (project / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is in {file}"
        (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def added(file: str, text: str = "") -> Change:
    return lambda project: void(write(project, {file: text}))


def removed(file: str) -> Change:
    return lambda project: (project / file).unlink()


def void(_result: object) -> None:
    """Nothing, whatever was returned."""


def disguised(file: str, old: bytes, new: bytes) -> Change:
    """Changes a file, whose size and time stay as they were."""

    def change(project: Path) -> None:
        path = project / file
        status, content = path.stat(), path.read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert path.stat().st_size == status.st_size

    return change


def linked_page(project: Path) -> None:
    """A page of the site behind a link."""
    file = project / "site" / "index.html"
    file.rename(project / "elsewhere.html")
    file.symlink_to(project / "elsewhere.html")


def linked_content(project: Path) -> None:
    (project / "content" / "link.md").symlink_to("index.md")


def renamed_plan(project: Path) -> None:
    (project / "content/nord/2022").rename(project / "content/nord/2031")


def emptied(project: Path) -> None:
    shutil.rmtree(project / "site")
    (project / "site").mkdir()


def foreign_stamp(text: str) -> Change:
    return added(".build/stamps/mkdocs.yml.json", text)


def stamp_folder(project: Path) -> None:
    file = project / ".build" / "stamps" / "mkdocs.yml.json"
    file.unlink()
    file.mkdir()


def edited_stamp(name: str, value: object) -> Change:
    def change(project: Path) -> None:
        file = project / ".build" / "stamps" / "mkdocs.yml.json"
        values = json.loads(file.read_bytes())
        assert name in values
        file.write_text(json.dumps({**values, name: value}))

    return change


CHANGES: dict[str, Change] = {
    "an organisation's name": replaced("content/aktoerer.yml", "navn: ", "navn: Nye "),
    "a word of the glossary": replaced("content/ordliste.yml", "ord: ", "ord: Nye "),
    "a place's name": replaced("content/steder.yml", "navn: ", "navn: Nye "),
    "a topic's title": replaced("content/emner.yml", "titel: ", "titel: Nye "),
    "a text": replaced("content/om.md", "---\n", "---\n\n"),
    "a translation": replaced("content/om.en.md", "---\n", "---\n\n"),
    "a new page": added("content/nyt.md", "---\ntitel: Nyt\n---\n"),
    "a new language": added("content/om.fr.md", "---\ntitel: À propos\n---\n"),
    "a removed page": removed("content/om.md"),
    "a renamed plan": renamed_plan,
    "a draft": replaced("content/om.md", "---\n", "---\nkladde: ja\n"),
    "an attachment": added("content/bilag.txt", "Bilag."),
    "a hidden file": added("content/.well-known", "x"),
    "an empty folder": lambda project: (project / "content" / "tom").mkdir(),
    "a link": linked_content,
    "another picture, same size and time": disguised("content/tegning.svg", b"0 0 1 1", b"0 0 1 2"),
    "a setting": replaced("mkdocs.yml", "site_name: ", "site_name: Nye "),
    "a template": added("theme/pages/home.html", "<!doctype html>"),
    "a style": added("theme/styles/own.css", "p{color:red}"),
    "an asset": replaced("theme/assets/own.txt", "Eget", "Andet"),
    "a page of the site, same size and time": disguised("site/index.html", b"</html>", b"</htmL>"),
    "a page of the site, removed": removed("site/index.html"),
    "a page of the site, behind a link": linked_page,
    "a file in the site": added("site/fra-en-anden.txt", "x"),
    "a folder in the site": lambda project: (project / "site" / "tom").mkdir(),
    "permissions in the site": lambda project: (project / "site" / "index.html").chmod(0o600),
    "no manifest": removed("site/.actionplans"),
    "no site": lambda project: void((project / "site").rename(project / "gammel")),
    "an empty site": emptied,
    "what a killed build left": lambda project: (project / ".site.new").mkdir(),
    "no stamp": removed(".build/stamps/mkdocs.yml.json"),
    "a stamp cut off": foreign_stamp('{"sources": {"set'),
    "a stamp that is no object": foreign_stamp("[]"),
    "a stamp without parts": foreign_stamp("{}"),
    "a stamp of other parts": foreign_stamp('{"sources": {"settings": 1}}'),
    "a stamp that is a folder": stamp_folder,
    "a stamp for another day": edited_stamp("day", "1999-01-01"),
    "a stamp of another site": edited_stamp("site", "/"),
    "a stamp with a module that is gone": edited_stamp("modules", ["/no/such/module.py"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_built(project: Path, change: Change) -> None:
    assert is_up_to_date(project)
    change(project)
    assert not is_up_to_date(project)


@pytest.mark.slow
def test_another_day_is_built(project: Path) -> None:
    assert not is_up_to_date(project, "2031-01-01")
    assert up_to_date(project / "mkdocs.yml") is None, "today is another day than that"


@pytest.mark.slow
def test_another_release_of_a_package_is_built_with(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages" / "markdown-99.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages")])
    assert not is_up_to_date(project)


def test_every_tree_has_a_digest_of_its_own(tmp_path: Path) -> None:
    """Also where what one file holds is how another begins."""
    trees = [{"a": ""}, {"a": "b"}, {"a": "", "b": ""}, {"a": "1:b0:"}, {"a/b": ""}, {"b": "a"}]
    for number, files in enumerate(trees):
        write(tmp_path / f"{number}", files)
    (tmp_path / "folder" / "a").mkdir(parents=True, mode=0o644)
    (tmp_path / "empty").mkdir()
    digests = [written_digest(folder) for folder in tmp_path.iterdir()]
    assert len(set(digests)) == len(digests) == len(trees) + 2


# What is not stamped


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(SETTINGS.replace("plugins: [", "plugins: [search, "), id="another plugin"),
        pytest.param(f"{SETTINGS}hooks: [hook.py]\n", id="a hook"),
        pytest.param(f"{SETTINGS}site_author: !ENV [NOBODY, ingen]\n", id="the environment"),
        pytest.param("INHERIT: base.yml\nsite_name: Nye\n", id="inherited settings"),
    ],
)
def test_what_others_read_too_is_built_again(tmp_path: Path, settings: str) -> None:
    files = {f"content/{name}": text for name, text in MINIMAL.items()}
    write(tmp_path, {**files, "mkdocs.yml": settings, "base.yml": SETTINGS, "hook.py": ""})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    assert not is_up_to_date(tmp_path)


@pytest.mark.slow
def test_a_site_with_files_of_others_is_built_again(tmp_path: Path) -> None:
    files = {f"content/{name}": text for name, text in MINIMAL.items()}
    write(tmp_path, {**files, "mkdocs.yml": SETTINGS})
    assert run_build(tmp_path).returncode == 0
    write(tmp_path, {"site/CNAME": "by.example"})
    assert "CNAME" in run_build(tmp_path).stderr
    assert not is_up_to_date(tmp_path)


def test_what_changes_during_a_build_is_not_stamped(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SETTINGS, "content/index.md": "Før.", "site/index.html": "Før."})
    sources = Sources(
        settings=str(tmp_path / "mkdocs.yml"), folders=(str(tmp_path / "content"),), day=DAY
    )
    for text, expected in (("Under.", False), ("Under.", True)):
        stamper = Stamper(sources)
        write(tmp_path, {"content/index.md": text})
        stamper.write(tmp_path / "site", date.fromisoformat(DAY), ())
        assert is_up_to_date(tmp_path) is expected


def test_a_project_with_a_file_of_gigabytes_is_not_stamped(tmp_path: Path) -> None:
    """To read it takes longer than to build the site again."""
    write(tmp_path, {"mkdocs.yml": SETTINGS, "content/film.mp4": "", "site/index.html": "x"})
    os.truncate(tmp_path / "content/film.mp4", 2 << 30)
    sources = Sources(str(tmp_path / "mkdocs.yml"), (str(tmp_path / "content"),), DAY)
    Stamper(sources).write(tmp_path / "site", date.fromisoformat(DAY), ())
    assert not is_up_to_date(tmp_path)


def test_a_project_that_was_never_built_has_no_stamp(tmp_path: Path) -> None:
    assert not is_up_to_date(tmp_path)
    assert not is_up_to_date(REPOSITORY / "no-such-folder")
