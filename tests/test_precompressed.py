"""Compressed copies of files: which there are, that they are what they are copies of, and when."""

import gzip
from datetime import date
from pathlib import Path

import brotli
import pytest
from mkdocs.commands import build as host_build

from actionplans import mkdocs_project
from actionplans.cli import main
from actionplans.exports import precompressed
from actionplans.publishing import manifest
from actionplans.stamp import up_to_date
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, run_build, write
from tests.killing import tree
from tests.rendering import DAY

BOTH = SETTINGS.replace("{pdf: no", "{precompress: [br, gz], pdf: no")
SHORT, LONG = 1_400, 1_401
"""Bytes of the longest file that has no copies, and of the shortest that may have some."""

CONTENT: dict[str, str | bytes] = {
    **MINIMAL,
    "kort.csv": "a" * SHORT,
    "lang.csv": "a" * LONG,
    "bilag.zip": b"a" * LONG,
    "om.md": "---\ntitel: Om\n---\n[a](kort.csv) [b](lang.csv) [c](bilag.zip)\n",
}
TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml", ".csv", ".txt")

#: Undoes each form of a copy.
UNPACK = {".gz": gzip.decompress, ".br": brotli.decompress}


def project(folder: Path, settings: str = BOTH) -> Path:
    write(folder, {f"content/{name}": text for name, text in CONTENT.items()})
    return write(folder, {"mkdocs.yml": settings})


def build_here(project: Path) -> dict[str, bytes]:
    """The files of a site that is built in this process, with its search index."""
    mkdocs_project.build(project / "mkdocs.yml", project / "site", date.fromisoformat(DAY))
    return tree(project / "site")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("compressed"))
    done = run_build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_texts_that_are_long_enough_have_copies_and_nothing_else(built: Path) -> None:
    files = tree(built / "site")
    copies = {name for name in files if name.endswith((".br", ".gz"))}
    originals = files.keys() - copies
    assert copies == {
        f"{name}.{form}"
        for name in originals
        if name.endswith(TEXTS) and len(files[name]) >= LONG
        for form in ("br", "gz")
    }
    copied = {name.rpartition(".")[0] for name in copies}
    assert {"index.html", "404.html", "lang.csv", "pagefind/pagefind.js"} <= copied
    assert {Path(name).suffix for name in copied} >= {".html", ".css", ".js", ".csv"}
    assert {"kort.csv", "bilag.zip", "_headers", ".actionplans"} & copied == set()
    assert manifest.read(built / "site") == frozenset(files) - {manifest.NAME}


@pytest.mark.slow
def test_a_copy_is_its_file_made_smaller(built: Path) -> None:
    files = tree(built / "site")
    copies = [name for name in files if name.endswith((".br", ".gz"))]
    for name in copies:
        original = files[name.rpartition(".")[0]]
        assert UNPACK[Path(name).suffix](files[name]) == original, name
        assert len(files[name]) < len(original), name
    assert {files[name][4:8] for name in copies if name.endswith(".gz")} == {bytes(4)}, "no time"


@pytest.mark.slow
def test_a_site_has_none_unless_it_is_asked_for_and_a_preview_never(tmp_path: Path) -> None:
    plain = build_here(project(tmp_path / "plain", SETTINGS))
    only = build_here(project(tmp_path / "only", BOTH.replace("[br, gz]", "[gz]")))
    assert {Path(name).suffix for name in only.keys() - plain.keys()} == {".gz"}
    assert {name: data for name, data in only.items() if not name.endswith(".gz")} == {
        **plain,
        manifest.NAME: only[manifest.NAME],
    }
    config, _ = mkdocs_project.open_preview(
        project(tmp_path / "shown") / "mkdocs.yml", tmp_path / "x"
    )
    host_build.build(config)
    assert [name for name in tree(tmp_path / "x") if name.endswith((".br", ".gz"))] == []


@pytest.mark.slow
def test_brotli_compresses_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []
    compress = brotli.compress

    def counted(content: bytes, **how: int) -> bytes:
        made.append(content)
        return bytes(compress(content, **how))

    monkeypatch.setattr(brotli, "compress", counted)
    first = build_here(project(tmp_path))
    assert len(made) == len([name for name in first if name.endswith(".br")]) > 10
    made.clear()
    assert build_here(tmp_path) == first
    assert made == []
    write(tmp_path, {"content/lang.csv": "b" * LONG})
    changed = build_here(tmp_path)
    assert made == [b"b" * LONG]
    assert UNPACK[".br"](changed["lang.csv.br"]) == b"b" * LONG
    for kept in (tmp_path / ".build/brotli").iterdir():
        kept.write_bytes(kept.read_bytes().replace(b"A", b"B"))
    assert build_here(tmp_path) == changed, "what is damaged is made again"


