"""The content of a PDF for readers: its texts, links, outline and structure."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf


def pdf_lines(data: bytes) -> list[str]:
    """A PDF as lines that can be compared, page by page, then its outline and its structure."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = [f"{len(pdf.pages)} pages", f"title: {pdf.docinfo.get('/Title', '')}"]
        for number, page in enumerate(pdf.pages, 1):
            lines += [f"page {number}", *texts([page]), *_links(page)]
        with pdf.open_outline() as outline:
            lines += _titles(outline.root, 1)
        return lines + _roles(pdf)


def texts(pages: Iterable[pikepdf.Page]) -> Iterator[str]:
    """The texts that are set on pages, without spaces, which a PDF may set as distances."""
    for page in pages:
        fonts, current = _characters(page.Resources.get("/Font", {})), {}
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = instruction.operands, str(instruction.operator)
            if operator == "Tf":
                current = fonts[str(operands[0])]
            elif operator in ("TJ", "Tj"):
                parts = operands[0] if operator == "TJ" else operands
                codes = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
                yield squeezed("".join(_decoded(code, current) for code in codes))


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, with which lines may end."""
    return re.sub(r"[\s\xad‐-]+", "", text)


def _decoded(codes: bytes, characters: dict[bytes, str]) -> str:
    return "".join(characters[codes[at : at + 2]] for at in range(0, len(codes), 2))


def _characters(fonts: Any) -> dict[str, dict[bytes, str]]:
    """The text of each font's codes, by the maps that copying and reading aloud use."""
    maps = {}
    for name, font in fonts.items():
        table = font.ToUnicode.read_bytes().decode()
        pairs = re.findall(r"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>", table)
        maps[name] = {
            bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs
        }
    return maps


def _links(page: pikepdf.Page) -> Iterator[str]:
    for annotation in page.get("/Annots", []):
        if annotation.get("/Subtype") == "/Link":
            action: Any = annotation.get("/A", {})
            target = action.get("/URI", action.get("/D", annotation.get("/Dest", "")))
            yield f"link: {target}"


def _titles(items: Iterable[pikepdf.OutlineItem], level: int) -> Iterator[str]:
    for item in items:
        yield f"outline {level}: {item.title}"
        yield from _titles(item.children, level + 1)


def _roles(pdf: pikepdf.Pdf) -> list[str]:
    """The structure that is read aloud: `/Table`, `/TR`, `/TH`, each as deep as it lies."""
    root = pdf.Root.get("/StructTreeRoot")
    return [] if root is None else list(_elements(root, 0))


def _elements(element: Any, depth: int) -> Iterator[str]:
    if "/S" in element:
        spoken = (f" {key} {element[key]}" for key in ("/Alt", "/ActualText") if key in element)
        yield f"structure {depth}: {element.S}{''.join(spoken)}"
    kids = element.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _elements(kid, depth + 1)
