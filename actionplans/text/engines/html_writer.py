"""Trees of elements written as HTML, and the elements that stand for HTML of staff."""

from html import escape
from xml.etree.ElementTree import Element

from actionplans.text.html_tags import VOID

RAW_BLOCK, RAW_INLINE = "raw-block", "raw-inline"
"""The tags of what is written as it stands, in the attribute `RAW_HTML`: blocks, and other HTML."""

RAW_HTML = "html"


def inner_html(root: Element) -> str:
    """The content of an element, written without recursion: it may lie deeper than Python calls."""
    parts = [escape(root.text or "", quote=False)]
    pending: list[Element | str] = [*reversed(root)]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tail = escape(node.tail, quote=False) if node.tail else ""
        if node.tag in (RAW_BLOCK, RAW_INLINE):
            parts += [node.get(RAW_HTML, ""), tail]
            continue
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(node.items()))
        parts.append(f"<{node.tag}{attributes}>{escape(node.text or '', quote=False)}")
        pending.append(tail if node.tag in VOID else f"</{node.tag}>{tail}")
        pending += reversed(node)
    return "".join(parts)
