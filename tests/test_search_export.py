"""The search export: what it says of pages, and the changes that search engines are given.

The rules of the engines are those of their own documentation: of ids, of lines and of sizes.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from actionplans import mkdocs_project
from actionplans.cache import BuildCache
from actionplans.cli import command_language, main
from actionplans.exports import search, search_delta
from actionplans.exports.search_delta import ExportError, read_export, write_delta
from actionplans.exports.search_export import FILE, document_id
from actionplans.exports.search_export import write as write_export
from actionplans.site import Site
from actionplans.views.site_pages import pages
from tests.commands import invoke
from tests.conftest import MUNICIPALITY, run_build, write

URL = "https://lilleby.example/planer/"

Documents = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality's site with the export, and without PDFs."""
    project = tmp_path_factory.mktemp("export")
    (project / "content").symlink_to(MUNICIPALITY / "content")
    settings = (MUNICIPALITY / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
    write(project, {"mkdocs.yml": f"{settings}\n      pdf: no\n      search_export: yes\n"})
    assert run_build(project).returncode == 0
    return project / "site"


def documents_of(text: bytes) -> Documents:
    """The documents of lines, by their ids."""
    documents = [json.loads(line) for line in text.splitlines()]
    return {document["id"]: document for document in documents}


@pytest.fixture(scope="module")
def documents(exported: Path) -> Documents:
    """The documents of the export, by the address of their pages."""
    found = documents_of((exported / FILE).read_bytes()).values()
    return {document["url"].removeprefix(URL): document for document in found}


# What it says


def test_every_page_of_the_index_is_a_document(exported: Path, documents: Documents) -> None:
    fragments = list((exported / search.FOLDER / "fragment").iterdir())
    assert len(documents) == len(fragments) > 50
    assert "soeg/" not in documents


def test_a_document_says_what_its_page_says(documents: Documents) -> None:
    document = documents["lilleby-nord/2023/nattevandring/"]
    text = document.pop("text")
    assert "vinterholdet" in text.lower()
    assert "·." not in text
    assert document == {
        "id": document_id("lilleby-nord/2023/nattevandring/"),
        "url": "https://lilleby.example/planer/lilleby-nord/2023/nattevandring/",
        "language": "da",
        "title": "Nattevandring",
        "summary": "Voksne med gule veste går tur om aftenen. Du kan selv gå med.",
        "search_words": "Nattevandring i hele kvarteret",
        "kind": "Aktivitet",
        "partnership": "Lilleby Nord",
        "edition": "2023",
        "focus_areas": ["Tryghed på gader & veje", "Fællesskab"],
        "topics": ["Nattevandring"],
        "places": ["Nordkvarteret", "Lilleby", "Torvet"],
        "target_groups": ["Alle"],
        "organisations": ["Aftenvandrerne & Venner", "Lilleby Politi", "Lilleby Nord Partnerskab"],
        "type": "activity",
        "plan": "Tryghedsplan 2023",
        "plan_status": "adopted",
        "plan_starts": "2023",
        "plan_ends": "2026",
    }


def test_an_english_page_is_a_document_in_english(documents: Documents) -> None:
    document = documents["en/lilleby-nord/2023/ungejob/"]
    assert document["language"] == "en"
    assert document["kind"] == "Activity"
    assert document["partnership"] == "Lilleby Nord"


def test_dates_are_those_of_a_stated_period(documents: Documents) -> None:
    """Also of a plan that another replaced, which the search of the site counts as older."""
    replaced = documents["lilleby-nord/2020/nattevandring/"]
    assert replaced["plan_status"] == "replaced"
    assert (replaced["plan_starts"], replaced["plan_ends"]) == ("2020", "2022")
    assert not {"plan", "plan_ends"} & documents["emner/nattevandring/"].keys()


def test_the_export_is_the_same_with_several_indexes(exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(exported, copy, ignore=shutil.ignore_patterns(search.FOLDER))
    files = search.search_files(copy, BuildCache(tmp_path / "cache"), one_index=0)
    content, settings = mkdocs_project.content_and_settings(exported.parent / "mkdocs.yml")
    loaded = Site.load(content, settings)
    write_export(loaded, pages(loaded), copy, files.values())
    assert (copy / FILE).read_bytes() == (exported / FILE).read_bytes()


def test_a_site_has_an_export_only_on_request(municipality: Path) -> None:
    assert not (municipality / FILE).exists()


# What the engines take


def test_ids_are_such_as_all_engines_take(documents: Documents) -> None:
    for address in [*documents, "", "ÆØÅ/ 🌙/", "x" * 5_000]:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,511}", document_id(address)), address
    assert len({document["id"] for document in documents.values()}) == len(documents)


def test_a_field_has_one_type_in_all_documents(documents: Documents) -> None:
    """Engines that read types off the documents refuse one of another type."""
    types: dict[str, set[type]] = {}
    for document in documents.values():
        for name, value in document.items():
            assert re.fullmatch(r"[a-z][a-z_]*", name)
            assert value, "what is not stated is left out"
            types.setdefault(name, set()).add(type(value))
            if isinstance(value, list):
                assert all(type(item) is str for item in value)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}
    assert set().union(*types.values()) == {str, list}


