"""Publishing: nothing is deleted that a build did not make, and a site stands at every moment."""

import errno
import os
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from actionplans.cli import main
from actionplans.locale import Language
from actionplans.publishing import manifest, mounts
from actionplans.publishing import swap as publish
from actionplans.publishing.build_failure import Refusal
from actionplans.publishing.failures import sentence
from actionplans.publishing.swap import SiteBusyError, beside, leftovers
from actionplans.publishing.target import Target, foreign_files
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, run_build, write

FOREIGN = {"kort.xlsx": "eget", "mappe/noter.txt": "også eget"}
NEW = {"index.html": "ny", "a/ny.html": "ny"}


def entries(folder: Path) -> dict[str, str]:
    """Everything below a folder: its kind, mode and content, links not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        text = f"{about.st_mode:o}"
        if stat.S_ISREG(about.st_mode):
            text += f" {about.st_mtime_ns} {path.read_bytes()!r}"
        elif stat.S_ISLNK(about.st_mode):
            text += f" {path.readlink()}"
        found[os.fsencode(path.relative_to(folder)).decode(errors="replace")] = text
    return found


def build(site: Path, files: dict[str, str] | None = None) -> None:
    """Publish some files as a site."""
    with beside(site) as folder:
        write(folder, NEW if files is None else files)


def refused(site: Path) -> Refusal:
    """The reason for which a build is refused before anything is written."""
    before = entries(site.parent)
    with pytest.raises(Refusal) as found:
        build(site)
    assert entries(site.parent) == before
    return found.value


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of ours."""
    build(tmp_path / "site", {"index.html": "gammel", "a/gammel.html": "gammel"})
    return tmp_path / "site"


# What is no site of ours


@pytest.mark.parametrize(
    "files",
    [
        FOREIGN,
        {"index.html": "en side fra et andet sted"},
        {".htaccess": "Deny from all"},
        {manifest.NAME: ""},
        {manifest.NAME: "# Written by somebody else\nindex.html\n", "index.html": "x"},
        {f"{manifest.NAME}/x": "a folder in the manifest's place"},
        {".git": "gitdir: elsewhere", "index.html": "published before"},
    ],
)
def test_a_folder_of_others_is_left_alone(files: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path / "site", files)
    assert refused(tmp_path / "site").kind == "site-foreign"


def test_a_manifest_elsewhere_does_not_make_a_folder_ours(site: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", FOREIGN)
    (other / manifest.NAME).symlink_to(site / manifest.NAME)
    assert refused(other).kind == "site-foreign"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_the_manifests_place_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "site", FOREIGN)
    os.mkfifo(tmp_path / "site" / manifest.NAME)
    assert refused(tmp_path / "site").kind == "site-foreign"


def test_a_file_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"site": "en fil"})
    assert refused(tmp_path / "site").kind == "site-file"


@pytest.mark.parametrize("folder", [Path("/"), Path.home(), Path(__file__).parent])
def test_folders_that_hold_everything_are_left_alone(folder: Path) -> None:
    with pytest.raises(Refusal):
        build(folder)


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "ny"


