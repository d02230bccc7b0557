"""Scripts run on phones with iOS 15, which get no newer one."""

from pathlib import Path

import pytest

from tests.old_phones import too_new

SCRIPTS = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent.parent / "templates/assets").glob("*.js"))
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_use_nothing_that_old_phones_lack(name: str) -> None:
    assert too_new(SCRIPTS[name], *SCRIPTS.values()) == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("rows.toSorted(order);", ["1: .toSorted"]),
        ("\nif (new URLSearchParams(x).size) go();", ["2: .size of URLSearchParams (17)"]),
        ("const last = rows.at(-1);", ["1: .at"]),
        ("const {hasOwn} = Object;", ["1: {hasOwn}"]),
        ("structuredClone(rows);", ["1: structuredClone"]),
        ("/(?<=a)b/.test(x);", ["1: /(?<=a)b/"]),
        ("/a/v.test(x);", ["1: /…/v"]),
        ("class A { static { go(); } }", ["1: class_static_block"]),
    ],
)
def test_what_is_too_new_is_found(script: str, found: list[str]) -> None:
    assert too_new(script) == found


@pytest.mark.parametrize(
    "script",
    [
        "const at = name => find(name); at('x');",
        "const it = {at: 1, toSorted() {}};",
        "JSON.parse(x); Promise.any(y); '.toSorted()';",
        "rows?.sort(order) ?? [...rows].flatMap(go); engine ??= await load();",
        "text.replace(/\\p{M}/gu, '').replaceAll('a', 'b'); list.replaceChildren();",
    ],
)
def test_what_old_phones_have_is_left_alone(script: str) -> None:
    assert too_new(script) == []


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ValueError, match="not JavaScript"):
        too_new("const = ;")
