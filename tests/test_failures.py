"""Failures of the environment: a sentence, the exit status, and the old site unchanged."""

import errno
import os
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from actionplans import mkdocs_project
from actionplans.cache import BuildCache
from actionplans.cli import main
from actionplans.exports import pagefind_bundle
from actionplans.exports.search_index import SearchError
from actionplans.locale import Language
from actionplans.publishing import failures
from actionplans.publishing.failures import sentence
from tests.commands import invoke
from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, write
from tests.rendering import DAY
from tests.search_index import add_index
from tests.test_publish import build as publish
from tests.test_publish import entries

DANISH, ENGLISH = Language.load("da"), Language.load("en")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the least content and an old site, in which commands are run."""
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", MINIMAL)
    publish(tmp_path / "site", {"index.html": "gammel"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Sentences


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        (errno.ENOSPC, "ikke plads på disken: /a/b", "no space left on the disk: /a/b"),
        (errno.EDQUOT, "ikke plads på disken: /a/b", "no space left on the disk: /a/b"),
        (errno.EACCES, "skrive /a/b.", "write /a/b."),
        (errno.EPERM, "skrive /a/b.", "write /a/b."),
        (errno.EROFS, "/a/b kan kun læses", "/a/b can be read but not written"),
        (errno.ENAMETOOLONG, "disken kan gemme: /a/b", "disk can store: /a/b"),
        (errno.EIO, "/a/b (Input/output error)", "/a/b (Input/output error)"),
    ],
)
def test_errors_of_the_system_are_reported(code: int, danish: str, english: str) -> None:
    error = OSError(code, os.strerror(code), "/a/b")
    assert danish in sentence(error, DANISH)
    assert english in sentence(error, ENGLISH)


def test_a_full_disk_is_looked_for_where_an_error_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error, folders = OSError(errno.ENOSPC, "full"), [tmp_path / "one", tmp_path / "two"]
    assert f"{folders[0]}, {folders[1]}" in sentence(error, DANISH, folders)
    monkeypatch.setattr(failures, "_is_full", lambda folder: folder == folders[1])
    assert f"disken: {folders[1]}. " in sentence(error, DANISH, folders)


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2Jb", os.fsdecode(b"a\xffb"), b"a\xffb"])
def test_names_are_reported_on_one_line(name: str | bytes) -> None:
    assert "a" in sentence(OSError(errno.EIO, "x", name), DANISH)
    assert sentence(OSError(errno.EIO, "x", name), DANISH).isprintable()


# Commands


@pytest.mark.parametrize(
    ("error", "status", "reported"),
    [
        (OSError(errno.ENOSPC, "full", "site/x"), 2, "Der er ikke plads på disken: site/x"),
        (OSError("without a number"), 2, "without a number"),
        (MemoryError(), 2, "hukommelse"),
        (KeyboardInterrupt(), 130, "Afbrudt."),
    ],
)
def test_a_build_that_fails_leaves_the_old_site(
    error: BaseException, status: int, reported: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, folder: Path, *__: object, **___: object) -> None:
        write(folder, {"halv.html": "halv"})
        raise error

    monkeypatch.setattr(mkdocs_project, "build", fail)
    before = entries(project)
    done = invoke(main, "build")
    assert done.exit_code == status
    [line] = done.stderr.splitlines()
    assert reported in line
    assert line.endswith("Den gamle side står, som den stod.")
    assert entries(project) == before


@pytest.mark.usefixtures("project")
def test_check_fails_in_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "x", "content/index.md")

    monkeypatch.setattr("actionplans.commands.Site.load", fail)
    done = invoke(main, "check")
    assert done.exit_code == 2
    assert "content/index.md" in done.stderr
    assert "gamle side" not in done.stderr


@pytest.mark.slow
def test_nothing_more_can_be_written(project: Path) -> None:
    """A limit on the size of files is a full disk that needs no rights to be made."""
    before = entries(project / "site")
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "build.py"), "--date", DAY],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Der er ikke plads på disken" in done.stderr
    assert entries(project / "site") == before
    assert not list(project.glob(".site*"))


PAGE = '<html lang="da"><body><main data-pagefind-body><p>Lys på stien</p></main></body></html>'

PAGEFIND = {
    "fails": "sys.stderr.write('panicked at disk\\n'); sys.exit(3)",
    "is killed": "import os; os.kill(os.getpid(), 9)",
    "writes nothing": "",
    "writes half": "Path(out, 'pagefind-entry.json').write_text('{\"languages\": {')",
    "leaves pages out": (
        "Path(out, 'pagefind-entry.json').write_text("
        '\'{"languages": {"da": {"hash": "x", "wasm": null, "page_count": 3}}}\')'
    ),
}


def fake_pagefind(folder: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in Pagefind's place."""
    program = (
        "import sys\nfrom pathlib import Path\n"
        "out = sys.argv[sys.argv.index('--output-path') + 1]\n"
        f"Path(out).mkdir(parents=True)\n{PAGEFIND[how]}\n"
    )
    write(folder / "pagefind", {"__init__.py": "", "__main__.py": program})
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.slow
@pytest.mark.parametrize("how", PAGEFIND)
def test_an_index_that_is_not_whole_is_none(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site", {"index.html": PAGE})
    fake_pagefind(tmp_path / "fake", how, monkeypatch)
    cache = BuildCache(tmp_path / "cache")
    with pytest.raises(SearchError) as found:
        add_index(tmp_path / "site", cache)
    assert "Søgningen kunne ikke laves" in sentence(found.value, DANISH)
    assert list((tmp_path / "cache/search").iterdir()) == []


@pytest.mark.slow
def test_an_index_in_another_format_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site", {"index.html": PAGE})
    monkeypatch.setattr(pagefind_bundle, "_SIGNATURE", b"pagefind_next")
    with pytest.raises(SearchError) as caught:
        add_index(tmp_path / "site", BuildCache(tmp_path / "cache"))
    message = sentence(caught.value, DANISH)
    assert f"Pagefind {version('pagefind')}" in message
    assert "form, som siden ikke kender" in message


@pytest.mark.slow
@pytest.mark.parametrize(
    "overview",
    ["[]", "{}", '{"languages": []}', '{"languages": {"da": {}}}', '{"languages": {"da": 1}}'],
)
def test_an_overview_in_another_format_is_reported(
    overview: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"Path(out, 'pagefind-entry.json').write_text({overview!r})"
    monkeypatch.setitem(PAGEFIND, "another format", program)
    write(tmp_path / "site", {"index.html": PAGE})
    fake_pagefind(tmp_path / "fake", "another format", monkeypatch)
    with pytest.raises(SearchError) as caught:
        add_index(tmp_path / "site", BuildCache(tmp_path / "cache"))
    assert "form, som siden ikke kender" in sentence(caught.value, DANISH)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build.py", "mkdocs"])
def test_a_search_that_cannot_be_made_is_reported(
    command: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_pagefind(tmp_path / "fake", "fails", monkeypatch)
    before = entries(project / "site")
    line = [str(REPOSITORY / "build.py")] if command == "build.py" else ["-m", "mkdocs", "build"]
    done = subprocess.run([sys.executable, *line], capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Søgningen kunne ikke laves (pagefind: 3 panicked" in done.stdout + done.stderr
    if command == "build.py":
        assert entries(project / "site") == before
        assert not list(project.glob(".site*"))
