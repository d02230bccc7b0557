"""The size of a site and the limits of hosts; the lists for search engines have limits too."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from actionplans.cli import main
from actionplans.exports import sitemap
from actionplans.host_limits import HOSTS, HostLimits
from tests.commands import invoke
from tests.conftest import MINIMAL, REPOSITORY, SETTINGS, run_build, write
from tests.killing import tree
from tests.rendering import build_pages

HOST = SETTINGS.replace("{pdf: no", "{host: netlify, pdf: no")
SITE_URL = "site_url: https://planer.example/by/\n"


def project(folder: Path, settings: str = HOST) -> Path:
    write(folder, {f"content/{name}": text for name, text in MINIMAL.items()})
    return write(folder, {"mkdocs.yml": settings})


@pytest.mark.slow
def test_a_build_ends_with_its_files_and_bytes(tmp_path: Path) -> None:
    done = run_build(project(tmp_path, HOST + SITE_URL))
    assert done.returncode == 0, done.stderr
    files = tree(tmp_path / "site")
    size = sum(map(len, files.values()))
    assert done.stderr.splitlines() == ["0 fejl, 0 advarsler", f"{len(files)} filer, {kb(size)}"]
    again = run_build(tmp_path)
    assert (again.stderr, again.stdout) == (done.stderr, done.stdout)


def kb(size: int) -> str:
    return f"{round(size / 1000)}\N{NO-BREAK SPACE}kB"


def measured(site: Path) -> dict[str, tuple[int, str]]:
    """The measures of a site, each with what a warning says of it."""
    files = tree(site)
    folders = [path for path in site.rglob("*") if path.is_dir()]
    largest = max(files, key=lambda name: len(files[name]))
    fullest = max(
        (sum(it.is_file() for it in path.iterdir()), path.relative_to(site).as_posix())
        for path in (site, *folders)
    )
    size = sum(map(len, files.values()))
    return {
        "files": (len(files), f"Siden har {len(files)} filer, og"),
        "entries": (len(files) + len(folders), f"har {len(files) + len(folders)} filer og mapper"),
        "files_of_folder": (fullest[0], f'Mappen "{fullest[1]}" på siden har {fullest[0]} filer'),
        "bytes": (size, f"Siden fylder {kb(size)}"),
        "bytes_of_file": (
            len(files[largest]),
            f'Filen "{largest}" fylder {kb(len(files[largest]))}',
        ),
    }


def limited(measure: str, limit: int) -> HostLimits:
    """The limits of a host that has one."""
    limits: dict[str, Any] = {measure: limit}
    return HostLimits(name="Vært", source="", read="", **limits)


@pytest.mark.parametrize(
    "measure", ["files", "entries", "files_of_folder", "bytes", "bytes_of_file"]
)
def test_four_fifths_of_a_limit_are_near_and_less_is_not(
    measure: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    value, words = measured(build_pages(project(tmp_path)))[measure]
    limit = value * 5 // 4
    reports = []
    for most in (limit, limit + 1):
        monkeypatch.setitem(HOSTS, "netlify", limited(measure, most))
        capsys.readouterr()
        build_pages(tmp_path)
        reports.append(capsys.readouterr().err)
    near, far = reports
    [warning] = [line for line in near.splitlines() if "naer-graense" in line]
    assert warning.startswith("mkdocs.yml:5:")
    assert words in warning
    assert "Vært tager højst" in warning
    assert "naer-graense" not in far


@pytest.mark.slow
def test_with_strict_settings_a_site_that_is_near_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, f"{HOST}strict: yes\n")
    assert run_build(folder).returncode == 0
    before = tree(folder / "site")
    write(folder, {"content/om.md": "---\ntitel: Om\n---\n"})
    monkeypatch.setitem(HOSTS, "netlify", limited("files", 1))
    done = invoke(main, "build", "-f", str(folder / "mkdocs.yml"))
    assert done.exit_code == 1
    assert "strict: advarsler tæller som fejl" in done.output
    assert tree(folder / "site") == before
    assert [path.name for path in folder.glob(".site*")] == []


def test_a_host_that_nobody_knows_is_wrong_use(tmp_path: Path) -> None:
    settings = HOST.replace("netlify", "netlfy")
    done = invoke(main, "check", "-f", str(project(tmp_path, settings) / "mkdocs.yml"))
    assert (done.exit_code, 'host: "netlfy"' in done.output) == (2, True)
    assert 'Mente du "netlify"?' in done.output


def test_every_host_says_where_its_limits_stand_and_the_handbook_has_them() -> None:
    chapter = (REPOSITORY / "handbook/docs/da/udgiv.md").read_text(encoding="utf-8")
    for key, host in HOSTS.items():
        assert re.fullmatch(r"https://[\w./#-]+", host.source), key
        assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", host.read), key
        [row] = re.findall(rf"^\|.*\| `{key}` \|.*$", chapter, re.M)
        counted = [host.files, host.entries, host.files_of_folder]
        weighed = [(host.bytes, 1_000_000_000, "GB"), (host.bytes_of_file, 1024**2, "MiB")]
        limits = [f"{limit:,}".replace(",", ".") for limit in counted if limit]
        limits += [f"{limit // unit} {name}" for limit, unit, name in weighed if limit]
        assert limits, key
        assert set(limits) <= set(re.findall(r"[\d.]+(?: [GM]i?B)?", row)), key
        assert host.source in row, key


# Lists of pages


def test_more_addresses_than_a_list_may_have_are_in_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = locations(build_pages(project(tmp_path / "one", SETTINGS + SITE_URL)), "sitemap.xml")
    assert len(one) > 8
    monkeypatch.setattr(sitemap, "_MAX_ADDRESSES", len(one) // 2)
    site = build_pages(project(tmp_path / "many", SETTINGS + SITE_URL))
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{{{SPACE}}}sitemapindex"
    listed = locations(site, "sitemap.xml")
    names = [it.removeprefix("https://planer.example/by/") for it in listed]
    assert names == [f"sitemap-{number}.xml" for number in range(1, 3 + len(one) % 2)]
    assert sorted(path.name for path in site.glob("sitemap*")) == [*names, "sitemap.xml"]
    found = [locations(site, name) for name in names]
    assert [it for part in found for it in part] == one
    assert max(map(len, found)) == len(one) // 2


def test_a_list_has_no_more_bytes_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"{number:04}/{'å' * 50}/" for number in range(100)]
    monkeypatch.setattr(sitemap, "_MAX_BYTES", 5_000)
    files = sitemap.sitemaps("https://planer.example/", addresses)
    parts = [content for name, content in files.items() if name != sitemap.FILE]
    assert len(parts) > 3
    assert all(len(content) <= 5_000 + 1_000 for content in parts)
    assert b"".join(parts).count(b"<loc>") == len(addresses)


SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def locations(site: Path, name: str) -> list[str]:
    root = ElementTree.parse(site / name).getroot()
    return [it.text or "" for it in root.iter(f"{{{SPACE}}}loc")]
