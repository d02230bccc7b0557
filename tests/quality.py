"""The quality tools that need Java and Node: Nu HTML checker, QualWeb, Lighthouse. Run me."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent
sys.path.insert(0, str(REPOSITORY))  # run as a script, this file's own folder stands there

from tests.browser import executable  # noqa: E402
from tests.conftest import served  # noqa: E402
from tests.test_browser import PAGE_TYPES, example  # noqa: E402

SITE = REPOSITORY / "site"
TOOLS = REPOSITORY / "node_modules" / "quality"
"""The folder of the installed tools; Git ignores it, and `make clean` removes it."""

PACKAGES = {
    "vnu-jar": "26.9.27",
    "@qualweb/core": "0.8.7",
    "@qualweb/act-rules": "0.7.5",
    "@qualweb/wcag-techniques": "0.4.2",
    "lighthouse": "13.5.0",
}
NEEDED = {
    "npm": "make quality needs npm: install Node.js 22.19 or newer, which has it, and try again.",
    "java": "make quality needs Java 11 or newer: install it (Debian: apt-get install "
    "default-jre-headless), and try again.",
}

MEASURED = ("home", "activity", "budget")
WANTED = {"performance": 0.99, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
ATTEMPTS = 3
"""The attempts for a page that measures slow, since other work on the machine slows it too."""


def main() -> None:
    """Check and measure the built site.

    Raises:
        SystemExit: something is missing or not good enough; what has been said.
    """
    for program, sentence in NEEDED.items():
        if not shutil.which(program):
            sys.exit(sentence)
    if not (SITE / "index.html").is_file():
        sys.exit("There is no built site in site/: run make site, and try again.")
    try:
        chromium = executable()
    except LookupError:
        sys.exit("make quality needs Chromium: run make test, which installs it, and try again.")
    install()
    faults = 0
    for fault in chain(check_pages(), audit_pages(chromium), measure_pages(chromium)):
        print(fault, file=sys.stderr)
        faults += 1
    if faults:
        sys.exit(1)


def install() -> None:
    """Install the pinned tools, unless they are there."""
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    if all(_installed(name) == version for name, version in PACKAGES.items()):
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
    command = ["npm", "install", "--prefix", str(TOOLS), "--loglevel=error", *options, *wanted]
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        sys.exit(f"npm could not install {' and '.join(wanted)}: see its message above.")


def _installed(package: str) -> str:
    about = TOOLS / "node_modules" / package / "package.json"
    return str(json.loads(about.read_text())["version"]) if about.is_file() else ""


def check_pages() -> Iterator[str]:
    """The errors that the Nu HTML checker finds in any page of the site."""
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    options = ["--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run(
        ["java", "-jar", str(jar), *options, str(SITE)], capture_output=True, text=True, timeout=600
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        sys.exit(f"The HTML checker did not run:\n{done.stderr[-2000:]}")
    print(f"Nu HTML checker: {sum(1 for _ in SITE.rglob('*.html'))} pages, {len(messages)} errors")
    for it in messages:
        file = it.get("url", "").removeprefix(SITE.as_uri().replace("file:///", "file:/"))
        yield f"{file.lstrip('/')}:{it.get('lastLine', 0)}: {it['message']}"


def audit_pages(chromium: str) -> Iterator[str]:
    """The failures of WCAG's levels A and AA that QualWeb finds on a page of each type.

    QualWeb is the tool that Danish public websites are monitored with.
    """
    found = {kind: example(REPOSITORY, SITE, kind) for kind in PAGE_TYPES}
    with served(SITE) as root:
        urls = [root + address for address in found.values() if address is not None]
        reports = qualweb(urls, chromium)
    failures = [(url, failure) for url, failed in reports.items() for failure in failed]
    print(f"QualWeb: {len(reports)} pages, {len(failures)} failures")
    for kind in sorted(kind for kind, address in found.items() if address is None):
        print(f"QualWeb: the site has no page of the type {kind}, so none was looked at")
    for url in urls:
        if url not in reports:
            yield f"/{url.removeprefix(root)}: QualWeb could not look at the page"
    for url, it in failures:
        page = f"/{url.removeprefix(root)}"
        yield f"{page}: {it['rule']} {it['name']}: {it['description']} {it['element'][:120]}"


def qualweb(urls: list[str], chromium: str) -> dict[str, list[dict[str, str]]]:
    """QualWeb's failures on pages, by their addresses."""
    done = subprocess.run(
        ["node", str(REPOSITORY / "tests/qualweb.cjs"), chromium, *urls],
        env={**os.environ, "NODE_PATH": str(TOOLS / "node_modules")},
        capture_output=True,
        text=True,
        timeout=1200,
    )
    try:
        reports: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    except ValueError:
        sys.exit(f"QualWeb did not run:\n{done.stderr[-2000:]}")
    return reports


def measure_pages(chromium: str) -> Iterator[str]:
    """Lighthouse's scores in a table, and what keeps a score from being high enough."""
    print(f"{'Lighthouse':<64}" + "".join(f"{category:>16}" for category in WANTED))
    with served(SITE) as root:
        for kind in MEASURED:
            address = example(REPOSITORY, SITE, kind)
            if address is None:
                sys.exit(f"There is no page of the type {kind} to measure.")
            for _ in range(ATTEMPTS):
                report = lighthouse(root + address, chromium)
                if _score(report, "performance") >= WANTED["performance"]:
                    break
            scores = "".join(f"{_score(report, category):>16.2f}" for category in WANTED)
            print(f"/{address:<63}{scores}", flush=True)
            yield from _shortcomings(f"/{address}", report)


def lighthouse(url: str, chromium: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    program = TOOLS / "node_modules/lighthouse/cli/index.js"
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "report.json"
        options = [
            "--quiet",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            f"--only-categories={','.join(WANTED)}",
            "--output=json",
            f"--output-path={result}",
        ]
        done = subprocess.run(
            ["node", str(program), url, *options],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            timeout=300,
        )
        if done.returncode != 0 or not result.is_file():
            sys.exit(f"Lighthouse needs Node.js 22.19 or newer, and failed:\n{done.stderr[-2000:]}")
        report: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    if error := report.get("runtimeError"):
        sys.exit(f"Lighthouse could not load {url}: {error['message']}")
    return report


def _score(report: dict[str, Any], category: str) -> float:
    return report["categories"][category]["score"] or 0.0


def _shortcomings(page: str, report: dict[str, Any]) -> Iterator[str]:
    for category, wanted in WANTED.items():
        score = _score(report, category)
        if score >= wanted:
            continue
        yield f"{page}: {category} is {score:.2f}, and should be {wanted:.2f} or more"
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"  {part['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    main()
