"""What waits for its day: nothing of it is published before, and all of it as soon as it comes."""

import gzip
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from actionplans import upkeep_commands
from actionplans.cli import main
from actionplans.locale import Language
from actionplans.settings import Settings
from actionplans.site import Site
from actionplans.stamp import up_to_date
from actionplans.views.site_pages import pages
from tests.commands import invoke
from tests.conftest import MINIMAL, MUNICIPALITY, SETTINGS, run_build, served, write
from tests.rendering import build_pages
from tests.test_browser import AXE, BESIDE, RUN_AXE

DANISH = Language.load("da")
BEFORE, DAY, AFTER = "2026-06-01", "2026-06-02", "2026-06-03"
BUILT = shutil.ignore_patterns("site", ".build")

GANG = "nord/2022/gang.md"
TRIP = f"""\
---
nummer: 2
titel: Skumringsvandring
udgives: {DAY}
resumé: Vi lytter til natravnen.
indsatsområder: [trygt]
ansvarlige: [by]
bevilling: {{2022: 77.123}}
søgeord: [lygtegang]
ændringer: [{{dato: 2026-05-05, tekst: Mosekonen er kommet med.}}]
tidligere_adresser: [nord/2022/ellefolk]
bilag: [{{fil: kort.txt, titel: Kortet over heden}}]
---
Se [stien](sti.txt). Vi bærer fakler.
"""
COMING = {
    **MINIMAL,
    "nord/2022/tur.md": TRIP,
    "nord/2022/tur.en.md": "---\ntitel: Duskwalk\n---\nWe carry torches.\n",
    "nord/2022/kort.txt": "Hulvejen\n",
    "nord/2022/sti.txt": "Gærdet\n",
}
SECRETS = (
    *("kumringsvandring", "natravnen", "77.123", "77123", "lygtegang", "Mosekonen", "ellefolk"),
    *("Kortet over heden", "kort.txt", "sti.txt", "fakler", "Duskwalk", "torches", "Hulvejen"),
    *("Gærdet", "nord/2022/tur"),
)


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def texts(folder: Path) -> Iterator[str]:
    """The name and the text of every file, of compressed ones what is in them."""
    for name, content in tree(folder).items():
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        yield f"{name}\n{plain.decode(errors='replace')}"


def told_in(folder: Path) -> set[str]:
    """Which of the secrets a site tells, in whatever file."""
    whole = "\n".join(texts(folder))
    return {secret for secret in SECRETS if secret in whole}


