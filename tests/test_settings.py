"""Settings of the host: each works, or staff hear that it does not, and where it stands."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from mkdocs.config.defaults import MkDocsConfig
from PIL import Image

from actionplans.cli import main
from actionplans.exports.media import media
from actionplans.locale import Language
from actionplans.mkdocs_project import content_and_settings
from actionplans.options import ActionPlansConfig, WrongUse
from actionplans.problems import Location, Problem, Report, Severity
from actionplans.settings import Settings
from actionplans.settings_problems import EFFECTIVE, EFFECTIVE_IN_THEME
from actionplans.site import Site
from tests.commands import invoke
from tests.conftest import MINIMAL, SETTINGS, write
from tests.rendering import DAY, build_pages

WRITTEN = {
    "copyright": "© Byen",
    "draft_docs": "kladder/",
    "edit_uri": "blob/main/content/",
    "edit_uri_template": "'{path}'",
    "exclude_docs": "kladder/",
    "extra": "{social: []}",
    "extra_css": "[byen.css]",
    "extra_javascript": "[byen.js]",
    "extra_templates": "[byen.html]",
    "google_analytics": "[UA-1, by.example]",
    "nav": "[{Forside: index.md}]",
    "not_in_nav": "kladder/",
    "repo_name": "Koden",
    "repo_url": "https://code.by.example/planer",
    "site_author": "Byen",
    "use_directory_urls": "no",
    "validation": "{links: {anchors: warn}}",
}
"""A value of each setting that has no effect."""

REFUSED = {"pages": "[]", "mdx_configs": "{}"}
"""A value of each setting that the host itself refuses."""

OF_THEME = {
    "favicon": "byen.ico",
    "locale": "da",
    "logo": "byen.svg",
    "static_templates": "[byen.html]",
    "include_search_page": "no",
}
"""A value of some settings of themes that this one has not."""


COMMANDS = [pytest.param("build", marks=pytest.mark.slow), "check"]


def project(folder: Path, settings: str) -> Path:
    """A project with the least content; returns its settings."""
    write(folder / "content", MINIMAL)
    write(folder, {"mkdocs.yml": settings})
    return folder / "mkdocs.yml"


def problems(folder: Path, settings: str) -> tuple[Problem, ...]:
    return content_and_settings(project(folder, settings))[1].file_problems


def run(folder: Path, *arguments: str) -> Result:
    return invoke(main, *arguments, "-f", str(folder / "mkdocs.yml"))


@pytest.mark.parametrize("key", sorted({*MkDocsConfig()} - EFFECTIVE - {"config_file_path"}))
def test_a_setting_without_effect_is_reported_where_it_stands(key: str, tmp_path: Path) -> None:
    if key in REFUSED:
        with pytest.raises(WrongUse):
            problems(tmp_path, f"{SETTINGS}{key}: {REFUSED[key]}\n")
        return
    base = "repo_url: https://a.example\n" if key == "edit_uri" else ""
    found = problems(tmp_path, f"{SETTINGS}{base}{key}: {WRITTEN[key]}\n")
    (problem,) = (problem for problem in found if problem.inputs["key"] == key)
    assert problem.location.file == "../mkdocs.yml"
    assert problem.location.line == SETTINGS.count("\n") + base.count("\n") + 1
    excludes = key in ("exclude_docs", "draft_docs")
    assert problem.severity is (Severity.ERROR if excludes else Severity.WARNING)


@pytest.mark.parametrize("key", sorted(OF_THEME))
def test_a_setting_of_other_themes_is_reported_where_it_stands(key: str, tmp_path: Path) -> None:
    theme = f"theme:\n  name: actionplans\n  {key}: {OF_THEME[key]}\n"
    (found,) = problems(tmp_path, SETTINGS.replace("theme: {name: actionplans}\n", theme))
    assert found.inputs == {"key": f"theme.{key}"}
    assert (found.location.line, found.location.column) == (4, 3)


def test_settings_that_work_are_passed_over(tmp_path: Path) -> None:
    values = {
        "site_url": "https://by.example/",
        "site_description": "Planer.",
        "site_dir": "site",
        "hooks": "[]",
        "strict": "no",
        "dev_addr": "127.0.0.1:8001",
        "watch": "[content]",
        "remote_branch": "sider",
        "remote_name": "byen",
    }
    lines = "".join(f"{key}: {value}\n" for key, value in values.items())
    theme = "theme: {name: actionplans, custom_dir: content}"
    settings = SETTINGS.replace("theme: {name: actionplans}", theme)
    named = {line.partition(":")[0] for line in f"{settings}{lines}".splitlines()}
    assert named == EFFECTIVE
    assert {"name", "custom_dir"} == EFFECTIVE_IN_THEME
    assert problems(tmp_path, settings + lines) == ()


@pytest.mark.parametrize("line", ["nav:", "extra: {}", "extra_css: []", "use_directory_urls: yes"])
def test_a_setting_that_says_nothing_is_passed_over(line: str, tmp_path: Path) -> None:
    assert problems(tmp_path, f"{SETTINGS}{line}\n") == ()


def test_a_setting_that_another_file_states_is_reported_at_the_beginning(tmp_path: Path) -> None:
    write(tmp_path, {"felles.yml": "nav: [{Forside: index.md}]\n"})
    (found,) = problems(tmp_path, f"INHERIT: felles.yml\n{SETTINGS}")
    assert (found.inputs, found.location.line) == ({"key": "nav"}, 1)


def test_a_setting_of_the_plugin_that_stands_outside_it_is_told_where_it_belongs(
    tmp_path: Path,
) -> None:
    (found,) = problems(tmp_path, f"{SETTINGS}publisher: Byen\n")
    assert (found.kind, found.inputs) == ("setting-of-ours", {"key": "publisher"})


@pytest.mark.parametrize("command", COMMANDS)
def test_a_misspelt_setting_is_reported_once_in_the_language_of_the_site(
    command: str, tmp_path: Path
) -> None:
    misspelt = SETTINGS.replace("pdf: no", "pdf: no, publischer: Byen")
    project(tmp_path, f"{misspelt}site_descripton: Planer\nxyzzy: Byen\n")
    done = run(tmp_path, command)
    lines = [line for line in done.stderr.splitlines() if line.startswith("mkdocs.yml:")]
    assert lines == [
        'mkdocs.yml:5:34  advarsel ukendt-indstilling  "publischer" er ikke en indstilling. '
        'Mente du "publisher"?',
        'mkdocs.yml:6:1  advarsel ukendt-indstilling  "site_descripton" er ikke en indstilling. '
        'Mente du "site_description"?',
        'mkdocs.yml:7:1  advarsel ukendt-indstilling  "xyzzy" er ikke en indstilling. '
        "Slet linjen, eller ret navnet.",
    ]
    assert "0 fejl, 3 advarsler" in done.stderr
    assert "Unrecognised" not in done.output


def test_every_option_of_the_plugin_is_known(tmp_path: Path) -> None:
    assert len({*ActionPlansConfig()}) >= 7
    assert problems(tmp_path, SETTINGS) == ()


# Strict


STRICT = f"{SETTINGS}strict: yes\ncopyright: Byen\n"
"""Settings with a warning in them that say that warnings count as errors."""


@pytest.mark.parametrize("command", COMMANDS)
def test_where_settings_are_strict_a_warning_counts_as_an_error(
    command: str, tmp_path: Path
) -> None:
    project(tmp_path, STRICT)
    done = run(tmp_path, command)
    assert done.exit_code == 1
    assert "0 fejl, 1 advarsel" in done.stderr
    assert ("for mkdocs.yml siger strict" in done.stdout) == (command == "build")
    assert not (tmp_path / "site").exists()


def test_where_settings_are_not_strict_a_warning_is_only_reported(tmp_path: Path) -> None:
    project(tmp_path, STRICT.replace("strict: yes\n", ""))
    assert run(tmp_path, "check").exit_code == 0


def test_a_strict_site_without_warnings_passes(tmp_path: Path) -> None:
    project(tmp_path, STRICT.replace("copyright: Byen\n", ""))
    assert run(tmp_path, "check").exit_code == 0


def test_in_a_preview_warnings_are_only_reported() -> None:
    report = Report([Problem.warning("heading-one", Location("a.md"))])
    danish, day = Language.load("da"), date.fromisoformat(DAY)
    assert Settings("", danish, day, strict=True).refuses(report)
    assert not Settings("", danish, day, strict=True, preview=True).refuses(report)
    assert not Settings("", danish, day).refuses(report)


def logo_problems(folder: Path, logo: str, publisher: str = "Byen") -> list[tuple[str, str]]:
    """The kinds and places of the problems with a logo."""
    more = f"pdf: no, logo: {logo}, publisher: {publisher}"
    file = project(folder, SETTINGS.replace("pdf: no", more))
    Image.new("RGB", (60, 40), "red").save(folder / "content/byen.png")
    content, settings = content_and_settings(file)
    found = [it for it in Site.load(content, settings).report if "mkdocs" in it.location.file]
    named = [it for it in found if it.kind != "no-accessibility-statement"]
    return [(it.kind, f"{it.location.line}:{it.location.column}") for it in named]


@pytest.mark.parametrize(
    ("logo", "kinds"),
    [
        ("byen.png", []),
        ("mangler.svg", ["logo-missing"]),
        ("../mkdocs.yml", ["logo-missing"]),
        ("tekst.png", ["picture-format"]),
        ("usikker.svg", ["unsafe-drawing"]),
        ("index.md", ["logo-missing"]),
    ],
)
def test_a_logo_that_cannot_be_shown_is_reported_at_its_setting(
    logo: str, kinds: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "content", {"tekst.png": "x", "usikker.svg": "<svg><script/></svg>"})
    assert logo_problems(tmp_path, logo) == [(kind, "5:34") for kind in kinds]


def test_a_logo_needs_a_publisher_whose_name_is_read_aloud(tmp_path: Path) -> None:
    assert logo_problems(tmp_path, "byen.png", '""') == [("logo-without-publisher", "5:34")]


def test_a_logo_is_used(tmp_path: Path) -> None:
    file = project(tmp_path, SETTINGS.replace("pdf: no", "pdf: no, logo: a/b.png, publisher: By"))
    (tmp_path / "content/a").mkdir()
    Image.new("RGB", (60, 40), "red").save(tmp_path / "content/a/b.png")
    site = Site.load(*content_and_settings(file))
    assert [it.kind for it in site.report if "b.png" in it.location.file] == []
    published = [spec.address for spec in media(site)]
    assert len(published) == 2
    assert all(address.startswith("assets/pictures/b-") for address in published)


# The accessibility statement

STATEMENT = "https://was.by.example/"


def statement_problems(folder: Path, written: str, today: str = DAY) -> list[tuple[str, str]]:
    """The kinds and places of the problems with a statement, on a day."""
    own = f'pdf: no, date: "{today}", {written}'
    plain = re.sub(r', accessibility_statement: "[^"]*"', "", SETTINGS)
    content, settings = content_and_settings(project(folder, plain.replace("pdf: no", own)))
    found = [it for it in Site.load(content, settings).report if "mkdocs" in it.location.file]
    return [(it.kind, f"{it.location.line}:{it.location.column}") for it in found]


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        ("2024-02-28", ["statement-from-future"]),
        ("2024-02-29", []),
        ("2025-02-28", []),
        ("2025-03-01", ["old-accessibility-statement"]),
    ],
)
def test_a_statement_that_was_updated_more_than_a_year_ago_is_reported(
    today: str, kinds: list[str], tmp_path: Path
) -> None:
    written = f"accessibility_updated: 2024-02-29, accessibility_statement: '{STATEMENT}'"
    assert statement_problems(tmp_path, written, today) == [(it, "5:54") for it in kinds]


def test_a_statement_whose_update_is_not_stated_is_no_old_one(tmp_path: Path) -> None:
    assert statement_problems(tmp_path, f"accessibility_statement: '{STATEMENT}'") == []


def test_the_update_of_a_statement_that_is_nowhere_is_reported(tmp_path: Path) -> None:
    found = statement_problems(tmp_path, "accessibility_updated: 2024-02-29")
    assert found == [("no-accessibility-statement", "1:1"), ("updated-without-statement", "5:54")]


@pytest.mark.parametrize("number", ["12 34 56 78", "+45 12 34 56 78", "(030) 123-456", "112"])
def test_a_telephone_number_is_taken_as_it_is_written(number: str, tmp_path: Path) -> None:
    file = project(tmp_path, SETTINGS.replace("pdf: no", f'accessibility_phone: "{number}"'))
    assert content_and_settings(file)[1].accessibility_phone == number


@pytest.mark.parametrize("number", ["12345678", "030123456", "'12'", "'ring'", "'1 2 3+'"])
def test_what_is_no_telephone_number_is_wrong_use(number: str, tmp_path: Path) -> None:
    file = project(tmp_path, SETTINGS.replace("pdf: no", f"accessibility_phone: {number}"))
    with pytest.raises(WrongUse, match=r'accessibility_phone: .* er ikke et telefonnummer\. .*"12'):
        content_and_settings(file)


def test_a_day_of_update_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    file = project(tmp_path, SETTINGS.replace("pdf: no", "accessibility_updated: i går"))
    with pytest.raises(WrongUse, match='accessibility_updated: "i går" er ikke en dato'):
        content_and_settings(file)


def test_a_civil_registration_number_is_no_telephone_number(tmp_path: Path) -> None:
    number = "accessibility_phone: '010190-1234'"
    assert ("cpr-number", "1:1") in statement_problems(tmp_path, number)


def test_the_telephone_number_for_accessibility_may_stand_in_texts(tmp_path: Path) -> None:
    write(tmp_path / "content", {"om.md": "---\ntitel: Om\n---\nRing på 12 34 56 78.\n"})

    def kinds(number: str) -> list[str]:
        own = f'accessibility_phone: "{number}"'
        site = Site.load(*content_and_settings(project(tmp_path, SETTINGS.replace("pdf: no", own))))
        return [it.kind for it in site.report]

    assert "phone-outside-contact" not in kinds("+45 12345678")
    assert "phone-outside-contact" in kinds("12 34 56 79")


def was(folder: Path, written: str, day: str = DAY) -> str:
    """The page at `/was/` of a site with some settings, built for a day."""
    plain = re.sub(r', accessibility_statement: "[^"]*"', "", SETTINGS)
    project(folder, plain.replace("pdf: no", f"pdf: no{written}"))
    return (build_pages(folder, day) / "was/index.html").read_text(encoding="utf-8")


PHONE = ', accessibility_phone: "12 34 56 78"'
CALL = '<a href="tel:12345678">Ring til os: 12 34 56 78</a>'


def test_was_tells_of_the_statement_what_is_stated(tmp_path: Path) -> None:
    statement = f', accessibility_statement: "{STATEMENT}"'
    silent = was(tmp_path, statement)
    assert "opdateret" not in silent.partition("<footer")[0]
    assert "tel:" not in silent
    stated = was(tmp_path, f"{statement}{PHONE}, accessibility_updated: 2026-05-04").replace(
        "\xa0", " "
    )
    assert "Erklæringen er senest opdateret 4. maj 2026." in stated
    assert CALL in stated
    assert f'content="0; url={STATEMENT}"' in stated


def test_without_a_statement_was_tells_whom_to_call_and_of_no_update(tmp_path: Path) -> None:
    html = was(tmp_path, f"{PHONE}, accessibility_updated: 2026-05-04")
    assert "Fortæl os, hvilken side det drejer sig om" in html
    assert CALL in html
    assert "senest opdateret" not in html
    assert "tel:" not in was(tmp_path, "")


def test_the_pages_are_the_same_when_the_statement_has_become_old(tmp_path: Path) -> None:
    own = f', accessibility_statement: "{STATEMENT}", accessibility_updated: 2025-05-04'
    early, late = (was(tmp_path, own, day) for day in ("2025-06-01", "2026-06-01"))
    assert early == late
