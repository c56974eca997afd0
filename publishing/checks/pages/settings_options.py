"""What mkdocs.yml may say below its keys: each option by its name, and values that the site needs as they are."""

import os
import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, Field

from publishing.content.diagnostics import Problem, unknown
from publishing.content.models.field_types import Record
from publishing.content.validation import validate
from publishing.content.yaml.located import LocatedYaml

Severity = Literal["warn", "info", "ignore"]
FEATURES = (
    *("announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy"),
    *("content.code.select", "content.footnote.tooltips", "content.tabs.link", "content.tooltips", "header.autohide"),
    *("navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant", "navigation.path"),
    *("navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress", "navigation.prune"),
    *("navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "navigation.top", "navigation.tracking"),
    *("search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate"),
)
"""All features that Material for MkDocs knows."""
FEATURES_MANUAL = "https://squidfunk.github.io/mkdocs-material/setup/"
ADDRESSES = (("site_url",), ("repo_url",), ("extra", "intake_url"))
WHOLE_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/\S*)?")
OF_VARIABLE = re.compile(r"!ENV +\[? *(?P<name>\w+)")
SHARED = "/_*/"
"""The line that keeps shared prose and data from becoming pages."""


class Theme(Record):
    """The theme: stock Material, below our own frame."""

    name: Literal["material"]
    variant: Literal["classic", "modern"] | None = None
    custom_dir: Literal["overrides"] = Field(description="overrides")
    language: str = "en"
    direction: Literal["ltr", "rtl"] | None = None
    font: Literal[False] = Field(description="false")
    favicon: str | None = None
    logo: str | None = None
    icon: dict[str, Any] | None = None
    palette: Any = None
    features: list[str] | None = None
    static_templates: list[str] | None = None


class Extra(Record):
    """What our own templates and commands ask for."""

    repository_branch: Any = Field(description='!ENV [REPOSITORY_BRANCH, ""]')
    intake_url: Any = Field(description="the address of the intake, as https://www.example.org/")
    feedback_address: Any = Field(description='!ENV [FEEDBACK_ADDRESS, ""]')
    security_contact: Any = Field(description='!ENV [SECURITY_CONTACT, ""]')
    pdfs: Any = Field(description='!ENV [PDFS, ""]')


class Macros(Record):
    """The plugin that renders templates: with these options pages are no programs, and no typo is published."""

    module_name: Literal["macros"] = Field(description="macros")
    include_dir: Literal["docs/_partials"] = Field(description="docs/_partials")
    on_undefined: Literal["strict"] = Field(description="strict")
    on_error_fail: Literal[True] = Field(description="true")
    j2_comment_start_string: Literal["{##"] = Field(description='"{##"')
    j2_comment_end_string: Literal["##}"] = Field(description='"##}"')


class ValidationOfNav(Record):
    """How the engine takes a slip in the menu."""

    omitted_files: Severity = "warn"
    not_found: Severity = "warn"
    absolute_links: Severity = "warn"


class ValidationOfLinks(Record):
    """How the engine takes a slip in a link."""

    not_found: Severity = "warn"
    anchors: Severity = "warn"
    absolute_links: Literal["warn", "info", "ignore", "relative_to_docs"] = "relative_to_docs"
    unrecognized_links: Severity = "warn"


class Validation(Record):
    """What is an error to the engine."""

    nav: ValidationOfNav = ValidationOfNav()
    links: ValidationOfLinks = ValidationOfLinks()


GROUPS: dict[str, type[BaseModel]] = {"theme": Theme, "extra": Extra, "validation": Validation}
PLUGINS: dict[str, type[BaseModel]] = {"macros": Macros}
"""The plugins that the site is built with, and their options."""
PLUGINS_HERE = "publishing/checks/pages/settings_options.py"


def option_problems(source: LocatedYaml) -> Iterator[Problem]:
    """Every option of the theme, of a plugin and of our own that is unknown, missing or not what it must be."""
    values = source.value
    for name, model in GROUPS.items():
        if isinstance(values.get(name), dict):
            yield from validate(model, source, (name,))[1]
    yield from _plugins(source)
    features = (values.get("theme") or {}).get("features") if isinstance(values.get("theme"), dict) else None
    for index, feature in enumerate(features if isinstance(features, list) else ()):
        if isinstance(feature, str) and feature not in FEATURES:
            message = unknown("the feature", feature, FEATURES, FEATURES_MANUAL)
            yield source.problem(("theme", "features", index), message)
    excluded = values.get("exclude_docs")
    if isinstance(excluded, str) and SHARED not in excluded.split():
        message = f"the line '{SHARED}' is missing: without it shared prose and data would be pages. Write it back."
        yield source.problem(("exclude_docs",), message)
    yield from _addresses(source)


def _plugins(source: LocatedYaml) -> Iterator[Problem]:
    plugins = source.value.get("plugins")
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        name = str(next(iter(plugin), "") if isinstance(plugin, dict) else plugin)
        if name not in PLUGINS:
            yield source.problem(("plugins", index), unknown("the plugin", name, PLUGINS, PLUGINS_HERE))
        elif isinstance(plugin, dict):
            yield from validate(PLUGINS[name], source, ("plugins", index, name))[1]
        else:
            message = f"the plugin {name!r} needs its options. Write '- {name}:' and its options below it, as before."
            yield source.problem(("plugins", index), message)


def _addresses(source: LocatedYaml) -> Iterator[Problem]:
    for location in ADDRESSES:
        value: Any = source.value
        for key in location:
            value = value.get(key) if isinstance(value, dict) else None
        if not value or (isinstance(value, str) and WHOLE_ADDRESS.fullmatch(value)):
            continue
        line = source.lines[source.position(location)[0] - source.first_line]
        variable = OF_VARIABLE.search(line)
        where = f", as the variable {variable['name']} says" if variable and variable["name"] in os.environ else ""
        message = f"{location[-1]!r} is {value!r}{where}. Write the whole address, as in https://guides.example.org/."
        yield source.problem(location, message)