@pytest.fixture
def coming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an activity whose day is to come."""
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", COMING)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(upkeep_commands, "last_changes", lambda _folder: {})
    return tmp_path


def is_built(project: Path, *options: str) -> str:
    """Build a project; returns what was said."""
    done = run_build(project, *options)
    assert done.returncode == 0, done.stderr
    return done.stderr


# The day


@pytest.mark.slow
def test_no_byte_is_published_before_the_day_and_everything_on_it(coming: Path) -> None:
    said = is_built(coming, "--date", BEFORE)
    assert told_in(coming / "site") == set()
    assert DANISH.text("held-back", count=1, day=DAY) in said.splitlines()
    assert up_to_date(coming / "mkdocs.yml", BEFORE)
    assert not up_to_date(coming / "mkdocs.yml", DAY)
    said = is_built(coming, "--date", DAY)
    assert told_in(coming / "site") == set(SECRETS)
    assert "holdes tilbage" not in said


FIELDS = {
    "an activity": "content/soeparken/2022-2025/raadgivning.md",
    "a report": "content/lilleby-nord/2023/status-2024-05.md",
    "a text": "content/lilleby-nord/om-tallene.md",
    "a translation": "content/om.en.md",
}


@pytest.mark.slow
@pytest.mark.parametrize("file", FIELDS.values(), ids=FIELDS)
def test_a_file_is_not_there_before_its_day_and_no_other_from_it_on(
    file: str, tmp_path: Path
) -> None:
    def built(name: str, day: str, field: str | None) -> dict[str, bytes]:
        project = tmp_path / name
        shutil.copytree(MUNICIPALITY, project, ignore=BUILT)
        settings = project / "mkdocs.yml"
        settings.write_text(f"{settings.read_text('utf-8').rstrip()}\n      pdf: no\n", "utf-8")
        path = project / file
        if field is None:
            path.unlink()
        else:
            path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{field}", 1), "utf-8")
        return tree(build_pages(project, day))

    waiting = f"udgives: {DAY}\n"
    assert built("before", BEFORE, waiting) == built("without", BEFORE, None)
    assert built("on-it", DAY, waiting) == built("stated-nothing", DAY, "")


def on(day: str, content: dict[str, str], folder: Path, *, drafts: bool = False) -> Site:
    """A content folder, read and checked on a day."""
    write(folder, content)
    settings = Settings("", DANISH, date.fromisoformat(day))
    return Site.load(folder, settings, drafts=drafts)


def test_what_is_below_a_page_waits_with_it_and_no_shorter(tmp_path: Path) -> None:
    plan = MINIMAL["nord/2022/index.md"].replace("---\n", f"---\nudgives: {AFTER}\n", 1)
    gang = MINIMAL[GANG].replace("---\n", f"---\nudgives: {DAY}\n", 1)
    content = {**MINIMAL, "nord/2022/index.md": plan, GANG: gang}
    for day, is_there in ((BEFORE, False), (DAY, False), (AFTER, True)):
        library = on(day, content, tmp_path).library
        assert ("nord/2022" in library.plans) is is_there
        assert ("nord/2022/gang" in library.activities) is is_there


def test_a_draft_with_a_day_stays_a_draft(tmp_path: Path) -> None:
    gang = MINIMAL[GANG].replace("---\n", f"---\nkladde: ja\nudgives: {DAY}\n", 1)
    assert not on(AFTER, {**MINIMAL, GANG: gang}, tmp_path).library.activities


def test_previews_show_it_and_say_so_on_all_its_pages(tmp_path: Path) -> None:
    site = on(BEFORE, COMING, tmp_path, drafts=True)
    waiting = {it.address for it in pages(site) if site.held_until(it.address, it.code)}
    assert {"nord/2022/tur/", "en/nord/2022/tur/"} <= waiting
    assert all("nord/2022/tur/" in address for address in waiting)


def test_a_page_that_waits_has_not_vanished(tmp_path: Path) -> None:
    rows = "nord/2022/tur/,activity,2,tur\nnord/2022/ellefolk/,redirect,,\nnord/x/,plan,,x\n"
    write(tmp_path, {"addresses.csv": f"address,type,number,title\n{rows}"})
    write(tmp_path / "content", COMING)
    remembered = (tmp_path / "addresses.csv",)
    for day in (BEFORE, DAY):
        settings = Settings("", DANISH, date.fromisoformat(day), remembered=remembered)
        report = Site.load(tmp_path / "content", settings).report
        gone = [it.inputs["value"] for it in report if "address" in it.kind]
        assert gone == [("nord/x/",)]


# Who is told


@pytest.mark.usefixtures("coming")
def test_what_waits_is_due_on_its_day() -> None:
    line = f"  {DAY}  content/nord/2022/tur.md:4:10  " + DANISH.text(
        "due-publishing", title="Skumringsvandring"
    )
    assert line in invoke(main, "due", "--date", BEFORE).stdout.splitlines()
    assert line not in invoke(main, "due", "--date", DAY).stdout.splitlines()


def check(project: Path, day: str = BEFORE) -> tuple[int, list[str]]:
    settings = SETTINGS.replace("pdf: no", f'pdf: no, date: "{day}"')
    write(project, {"mkdocs.yml": settings})
    done = invoke(main, "check")
    return done.exit_code, done.stderr.splitlines()


def test_a_check_says_what_is_held_back(coming: Path) -> None:
    status, lines = check(coming)
    assert (status, lines[-1]) == (0, DANISH.text("held-back", count=1, day=DAY))
    status, lines = check(coming, DAY)
    assert (status, lines[-1]) == (0, "0 fejl, 0 advarsler")


def test_a_check_finds_what_would_stop_the_build_of_a_day_to_come(coming: Path) -> None:
    """Nothing is wrong today, and nothing would be once all of it is published."""
    gang = MINIMAL[GANG].replace("nummer: 1", "nummer: 3").replace("titel: Gang", "titel: Løb")
    later = gang.replace("---\n", f"---\nudgives: {AFTER}\n", 1)
    write(coming / "content", {"nord/2022/loeb.md": later})
    assert check(coming)[0] == 0
    pointing = TRIP.replace("titel:", "fortsætter: nord/2022/loeb\ntitel:", 1)
    write(coming / "content", {"nord/2022/tur.md": pointing})
    status, lines = check(coming)
    assert status == 1
    [error] = [line for line in lines if "peger-paa-kommende" in line]
    assert error.startswith("content/nord/2022/tur.md:3:13 ")
    assert f'"udgives: {AFTER}"' in error


# A site for approval


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, then built for approval, and then built again."""
    project = tmp_path_factory.mktemp("approved")
    settings = SETTINGS.replace(
        "pdf: no", "pdf: no, host_files: [CNAME], precompress: [gz], search_export: yes"
    )
    write(project, {"mkdocs.yml": f"site_url: https://planer.example/\n{settings}"})
    draft = "---\ntitel: Hyldebær\nkladde: ja\n---\nEn kladde om hyld.\n"
    write(project / "content", {**COMING, "hyld.md": draft, "CNAME": "planer.example\n"})
    is_built(project, "--date", BEFORE)
    shutil.copytree(project / "site", project / "before")
    kept = tree(project / ".build")
    is_built(project, "--date", BEFORE, "--godkendelse", "godkendes")
    after = tree(project / ".build")
    assert {name: it for name, it in after.items() if not name.startswith("approval/")} == kept
    return project