@pytest.mark.parametrize("at_once", [True, False], ids=["in one step", "by two renames"])
def test_a_new_checkout_becomes_a_site(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    write(tmp_path / "site", {".git": "gitdir: elsewhere"})
    for _ in range(2):
        build(tmp_path / "site")
        assert (tmp_path / "site/.git").read_text() == "gitdir: elsewhere"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# What others put into a site of ours


STRANGERS = {
    ".git": "gitdir: elsewhere",
    "CNAME": "planer.example",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: mailto:a@b.example",
    "a/eget.pdf": "%PDF",
    "eget/dybt/nede.txt": "x",
    "æ ø\nå.txt": "et navn med det hele",
}


@pytest.mark.parametrize("linking", [True, False], ids=["linked", "copied"])
def test_what_others_put_there_is_kept(
    linking: bool, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not linking:
        monkeypatch.setattr(os, "link", _not_permitted)
    write(site, STRANGERS)
    (site / "tom").mkdir(mode=0o750)
    (site / "genvej").symlink_to("/findes/ikke")
    (site / "mappegenvej").symlink_to(site.parent)
    (site / "CNAME").chmod(0o600)
    os.utime(site / "a/eget.pdf", ns=(1, 1_000_000_007))
    names = [*STRANGERS, "tom", "genvej", "mappegenvej", "eget", "eget/dybt", ".well-known"]
    before = {name: entries(site)[name] for name in names}
    for _ in range(2):
        build(site)
        now = entries(site)
        assert {name: now[name] for name in names} == before
        assert set(now) - set(names) == {manifest.NAME, "index.html", "a", "a/ny.html"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def _not_permitted(*_: object, **__: object) -> None:
    raise PermissionError


@pytest.mark.skipif(sys.platform == "darwin", reason="its disks take no name that is not UTF-8")
def test_a_name_of_any_bytes_is_kept(site: Path) -> None:
    name = os.fsencode(site) + b"/\xff\xfe.txt"
    with open(name, "wb"):  # noqa: PTH123 - a Path has no bytes
        pass
    build(site)
    assert os.path.exists(name)  # noqa: PTH110 - likewise


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / "pipe")
    build(site)
    monkeypatch.setattr(os, "link", _not_permitted)
    build(site)
    assert stat.S_ISFIFO((site / "pipe").stat().st_mode)


def test_what_cannot_be_kept_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    monkeypatch.setattr(os, "link", _not_permitted)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    assert refused(site).kind == "site-special"


@pytest.mark.parametrize(
    ("strangers", "named"),
    [
        ({"a/ny.html": "min egen"}, "a/ny.html"),
        ({"a/ny.html/fil.txt": "en mappe, hvor siden har en fil"}, "a/ny.html"),
        ({"b/x.txt": "x", "index.txt": "min"}, "index.txt"),
    ],
)
def test_what_is_in_the_way_is_named(strangers: dict[str, str], named: str, site: Path) -> None:
    write(site, strangers)
    before = entries(site.parent)
    with pytest.raises(Refusal) as found:
        build(site, {**NEW, "index.txt": "siden selv"})
    assert found.value.kind == "site-in-the-way"
    assert named in str(found.value.inputs["paths"])
    assert entries(site.parent) == before


def test_a_file_where_the_site_has_a_folder_is_in_the_way(site: Path) -> None:
    write(site, {"b": "en fil"})
    with pytest.raises(Refusal) as found:
        build(site, {"b/ny.html": "ny"})
    assert found.value.inputs["paths"] == "b"
    assert (site / "b").read_text() == "en fil"


def test_a_linked_folder_is_in_the_way_and_not_written_through(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "outside", {"x.txt": "x"})
    (site / "b").symlink_to(tmp_path / "outside")
    with pytest.raises(Refusal):
        build(site, {"b/ny.html": "ny"})
    assert entries(tmp_path / "outside").keys() == {"x.txt"}


def test_the_same_file_twice_is_not_in_the_way(site: Path) -> None:
    write(site, {"a/ny.html": "ny"})
    build(site)
    assert (site / "a/ny.html").read_text() == "ny"


def test_line_ends_of_windows_do_not_make_a_site_anothers(site: Path) -> None:
    """Git may put them into a branch that is checked out."""
    path = site / manifest.NAME
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build(site)
    assert not (site / "a/gammel.html").exists()


def test_a_manifest_that_was_tampered_with_leads_nowhere_else(site: Path, tmp_path: Path) -> None:
    write(tmp_path, {"outside.txt": "x", "outside/y.txt": "y"})
    write(site, {"eget.txt": "eget"})
    with (site / manifest.NAME).open("a") as file:
        file.write(f"../outside.txt\n../outside/y.txt\n{tmp_path}/outside.txt\n/\n\n%00\n..\n")
    outside = {name: text for name, text in entries(tmp_path).items() if "outside" in name}
    build(site)
    assert {name: text for name, text in entries(tmp_path).items() if "outside" in name} == outside
    assert (site / "eget.txt").read_text() == "eget"


def test_the_manifest_names_what_a_build_wrote(site: Path) -> None:
    write(site, STRANGERS)
    assert manifest.read(site) == frozenset({"index.html", "a/gammel.html"})
    assert foreign_files(site) == [
        ".git",
        ".nojekyll",
        ".well-known/",
        "CNAME",
        "eget/",
        "æ ø\nå.txt",
        "a/eget.pdf",
    ]


# A host that empties the folder itself


def test_a_host_may_empty_a_site_with_hidden_files_of_others(site: Path) -> None:
    write(site, {".git/config": "x"})
    Target(site, []).reserve(["index.html"])
    assert manifest.read(site) == frozenset({"index.html", "a/gammel.html"})


@pytest.mark.parametrize("name", [".git", ".env", ".git/config"])
def test_a_host_that_publishes_all_may_not_publish_files_of_others(name: str, site: Path) -> None:
    write(site, {name: "secret"})
    with pytest.raises(Refusal) as found:
        Target(site, [], publishes_all=True)
    assert found.value.kind == "site-would-publish"


@pytest.mark.parametrize("name", ["CNAME", "eget/x.txt", "a/eget.pdf"])
def test_a_host_may_not_delete_files_of_others(name: str, site: Path) -> None:
    write(site, {name: "x"})
    with pytest.raises(Refusal) as found:
        Target(site, [])
    assert found.value.kind == "site-would-lose"


def test_a_host_may_not_write_over_hidden_files_of_others(site: Path) -> None:
    write(site, {".well-known/x.txt": "x"})
    with pytest.raises(Refusal):
        Target(site, []).reserve([".well-known/x.txt"])


def test_what_a_killed_host_wrote_is_still_ours(site: Path) -> None:
    Target(site, []).reserve(["b/halv.html"])
    write(site, {"b/halv.html": "halv"})
    assert foreign_files(site) == []


def test_content_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "content/tom").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "content/tom")
    for site in (tmp_path / "site", tmp_path / "content", tmp_path):
        with pytest.raises(Refusal) as found:
            Target(site, [tmp_path / "content"])
        assert found.value.kind == "site-overlaps"


