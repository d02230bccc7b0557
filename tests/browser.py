"""Finds the Chromium that browser tests run in, and installs it where it is missing: run me."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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
    """Find a Chromium, or install one: Debian's where that can be done, else Playwright's own."""
    try:
        return executable()
    except LookupError:
        pass
    for commands in _ways():
        print("$", " && ".join(" ".join(command) for command in commands), file=sys.stderr)
        if all(subprocess.run(command).returncode == 0 for command in commands):
            try:
                return executable()
            except LookupError:
                continue
    sys.exit(
        "The browser tests need Chromium, and it could not be installed here. Install it by hand "
        "(Debian: apt-get install chromium; elsewhere: python -m playwright install chromium), or "
        "set CHROMIUM to the path of one, and run make test again."
    )


def _ways() -> list[list[list[str]]]:
    ways = []
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        packages = ["chromium", "fonts-liberation"]
        ways.append([[*get, "update", "-q"], [*get, "install", "-qy", *packages]])
    ways.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    return ways


if __name__ == "__main__":
    print(install())
