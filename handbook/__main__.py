"""Builds the handbook strictly: a broken link, or a page that no menu has, stops it."""

import argparse
import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

FOLDER = Path(__file__).parent


def main(site: Path = FOLDER / "site") -> None:
    """Build the handbook.

    Args:
        site: the folder that it is built into; what is there is replaced.

    Raises:
        mkdocs.exceptions.Abort: there were warnings.
    """
    settings = str(FOLDER / "mkdocs.yml")
    build(load_config(settings, site_dir=str(site.resolve()), strict=True))


if __name__ == "__main__":
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=FOLDER / "site")
    main(parser.parse_args().site)
