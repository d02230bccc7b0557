"""Packs the program of the form in the browser from npm, by its hashes; run me to pack it anew.

Whoever changes a version here takes the new hash from `npm view PACKAGE@VERSION dist.integrity`.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

TARGET = Path(__file__).parent.parent / "actionplans" / "form" / "program.zip"

#: Each package with its version, the SHA-512 of its archive, and the files that are taken of it.
PACKAGES = {
    "@sveltia/cms@0.221.1": (
        "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        {
            "dist/sveltia-cms.js": "sveltia-cms.js",
            "dist/chunks/react-dom.js": "chunks/react-dom.js",
            "locales/da.json": "locales/da.json",
            "LICENSE.txt": "licences/sveltia-cms.txt",
            "npm/assets/material-symbols-outlined.LICENSE.txt": "licences/material-symbols.txt",
            "npm/assets/noto-mono.LICENSE.txt": "licences/noto-mono.txt",
            "npm/assets/source-sans-3.LICENSE.txt": "licences/source-sans-3.txt",
            "npm/assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2": (
                "fonts/material-symbols.woff2"
            ),
            "npm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2": "fonts/noto-mono.woff2",
            "npm/assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2": (
                "fonts/source-sans-3.woff2"
            ),
        },
    ),
    "yaml@2.9.1": (
        "3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
        {
            "LICENSE": "licences/yaml.txt",
            "browser/index.js": "yaml/index.js",
            "browser/dist/": "yaml/dist/",
        },
    ),
}

DIGEST = "cf62f4e7d02f234a4a291154eb2697bbe531d34d56a56c804b8ea17ecc7099c6"
"""The SHA-256 of all that is packed, names and contents."""

_TIME = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Pack the program.

    Raises:
        SystemExit: npm is missing, or an archive is not the one that is pinned.
    """
    if not (npm := shutil.which("npm")):
        sys.exit("make form needs npm: install Node.js, which has it, and try again.")
    files: dict[str, bytes] = {}
    for package, (pinned, wanted) in PACKAGES.items():
        archive = _archive(npm, package)
        if base64.b64encode(hashlib.sha512(archive).digest()).decode() != pinned:
            sys.exit(f"{package} is not the archive that is pinned.")
        files.update(_files(archive, wanted))
    if digest(files) != DIGEST:
        sys.exit(f"DIGEST is to be {digest(files)}, if all of it is meant.")
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as program:
        for name in sorted(files):
            program.writestr(zipfile.ZipInfo(name, _TIME), files[name], zipfile.ZIP_DEFLATED)


def digest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of files, by their names and contents, however they are packed."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name} {len(files[name])}\n".encode() + files[name])
    return whole.hexdigest()


def _archive(npm: str, package: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return next(Path(folder).glob("*.tgz")).read_bytes()


def _files(archive: bytes, wanted: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The files that are taken of an archive, by their new names; a folder takes all in it."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        for member in package.getmembers():
            name = member.name.removeprefix("package/")
            start = next(
                (it for it in wanted if name == it or (it[-1] == "/" and name.startswith(it))), None
            )
            if start and (content := package.extractfile(member)):
                yield wanted[start] + name.removeprefix(start), content.read()


if __name__ == "__main__":
    main()
