"""What `mkdocs.yml` may say under the plugin's name, checked by the host.

With `plugin`, `pages` and `trial`, one of the modules that know MkDocs.
"""

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class ActionPlansConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under the plugin's name."""

    language = option.Type(str, default="da")
    date = option.Type(str, default="")
    """The day to build for, ISO; today where it is not given."""

    publisher = option.Type(str, default="")
    """Who is responsible for the site."""

    feedback = option.Type(str, default="")
    """The mail address for comments and questions."""

    accessibility_statement = option.Type(str, default="")
    """The web address of the statement that Danish law asks for."""

    pdf = option.Type(bool, default=True)
    """Whether each plan is published as a PDF too."""
