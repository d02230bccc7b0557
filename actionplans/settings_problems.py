"""Problems of settings in `mkdocs.yml` that have no effect, or that nobody knows.

The host has settings for pages that it makes itself. Here it makes none: staff who write one of
those should hear that it does nothing, and what to do instead.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from actionplans.problems import Location, Problem, closest
from actionplans.text.engines import NATIVE_EXTENSIONS
from actionplans.text.engines.engine import PYTHON_MARKDOWN, Dialect

#: The path of a setting from the top of the file: `("theme", "locale")`.
Path = tuple[str, ...]

EFFECTIVE = frozenset(
    {
        "site_name",
        "site_url",
        "site_description",
        "site_dir",
        "docs_dir",
        "theme",
        "markdown_extensions",
        "plugins",
        "hooks",
        "strict",
        "dev_addr",
        "watch",
        "remote_branch",
        "remote_name",
    }
)
"""The settings of the host that work as it describes them."""

EFFECTIVE_IN_THEME = frozenset({"name", "custom_dir"})

#: The settings that staff may believe to keep pages back, which would be published.
_EXCLUDING = frozenset({"exclude_docs", "draft_docs"})

#: The kinds of problems that say what to do instead, by the settings; others say to remove it.
_INSTEAD: Mapping[str, str] = {
    "nav": "setting-of-menu",
    "not_in_nav": "setting-of-menu",
    "site_author": "setting-of-publisher",
    "copyright": "setting-of-publisher",
    "extra_css": "setting-of-theme",
    "extra_javascript": "setting-of-theme",
    "extra_templates": "setting-of-theme",
    "theme.locale": "setting-of-language",
    "theme.favicon": "setting-of-theme",
    "theme.logo": "setting-of-logo",
    "theme.static_templates": "setting-of-theme",
}


def setting_problems(
    written: Mapping[str, object],
    defaults: Mapping[str, object],
    ours: Collection[str],
    locate: Callable[[Path], Location],
) -> Iterator[Problem]:
    """Yield a problem for each setting of the host that has no effect here, or that it has not.

    Args:
        written: the settings as they are written.
        defaults: the host's own values of all that it knows.
        ours: the names of the settings that stand below the plugin.
        locate: gives the position of a setting.
    """
    for key, value in written.items():
        if key not in defaults and key in ours:
            yield Problem.warning("setting-of-ours", locate((key,)), key=key)
        elif key not in defaults:
            yield from unknown_settings([key], EFFECTIVE, locate)
        elif key not in EFFECTIVE and _says_something(value, defaults[key]):
            yield _problem((key,), locate)
    theme = written.get("theme")
    for key, value in theme.items() if isinstance(theme, dict) else ():
        if key not in EFFECTIVE_IN_THEME and _says_something(value, None):
            yield _problem(("theme", str(key)), locate)


def unknown_settings(
    names: Iterable[str],
    known: Collection[str],
    locate: Callable[[Path], Location],
    below: Path = (),
) -> Iterator[Problem]:
    """Yield a problem for each name that is no setting, with the one that it may be meant to be.

    Args:
        names: the names.
        known: the names of settings that there are.
        locate: gives the position of a setting.
        below: the path of the settings that they stand among.
    """
    for name in map(str, names):
        location = locate((*below, name))
        yield Problem.warning("unknown-setting", location, key=name, **closest(name, known))


def update_problems(
    updated: date, today: date, location: Location, *, has_statement: bool
) -> Iterator[Problem]:
    """Yield the problem of the day on which the accessibility statement was last updated, if any.

    The law asks for an update each year.

    Args:
        updated: that day.
        today: the day that the site is built for.
        location: that of the setting.
        has_statement: whether the site names a statement.
    """
    a_year_before = (today.year - 1, today.month, today.day)
    if not has_statement:
        yield Problem.warning("updated-without-statement", location)
    elif updated > today:
        yield Problem.warning("statement-from-future", location, value=updated.isoformat())
    elif (updated.year, updated.month, updated.day) < a_year_before:
        yield Problem.warning("old-accessibility-statement", location, value=updated.isoformat())


def engine_problems(dialect: Dialect, location: Location) -> Iterator[Problem]:
    """Yield a problem for each extension, and for the settings of each, that an engine has not.

    Args:
        dialect: the Markdown that the settings ask for.
        location: that of the extensions.
    """
    if dialect.engine == PYTHON_MARKDOWN:
        return
    engine, known = dialect.engine, tuple(sorted(NATIVE_EXTENSIONS))
    for name in dialect.names:
        if name not in NATIVE_EXTENSIONS:
            yield Problem.error(
                "extension-without-engine", location, value=name, engine=engine, names=known
            )
    for name, values in dialect.settings.items():
        if values:
            yield Problem.error("extension-settings", location, value=name, engine=engine)


def _says_something(value: object, default: object) -> bool:
    """Whether a value is another than the host has anyway."""
    return value != default and (bool(value) or value is False)


def _problem(path: Path, locate: Callable[[Path], Location]) -> Problem:
    key = ".".join(path)
    if key in _EXCLUDING:
        return Problem.error("setting-excludes-nothing", locate(path), key=key)
    kind = _INSTEAD.get(key, "setting-without-effect")
    return Problem.warning(kind, locate(path), key=key)
