"""A preview shows what a preview would that was begun now: at the first look, and once checked.

One preview lives through all changes, so that whatever it has of an earlier state can be wrong.
"""

import shutil
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from actionplans.cache import BuildCache
from actionplans.live_site import LiveSite, LiveTheme, NotListedError
from actionplans.locale import Language
from actionplans.media.pictures import Gallery, stop_worker
from actionplans.preview.watch import snapshot
from actionplans.preview_result import PreviewResult
from actionplans.preview_site import PreviewSite
from actionplans.settings import Settings
from actionplans.site import SiteReader
from actionplans.theme_files import ThemeFiles
from tests.conftest import MUNICIPALITY, REPOSITORY, write
from tests.rendering import DAY
from tests.test_kept_pages import BUILT, CHANGES, carry_out_all
from tests.test_scenarios import SCENARIOS

RINGS = [
    *("reference-to-itself", "reference-to-itself-in-register"),
    *("ring-of-activities", "ring-of-organisations"),
]
"""Scenarios of records that refer to themselves, by whatever way."""

ROOT = "http://127.0.0.1:8000"
EVERY = 7
"""One page in so many is looked at after each change, others after each."""

NAMED_LATER = {"a renamed plan"}
"""Changes of many addresses: links to them are told apart only once all pages are listed."""

ACTIVITY = "content/lilleby-nord/2023/ungejob.md"
PAGE = "lilleby-nord/2023/ungejob/index.html"


class Preview:
    """A preview that lives on while its project changes."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.site = PreviewSite(project / "mkdocs.yml")
        self.site.read_settings()
        self.seen = snapshot(self.site.watched)
        self.live = self._live(None)

    def look(self) -> LiveSite:
        """The site as it is now, not checked; what has changed is what a watch finds."""
        before, self.seen = self.seen, snapshot(self.site.watched)
        self.live = self._live({path for path, _ in before ^ self.seen})
        return self.live

    def check(self) -> PreviewResult:
        result = self.site.check(self.live, lambda: False)
        assert result
        return result

    def _live(self, changes: Collection[str] | None) -> LiveSite:
        live = self.site.read(ROOT, changes)
        assert isinstance(live, LiveSite), live
        return live


def copied(folder: Path) -> Path:
    """The made-up municipality, with a theme folder of its own."""
    project = Path(shutil.copytree(MUNICIPALITY, folder / "project", ignore=BUILT))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("name: actionplans\n", "name: actionplans\n  custom_dir: theme\n")
    return write(project, {"mkdocs.yml": settings, "theme/assets/own.txt": "Eget.\n"})


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    preview = Preview(copied(tmp_path_factory.mktemp("live")))
    assert preview.check().built
    return preview


@pytest.fixture
def preview(lasting: Preview) -> Iterator[Preview]:
    """That preview; the project is as it was when a test begins and after it."""
    kept = lasting.project.with_name("kept")
    shutil.copytree(lasting.project, kept, ignore=BUILT)
    yield lasting
    for name in ("content", "theme"):
        shutil.rmtree(lasting.project / name)
        (kept / name).rename(lasting.project / name)
    (kept / "mkdocs.yml").replace(lasting.project / "mkdocs.yml")
    shutil.rmtree(kept)
    lasting.look()
    assert lasting.check().built


def content(live: LiveSite, path: str) -> bytes | None:
    found = live.file(path)
    return found.read_bytes() if isinstance(found, Path) else found


def looked_at(live: LiveSite, path: str) -> bytes | None:
    """What the first look shows at a path; None where it has to wait for the check."""
    try:
        return content(live, path)
    except NotListedError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize(("number", "change"), [*enumerate(CHANGES)], ids=[*map(str, CHANGES)])
def test_a_change_is_shown_as_by_a_preview_that_begins_now(
    number: int, change: str, preview: Preview
) -> None:
    carry_out_all(CHANGES[change], preview.project)
    live = preview.look()
    assert live.can_be_looked_at
    pages = [path for path in live.listing if path.endswith(".html")][number % EVERY :: EVERY]
    first = {path: found for path in pages if (found := looked_at(live, path)) is not None}
    result = preview.check()
    fresh = Preview(preview.project)
    assert [*fresh.check().report] == [*result.report]
    assert set(live.listing) == set(fresh.live.listing)
    expected = {path: content(fresh.live, path) for path in pages}
    assert {path: content(live, path) for path in pages} == expected
    assert len(first) > len(pages) / 2
    differing = {path for path in first if first[path] != expected[path]}
    assert live.looks_otherwise == bool(differing), "open pages are loaded again"
    assert change in NAMED_LATER or not differing


def test_files_that_are_no_pages_follow_once_all_is_listed(preview: Preview) -> None:
    tables = [path for path in preview.live.listing if path.endswith(".csv")]
    assert tables
    preview.look()
    with pytest.raises(NotListedError):
        preview.live.file(tables[0])
    preview.check()
    fresh = Preview(preview.project)
    fresh.check()
    assert all(content(preview.live, it) == content(fresh.live, it) for it in tables)


def test_a_picture_that_is_new_is_there_at_the_first_look(preview: Preview) -> None:
    pictures = sorted((preview.project / "content").rglob("*.jpg"))
    source = preview.project / ACTIVITY
    shutil.copy(pictures[0], source.with_name("nyt.jpg"))
    source.write_text(f"{source.read_text(encoding='utf-8')}\n![Et billede](nyt.jpg)\n", "utf-8")
    live = preview.look()
    page = looked_at(live, PAGE)
    assert page
    (address,) = {part for part in page.decode().split('"') if "/nyt-" in part and " " not in part}
    assert content(live, address.removeprefix("../../../"))


def test_a_file_with_errors_is_not_looked_at_before_they_are_told(preview: Preview) -> None:
    source = preview.project / ACTIVITY
    source.write_text(source.read_text(encoding="utf-8").replace("emner:", "emnner: ["), "utf-8")
    assert not preview.look().can_be_looked_at
    result = preview.check()
    assert [problem.location.file for problem in result.report.errors]
    assert not result.built


def test_a_check_is_given_up_for_a_newer_site(preview: Preview) -> None:
    live = preview.look()
    assert preview.site.check(live, lambda: True) is None
    assert looked_at(live, PAGE)
    assert preview.check().built


def test_a_file_that_becomes_a_link_is_refused(preview: Preview, tmp_path: Path) -> None:
    write(tmp_path, {"outside.md": "---\ntitel: Udenfor\n---\nHemmeligt.\n"})
    page = preview.project / "content/om.md"
    page.unlink()
    page.symlink_to(tmp_path / "outside.md")
    assert not preview.look().can_be_looked_at
    problems = [(it.kind, it.location.file) for it in preview.check().report.errors]
    assert ("link-not-allowed", "om.md") in problems


def test_another_day_with_nothing_changed_has_the_same_content(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the first notice of a day is of a file that came and went."""
    monkeypatch.setattr(preview.site, "_reader", None)
    live = preview.look()
    assert looked_at(live, PAGE)
    assert len(live.site.content.documents) > 20