def apply_documents(known: Documents, folder: Path) -> Documents:
    """What Meilisearch and Typesense have after the files of a delta."""
    for file in sorted(folder.glob("documents-*.ndjson")):
        known = known | documents_of(file.read_bytes())
    listed = [id for file in folder.glob("removed-*.json") for id in json.loads(file.read_bytes())]
    filters = [file.read_text() for file in folder.glob("removed-*.txt")]
    assert all(re.fullmatch(r"id:\[[\w,-]+\]", it) and len(it) < 4_000 for it in filters)
    assert sorted(listed) == sorted(id for it in filters for id in it[4:-1].split(","))
    return {id: document for id, document in known.items() if id not in listed}


def apply_bulk(known: Documents, folder: Path) -> Documents:
    """What OpenSearch has after the files of a delta: lines of actions and of documents."""
    known = dict(known)
    for file in sorted(folder.glob("bulk-*.ndjson")):
        text = file.read_bytes()
        assert text.endswith(b"\n")
        lines = iter(text.splitlines())
        for line in lines:
            ((action, about),) = json.loads(line).items()
            if action == "delete":
                del known[about["_id"]]
            else:
                assert action == "index"
                known[about["_id"]] = json.loads(next(lines))
    return known


def export_of(file: Path, texts: Mapping[str, str]) -> Documents:
    """Write an export of some ids with their texts; returns its documents."""
    documents = {id: {"id": id, "text": text} for id, text in texts.items()}
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in documents.values())
    write(file.parent, {file.name: "".join(lines)})
    return documents


EXPORTS = st.dictionaries(st.from_regex(r"[a-z0-9]{1,3}", fullmatch=True), st.text(max_size=40))


@hypothesis_settings(deadline=None, derandomize=True)
@given(before=EXPORTS, after=EXPORTS)
def test_a_delta_takes_every_engine_from_one_export_to_another(
    before: dict[str, str], after: dict[str, str]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        old, new = export_of(folder / "old", before), export_of(folder / "new", after)
        write_delta(read_export(folder / "old"), read_export(folder / "new"), folder / "delta")
        assert apply_documents(old, folder / "delta") == new
        assert apply_bulk(old, folder / "delta") == new
        write_delta(None, read_export(folder / "new"), folder / "all")
        assert apply_documents({}, folder / "all") == apply_bulk({}, folder / "all") == new


def test_a_delta_names_what_it_goes_from_and_to(tmp_path: Path) -> None:
    export_of(tmp_path / "old", {"a": "1", "b": "1", "c": "1"})
    export_of(tmp_path / "new", {"b": "2", "c": "1", "d": "1", "e": "1"})
    done = invoke(
        main, "search-delta", "--from", *(str(tmp_path / it) for it in ("old", "new", "d"))
    )
    assert done.exit_code == 0, done.output
    hashes = [hashlib.sha256((tmp_path / it).read_bytes()).hexdigest() for it in ("old", "new")]
    assert json.loads((tmp_path / "d/delta.json").read_bytes()) == {
        "base": f"sha256:{hashes[0]}",
        "result": f"sha256:{hashes[1]}",
        "added": 2,
        "changed": 1,
        "removed": 1,
    }


def test_files_are_no_larger_than_engines_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_delta, "MOST", 1_000)
    new = export_of(tmp_path / "new", {f"id{n}": "ord " * 20 for n in range(100)})
    write_delta(None, read_export(tmp_path / "new"), tmp_path / "all")
    files = [*(tmp_path / "all").glob("*.ndjson")]
    assert len(files) > 20
    assert max(file.stat().st_size for file in files) <= 1_000
    assert apply_documents({}, tmp_path / "all") == apply_bulk({}, tmp_path / "all") == new


# What cannot be used


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"[]", b"{}", b"\xff", b"[" * 100_000),
        *(b'{"id": 1}', b'{"id": "a/b"}', b'{"id": "a"', b'{"id": "first"}'),
    ],
    ids=lambda line: line[:10].decode("latin-1"),
)
def test_a_file_that_is_no_export_is_named(line: bytes, tmp_path: Path) -> None:
    file = tmp_path / "new"
    file.write_bytes(b'{"id": "first"}\n' + line + b"\n")
    with pytest.raises(ExportError):
        read_export(file)
    done = invoke(main, "search-delta", str(file), str(tmp_path / "delta"))
    assert done.exit_code == 2
    assert done.stderr == f"{text_of('search-export-bad', file=str(file), line='2')}\n"
    assert not (tmp_path / "delta").exists()


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    export_of(tmp_path / "new", {"a": "1"})
    write(tmp_path / "delta", {"mine": "mine"})
    done = invoke(main, "search-delta", str(tmp_path / "new"), str(tmp_path / "delta"))
    assert done.exit_code == 2
    assert done.stderr == f"{text_of('search-delta-folder', folder=str(tmp_path / 'delta'))}\n"
    assert [file.name for file in (tmp_path / "delta").iterdir()] == ["mine"]


def test_an_export_that_does_not_exist_is_named(tmp_path: Path) -> None:
    done = invoke(main, "search-delta", str(tmp_path / "none"), str(tmp_path / "delta"))
    assert done.exit_code == 2
    assert str(tmp_path / "none") in done.stderr
    assert [*tmp_path.iterdir()] == []


def text_of(key: str, **values: str) -> str:
    """A text in the language of commands that are run here."""
    return command_language([]).text(key, **values)