# Links and mounts


@pytest.mark.parametrize("there", [True, False], ids=["link", "dangling link"])
def test_a_link_is_followed(there: bool, tmp_path: Path) -> None:
    if there:
        (tmp_path / "www/html").mkdir(parents=True)
    (tmp_path / "site").symlink_to("www/html")
    for text in ("en", "to"):
        build(tmp_path / "site", {"index.html": text})
        assert (tmp_path / "site").readlink() == Path("www/html")
        assert (tmp_path / "www/html/index.html").read_text() == text
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "www"]
        assert [path.name for path in (tmp_path / "www").iterdir()] == ["html"]


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(OSError, match="symbolic links") as found:
        build(tmp_path / "site")
    assert found.value.errno == errno.ELOOP


@pytest.mark.parametrize("below", ["", "/eget drev"])
def test_a_mount_is_refused(
    below: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = f"{site}{below}".replace(" ", "\\040")
    table = write(tmp_path / "proc", {"mounts": f"36 35 98:0 / {point} rw - ext4 /dev/x rw\n"})
    monkeypatch.setattr(mounts, "_TABLE", table / "mounts")
    assert refused(site).kind == "site-mount"


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_a_site_that_cannot_be_moved_is_reported(
    code: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", busy)
    assert refused(site).kind == "site-mount"


@pytest.fixture(params=[True, False], ids=["links", "copies"])
def last_moment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Files that somebody writes into a site once its own were taken over, before the swap."""

    def no_link(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not request.param:
        monkeypatch.setattr(os, "link", no_link)
    files: dict[str, str] = {}
    swap = publish.swap

    def late(new: Path, site: Path, old: Path) -> None:
        for name, text in files.items():
            write(site, {f"{name}.new": text})
            (site / f"{name}.new").replace(site / name)
        swap(new, site, old)

    monkeypatch.setattr(publish, "swap", late)
    return files


def test_what_is_written_in_the_last_moment_is_kept(
    site: Path, last_moment: dict[str, str]
) -> None:
    write(site, {".git/HEAD": "ref: a", "eget/gammelt.txt": "x"})
    last_moment |= {".git/HEAD": "ref: another", ".git/objects/1": "ny", "eget/nyt.txt": "ny"}
    build(site)
    for name, text in last_moment.items():
        assert (site / name).read_text() == text
    assert (site / "eget/gammelt.txt").read_text() == "x"
    assert leftovers(site) == []


def test_what_cannot_be_taken_over_in_the_last_moment_stays_where_it_is(
    site: Path, last_moment: dict[str, str]
) -> None:
    last_moment |= {"a/ny.html": "mine"}
    build(site)
    assert (site / "a/ny.html").read_text() == NEW["a/ny.html"]
    [left] = leftovers(site)
    assert (left / "a/ny.html").read_text() == "mine"
    with pytest.raises(Refusal) as found:
        build(site)
    assert found.value.kind == "leftover-foreign"
    assert (left / "a/ny.html").read_text() == "mine"


# What earlier builds left


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_not_of_a_build_is_not_cleared_away(name: str, kind: str, site: Path) -> None:
    place = site.parent / name
    if kind == "file":
        place.write_text("eget")
    elif kind == "folder":
        write(place, FOREIGN)
    else:
        place.symlink_to(write(site.parent / "outside", FOREIGN))
    assert refused(site).kind == "leftover-foreign"


def test_what_cannot_be_cleared_away_is_reported_each_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(site, site.parent / ".site.new")
    monkeypatch.setattr(manifest, "clear", lambda _: None)
    for _ in range(2):
        refusal = refused(site)
        assert refusal.kind == "leftover-stuck"
        assert str(site.parent / ".site.new") in str(refusal.inputs["path"])


@pytest.mark.slow
def test_the_mark_of_a_leftover_is_removed_last(site: Path) -> None:
    """Else a kill in the midst would leave a folder that no build dares to remove."""
    program = """
import os, sys
from pathlib import Path
from actionplans.publishing import manifest
removed = []
sys.addaudithook(lambda event, given: event == "os.remove" and removed.append(str(given[0])))
manifest.clear(Path(sys.argv[1]))
print(removed[-1])
"""
    done = subprocess.run([sys.executable, "-c", program, site], capture_output=True, text=True)
    assert done.stdout.rstrip().endswith(manifest.NAME)
    assert not site.exists()


def test_folders_that_may_not_be_written_are_cleared_away(site: Path) -> None:
    write(site, {"eget/fil.txt": "x"})
    (site / "eget").chmod(0o500)
    build(site)
    assert stat.S_IMODE((site / "eget").stat().st_mode) == 0o500
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    (site / "eget").chmod(0o700)


# Two at once, and who may read


def test_a_second_build_is_refused(site: Path) -> None:
    with beside(site), pytest.raises(SiteBusyError):
        build(site)
    build(site)


def test_what_is_published_can_be_read_by_all(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        build(tmp_path / "site")
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*")}
    modes[tmp_path / "site"] = stat.S_IMODE((tmp_path / "site").stat().st_mode)
    assert {
        path for path, mode in modes.items() if mode != (0o755 if path.is_dir() else 0o644)
    } == set()


# The commands


def project(folder: Path, settings: str = SETTINGS) -> Path:
    write(folder, {"mkdocs.yml": settings})
    write(folder / "content", MINIMAL)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("language", "status"), [("da", 2), ("en", 1)])
def test_a_folder_of_others_is_reported(language: str, status: int, tmp_path: Path) -> None:
    """With what is wrong with the content, such as words of another language than the site's."""
    project(tmp_path, SETTINGS.replace("pdf: no", f"pdf: no, language: {language}"))
    write(tmp_path / "site", FOREIGN)
    before = entries(tmp_path)
    done = run_build(tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert f"{tmp_path}/site " in done.stderr.splitlines()[-1]
    assert "site_dir" in done.stderr
    assert ("is not touched" in done.stderr) is (language == "en")
    shutil.rmtree(
        tmp_path / ".build", ignore_errors=True
    )  # what was read is kept for the next build
    assert entries(tmp_path) == before


@pytest.mark.slow
def test_hosts_own_command_leaves_a_folder_of_others_alone(tmp_path: Path) -> None:
    write(project(tmp_path) / "site", FOREIGN)
    before = entries(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "site_dir" in done.stdout + done.stderr
    assert entries(tmp_path / "site") == before


@pytest.mark.slow
def test_deploying_leaves_a_branch_in_the_site_at_home(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@by.example", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    write(project(tmp_path), {".gitignore": "site\n.build\n"})
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "x"), ("init", "-q", "site")):
        git(*words)
    git("init", "-q", "--bare", str(tmp_path / "remote"))
    git("remote", "add", "origin", str(tmp_path / "remote"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert ": .git/." in done.stderr
    assert git("--git-dir", "remote", "branch") == ""


@pytest.mark.slow
def test_what_was_kept_is_reported(tmp_path: Path) -> None:
    assert run_build(project(tmp_path)).returncode == 0
    write(tmp_path / "site", {"CNAME": "planer.example", ".git": "gitdir: x"})
    done = run_build(tmp_path)
    assert done.returncode == 0
    [line] = [line for line in done.stderr.splitlines() if "CNAME" in line]
    assert ".git" not in line
    assert (tmp_path / "site/CNAME").read_text() == "planer.example"


@pytest.mark.slow
def test_what_could_not_be_removed_is_reported_when_it_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert invoke(main, "build").exit_code == 0
    write(tmp_path / "content", {"nord/2022/ny.md": "---\ntitel: Ny\nresumé: Kort.\n---\n"})
    monkeypatch.setattr(manifest, "clear", lambda _: None)
    done = invoke(main, "build")
    assert done.exit_code == 0
    assert f"{tmp_path}/.site.new er en rest" in done.stderr
    assert invoke(main, "build").exit_code == 2


# Into the folder of a web server


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def put(folder: Path, *options: str) -> tuple[int, str]:
    """Publish into a folder; the exit status, and what was said of failures."""
    done = invoke(main, "publish", str(folder), *options)
    return done.exit_code, done.stderr


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder of a web server, beside a project that can be published into it."""
    project(tmp_path / "projekt")
    monkeypatch.chdir(tmp_path / "projekt")
    (tmp_path / "wwwroot").mkdir()
    return tmp_path / "wwwroot"


@pytest.mark.slow
def test_a_folder_of_a_web_server_gets_the_site(root: Path) -> None:
    done = invoke(main, "udgiv", str(root))
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, f"{root}/")
    assert contents(root) == contents(Path("site"))
    write(root, {"robots.txt": "eget", "index.html": "gammel"})
    write(Path("site"), {"noter.txt": "ikke til andre"})
    assert put(root)[0] == 0
    assert (root / "robots.txt").read_text() == "eget"
    assert "gammel" not in (root / "index.html").read_text()
    assert not (root / "noter.txt").exists()


@pytest.mark.slow
def test_a_folder_of_others_gets_no_site(root: Path) -> None:
    write(root, FOREIGN)
    before = entries(root)
    status, said = put(root)
    assert (status, f"{root} bliver ikke rørt" in said) == (2, True)
    assert entries(root) == before
    assert not Path("site").exists()


def test_mistakes_in_the_content_keep_it_from_a_web_server(root: Path) -> None:
    build(root, {"index.html": "gammel"})
    write(Path("content"), {"om.md": "---\ntittel: Om\n---\n"})
    before = entries(root)
    status, said = put(root)
    assert (status, "ukendt-noegle" in said) == (1, True)
    assert entries(root) == before


@pytest.mark.parametrize("folder", ["site", "content", ".", "content/nord"])
@pytest.mark.usefixtures("root")
def test_the_projects_own_folders_are_no_web_servers(folder: str) -> None:
    status, said = put(Path(folder))
    assert (status, "deler plads med" in said) == (2, True)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_folder_that_another_program_has_open_is_told(
    code: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a folder cannot be moved while somebody has it open."""

    def held(*_: object) -> None:
        error = PermissionError(errno.EACCES, "Access is denied", str(site))
        vars(error)["winerror"] = code
        raise error

    monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", held)
    refusal = refused(site)
    assert refusal.kind == "site-in-use"
    said = sentence(refusal, Language.load("da"))
    assert said.startswith(f"{site} kan ikke byttes ud, for et andet program har")