@pytest.mark.slow
def test_what_is_held_back_is_in_a_site_for_approval(approved: Path) -> None:
    assert told_in(approved / "godkendes") == set(SECRETS)
    assert "Hyldebær" in "".join(texts(approved / "godkendes"))
    assert told_in(approved / "site") == set()
    assert "Hyldebær" not in "".join(texts(approved / "site"))


@pytest.mark.slow
def test_each_page_for_approval_says_so_and_no_search_engine_takes_it(approved: Path) -> None:
    site = approved / "godkendes"
    html = {path: path.read_text("utf-8").replace("\xa0", " ") for path in site.rglob("*.html")}
    assert len(html) > 10
    for path, text in html.items():
        assert DANISH.text("for-approval") in text or "Draft – not published." in text, path
        assert text.count('<meta name="robots" content="noindex') == 1, path
        assert 'rel="canonical"' not in text or "http-equiv" in text, path
    day = DANISH.text("is-coming", day=DANISH.figures.day(date.fromisoformat(DAY)))
    assert day in html[site / "nord/2022/tur/index.html"]
    assert day not in html[site / "nord/2022/gang/index.html"]
    assert DANISH.text("is-draft") in html[site / "hyld/index.html"]
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert "X-Robots-Tag: noindex" in (site / "_headers").read_text()
    for name in ("sitemap.xml", "CNAME", "opdateringer.xml", "data/addresses.csv"):
        assert not (site / name).exists(), name
    assert not list(site.rglob("search.ndjson*"))


@pytest.mark.slow
def test_a_site_for_approval_leaves_nothing_in_the_published_one(approved: Path) -> None:
    assert tree(approved / "site") == tree(approved / "before")
    index = approved / "content/index.md"
    index.write_text(index.read_text("utf-8").replace("Forside", "Velkommen"), "utf-8")
    is_built(approved, "--date", BEFORE)
    clean = approved / "clean"
    shutil.copytree(approved / "content", clean / "content")
    shutil.copy(approved / "mkdocs.yml", clean)
    is_built(clean, "--date", BEFORE)
    assert tree(approved / "site") == tree(clean / "site")
    assert told_in(approved / "site") == set()


@pytest.mark.slow
def test_only_of_a_site_for_readers_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Its address, and the pages that are drafts still."""
    write(tmp_path, {"mkdocs.yml": SETTINGS})
    write(tmp_path / "content", {**MINIMAL, "hyld.md": "---\ntitel: Hyld\nkladde: ja\n---\n"})
    told = {DANISH.text("no-site-url"), DANISH.text("drafts-left-out", count=1)}
    assert told <= set(is_built(tmp_path, "--date", BEFORE).splitlines())
    said = is_built(tmp_path, "--date", BEFORE, "--godkendelse", "godkendes")
    assert told.isdisjoint(said.splitlines())


@pytest.mark.parametrize("folder", ["site", "site/a", "content", ".", ".build"])
def test_a_site_for_approval_is_never_where_another_folder_is(folder: str, coming: Path) -> None:
    write(coming / "site", {"index.html": "siden"})
    before = tree(coming)
    done = invoke(main, "build", "--approval", folder)
    assert (done.exit_code, "deler plads med" in done.stderr) == (2, True)
    assert tree(coming) == before


def test_a_folder_of_others_is_not_taken_for_approval(coming: Path) -> None:
    write(coming / "andet", {"noter.txt": "eget"})
    done = invoke(main, "build", "--approval", "andet")
    assert (done.exit_code, "bliver ikke rørt" in done.stderr) == (2, True)
    assert tree(coming / "andet") == {"noter.txt": b"eget"}


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_the_banner_is_seen_and_can_be_read(width: int, approved: Path, browser: Browser) -> None:
    with served(approved / "godkendes") as root, browser.new_page() as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{root}nord/2022/tur/")
        banner = page.get_by_text(DANISH.text("for-approval")).bounding_box()
        assert banner
        assert banner["y"] + banner["height"] < 800, "it is seen without scrolling"
        assert page.evaluate(BESIDE) == []
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(RUN_AXE, AXE)["violations"] == []