@pytest.mark.slow
def test_the_same_is_not_built_again_and_a_copy_that_is_gone_is(built: Path) -> None:
    assert up_to_date(built / "mkdocs.yml", DAY)
    copy = built / "site/index.html.br"
    content = copy.read_bytes()
    copy.unlink()
    assert up_to_date(built / "mkdocs.yml", DAY) is None
    copy.write_bytes(content)
    assert up_to_date(built / "mkdocs.yml", DAY)


HOOKS = """
from pathlib import Path

def on_post_build(config):
    site = Path(config.site_dir)
    (site / "index.html.gz").write_bytes(b"another plugin's")
    (site / "late.json").write_text("[" + "1, " * 1000 + "1]")
"""


@pytest.mark.slow
def test_what_stands_there_stays_and_what_others_wrote_has_copies(tmp_path: Path) -> None:
    former = "tidligere_adresser: [nord/2022/gang/index.html.br]\nnummer: 1"
    write(project(tmp_path, f"{BOTH}hooks: [hooks.py]\n"), {"hooks.py": HOOKS})
    activity = MINIMAL["nord/2022/gang.md"].replace("nummer: 1", former)
    write(tmp_path, {"content/nord/2022/gang.md": activity})
    done = run_build(tmp_path)
    assert done.returncode == 0, done.stderr
    files = tree(tmp_path / "site")
    assert files["index.html.gz"] == b"another plugin's"
    assert b"refresh" in files["nord/2022/gang/index.html.br/index.html"]
    assert {"index.html.br", "nord/2022/gang/index.html.gz", "late.json.br"} <= files.keys()


@pytest.mark.slow
def test_a_file_of_somebody_else_stops_the_build_and_stands(tmp_path: Path) -> None:
    assert run_build(project(tmp_path, SETTINGS)).returncode == 0
    write(tmp_path, {"mkdocs.yml": BOTH, "site/index.html.br": "theirs"})
    before = tree(tmp_path / "site")
    done = run_build(tmp_path)
    assert (done.returncode, "index.html.br" in done.stderr) == (2, True), done.stderr
    assert tree(tmp_path / "site") == before


@pytest.mark.slow
def test_without_the_package_the_build_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, SETTINGS)
    assert run_build(folder).returncode == 0
    before = tree(folder / "site")
    write(folder, {"mkdocs.yml": BOTH})
    monkeypatch.setattr("actionplans.build.has_brotli", lambda: False)
    done = invoke(main, "build", "-f", str(folder / "mkdocs.yml"))
    assert (done.exit_code, "pip install 'actionplans[brotli]'" in done.output) == (2, True)
    assert tree(folder / "site") == before


def test_another_form_is_wrong_use(tmp_path: Path) -> None:
    settings = BOTH.replace("br, gz", "gz, zstd")
    done = invoke(main, "check", "-f", str(project(tmp_path, settings) / "mkdocs.yml"))
    assert done.exit_code == 2
    assert 'precompress: Filer kan ikke pakkes som "zstd". Skriv [gz], [br]' in done.output


# What hosts are told


def printed(settings: Path, host: str) -> str:
    done = invoke(main, "headers", "-f", str(settings), host)
    assert done.exit_code == 0, done.output
    return str(done.output)


SENT = {
    "nginx": ("gzip_static on;", "brotli_static on;"),
    "caddy": ("precompressed gzip\n", "precompressed br gzip\n"),
    "apache": ("%{REQUEST_URI}.gz [L]", "%{REQUEST_URI}index.html.br [L]"),
}


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy", "iis", "netlify"])
def test_hosts_that_can_are_told_to_send_them(host: str, tmp_path: Path) -> None:
    settings = project(tmp_path) / "mkdocs.yml"
    both = printed(settings, host)
    settings.write_text(BOTH.replace("br, gz", "gz"), encoding="utf-8")
    one = printed(settings, host)
    settings.write_text(SETTINGS, encoding="utf-8")
    none = printed(settings, host)
    if host not in SENT:
        assert both == one == none
        return
    assert both.startswith(none)
    assert one.startswith(none)
    gz, br = SENT[host]
    assert (gz in one, br in one, br in both, "precompress" in none) == (True, False, True, False)


def test_apache_is_told_the_type_of_every_sort_of_file(tmp_path: Path) -> None:
    told = printed(project(tmp_path) / "mkdocs.yml", "apache")
    for ending, kind in precompressed.TYPES.items():
        assert f'<FilesMatch "\\.{ending}\\.(br|gz)$">\n\tForceType {kind}\n' in told
