"""Imports of documents: what becomes of headings, tables and lists, and that nothing is lost."""

import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from actionplans.cli import main
from actionplans.importing.documents import scan
from actionplans.importing.failure import DocumentError
from actionplans.importing.imports import Import
from actionplans.importing.text_file import read_text
from actionplans.importing.vocabulary import vocabulary
from actionplans.locale import Language
from actionplans.problems import Severity
from actionplans.site import Site
from tests import word_documents
from tests.commands import invoke
from tests.conftest import MINIMAL, write
from tests.conftest import SETTINGS as CONFIG
from tests.golden import assert_golden
from tests.importing import FOLDER, all_files, imported, imported_text, lost
from tests.test_reader_properties import SETTINGS

DOCUMENTS = {"da": "da", "wrapped": "da", "en": "en"}


def file(made: Import, name: str) -> str:
    """The text of a file by the end of its path."""
    found = [it.text for it in (*made.content, *made.beside) if it.path.endswith(name)]
    assert len(found) == 1, [it.path for it in made.content]
    return found[0]


@pytest.mark.parametrize(("name", "code"), DOCUMENTS.items())
def test_what_is_made_of_a_document(name: str, code: str) -> None:
    scan = read_text((FOLDER / f"{name}.txt").read_bytes(), vocabulary())
    made = imported(scan, code, f"{name}.txt")
    assert_golden(f"imports/{name}.txt", all_files(made))
    assert not lost(scan, made)


@pytest.mark.parametrize(("name", "code"), DOCUMENTS.items())
def test_drafts_have_no_errors_and_are_not_published(name: str, code: str, tmp_path: Path) -> None:
    made = imported_text((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), code)
    write(tmp_path, {**MINIMAL, **{it.path: it.text for it in made.content}})
    settings = replace(SETTINGS, language=Language.load("da"))
    drafts = Site.load(tmp_path, settings, drafts=True)
    ours = [it for it in drafts.report if it.location.file.startswith("nord/2024/")]
    assert ours
    assert [it for it in ours if it.severity is Severity.ERROR] == []
    assert "nord/2024" in drafts.library.plans
    assert len(drafts.library.activities) == 1 + made.activities
    assert "nord/2024" not in Site.load(tmp_path, settings).library.plans
    assert len(Site.load(tmp_path, settings).library.activities) == 1


# Reading texts


def front(text: str) -> str:
    """The front matter of a file."""
    return text.split("---\n")[1]


PLAN = "Plan 2024\n\nAktivitet: Gang i gaden\n\n"


def activity(text: str) -> str:
    """The file of the activity of a document, whose only activity has a text."""
    made = imported_text(PLAN + text)
    assert made.activities == 1
    return file(made, "gang-i-gaden.md")


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("335.000", "335.000"),
        ("335000", "335.000"),
        ("335.000 kr.", "335.000"),
        ("kr. 335.000,-", "335.000"),
        ("335.000*", "335.000"),
        ("335.000[4]", "335.000"),
        ("1,5 mio. kr.", "1.500.000"),
        ("300 t.kr.", "300.000"),
        ("-5.000", "-5.000"),
        ("0", "0"),
        ("Udgår", "udgår"),
        ("-", "~"),
        ("–", "~"),
        ("", "~"),
        ("- 4", "~"),
        ("ca. 300.000", "~"),
        ("300.00", "~"),
        ("se side 4", "~"),
    ],
)
def test_amounts_are_read_where_they_are_certain(cell: str, read: str) -> None:
    made = activity(f"Økonomi\n\nPost\t2023\t2024\nMad\t1.000\t{cell}\n")
    assert f"beløb: {{2023: 1.000, 2024: {read}}}" in made


@pytest.mark.parametrize("cell", ["ca. 300.000", "300.00", "se side 4", "300.0004", "1.000*"])
def test_what_is_not_certain_is_in_the_report(cell: str) -> None:
    made = imported_text(f"{PLAN}Økonomi\n\nPost\t2023\t2024\nMad\t1.000\t{cell}\n")
    doubts = file(made, "rapport.md").partition("## Det, du skal tage stilling til")[2]
    assert "Mad, 2024: " in doubts
    assert cell.replace("*", "\\*") in doubts


def test_amounts_in_thousands() -> None:
    made = activity("Økonomi\n\nPost (1.000 kr.)\t2023\t2024\nMad\t20\t1.000\n")
    assert "beløb: {2023: 20.000, 2024: 1.000.000}" in made


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Målgruppe", "målgruppe"),
        ("Målgruppe(r):", "målgruppe"),
        ("Leverancer i 2022", "leverancer"),
        ("Leverance/Effekt:", "leverancer"),
        ("3. Leverancer", "leverancer"),
        ("Deliverables", "leverancer"),
    ],
)
def test_headings_of_sections(heading: str, field: str) -> None:
    assert f"{field}: [En fest]" in activity(f"{heading}\n\n- En fest.\n")


