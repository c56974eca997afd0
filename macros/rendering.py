"""What templates are rendered with: a sandbox, and none of the engine's own settings, paths and functions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

ENGINE_MACROS = ("context", "macros_info", "now", "fix_url")
ENGINE_VARIABLES = (
    *("config", "environment", "plugin", "git", "files", "navigation", "macros", "filters", "filters_builtin"),
    *ENGINE_MACROS,
)
JINJA_FUNCTIONS = ("lipsum", "cycler", "joiner", "namespace", "dict")


def keep_engine_out_of_reach(env: Any) -> None:
    """Swap the plugin's Jinja environment for a sandbox, once, and empty its shelves before each page.

    The plugin builds its environment after define_env and fills its shelves again with each navigation, so the
    earliest place for this is before a page. Partials are guarded by people; this guards against their mistakes.
    """
    env.navigation = env.variables.get("navigation", getattr(env, "navigation", None))
    env.files = env.variables.get("files", getattr(env, "files", None))
    for name in ENGINE_VARIABLES:
        env.variables.pop(name, None)
    if not isinstance(env.env, ImmutableSandboxedEnvironment):
        env._env = sandbox(env.env)


def page_renderer(env: Any, partials: Path) -> Callable[[str], str]:
    """Render a page before Zensical does, which builds its environment after define_env and lets nobody swap it.

    What the sandbox refuses here never reaches the engine's own rendering of the same text.
    """
    for shelf in (env.variables, env.macros):
        for name in ENGINE_VARIABLES:
            shelf.pop(name, None)
    environment = sandbox(
        Environment(  # noqa: S701 - it writes Markdown
            loader=FileSystemLoader(partials),
            undefined=StrictUndefined,
            comment_start_string=env.config["j2_comment_start_string"],
            comment_end_string=env.config["j2_comment_end_string"],
        )
    )
    environment.filters.update(env.filters)
    environment.globals.update(env.macros)
    return lambda text: environment.from_string(text).render(**env.variables, **env.page.meta)


def sandbox(environment: Environment) -> ImmutableSandboxedEnvironment:
    """An environment that renders the same templates with the same macros, without a way into Python."""
    sandboxed = ImmutableSandboxedEnvironment(
        loader=environment.loader,
        undefined=environment.undefined,
        comment_start_string=environment.comment_start_string,
        comment_end_string=environment.comment_end_string,
    )
    sandboxed.filters.update(environment.filters)
    sandboxed.globals.update(environment.globals)
    for name in (*ENGINE_MACROS, *JINJA_FUNCTIONS):
        sandboxed.globals.pop(name, None)
    return sandboxed
