"""The search export: every searchable page as a document, for a search engine that others run.

One JSON object a line (NDJSON). `search_delta.py` makes of two exports, or of one, what each engine
is to change. The export says what the pages say: it is made of the search index and of the choices
that the pages are found by. What only the day makes of a plan, such as that it is over, is left
out: a document has the plan's own dates and status.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from actionplans.exports.pagefind_bundle import read_page
from actionplans.exports.searchable import indexed_html
from actionplans.model.activity import Activity
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.views.context import ViewContext
from actionplans.views.parts.facets import choices
from actionplans.views.route import PageSpec

FILE = "data/search.ndjson"
"""The export's path in a site."""

#: The choices that are fields of a document, by their English names: one value, or several.
_ONE = {"kind": "kind", "partnership": "partnership", "year": "edition"}
_SEVERAL = {
    "focus-area": "focus_areas",
    "topic": "topics",
    "place": "places",
    "target-group": "target_groups",
    "organisation": "organisations",
    "status": "statuses",
}

_FACET = re.compile(rb'data-pagefind-filter="([^:"]++):([^"]*+)"')

#: What the index has between two sentences that do not go on; see `searchable.py`.
_BREAK = re.compile(r"(?<!\s)\s*+·\.\s*+")


def write(site: Site, specs: Iterable[PageSpec], folder: Path, index: Iterable[Path]) -> None:
    """Write the export into a site, its lines in the order of the pages' addresses.

    Args:
        site: the site.
        specs: its pages.
        folder: the folder that it was written into.
        index: the files of its search index.
    """
    file = folder / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as lines:
        for document in _documents(site, specs, folder, index):
            text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
            lines.write(f"{text}\n".encode())


def _documents(
    site: Site, specs: Iterable[PageSpec], folder: Path, index: Iterable[Path]
) -> Iterator[dict[str, str | list[str]]]:
    by_address = {spec.address: spec for spec in specs}
    fragments = (file for file in index if file.suffix == ".pf_fragment")
    pages = sorted((read_page(file)["url"], file) for file in fragments)
    context = ViewContext(site)
    for url, file in pages:
        address = url.removeprefix("/")
        spec = by_address.get(address)
        page_file = folder / (spec.file if spec else _file(address))
        language = file.name.partition("_")[0]
        names = _names(context.in_language(spec.code) if spec and spec.code else context)
        document = {
            "id": document_id(address),
            "url": f"{site.settings.url or '/'}{address}",
            "language": language,
            **_text(read_page(file)),
            **_choices(indexed_html(page_file), names),
            **(_stated(site, spec.about) if spec and spec.about else {}),
        }
        yield {key: value for key, value in document.items() if value}


def document_id(address: str) -> str:
    """The id of a page's document: the same for as long as its address is.

    Letters and digits, which every engine takes: Meilisearch takes `-` and `_` besides, of 511
    bytes at most, Typesense what needs no escape in an address, OpenSearch 512 bytes.
    """
    return hashlib.sha256(address.encode()).hexdigest()[:32]


def _file(address: str) -> str:
    """The file of a page that another plugin has made."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def _text(page: Mapping[str, Any]) -> dict[str, str]:
    meta = page["meta"]
    asked = ", ".join(meta[key] for key in ("names", "asked") if key in meta)
    return {
        "title": meta.get("title", ""),
        "summary": meta.get("summary", ""),
        "text": _BREAK.sub("\n", page["content"]).strip(),
        "search_words": asked,
    }


def _names(context: ViewContext) -> dict[str, str]:
    """The English names of choices, by their names in the index."""
    return {choice.name: english for english, choice in choices(context).items()}


def _choices(html: bytes, names: Mapping[str, str]) -> dict[str, str | list[str]]:
    """What a page can be chosen by."""
    found: dict[str, list[str]] = {}
    for name, value in _FACET.findall(html):
        english = names.get(unescape(name.decode()), "")
        found.setdefault(english, []).append(unescape(value.decode()))
    one = {field: found[name][0] for name, field in _ONE.items() if name in found}
    return {**one, **{field: found[name] for name, field in _SEVERAL.items() if name in found}}


def _stated(site: Site, entry: Entry[Record]) -> dict[str, str]:
    """What the record of a page is, and what its plan states of itself."""
    stated = {"type": entry.record.type_name}
    if isinstance(entry.record, Plan | Activity | StatusReport | FocusArea | Result):
        plan = site.library.plan_of(entry).record
        stated |= {"plan": plan.title, "plan_status": str(plan.stated_status or "")}
        if plan.period:
            stated |= {"plan_starts": str(plan.period.start), "plan_ends": str(plan.period.end)}
    return stated