@pytest.mark.parametrize(
    "heading",
    ["Målgrupperne er mange, og de skal alle med", "Målsætning", "Leverancerne skal nu alle med"],
)
def test_other_headings_are_text(heading: str) -> None:
    made = activity(f"{heading}\n\n- En fest.\n")
    assert "- En fest." in made.split("---\n")[2]
    assert "En fest" not in front(made)


def test_sections_with_notes_stay_in_the_text() -> None:
    """A note belongs to the text below the front matter."""
    made = activity("Leverancer\n\n- En fest²\n\n² I maj.\n")
    assert "- En fest[^2]" in made
    assert "[^2]: I maj." in made
    assert "leverancer:" not in made


def test_persons_stay_out_of_front_matter() -> None:
    made = imported_text(f"{PLAN}Ansvarlig\n\nAnna Hansen, tlf. 12 34 56 78\n")
    text = file(made, "gang-i-gaden.md")
    assert "Anna" not in front(text)
    assert "Anna Hansen" in text
    personal = file(made, "rapport.md").partition("oplysninger om personer")[2]
    assert "Anna Hansen" in personal
    assert "12345678" in personal


def test_a_civil_registration_number_is_not_repeated_in_the_list() -> None:
    report = file(imported_text(f"{PLAN}Sagen har 010190-1234.\n"), "rapport.md")
    assert "••••••-••••" in report
    assert "010190" not in report


def test_text_that_markdown_would_read_as_marks() -> None:
    made = activity("Der er 3 * 4 _ting_ & <b>mere</b> [her] | dér, `x`.\n\n# Et\n\n1990. Slut\n")
    assert r"3 \* 4 \_ting\_ & mere \[her\] \| dér, \`x\`." in made


def test_paragraphs_are_whole_where_a_page_has_divided_them() -> None:
    made = activity("De unge skal have et sted at være sam-\n\n12\n\nmen, og det skal ligge nær.\n")
    assert "De unge skal have et sted at være sammen, og det skal ligge nær." in made


def test_names_of_files_are_short_and_differ() -> None:
    title = "En aktivitet med et meget langt navn, som ingen kan huske, når den skal omtales"
    made = imported_text(f"Plan\n\nAktivitet: {title}\n\nEt.\n\nAktivitet: {title}\n\nTo.\n")
    names = [it.path.rpartition("/")[2] for it in made.content]
    assert names[1:] == [
        "en-aktivitet-med-et-meget-langt-navn-som-ingen-kan-huske.md",
        "en-aktivitet-med-et-meget-langt-navn-som-ingen-kan-huske-2.md",
    ]


@pytest.mark.parametrize("title", ["Budget", "Status 2022", "Samlet", "CON", "!!!", "Index"])
def test_names_of_files_do_not_take_those_of_others(title: str, tmp_path: Path) -> None:
    made = imported_text(f"Plan\n\nAktivitet: {title}\n\nEt.\n")
    write(tmp_path, {**MINIMAL, **{it.path: it.text for it in made.content}})
    drafts = Site.load(tmp_path, SETTINGS, drafts=True)
    assert [it for it in drafts.report if it.severity is Severity.ERROR] == []
    assert len(drafts.library.activities) == 2


# Documents of Word


