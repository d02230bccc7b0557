"""Commands of the package, run in the process of the tests."""

from typing import cast

import click
from click.testing import CliRunner, Result

from actionplans.localized_click import CommandByLanguage


def invoke(command: CommandByLanguage, *arguments: str) -> Result:
    """Run a command line; its output and status."""
    return CliRunner().invoke(cast(click.Command, command), arguments)
