"""Finds what the tests need of the system, and installs it where it is missing: run me.

That is the Chromium that browser tests run in, and the libraries that PDFs are made with.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
SHELL = "chromium-headless-shell"
"""The Chromium that has no windows to draw: it needs a third of the processor time."""

_NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str:
    """The path of a Chromium: `$CHROMIUM`, one on the path, or Playwright's own.

    Raises:
        LookupError: there is none.
    """
    for name in (os.environ.get("CHROMIUM", ""), *_NAMES):
        if found := shutil.which(name) if name else None:
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    raise LookupError("no Chromium")


def install() -> str:
    """Find a Chromium, or install one: Debian's where that can be done, else Playwright's own.

    One without windows is installed even where there is another, if that can be done.
    """
    if shutil.which("apt-get") and not (shutil.which(SHELL) or "CHROMIUM" in os.environ):
        _run(_apt([SHELL, "fonts-liberation"]))
    try:
        return executable()
    except LookupError:
        pass
    for commands in _ways():
        if _run(commands):
            try:
                return executable()
            except LookupError:
                continue
    sys.exit(
        "The browser tests need Chromium, and it could not be installed here. Install it by hand "
        "(Debian: apt-get install chromium; elsewhere: python -m playwright install chromium), or "
        "set CHROMIUM to the path of one, and run make test again."
    )


def install_pango() -> None:
    """Find the libraries that WeasyPrint needs, or install Debian's."""
    check = [sys.executable, "-c", "import weasyprint"]
    if subprocess.run(check, capture_output=True).returncode == 0:
        return
    for command in _apt(PANGO) if shutil.which("apt-get") else []:
        print("$", " ".join(command), file=sys.stderr)
        subprocess.run(command)
    if subprocess.run(check, capture_output=True).returncode:
        sys.exit(
            "The tests of PDFs need Pango, and it could not be installed here. Install it by hand "
            f"(Debian: apt-get install {' '.join(PANGO)}; macOS: brew install pango), and run make "
            "test again."
        )


def _run(commands: Sequence[Sequence[str]]) -> bool:
    """Run commands until one fails; returns whether none did."""
    print("$", " && ".join(" ".join(command) for command in commands), file=sys.stderr)
    return all(subprocess.run(command).returncode == 0 for command in commands)


def _apt(packages: Sequence[str]) -> list[list[str]]:
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return [[*get, "update", "-q"], [*get, "install", "-qy", *packages]]


def _ways() -> list[list[list[str]]]:
    ways = []
    if shutil.which("apt-get"):
        ways.append(_apt(["chromium", "fonts-liberation"]))
    ways.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    return ways


if __name__ == "__main__":
    print(install())
    install_pango()