def test_what_is_made_of_a_word_document(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(word_documents.saved(word_documents.plan()))
    found = scan(tmp_path / "plan.docx")
    made = imported(found, name="plan.docx")
    assert_golden("imports/word.txt", all_files(made))
    assert not lost(found, made)


# The command


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a Danish site, in which commands are run."""
    write(tmp_path, {"mkdocs.yml": CONFIG, "plan.txt": (FOLDER / "da.txt").read_bytes()})
    write(tmp_path / "content", MINIMAL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    """All files below a folder."""
    paths = (it for it in folder.rglob("*") if it.is_file())
    return {str(it.relative_to(folder)): it.read_text(encoding="utf-8") for it in sorted(paths)}


@pytest.mark.slow
def test_the_command_writes_drafts_and_a_report(project: Path) -> None:
    before = contents(project / "content")
    done = invoke(main, "import", "plan.txt", "--partnerskab", "nord", "--udgave", "2024")
    assert done.exit_code == 0, done.output
    after = contents(project / "content")
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {
        "nord/2024/cykelvaerksted.md",
        "nord/2024/gadefest-og-faellesspisning.md",
        "nord/2024/index.md",
        "nord/2024/lektiecafeen-for-de-store.md",
    }
    assert set(contents(project / "import")) == {"nord-2024/aktoerer.yml", "nord-2024/rapport.md"}
    assert "3 aktiviteter" in done.stdout
    assert "nord-2024/rapport.md" in done.stdout


@pytest.mark.slow
def test_the_command_overwrites_nothing(project: Path) -> None:
    write(project / "content", {"nord/2024/cykelvaerksted.md": "min egen"})
    before = contents(project)
    done = invoke(main, "import", "plan.txt", "--partnership", "nord", "--edition", "2024")
    assert done.exit_code == 2
    assert "cykelvaerksted.md" in done.stderr
    assert "Intet er skrevet" in done.stderr
    assert contents(project) == before


@pytest.mark.slow
def test_a_partnership_that_is_new_gets_a_page(project: Path) -> None:
    done = invoke(main, "import", "plan.txt", "--partnerskab", "Syd", "--udgave", "2024")
    assert done.exit_code == 0, done.output
    assert "titel: Syd\n" in (project / "content/syd/index.md").read_text(encoding="utf-8")
    assert invoke(main, "check").exit_code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"content/aktoerer.yml": "- {id: by"}, "aktoerer.yml har fejl"),
        ({"mkdocs.yml": "docs_dir: ["}, "mkdocs.yml"),
    ],
)
@pytest.mark.slow
def test_the_command_says_why_it_cannot(change: dict[str, str], said: str, project: Path) -> None:
    write(project, change)
    done = invoke(main, "import", "plan.txt", "--partnerskab", "nord", "--udgave", "2024")
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (project / "content/nord/2024").exists()


@pytest.mark.parametrize("name", ["findes-ikke.txt", "content"])
@pytest.mark.usefixtures("project")
def test_a_document_that_cannot_be_opened(name: str) -> None:
    done = invoke(main, "import", name, "--partnerskab", "nord", "--udgave", "2024")
    assert done.exit_code == 2
    assert name in done.stderr
    assert "Traceback" not in done.output


# Documents that cannot be read


def failure(path: Path) -> str:
    """Why a document is refused."""
    with pytest.raises(DocumentError) as refused:
        scan(path)
    return Language.load("da").text(refused.value.kind, **refused.value.inputs)


def container(**files: str) -> bytes:
    """A zip with files, whatever they are named."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.txt", b"", "ingen tekst"),
        ("plan.txt", b" \n\n\x0c", "ingen tekst"),
        ("plan.md", b"12\n", "ingen tekst"),
        ("plan.odt", b"x", "Gem dokumentet som en af disse: .docx, .pdf, .txt, .md"),
        ("plan", b"x", "Gem dokumentet"),
        ("plan.docx", b"", "er måske beskadiget"),
        ("plan.docx", b"PK\x03\x04 not a zip", "er måske beskadiget"),
        ("plan.docx", b"%PDF-1.7", "er måske beskadiget"),
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "adgangskode"),
        ("plan.docx", container(word__document_xml="<w/>"), "er måske beskadiget"),
        ("plan.docx", container(bomb="0" * 600_000_000), "for indviklet"),
        ("plan.pdf", b"", "er måske beskadiget"),
        ("plan.pdf", b"%PDF-1.7\n%%EOF", "er måske beskadiget"),
        ("plan.pdf", b"PK\x03\x04", "er måske beskadiget"),
    ],
)
def test_what_cannot_be_read_is_refused(
    name: str, content: bytes, why: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    message = failure(tmp_path / name)
    assert why in message
    assert name in message


def test_a_word_document_cut_off(tmp_path: Path) -> None:
    whole = word_documents.saved(word_documents.plan())
    for length in range(0, len(whole), len(whole) // 15):
        (tmp_path / "plan.docx").write_bytes(whole[:length])
        assert "er måske beskadiget" in failure(tmp_path / "plan.docx")


def test_a_word_document_with_any_byte_changed(tmp_path: Path) -> None:
    """It is read, or refused: nothing else."""
    whole = word_documents.saved(word_documents.plan())
    for at in range(0, len(whole), len(whole) // 40):
        (tmp_path / "plan.docx").write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
        with suppress(DocumentError):
            assert scan(tmp_path / "plan.docx").blocks


def test_a_large_table(tmp_path: Path) -> None:
    rows = "\n".join(f"{number}\tLinje {number}\t1.000\t2.000" for number in range(3_000))
    (tmp_path / "plan.txt").write_text(f"Oversigt\n\nNr.\tAktivitet\t2024\t2025\n{rows}\n")
    found = scan(tmp_path / "plan.txt")
    made = imported(found)
    assert not lost(found, made)
    assert "| 2999 | Linje 2999 | 1.000 | 2.000 |" in file(made, "index.md")