def test_a_picture_that_several_threads_ask_for_is_made_once(
    preview: Preview, tmp_path: Path
) -> None:
    pictures = sorted((preview.project / "content").rglob("*.jpg"))
    for number in range(4):
        shutil.copy(pictures[0], tmp_path / f"{number}.jpg")
        with (tmp_path / f"{number}.jpg").open("ab") as file:
            file.write(bytes([number]))
    gallery = Gallery(BuildCache(tmp_path / "cache"))

    def make(number: int) -> int:
        picture = gallery.picture(tmp_path / f"{number % 4}.jpg")
        stop_worker()
        return picture.width

    with ThreadPoolExecutor(4) as threads:
        widths = list(threads.map(make, range(12)))
    assert len(set(widths)) == 1


def test_settings_are_read_again_when_they_change(preview: Preview) -> None:
    settings = preview.project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("site_name: ", "site_name: Ny "), "utf-8")
    page = looked_at(preview.look(), PAGE)
    assert page
    assert b"Ny " in page
    settings.write_text("site_name: [\n", "utf-8")
    before, preview.seen = preview.seen, snapshot(preview.site.watched)
    broken = preview.site.read(ROOT, {path for path, _ in before ^ preview.seen})
    assert isinstance(broken, PreviewResult)
    assert broken.language == Language.load("da")
    settings.write_text(text, "utf-8")
    assert looked_at(preview.look(), PAGE)


@pytest.mark.parametrize("name", RINGS)
def test_a_first_look_at_what_checks_refuse_comes_to_an_end(name: str, tmp_path: Path) -> None:
    """Nothing has been checked yet when it begins: what cannot be made says so."""
    content = write(tmp_path / "content", SCENARIOS[name].content)
    settings = Settings("Planer", Language.load("da"), date.fromisoformat(DAY), preview=True)
    theme = LiveTheme(ThemeFiles(folders=[REPOSITORY / "templates"], assets={}))
    live = LiveSite(SiteReader(content, settings, drafts=True).read(), theme)
    assert looked_at(live, "index.html")
    made = 0
    for path in live.listing:
        with suppress(KeyError, ValueError):
            made += looked_at(live, path) is not None
    assert made > 5
